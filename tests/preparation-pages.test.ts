import { createHash } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { noDeclarations, type Programme } from '#features/activity/facts.ts';
import { newId } from '#shared/ids.ts';
import { openOffice, type TestOffice, type TestPerson } from './harness/actors.ts';
import { startApp } from './harness/app.ts';
import { axeFindings, openAs, openBrowser } from './harness/browser.ts';
import { dayFromNow, thisEvening } from './harness/clock.ts';

/** One activity from its topic to the last approval, as the people of both sides see and do it. */

const app = await startApp({ now: thisEvening, webDir: process.env['LIANXUE_WEB'] ?? 'dist/web' });
const weekday = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay();
const today = dayFromNow();
/** Three weeks ahead and no weekend, so that only what a test is about is found. */
const held = [21, 22, 23].map(dayFromNow).find((day) => ![0, 6].includes(weekday(day))) ?? '';
let office: TestOffice;
let browser: Browser;
let proposer: TestPerson;
let secretary: TestPerson;
let member: TestPerson;
let committee: TestPerson;
const ids = { branch: '', other: '', unit: '', project: '', partnerBranch: '' };
const c = () => ({ commandId: newId() });

beforeAll(async () => {
  office = await openOffice(app);
  browser = await openBrowser();
  committee = await office.person('吴常青', { posts: [{ post: 'committee' }] });
  ids.branch = await office.branch('计算机处党支部');
  ids.other = await office.branch('财政审计处党支部');
  proposer = await office.person('陈思远', { branchId: ids.branch, posts: [{ post: 'member' }] });
  secretary = await office.person('周正言', { branchId: ids.branch, posts: [{ post: 'member' }, { post: 'secretary' }] });
  member = await office.person('李向东', { branchId: ids.branch, posts: [{ post: 'member' }] });
  ids.unit = (await committee.client.unit.add({ ...c(), name: '江西省审计厅', kind: 'organ', industry: 'S', region: '360000', field: null, frontLine: null, aliases: [], note: null })).id;
  ids.partnerBranch = (await committee.client.unit.addBranch({ ...c(), id: ids.unit, name: '数据办党支部' })).id;
  ids.project = (await committee.client.project.add({
    ...c(), code: '2026-07', name: '某市财政收支审计', place: '南昌', region: '360000', startOn: '2026-10-01', endOn: null, personIds: [member.id],
  })).id;
});
afterAll(() => browser.close());

