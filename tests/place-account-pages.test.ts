import { readFile } from 'node:fs/promises';
import JSZip from 'jszip';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bringToPublicity, exampleTopic } from '#features/bulletin/fixtures.ts';
import { newId } from '#shared/ids.ts';
import { openOffice, type TestOffice, type TestPerson } from './harness/actors.ts';
import { startApp } from './harness/app.ts';
import { axeFindings, openAs, openBrowser, shoot } from './harness/browser.ts';
import { thisEvening } from './harness/clock.ts';

/** A partner's secretary on a phone: the record as a file, an account of the unit, the same seen by it, and its end. */

const app = await startApp({ now: thisEvening, webDir: process.env['LIANXUE_WEB'] ?? 'dist/web' });
let office: TestOffice;
let browser: Browser;
let secretary: TestPerson;
let unitId = '';
const at = { branch: '', summary: '', held: '' };
const c = () => ({ commandId: newId() });

beforeAll(async () => {
  office = await openOffice(app);
  browser = await openBrowser();
  at.branch = await office.branch('计算机处党支部');
  secretary = await office.person('周正言', { branchId: at.branch, posts: [{ post: 'member' }, { post: 'secretary' }] });
  const { client } = secretary;
  unitId = (await client.unit.add({ ...c(), name: '武钢集团', kind: 'enterprise', industry: 'C', region: '420107', field: null, frontLine: true, aliases: [], note: null })).id;
  const activity = async (theme: string, stage: 'summary' | 'held'): Promise<string> => {
    const { id } = await client.activity.create({ ...c(), branchId: at.branch, ...exampleTopic, theme, estimateFen: 98_700 });
    await bringToPublicity(app.program.door, office.id, id, '2026-11-10');
    await app.program.pool.query(`update side set unit_id = $2, contact_name = '马灯明', contact_post = '书记' where activity_id = $1 and role = 'partner'`, [id, unitId]);
    await app.program.pool.query(`update activity set stage = $2 where id = $1`, [id, stage]);
    if (stage === 'held') await app.program.pool.query('delete from record where activity_id = $1', [id]);
    return id;
  };
  at.summary = await activity('大数据审计方法', 'summary');
  at.held = await activity('车间里的党课', 'held');
  await client.pairing.add({ ...c(), branchIds: [at.branch], parties: [{ unitId, bodyWords: '总装党支部', signerName: '马灯明', signerPost: '书记' }], purpose: '互学互助', contents: '每半年联合学习一次', signedOn: '2026-01-10', fromOn: '2026-01-10', untilOn: null, activityId: null });
});
afterAll(() => browser.close());

const fits = (page: Page) => page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth');
const looksRight = async (page: Page, name: string): Promise<void> => {
  await shoot(page, name);
  expect(await axeFindings(page)).toEqual([]);
  expect(await fits(page)).toBe(true);
};
/** The Word file that a link on the page gives, by its name and words. */
async function downloaded(page: Page, label: string): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: label }).click()]);
  const { files } = await JSZip.loadAsync(await readFile(await download.path()));
  const text = await files['word/document.xml']?.async('string');
  return { name: download.suggestedFilename(), text: (text ?? '').replaceAll(/<[^>]+>/g, '') };
}

