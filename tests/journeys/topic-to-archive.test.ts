import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#shared/ids.ts';
import { openOffice, type TestOffice, type TestPerson } from '#tests/harness/actors.ts';
import { startApp } from '#tests/harness/app.ts';
import { axeFindings, openAs, openBrowser } from '#tests/harness/browser.ts';
import { dayFromNow, thisEvening } from '#tests/harness/clock.ts';

/** One activity from 选题 to 归档, in the browser alone, each by the people who do it: as a secretary would tell the story. */

const app = await startApp({ now: thisEvening, webDir: process.env['LIANXUE_WEB'] ?? 'dist/web', jobs: true });
const today = dayFromNow();
const theme = '“数字化转型”：大数据审计怎样取数';
let office: TestOffice;
let browser: Browser;
let people: Record<'organiser' | 'member' | 'secretary' | 'committee' | 'discipline', TestPerson>;
const contexts: BrowserContext[] = [];

beforeAll(async () => {
  office = await openOffice(app);
  browser = await openBrowser();
  const branchId = await office.branch('计算机处党支部');
  people = {
    organiser: await office.person('陈思远', { branchId, posts: [{ post: 'member' }] }),
    member: await office.person('李向东', { branchId, posts: [{ post: 'member' }] }),
    secretary: await office.person('周正言', { branchId, posts: [{ post: 'member' }, { post: 'secretary' }] }),
    committee: await office.person('吴常青', { posts: [{ post: 'committee' }] }),
    discipline: await office.person('王清正', { posts: [{ post: 'discipline' }] }),
  };
  const { client } = people.committee;
  const unit = await client.unit.add({ commandId: newId(), name: '江西省审计厅', kind: 'organ', industry: 'S', region: '360000', field: null, frontLine: null, aliases: [], note: null });
  await client.unit.addBranch({ commandId: newId(), id: unit.id, name: '数据办党支部' });
});
afterAll(() => browser.close());