const open = (who: TestPerson, path: string, width = 1440) => openAs(browser, `${app.url}${path}`, who, { width });
const shot = async (page: Page, to: string): Promise<void> => {
  if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/${to}.png`, fullPage: true });
};
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click();
const stageOf = async (id: string): Promise<string> => (await committee.client.activity.get({ id })).facts.activity.stage;

const oneSession = (over: Partial<Programme['sessions'][number]> = {}): Programme => ({
  sessions: [{
    day: held, from: '09:00', to: '11:00', place: '江西省审计厅会议室', stops: [],
    agenda: [{ title: '集中学习', minutes: 60, owner: '', strand: 'theory' }, { title: '方法研讨', minutes: 60, owner: '', strand: 'problem' }], ...over,
  }],
  tasks: [],
});
/** An activity brought to a stage by the contract, where a test is about what comes after. */
async function prepared(stage: 'topic' | 'contact' | 'programme' | 'approval', theme: string) {
  const by = proposer.client;
  const { id } = await by.activity.create({
    ...c(), branchId: ids.branch, theme, kind: '主题联学', source: 'difficult', sourceNote: null, projectIds: [], suggestionIds: [], tasks: '研讨方法',
    expectedEffect: '形成一套方法', problemBrought: null, combines: [], forms: [], plannedOn: held, plannedEnd: null, place: null, estimateFen: 0, fundSource: null,
    planItem: '2026-3', countsAsThemeDay: false,
  });
  const at = async () => ({ ...c(), id, version: (await by.activity.get({ id })).facts.activity.version });
  if (stage === 'topic') return { id, at };
  await by.activity.toContact(await at());
  if (stage === 'contact') return { id, at };
  await by.activity.addSide({ ...(await at()), role: 'partner', unitId: ids.unit, branchIds: [ids.partnerBranch], bodyWords: null, contactName: '刘明', contactPost: '书记' });
  await by.activity.toProgramme(await at());
  await by.programme.edit({ ...(await at()), programme: oneSession(), declarations: noDeclarations });
  if (stage === 'programme') return { id, at };
  await consented(id);
  await by.approval.submit(await at());
  return { id, at };
}
/** Both sides say yes: our secretary by account, theirs by a personal link. */
async function consented(id: string) {
  const { facts } = await proposer.client.activity.get({ id });
  const theirs = facts.sides.find((side) => !side.own)?.id ?? '';
  const ours = facts.sides.find((side) => side.own)?.id ?? '';
  const link = await linkOf(id, theirs);
  const said = { id, shown: facts.activity.programmeNo, decision: 'approve' as const, comment: null };
  await link.partner.consentByLink({ ...c(), ...said });
  await secretary.client.partner.consent({ ...c(), ...said, sideId: ours });
}
async function linkOf(id: string, sideId: string) {
  const secret = `${newId()}${newId()}`;
  const secretHash = createHash('sha256').update(secret).digest('hex');
  await proposer.client.partner.makeLink({ ...c(), id, sideId, holderName: '刘明', holderPost: '支部书记', secretHash, days: 14 });
  return app.client({ 'x-lianxue-link': secret });
}

test('from the topic to the last step: each person sees the one next thing and what is missing for it', async () => {
  const { page, heard } = await open(proposer, '/activities/new');
  await shot(page, 'new');
  expect(await axeFindings(page)).toEqual([]);
  await page.getByLabel('主题', { exact: false }).first().fill('科技强审：大数据审计方法');
  await page.getByLabel('审计重点').check();
  await press(page, '建立选题');
  await page.getByRole('heading', { level: 1, name: '科技强审：大数据审计方法' }).waitFor();
  const id = page.url().split('/').at(-1) ?? '';
  await page.getByText('还差 2 项').waitFor();
  await page.getByText('还没有写明任务。').first().waitFor();
  await shot(page, 'topic');
  expect(await axeFindings(page)).toEqual([]);

  // PLN-08 stands beside its field while typing and goes as soon as the project is linked.
  await page.getByRole('group', { name: '选题来源' }).getByText('选题没有对应审计重点').waitFor();
  await page.getByLabel('相关项目').fill('财政');
  await press(page, '添加 某市财政收支审计');
  await page.getByRole('group', { name: '选题来源' }).getByText('选题没有对应审计重点').waitFor({ state: 'detached' });
  await page.getByLabel('任务').fill('研讨大数据审计方法');
  await page.getByLabel('预期效果').fill('形成一套可用的数据分析方法');
  await page.getByLabel('计划日期').fill(held);
  await page.getByLabel('年度计划编号').fill('2026-3');
  await press(page, '保存选题');
  await page.getByText('还差 2 项').waitFor({ state: 'detached' });
  await press(page, '选题已定，开始联络');
  await page.getByRole('heading', { level: 2, name: '参加各方' }).waitFor();

  await page.getByText('还差 1 项').waitFor();
  await press(page, '添加一方');
  const dialog = page.getByRole('dialog', { name: '添加一方' });
  await dialog.getByLabel('查找单位').fill('江西');
  await dialog.getByRole('button', { name: '江西省审计厅' }).click();
  await dialog.getByLabel('数据办党支部').check();
  await dialog.getByLabel('联系人姓名').fill('刘明');
  await shot(page, 'side-dialog');
  expect(await axeFindings(page)).toEqual([]);
  await dialog.getByRole('button', { name: '保存' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByRole('rowheader', { name: /江西省审计厅.*数据办党支部/u }).waitFor();
  await shot(page, 'sides');
  expect(await axeFindings(page)).toEqual([]);
  await press(page, '各方已定，编制方案');

  await page.getByRole('heading', { level: 2, name: '方案', exact: true }).waitFor();
  await press(page, '添加一场');
  const session = page.getByRole('group', { name: '第 1 场' });
  expect(await session.getByLabel('日期').inputValue()).toBe(held);
  await session.getByLabel('开始').fill('09:00');
  await session.getByLabel('结束').fill('11:00');
  await session.getByLabel('地点').fill('庐山会议旧址');
  await session.getByLabel('内容').fill('集中学习');
  await session.getByLabel('分钟').fill('150');
  await session.getByText('合计 150 分钟，本场 120 分钟').waitFor();
  await session.getByText('议程合计 150 分钟，超出本场 120 分钟。').waitFor();
  await session.getByText('“庐山会议旧址”涉及明令禁止的风景名胜区').waitFor();
  await shot(page, 'programme-typing');
  expect(await axeFindings(page)).toEqual([]);
  await session.getByLabel('地点').fill('江西省审计厅会议室');
  await session.getByLabel('分钟').fill('60');
  await session.getByRole('button', { name: '添加议程' }).click();
  await session.getByLabel('内容').nth(1).fill('方法研讨');
  await press(page, '保存方案');
  await page.getByText('请填写分钟数。').first().waitFor();
  await session.getByLabel('分钟').nth(1).fill('60');
  await press(page, '添加任务');
  await page.getByRole('list', { name: '任务' }).getByRole('textbox', { name: '任务' }).fill('准备两份案例');
  await press(page, '保存方案');
  await page.getByRole('table', { name: '议程 1' }).getByText('方法研讨').waitFor();
  await press(page, '不使用经费');
  await page.getByText('本次活动不使用经费。').waitFor();
  await shot(page, 'programme');
  expect(await axeFindings(page)).toEqual([]);

  // Every line that keeps it from being submitted leads to the part that cures it.
  const missing = page.locator('.missing');
  await missing.getByText('江西省审计厅').or(missing.getByText('数据办党支部的负责同志尚未同意')).first().waitFor();
  expect(await missing.getByRole('link', { name: '去补充：各方' }).count()).toBe(2);
  await consented(id);
  await page.reload();
  await press(page, '提交审批');
  await page.getByRole('heading', { level: 2, name: '审批过程' }).waitFor();
  await page.getByText('不能审批自己发起或组织的活动。').waitFor();
  await page.getByText('在计划内且不使用经费').waitFor();
  await shot(page, 'approval-proposer');
  expect(await axeFindings(page)).toEqual([]);
  // The browser itself notes a refusal; nothing else may be said.
  expect(heard.filter((line) => !line.includes('422'))).toEqual([]);
  await page.context().close();

  const branch = await open(member, `/activities/${id}`);
  await press(branch.page, '同意');
  await branch.page.getByText('请填写支部讨论的日期。').waitFor();
  await branch.page.getByText('请选择讨论形式。').waitFor();
  await branch.page.getByLabel('讨论日期').fill(today);
  await branch.page.getByLabel('支委会').check();
  await shot(branch.page, 'branch-step');
  expect(await axeFindings(branch.page)).toEqual([]);
  await press(branch.page, '同意');
  await branch.page.getByText('正在等待机关党委办理。').waitFor();
  await branch.page.context().close();

  const last = await open(committee, `/activities/${id}`);
  const back = last.page.getByRole('button', { name: '退回修改' });
  expect(await back.getAttribute('aria-disabled')).toBe('true');
  await press(last.page, '同意');
  await last.page.getByText('这一步由组织者或主办支部书记办理。').waitFor();
  expect(await stageOf(id)).toBe('held');
  await last.page.getByRole('link', { name: /^审批/u }).first().click();
  await last.page.getByText('支委会讨论').waitFor();
  await last.page.getByRole('link', { name: '打开“实施”' }).waitFor();
  await shot(last.page, 'approved');
  expect(last.heard).toEqual([]);
  await last.page.context().close();
});

test.each([1440, 390])('every part at %i: nothing for axe, nothing in the console, nothing wider than the screen', async (width) => {
  const programme = await prepared('programme', `各部分 ${width}`);
  const approval = await prepared('approval', `审批中 ${width}`);
  const pages = {
    topic: `/activities/${programme.id}/topic`, sides: `/activities/${programme.id}/sides`, programme: `/activities/${programme.id}/programme`,
    'approval-none': `/activities/${programme.id}/approval`, approval: `/activities/${approval.id}/approval`,
  };
  for (const [name, path] of Object.entries(pages)) {
    const { page, heard } = await open(name === 'approval' ? member : proposer, path, width);
    await shot(page, `${name}-${width}`);
    if (name === 'topic' || name === 'programme') {
      await press(page, /^修改(选题|方案)$/u);
      await shot(page, `${name}-edit-${width}`);
    }
    expect(`${name} ${(await axeFindings(page)).join('\n')}`).toBe(`${name} `);
    expect(`${name} ${heard.join('\n')}`).toBe(`${name} `);
    expect(await page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth')).toBe(true);
    await page.context().close();
  }
});

test('a stale edit shows both texts; what was typed survives a reload and can still be saved', async () => {
  const { id, at } = await prepared('topic', '甲');
  const { page } = await open(proposer, `/activities/${id}`);
  await page.getByLabel('任务').fill('我写的任务');
  await page.reload();
  expect(await page.getByLabel('任务').inputValue()).toBe('我写的任务');
  await secretary.client.activity.edit({ ...(await at()), tasks: '书记写的任务' });
  await press(page, '保存选题');
  await page.getByText('您编辑期间，别人作了修改').waitFor();
  await page.locator('.compare').getByText('书记').first().waitFor();
  await shot(page, 'stale');
  expect(await axeFindings(page)).toEqual([]);
  await press(page, '用我写的保存');
  await page.getByText('您编辑期间，别人作了修改').waitFor({ state: 'detached' });
  await expect.poll(async () => (await proposer.client.activity.get({ id })).facts.activity.tasks, { timeout: 15_000 }).toBe('我写的任务');
  await page.context().close();
});

test('a partner’s proposal stands beside the programme; refused with a reason, taken over as a new version', async () => {
  const { id } = await prepared('programme', '修改建议');
  const { facts } = await proposer.client.activity.get({ id });
  const link = await linkOf(id, facts.sides.find((side) => !side.own)?.id ?? '');
  await link.programme.propose({ ...c(), id, programme: oneSession({ place: '对方会议室' }), note: '换个地方' });
  await link.programme.propose({ ...c(), id, programme: oneSession({ from: '14:00', to: '16:00' }), note: '改在下午' });
  const { page, heard } = await open(proposer, `/activities/${id}/programme`);
  await page.getByText('说明：换个地方').waitFor();
  await shot(page, 'proposals');
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole('button', { name: '不采纳' }).first().click();
  await page.getByRole('dialog').getByLabel('理由').fill('场地已定');
  await page.getByRole('dialog').getByRole('button', { name: '不采纳' }).click();
  await page.getByText('说明：换个地方').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: '采纳', exact: true }).click();
  await page.getByText('说明：改在下午').waitFor({ state: 'detached' });
  await page.getByRole('heading', { name: /第 1 场.*14:00–16:00/u }).waitFor();
  await page.getByLabel('对照').selectOption({ index: 1 });
  await shot(page, 'versions');
  expect(await axeFindings(page)).toEqual([]);
  expect(heard).toEqual([]);
  await page.context().close();
});

test('postponed, resumed on another day, cancelled: each from the menu, with its reason', async () => {
  const { id } = await prepared('approval', '延期与取消');
  const { page } = await open(proposer, `/activities/${id}`);
  const choose = async (name: string) => {
    await page.getByText('其他操作').click();
    await page.getByRole('button', { name, exact: true }).first().click();
    return page.getByRole('dialog').filter({ visible: true });
  };
  let dialog = await choose('延期');
  await dialog.getByRole('button', { name: '延期' }).click();
  await dialog.getByText('请写明理由。').waitFor();
  await dialog.getByLabel('理由').fill('项目现场调整');
  await dialog.getByRole('button', { name: '延期' }).click();
  await page.getByText('活动已延期，恢复后继续。').waitFor();
  dialog = await choose('恢复');
  await dialog.getByLabel('改在哪一天').fill(dayFromNow(28));
  await dialog.getByRole('button', { name: '恢复' }).click();
  await page.getByText('活动已延期，恢复后继续。').waitFor({ state: 'detached' });
  expect(await stageOf(id)).toBe('programme');
  dialog = await choose('取消');
  await dialog.getByLabel('理由').fill('对方任务冲突');
  await shot(page, 'cancel');
  await dialog.getByRole('button', { name: '取消' }).first().click();
  await page.getByText('没有下一步').waitFor();
  await page.context().close();
});

test('a unit that is not there yet is entered on the way; a side in words; a second host; one taken off again', async () => {
  const { id } = await prepared('contact', '多方联学');
  const { page, heard } = await open(proposer, `/activities/${id}`);
  const add = async () => {
    await press(page, '添加一方');
    return page.getByRole('dialog', { name: '添加一方' });
  };
  let dialog = await add();
  await dialog.getByRole('button', { name: '登记新单位' }).click();
  const unit = page.getByRole('dialog', { name: '登记单位' });
  await unit.getByLabel('单位名称').fill('长江大学');
  await unit.getByRole('button', { name: '登记单位' }).click();
  await unit.waitFor({ state: 'detached' });
  await dialog.getByRole('button', { name: '登记支部' }).click();
  const branch = page.getByRole('dialog', { name: '登记支部' });
  for (const name of ['经管学院党支部', '马院党支部']) {
    if (!(await branch.isVisible())) await dialog.getByRole('button', { name: '登记支部' }).click();
    await branch.getByLabel('支部名称').fill(name);
    await branch.getByRole('button', { name: '登记支部' }).click();
    await branch.waitFor({ state: 'detached' });
    await dialog.getByLabel(name).check();
  }
  await shot(page, 'side-new-unit');
  await dialog.getByRole('button', { name: '保存' }).click();
  await page.getByRole('rowheader', { name: /长江大学.*经管学院党支部、马院党支部/u }).waitFor();
  dialog = await add();
  await dialog.getByLabel('只能用文字说明').check();
  await dialog.getByRole('button', { name: '保存' }).click();
  await dialog.getByText('请指明单位或支部').waitFor();
  await dialog.getByLabel('文字说明').last().fill('六个片区负责人');
  await dialog.getByRole('button', { name: '保存' }).click();
  await page.getByRole('rowheader', { name: '六个片区负责人' }).first().waitFor();
  dialog = await add();
  await dialog.getByLabel('本单位支部').check();
  await dialog.getByLabel('财政审计处党支部').check();
  await dialog.getByLabel('主办').check();
  await dialog.getByRole('button', { name: '保存' }).click();
  await page.getByRole('rowheader', { name: /财政审计处党支部/u }).first().waitFor();
  expect((await proposer.client.activity.get({ id })).facts.activity.hostBranchIds.toSorted()).toEqual([ids.branch, ids.other].toSorted());
  await press(page, '移除六个片区负责人');
  await page.getByRole('dialog').getByRole('button', { name: '移除' }).click();
  await page.getByRole('rowheader', { name: '六个片区负责人' }).first().waitFor({ state: 'detached' });
  expect(heard.filter((line) => !line.includes('422'))).toEqual([]);
  await page.context().close();
});

test('by keyboard alone: a side of our own is added, and the next step given', async () => {
  const { id } = await prepared('contact', '只用键盘');
  const { page } = await open(proposer, `/activities/${id}`);
  const { keyboard } = page;
  const reach = async (name: string | RegExp, role: 'button' | 'radio' | 'checkbox' | 'textbox' = 'button') => {
    const wanted = page.getByRole(role, { name }).filter({ visible: true }).first();
    await wanted.waitFor();
    for (let presses = 0; presses < 80; presses++) {
      if ((await wanted.and(page.locator(':focus')).count()) === 1) return;
      await keyboard.press('Tab');
    }
    throw new Error(`${String(name)} is not reached by Tab`);
  };
  await reach('添加一方');
  await keyboard.press('Enter');
  // The first of a group of radios is reached by Tab, the others by arrows.
  await reach('外单位', 'radio');
  await keyboard.press('ArrowDown');
  await reach('财政审计处党支部', 'checkbox');
  await keyboard.press('Space');
  await reach('联系人姓名', 'textbox');
  await keyboard.type('周正言');
  await keyboard.press('Enter');
  await page.getByRole('rowheader', { name: /财政审计处党支部/u }).first().waitFor();
  await page.getByText('还差 1 项').waitFor({ state: 'detached' });
  await reach('各方已定，编制方案');
  await keyboard.press('Enter');
  await page.getByRole('heading', { level: 2, name: '方案', exact: true }).waitFor();
  expect(await stageOf(id)).toBe('programme');
  await page.context().close();
});