test('a link, the record, an account, the same seen by it; taken back and told so', async () => {
  const ours = await openAs(browser, `${app.url}/partners/${unitId}`, secretary, { width: 1440, permissions: ['clipboard-read', 'clipboard-write'] });
  await ours.page.getByRole('button', { name: '生成专页链接' }).click();
  const making = ours.page.getByRole('dialog');
  await making.getByLabel('姓名').fill('马灯明');
  await making.getByLabel('职务').fill('支部书记');
  await making.getByRole('button', { name: '生成链接' }).click();
  await making.getByRole('button', { name: '复制链接' }).waitFor();
  const address = await making.getByLabel('链接', { exact: true }).inputValue();
  await making.getByRole('button', { name: '关闭' }).last().click();

  // What is asked stands first: of the activity in 实施 the list of who came, of that in 总结 the record.
  const theirs = await openAs(browser, address, null, { width: 390 });
  const { page } = theirs;
  await page.getByText('请您填写出席情况').waitFor();
  await page.getByRole('link', { name: '车间里的党课' }).click();
  await page.getByText('请填写本方出席情况').waitFor();
  expect(await page.getByText('已不需要您办理').count()).toBe(0);
  // The form is fetched when it is needed: where things stand is measured once it is there.
  await page.getByLabel('名单').waitFor();
  const tops = await Promise.all([page.getByLabel('名单'), page.getByRole('heading', { name: '活动内容' })].map(async (one) => (await one.boundingBox())?.y ?? 0));
  expect(tops[0]).toBeLessThan(tops[1] ?? 0);
  await page.getByLabel('实到人数').fill('2');
  await page.getByRole('button', { name: '保存名单' }).click();
  await page.getByText('本方出席情况已填写').waitFor();
  await looksRight(page, 'theirs-held-390');
  await page.getByRole('link', { name: '返回我单位的全部活动' }).click();

  await page.getByRole('link', { name: '大数据审计方法' }).click();
  await page.getByRole('heading', { name: '材料下载' }).waitFor();
  const record = await downloaded(page, '活动记录表 Word');
  expect(record.name).toContain('活动记录表.docx');
  for (const part of ['科技强审', '共同学习了会议精神']) expect(record.text).toContain(part);
  for (const inside of ['987', '经费', '审批']) expect(record.text).not.toContain(inside);
  const popup = page.context().waitForEvent('page');
  await page.getByRole('link', { name: '活动记录表 PDF' }).click();
  await (await popup).close();
  await looksRight(page, 'theirs-papers-390');
  await page.getByRole('link', { name: '返回我单位的全部活动' }).click();
  expect((await downloaded(page, '结对协议：互学互助 Word')).text).toContain('每半年联合学习一次');

  // An account: refused by the rule beside its field, then asked for.
  await page.getByRole('button', { name: '申请账户' }).click();
  const asking = page.getByRole('dialog');
  await asking.getByLabel('用户名').fill('wugang-ma');
  await asking.getByLabel('密码', { exact: true }).fill('short');
  await asking.getByLabel('再次输入密码').fill('short');
  await asking.getByRole('button', { name: '提交' }).click();
  await asking.getByText('密码太短').waitFor();
  await asking.getByLabel('密码', { exact: true }).fill('Wu-gang-2026');
  await asking.getByLabel('再次输入密码').fill('Wu-gang-2026');
  await shoot(page, 'theirs-ask-390');
  await asking.getByRole('button', { name: '提交' }).click();
  await page.getByText('等待批准').waitFor();
  await looksRight(page, 'theirs-asked-390');
  const seen = await page.getByRole('listitem').allInnerTexts();

  await ours.page.reload();
  await ours.page.getByRole('button', { name: '批准马灯明的账户', exact: true }).waitFor();
  await looksRight(ours.page, 'theirs-ours-1440');
  await ours.page.getByRole('button', { name: '批准马灯明的账户', exact: true }).click();
  await ours.page.getByText('已开通').waitFor();

  await page.reload();
  await page.getByRole('link', { name: '去登录' }).click();
  await page.getByLabel('用户名').fill('wugang-ma');
  await page.getByLabel('密码').fill('Wu-gang-2026');
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.getByText('您已用账户“wugang-ma”登录').waitFor();
  expect(new URL(page.url()).pathname).toBe('/place');
  expect(await page.getByRole('listitem').allInnerTexts()).toEqual(seen);
  await looksRight(page, 'theirs-signed-in-390');
  await page.getByRole('link', { name: '大数据审计方法' }).click();
  expect((await downloaded(page, '活动记录表 Word')).text).toBe(record.text);
  // Nothing inside the frame is theirs: every other address leads back.
  await page.goto(`${app.url}/activities`);
  await page.getByText('您已用账户“wugang-ma”登录').waitFor();
  await page.getByRole('link', { name: '密码与登录安全' }).click();
  await page.getByRole('heading', { name: '修改密码' }).waitFor();
  await looksRight(page, 'theirs-account-390');
  await page.getByRole('link', { name: '返回我单位的联学' }).click();
  await page.getByRole('link', { name: '大数据审计方法' }).waitFor();

  // The system administrator lifts locks and sets passwords of it as of any other.
  const system = await openAs(browser, `${app.url}/administration`, office.system, { width: 1440 });
  const row = system.page.getByRole('row').filter({ hasText: 'wugang-ma' });
  await row.getByRole('link', { name: '武钢集团' }).waitFor();
  expect(await row.getByRole('button').allInnerTexts()).toEqual(['重设密码', '停用']);
  await looksRight(system.page, 'theirs-administration-1440');
  expect(system.heard).toEqual([]);
  await system.close();

  await ours.page.getByRole('button', { name: '收回马灯明的账户' }).click();
  await ours.page.getByRole('dialog').getByRole('textbox').fill('人员调整');
  await ours.page.getByRole('dialog').getByRole('button', { name: '收回' }).click();
  await ours.page.getByText('已收回').waitFor();
  await page.goto(`${app.url}/place`);
  await page.getByLabel('用户名').fill('wugang-ma');
  await page.getByLabel('密码').fill('Wu-gang-2026');
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.getByText('您的账户已被收回').waitFor();
  await looksRight(page, 'theirs-ended-390');
  // The link goes on, and says why.
  await page.goto(address);
  await page.getByText('账户“wugang-ma”已被收回：人员调整').waitFor();
  expect(theirs.heard.filter((told) => !/\b(401|403|422)\b/.test(told))).toEqual([]);
  expect(ours.heard).toEqual([]);
  await Promise.all([theirs.close(), ours.close()]);
});