const heard: string[] = [];
async function sit(who: TestPerson | null, address: string, width: number): Promise<Page> {
  const { page, heard: said } = await openAs(browser, address.startsWith('http') ? address : `${app.url}${address}`, who, { width });
  contexts.push(page.context());
  page.on('close', () => heard.push(...said));
  return page;
}
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' }).first().click();
const dialogOf = (page: Page) => page.getByRole('dialog').filter({ visible: true });
async function ask(page: Page, fields: Readonly<Record<string, string>>, verb: string): Promise<void> {
  for (const [label, text] of Object.entries(fields)) await dialogOf(page).getByLabel(label).first().fill(text);
  await dialogOf(page).getByRole('button', { name: verb, exact: true }).click();
  await dialogOf(page).waitFor({ state: 'detached' });
}
/** Whatever the rulebook asks on this very day (a weekend, a short notice) is answered where it stands. */
async function answerAll(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  const asked = page.getByRole('button', { name: /^(回答|说明理由) [A-Z]{3}-\d+$/u });
  for (let left = await asked.count(); left > 0; left = await asked.count()) {
    await asked.first().click();
    await dialogOf(page).getByRole('textbox').fill('已商定，情况属实。');
    await dialogOf(page).getByRole('button', { name: /^(回答|说明理由)$/u }).click();
    await expect.poll(() => asked.count()).toBeLessThan(left);
  }
}
async function sound(page: Page, name: string): Promise<void> {
  if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/journey-${name}.png`, fullPage: true });
  expect(`${name} ${(await axeFindings(page)).join('\n')}`).toBe(`${name} `);
}

test('from 选题 to 归档', async () => {
  // 选题
  const desk = await sit(people.organiser, '/activities/new', 1440);
  await desk.getByLabel('主题').first().fill(theme);
  await desk.getByLabel('难点').check();
  await desk.getByLabel('任务').fill('研讨大数据审计方法，交流取数案例');
  await desk.getByLabel('预期效果').fill('形成一套可用的取数办法');
  await press(desk, '建立选题');
  await desk.getByRole('heading', { level: 1, name: theme }).waitFor();
  const home = new URL(desk.url()).pathname;
  await desk.getByLabel('年度计划编号').fill('2026-3');
  await press(desk, '保存选题');
  await desk.getByText('未保存').or(desk.getByText('正在保存')).first().waitFor({ state: 'detached' });
  await press(desk, '选题已定，开始联络');
  // 联络
  await press(desk, '添加一方');
  await dialogOf(desk).getByLabel('查找单位').fill('江西');
  await dialogOf(desk).getByRole('button', { name: '江西省审计厅' }).click();
  await dialogOf(desk).getByLabel('数据办党支部').check();
  await ask(desk, { 联系人姓名: '刘明', 联系人职务: '支部书记' }, '保存');
  await press(desk, '记一次联络');
  await ask(desk, { 方式: '电话', 内容: '商定主题和时间。' }, '记一次联络');
  await press(desk, '各方已定，编制方案');
  // 方案
  await press(desk, '添加一场');
  const session = desk.getByRole('group', { name: '第 1 场' });
  await session.getByLabel('日期').fill(today);
  await session.getByLabel('开始').fill('09:00');
  await session.getByLabel('结束').fill('10:00');
  await session.getByLabel('地点').fill('江西省审计厅会议室');
  await session.getByLabel('内容').fill('集中学习和研讨');
  await session.getByLabel('分钟').fill('60');
  await press(desk, '保存方案');
  await desk.getByRole('table', { name: '议程 1' }).waitFor();
  await press(desk, '不使用经费');
  await desk.getByText('本次活动不使用经费。').waitFor();
  await sound(desk, '方案');
  // The partner's leader: a link, a phone, one yes.
  await desk.goto(`${app.url}${home}/sides`);
  await press(desk, '生成链接');
  await dialogOf(desk).getByRole('button', { name: '生成链接' }).click();
  const address = await dialogOf(desk).getByLabel('链接', { exact: true }).inputValue();
  await dialogOf(desk).getByRole('button', { name: '关闭' }).last().click();
  const phone = await sit(null, address, 390);
  await phone.getByRole('radio', { name: '同意', exact: true }).check();
  await press(phone, '提交');
  await phone.getByText('您已同意').waitFor();
  const leader = await sit(people.secretary, `${home}/sides`, 1440);
  await press(leader, '代表计算机处党支部表态');
  await dialogOf(leader).getByRole('button', { name: '同意', exact: true }).click();
  await leader.getByText('周正言（党支部书记）').waitFor();
  // 审批
  await desk.goto(`${app.url}${home}`);
  await answerAll(desk);
  await press(desk, '提交审批');
  await desk.getByRole('heading', { level: 2, name: '审批过程' }).waitFor();
  const other = await sit(people.member, home, 1440);
  await other.getByLabel('讨论日期').fill(today);
  await other.getByLabel('支委会').check();
  await press(other, '同意');
  await other.getByText('正在等待机关党委办理。').waitFor();
  const party = await sit(people.committee, home, 1440);
  await press(party, '同意');
  await party.getByText('这一步由组织者或主办支部书记办理。').waitFor();
  await sound(party, '审批');
  // 实施
  await desk.goto(`${app.url}${home}`);
  await press(desk, '发出通知');
  await dialogOf(desk).getByRole('button', { name: '发出通知' }).click();
  await desk.getByText('未答复 3 人').waitFor();
  await other.goto(`${app.url}${home}`);
  await other.getByLabel('参加', { exact: true }).check();
  await press(other, '答复');
  await other.getByText('您已答复参加。').waitFor();
  await press(desk, '登记出勤');
  await press(desk, '未标记的全部记为到');
  await desk.getByLabel(/^人数说明/u).fill('10余人');
  await press(desk, '保存出勤');
  await desk.getByText('应到 3，实到 3').waitFor();
  await sound(desk, '实施');
  await desk.getByLabel('举行日期').fill(today);
  await press(desk, '活动已举行');
  // 总结
  await desk.getByLabel('理论共学').fill('共同学习了会议精神，交流了三点体会。');
  await desk.getByLabel('问题共解').fill('会诊了取数慢的难题，商定了办法。');
  await desk.getByRole('button', { name: '没有', exact: true }).click();
  await press(desk, '保存记录');
  await desk.getByRole('heading', { name: '主题联学活动记录' }).waitFor();
  await phone.reload();
  await phone.getByRole('radio', { name: '签认，内容属实' }).check();
  await press(phone, '提交');
  await phone.getByText('您已签认').waitFor();
  await sound(phone, '签认');
  await leader.goto(`${app.url}${home}/record`);
  await press(leader, '代表计算机处党支部签认');
  await dialogOf(leader).getByRole('button', { name: '签认', exact: true }).click();
  await leader.getByText('周正言（党支部书记）').waitFor();
  await desk.goto(`${app.url}${home}`);
  await answerAll(desk);
  await press(desk, '完成记录');
  // 宣传
  await press(desk, '编写简报');
  await desk.getByRole('textbox', { name: '正文' }).getByText('会诊了取数慢的难题').waitFor();
  await press(desk, '送保密审查');
  await desk.getByText('待保密审查').first().waitFor();
  const guard = await sit(people.discipline, `${home}/publicity`, 1440);
  await answerAll(guard);
  await press(guard, '审查通过');
  await guard.locator('.chip', { hasText: '审查通过' }).waitFor();
  await party.goto(`${app.url}${home}/publicity`);
  await press(party, '签发');
  await party.getByText('第1期').first().waitFor();
  await press(party, '登记发布');
  await ask(party, { 发布渠道: '办内网站', 发布日期: today }, '登记发布');
  await desk.reload();
  await press(desk, '进入转化');
  // 转化
  await press(desk, '登记');
  await ask(desk, { 内容: '各处取数口径不一', 外单位提出人: '刘明' }, '登记');
  await desk.getByRole('heading', { name: '各处取数口径不一' }).waitFor();
  await press(desk, '落实到人');
  await dialogOf(desk).getByLabel('措施').fill('制定取数口径对照表');
  await dialogOf(desk).getByLabel('责任人').fill('李');
  await dialogOf(desk).getByRole('button', { name: '添加 李向东' }).click();
  await ask(desk, { 完成时限: dayFromNow(20) }, '落实到人');
  await other.goto(`${app.url}${home}/conversion`);
  await press(other, '报告完成');
  await ask(other, { 佐证: '对照表已印发' }, '报告完成');
  await leader.goto(`${app.url}${home}/conversion`);
  await press(leader, '核验成效');
  await ask(leader, { 此前情况: '口径三种', 现在情况: '口径一种', 核验方法: '抽查三个项目' }, '核验成效');
  await press(leader, '反馈提出人');
  await ask(leader, { 反馈内容: '已统一口径，谢谢。' }, '反馈提出人');
  await leader.getByText('已反馈提出人').waitFor();
  await sound(leader, '转化');
  // 归档
  await press(leader, '归档');
  await leader.getByText('这项活动已经结束，没有下一步。').waitFor();
  await leader.goto(`${app.url}${home}/history`);
  await leader.getByText('核验').first().waitFor();
  await sound(leader, '经过');
  await desk.goto(`${app.url}/ledger`);
  await desk.getByRole('link', { name: theme }).waitFor();
  await phone.reload();
  await phone.getByText('您已签认').waitFor();
  for (const context of contexts) await context.close();
  expect(heard.filter((line) => !/\b(409|422)\b/u.test(line))).toEqual([]);
}, 240_000);
