import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#shared/ids.ts';
import { openOffice, type TestPerson } from './harness/actors.ts';
import { startApp } from './harness/app.ts';
import { axeFindings, openAs, openBrowser, shoot } from './harness/browser.ts';
import { dayFromNow, thisEvening } from './harness/clock.ts';

/** A year's plan from its call to the comparison of two versions, as those who propose, consolidate, check and approve see and do it. */

const app = await startApp({ now: thisEvening, webDir: process.env['LIANXUE_WEB'] ?? 'dist/web' });
const today = dayFromNow();
const year = Number(today.slice(0, 4)) + 1;
let browser: Browser;
const who: Record<string, TestPerson> = {};
const ids = { branch: '', other: '' };
const c = () => ({ commandId: newId() });
const person = (name: string): TestPerson => who[name] ?? (() => { throw new Error(name); })();
const sheet = (name = 'committee') => person(name).client.plan.sheet({ year });

beforeAll(async () => {
  const office = await openOffice(app);
  browser = await openBrowser();
  ids.branch = await office.branch('计算机处党支部');
  ids.other = await office.branch('财政审计处党支部');
  for (const [name, post] of [['committee', 'committee'], ['finance', 'finance'], ['leader', 'leading_group']] as const) who[name] = await office.person(`${name}同志`, { posts: [{ post }] });
  who['secretary'] = await office.person('周正言', { branchId: ids.branch, posts: [{ post: 'member' }, { post: 'secretary' }] });
  who['member'] = await office.person('李向东', { branchId: ids.branch, posts: [{ post: 'member' }] });
  who['second'] = await office.person('陈思远', { branchId: ids.other, posts: [{ post: 'member' }, { post: 'secretary' }] });
  who['third'] = await office.person('吴晓', { branchId: ids.other, posts: [{ post: 'member' }] });
});
afterAll(() => browser.close());

const open = (name: string, path: string, width = 1440) => openAs(browser, `${app.url}${path}`, person(name), { width });
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' }).click();
const way = `/plans/${year}/way`;

const cost = (unitFen: number) => ({
  id: newId(), category: 'material' as const, basis: 'person' as const, quantity: 20, times: 1, unitFen, seats: null, lecturer: null, lecturerOwn: false, fundSource: 'party_fiscal' as const, decision: null, payer: 'own' as const, spentOn: 'own' as const,
  onAllowance: null, note: null,
});
/** A line as a branch writes it, complete. */
async function write(name: string, branchId: string, content: string, month: string, over: Record<string, unknown> = {}): Promise<string> {
  const { plan } = await sheet(name);
  const itemId = newId();
  const fields = { content, form: '座谈', fromOn: `${year}-${month}-01`, toOn: `${year}-${month}-28`, place: '江西省审计厅', away: 'no', people: 20, fundSource: 'party_fiscal', owner: '周正言', effect: '形成方法', partner: '江西省审计厅数据办党支部', source: 'hot', ...over };
  await person(name).client.plan.write({ ...c(), planId: plan.id, add: [{ id: itemId, branchId }], remove: [], cells: Object.entries(fields).map(([field, value]) => ({ itemId, field: field as 'content', value: value as string, was: null })) });
  const version = (await sheet(name)).items.find(({ id }) => id === itemId)?.version ?? 0;
  await person(name).client.plan.setCosts({ ...c(), itemId, version, lines: [cost(2_500)] });
  return itemId;
}

test('机关党委 calls for the year, with the superior’s arrangement pasted and the budget', async () => {
  const { page, heard, close } = await open('committee', '/plans');
  await shoot(page, 'plans-none');
  await page.getByRole('button', { name: '发出申报通知' }).first().click();
  const dialog = page.getByRole('dialog', { name: '发出年度申报通知' });
  await dialog.getByRole('button', { name: '发出申报通知' }).click();
  await dialog.getByText('请填写开始和截止日期。').first().waitFor();
  expect(await dialog.getByLabel('年度').inputValue()).toBe(String(year));
  await dialog.getByLabel('开始日期').fill(today);
  await dialog.getByLabel('截止日期').fill(`${year}-01-25`);
  await dialog.getByLabel('通知内容').fill('请各支部围绕审计重点申报，每支部至少一项到基层一线。');
  await shoot(page, 'call');
  await dialog.getByRole('button', { name: '发出申报通知' }).click();
  await page.getByRole('heading', { level: 1, name: `${year}年度计划` }).waitFor();
  await press(page, '登记上级安排');
  const arrangement = page.getByRole('dialog', { name: '登记上级安排' });
  await arrangement.getByLabel('文件名称').fill(`${year}年党员教育培训工作安排`);
  await arrangement.getByLabel('逐条内容').fill('一、深入学习贯彻党的创新理论\n二、加强警示教育\n\n三、主题党日到一线');
  await arrangement.getByRole('button', { name: '保存' }).click();
  await page.getByText('2. 加强警示教育').waitFor();
  await press(page, '填写预算');
  await page.getByRole('dialog').getByLabel('年度党建经费预算').fill('20000');
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
  await page.getByText('¥20,000.00').first().waitFor();
  await shoot(page, 'way-called-committee');
  expect(await axeFindings(page)).toEqual([]);
  expect(heard).toEqual([]);
  await close();
});