test('our page of the partner: activities, agreements, problems and verified effects, each a page at a time', async () => {
  const { client } = secretary;
  const { facts } = await client.activity.get({ id: at.summary });
  const sideId = facts.sides.find(({ role }) => role === 'partner')?.id ?? '';
  await app.program.pool.query(`update activity set stage = 'conversion' where id = $1`, [at.summary]);
  for (let n = 1; n <= 12; n += 1) await client.outcome.raise({ ...c(), id: at.summary, kind: 'problem', sideId, text: `第${n}个问题`, raisedByPersonId: null, raisedByWords: null, projectId: null });
  const [first] = (await client.outcome.list({ unit: unitId, as: 'problems', limit: 1 })).rows;
  await client.outcome.plan({ ...c(), id: first?.id ?? '', measure: '统一口径', ownerId: secretary.id, dueOn: '2027-12-31' });
  await app.program.pool.query(`update action set state = 'verified', before = '各说各的', after = '一张表', method = '核对', verifier_name = '吴常青', verified_at = now()`);
  for (const width of [1440, 390]) {
    const ours = await openAs(browser, `${app.url}/partners/${unitId}`, secretary, { width });
    const { page } = ours;
    await page.getByRole('link', { name: '第12个问题' }).first().waitFor();
    expect(await page.getByRole('link', { name: '第1个问题', exact: true }).count()).toBe(0);
    await page.getByRole('button', { name: '问题和建议 · 更早的' }).click();
    await page.getByRole('link', { name: '第1个问题', exact: true }).waitFor();
    await page.getByText('各说各的 → 一张表').waitFor();
    await page.getByText('互学互助').first().waitFor();
    await page.getByRole('link', { name: '车间里的党课' }).first().waitFor();
    await looksRight(page, `theirs-partner-${width}`);
    expect(ours.heard).toEqual([]);
    await ours.close();
  }
});