test('a branch discusses and proposes; what is missing stands on the button', async () => {
  await write('secretary', ids.branch, '大数据审计方法研讨', '03', { arrangementLineId: (await sheet()).arrangement[0]?.id ?? null });
  await write('secretary', ids.branch, '走访炼钢车间', '04', { place: '宝武武钢厂区' });
  await write('second', ids.other, '财政改革联学', '06');
  const early = await open('secretary', way);
  await early.page.getByText('2 项可以申报。').waitFor();
  await shoot(early.page, 'way-secretary');
  expect(await early.page.getByRole('button', { name: '支部申报' }).getAttribute('aria-disabled')).toBe('true');
  await early.page.getByRole('list', { name: '申报前还差' }).getByText('PLN-03').first().waitFor();
  expect(await axeFindings(early.page)).toEqual([]);
  await early.close();
  // Before the approval its papers are for those who decide on it.
  expect((await app.ask(`/papers/years/${year}/points.docx`, { headers: person('secretary').headers })).status).toBe(403);
  const { page, close } = await open('member', way, 390);
  await press(page, '登记支部讨论');
  const dialog = page.getByRole('dialog', { name: /登记支部讨论/u });
  await dialog.getByLabel('讨论日期').fill(today);
  await dialog.getByLabel('应到人数').fill('5');
  await dialog.getByLabel('实到人数').fill('4');
  await dialog.getByLabel('党员意见').fill('建议多到一线。');
  await dialog.getByLabel('发表意见的人数').fill('12');
  await shoot(page, 'discuss-390');
  await dialog.getByRole('button', { name: '登记支部讨论' }).click();
  await page.getByText('建议多到一线。').first().waitFor();
  await shoot(page, 'way-member-390');
  expect(await page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth')).toBe(true);
  await close();
  const again = await open('secretary', way);
  await press(again.page, '支部申报');
  await again.page.getByText('没有要申报的条目。').first().waitFor();
  await again.close();
  expect((await sheet()).items.filter(({ state }) => state === 'proposed')).toHaveLength(2);
});

test('机关党委 returns a line, consolidates and hands on; finance returns, then agrees; 分党组 approves with conditions', async () => {
  const { plan } = await sheet();
  const base = { ...c(), planId: plan.id, branchId: ids.other };
  await person('third').client.plan.discuss({ ...base, metOn: today, meeting: 'members', present: 9, expected: 10, opinions: '同意', opinionsFrom: 9 });
  await person('second').client.plan.propose({ ...base, ...c() });
  const { page, close } = await open('committee', way);
  await shoot(page, 'way-proposed');
  await press(page, /^计算机处党支部的条目/u);
  await page.getByRole('dialog').getByRole('button', { name: '退回 走访炼钢车间' }).click();
  const reason = page.getByRole('dialog', { name: /退回修改/u });
  await reason.getByLabel('要改什么').fill('请写明车辆。');
  await reason.getByRole('button', { name: '退回' }).click();
  await reason.waitFor({ state: 'detached' });
  await shoot(page, 'lines-dialog');
  await page.getByRole('button', { name: '关闭' }).click();
  const back = await open('secretary', way);
  await back.page.getByText('请写明车辆。').first().waitFor();
  await shoot(back.page, 'way-returned');
  await press(back.page, '支部申报');
  await back.page.getByText('没有要申报的条目。').first().waitFor();
  await back.close();
  await page.reload();
  await press(page, '截止申报，开始统筹');
  await press(page, '送财务审核');
  await page.getByText('正在等待：财务').waitFor();
  await close();

  const finance = await open('finance', way);
  expect(await finance.page.getByRole('button', { name: '退回', exact: true }).getAttribute('aria-disabled')).toBe('true');
  await finance.page.getByLabel('意见').fill('资料费偏高，请核减。');
  await press(finance.page, '退回');
  await finance.page.getByText('正在等待：机关党委').waitFor();
  await finance.page.getByText('以前各轮').click();
  await finance.page.getByText('资料费偏高，请核减。').waitFor();
  await finance.close();
  const handed = async () => ({ ...c(), planId: plan.id, version: (await sheet()).plan.version, comment: null });
  await person('committee').client.plan.toFinance(await handed());
  await person('finance').client.plan.decide({ ...(await handed()), decision: 'approve', conditions: null });
  const leader = await open('leader', way, 390);
  await leader.page.getByLabel('批准条件').fill('外地活动逐项报批。');
  await shoot(leader.page, 'decide-390');
  expect(await axeFindings(leader.page)).toEqual([]);
  await press(leader.page, '同意');
  await leader.page.getByText('尚未备案').waitFor();
  await leader.page.getByText('外地活动逐项报批。').first().waitFor();
  expect(await leader.page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth')).toBe(true);
  await leader.close();
  expect((await sheet()).items.map(({ number }) => number).toSorted()).toEqual([1, 2, 3]);
});

test('a line is added during the year and decided twice; two versions are compared', async () => {
  const { page, close } = await open('secretary', way);
  await press(page, '追加一项');
  const dialog = page.getByRole('dialog', { name: '年中追加活动' });
  await dialog.getByLabel('追加理由').fill('新下达的审计项目。');
  await dialog.getByLabel('活动内容').fill('水利资金联学');
  await dialog.getByLabel('形式').fill('现场教学');
  await dialog.getByLabel('时间').fill(`${year}-09`);
  await dialog.getByLabel('地点').fill('某水库');
  await dialog.getByLabel('人数').fill('15');
  await dialog.getByLabel('列支渠道').selectOption({ label: '党建活动经费' });
  await dialog.getByLabel('不使用经费').check();
  await shoot(page, 'extra-dialog');
  await dialog.getByRole('button', { name: '提交追加' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByText('新下达的审计项目。').waitFor();
  await close();
  for (const name of ['committee', 'finance']) {
    const decides = await open(name, way);
    await shoot(decides.page, `extra-${name}`);
    await press(decides.page, '同意 水利资金联学');
    await decides.page.getByRole('button', { name: '同意 水利资金联学' }).waitFor({ state: 'detached' });
    await decides.close();
  }
  const changed = await sheet();
  const item = changed.items.find(({ content }) => content === '走访炼钢车间');
  await person('committee').client.plan.changeApproved({
    ...c(), planId: changed.plan.id, version: changed.plan.version, costs: [], drop: [], reason: '对方更改时间',
    cells: [{ itemId: item?.id ?? '', field: 'place', value: '鄂钢厂区', was: '宝武武钢厂区' }],
  });
  const versions = await open('committee', `/plans/${year}/versions?from=1`);
  await versions.page.getByText('新增 1 项').waitFor();
  const table = versions.page.getByRole('table', { name: /走访炼钢车间/u });
  await table.getByText('宝武武钢厂区').waitFor();
  await table.getByText('鄂钢厂区').waitFor();
  await shoot(versions.page, 'versions');
  expect(await axeFindings(versions.page)).toEqual([]);
  expect(versions.heard).toEqual([]);
  await versions.close();
});

test('the year as it runs: each number opens its records; a line becomes an activity', async () => {
  const { page, heard, close } = await open('secretary', `/plans/${year}/run`);
  await shoot(page, 'run');
  await press(page, '计划 4');
  await page.getByRole('dialog').getByText('财政改革联学').waitFor();
  await shoot(page, 'records');
  await page.getByRole('dialog').getByRole('button', { name: '关闭' }).click();
  expect(await axeFindings(page)).toEqual([]);
  await press(page, '发起活动 大数据审计方法研讨');
  await page.getByRole('heading', { level: 1, name: '大数据审计方法研讨' }).waitFor();
  expect(heard).toEqual([]);
  await close();
});

test('the year’s papers: looked at, numbered, without a fault of layout', async () => {
  const { page, close } = await open('committee', `/plans/${year}/papers`);
  await press(page, '编号和日期 年度党建工作要点');
  await page.getByRole('dialog').getByLabel('文号').fill(`武办机党〔${year}〕3号`);
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
  await page.getByText(`武办机党〔${year}〕3号`).waitFor();
  await shoot(page, 'papers');
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole('link', { name: '预览《年度党建工作要点》' }).click();
  await page.getByText('符合 GB/T 9704-2012').or(page.getByText('DOC-09')).first().waitFor();
  await shoot(page, 'paper-points');
  await close();
  for (const file of ['points.docx', 'study.pdf', 'budget.docx', 'plan-table.xlsx', 'cost-summary.pdf', 'all.zip']) {
    expect((await app.ask(`/papers/years/${year}/${file}`, { headers: person('committee').headers })).status, file).toBe(200);
  }
});

test.each([1440, 390])('every part at %i: nothing for axe, nothing in the console, nothing wider than the screen', async (width) => {
  // What stands above was looked at wide already.
  const narrow = width === 390 ? ([['way', way], ['run', `/plans/${year}/run`], ['versions', `/plans/${year}/versions`], ['papers', `/plans/${year}/papers`]] as const) : [];
  for (const [name, path] of [['plans', '/plans'], ['sheet', `/plans/${year}`], ...narrow, ['paper-budget', `/plans/${year}/papers/budget`], ['plan-table', `/plans/${year}/papers/plan-table`]] as const) {
    const { page, heard, close } = await open('committee', path, width);
    await shoot(page, `${name}-${width}`);
    expect(`${name} ${(await axeFindings(page)).join('\n')}`).toBe(`${name} `);
    expect(`${name} ${heard.join('\n')}`).toBe(`${name} `);
    expect(`${name} ${await page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth')}`).toBe(`${name} true`);
    await close();
  }
});
