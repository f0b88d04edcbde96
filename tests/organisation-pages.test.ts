import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#shared/ids.ts';
import { openOffice, type TestOffice, type TestPerson } from './harness/actors.ts';
import { startApp } from './harness/app.ts';
import { axeFindings, openAs, openBrowser } from './harness/browser.ts';
import { dayFromNow, thisEvening } from './harness/clock.ts';

/** People and branches, projects and partners as people see and change them. */

const app = await startApp({ now: thisEvening, webDir: process.env['LIANXUE_WEB'] ?? 'dist/web' });
const today = dayFromNow();
let office: TestOffice;
let browser: Browser;
let committee: TestPerson;
let member: TestPerson;
let discipline: TestPerson;
const ids = { project: '', unit: '', temporary: '', branch: '' };
const c = () => ({ commandId: newId() });

beforeAll(async () => {
  office = await openOffice(app);
  browser = await openBrowser();
  committee = await office.person('吴常青', { posts: [{ post: 'committee' }] });
  discipline = await office.person('王清正', { posts: [{ post: 'discipline' }] });
  ids.branch = await office.branch('计算机处党支部');
  await office.branch('财政审计处党支部');
  member = await office.person('李向东', { branchId: ids.branch, posts: [{ post: 'member' }] });
  const leader = await office.person('周正言', { branchId: ids.branch, posts: [{ post: 'member' }, { post: 'secretary' }] });
  const { client } = committee;
  ids.project = (await client.project.add({
    ...c(), code: '2026-07', name: '某市财政收支审计', place: '南昌', region: '江西省', startOn: '2026-10-01', endOn: '2026-12-31', personIds: [leader.id, member.id],
  })).id;
  ids.temporary = (await client.org.addTemporaryBranch({
    ...c(), name: '财政收支审计组临时党支部', projectId: ids.project, approvalNo: '机党〔2026〕3号', approvedBy: '机关党委', approvedOn: '2026-10-08',
    startOn: '2026-10-08', plannedEnd: '2026-11-01', leaderIds: [leader.id], memberIds: [member.id],
  })).id;
  ids.unit = (await client.unit.add({
    ...c(), name: '江西省审计厅', kind: 'organ', industry: 'S', region: '360000', field: '审计', frontLine: null, aliases: ['省审计厅'], note: null,
  })).id;
  await client.unit.addBranch({ ...c(), id: ids.unit, name: '数据办党支部' });
  await client.unit.add({ ...c(), name: '长江大学', kind: 'university', industry: 'P', region: '420000', field: null, frontLine: true, aliases: [], note: null });
  await discipline.client.project.setAuditee({ ...c(), id: ids.project, unitId: ids.unit, noticeOn: '2026-10-08', auditEndOn: null });
});
afterAll(() => browser.close());

const open = (who: TestPerson, path: string, width = 1440) => openAs(browser, `${app.url}${path}`, who, { width });

const pages = (): Record<string, string> => ({
  people: '/people', persons: '/people?view=people', person: `/people/${member.id}`, branch: `/branches/${ids.branch}`, temporary: `/branches/${ids.temporary}`,
  projects: '/projects', project: `/projects/${ids.project}`, partners: '/partners', partner: `/partners/${ids.unit}`,
});

test.each([1440, 390])('every page at %i: nothing for axe, nothing in the console, nothing wider than the screen', async (width) => {
  for (const [name, path] of Object.entries(pages())) {
    const { page, heard, shot } = await open(committee, path, width);
    await shot(`${name}-${width}`);
    expect(`${name} ${(await axeFindings(page)).join('\n')}`).toBe(`${name} `);
    expect(`${name} ${heard.join('\n')}`).toBe(`${name} `);
    expect(await page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth')).toBe(true);
    await page.context().close();
  }
});

test('机关党委 enters a person into a branch and makes him its secretary; the phone is shown masked', async () => {
  const { page, heard, shot } = await open(committee, '/people?view=people');
  await page.getByRole('button', { name: '登记人员' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('姓名').fill('单雄信');
  await dialog.getByLabel('手机').fill('13812341234');
  await dialog.getByLabel('支部').selectOption({ label: '财政审计处党支部' });
  expect(await axeFindings(page)).toEqual([]);
  await shot('add-person');
  await dialog.getByRole('button', { name: '登记人员' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByLabel('查找姓名或拼音').fill('shanxiong');
  await page.getByRole('link', { name: '单雄信' }).click();
  await page.getByText('138****1234').waitFor();
  await page.getByRole('button', { name: '任职' }).click();
  await page.getByRole('dialog').getByLabel('职务').selectOption({ label: '支部书记' });
  await page.getByRole('dialog').getByLabel('支部').selectOption({ label: '财政审计处党支部' });
  await page.getByRole('dialog').getByRole('button', { name: '任职' }).click();
  await page.getByRole('rowheader', { name: '支部书记（财政审计处党支部）' }).waitFor();
  await shot('person-secretary');
  expect(heard).toEqual([]);
  await page.context().close();
});

test('SEC-04 on screen: the refusal names the clause, and what was typed stays', async () => {
  const { page, shot } = await open(office.security, `/people/${member.id}`);
  await page.getByRole('button', { name: '任职' }).click();
  const dialog = page.getByRole('dialog');
  const offered = await dialog.getByLabel('职务').getByRole('option').allTextContents();
  expect(offered.filter((label) => label !== '请选择')).toEqual(['机关党委', '系统管理员', '安全管理员', '审计管理员']);
  await dialog.getByLabel('职务').selectOption({ label: '审计管理员' });
  await dialog.getByRole('button', { name: '任职' }).click();
  await dialog.getByText('GB/T 22239-2019').first().waitFor();
  expect(await dialog.getByLabel('职务').inputValue()).toBe('audit_admin');
  await shot('sec-04');
  await page.context().close();
});

test('a member sees why the buttons cannot be pressed, and no contacts of others', async () => {
  const { page, heard } = await open(member, `/branches/${ids.branch}`);
  const dissolve = page.getByRole('button', { name: '撤销支部' });
  await dissolve.focus();
  await page.getByRole('tooltip').filter({ visible: true }).getByText('您的职务或所在支部不能进行这项操作。').waitFor();
  await page.keyboard.press('Enter');
  expect(await page.getByRole('dialog').count()).toBe(0);
  expect(heard).toEqual([]);
  await page.context().close();
});

test('a partner that is there already is offered instead of entered twice', async () => {
  const { page, heard, shot } = await open(member, '/partners');
  await page.getByText('当前在审').first().waitFor();
  await page.getByRole('button', { name: '登记单位' }).click();
  await page.getByRole('dialog').getByLabel('单位名称').fill('江西省 审计厅');
  await page.getByRole('dialog').getByRole('button', { name: '登记单位' }).click();
  await page.getByRole('link', { name: '打开“江西省审计厅”' }).waitFor();
  await shot('partner-twice');
  await page.getByRole('link', { name: '打开“江西省审计厅”' }).click();
  await page.getByRole('heading', { level: 1, name: '江西省审计厅' }).waitFor();
  // The browser itself notes the 422; nothing else may be said.
  expect(heard.filter((line) => !line.includes('422'))).toEqual([]);
  await page.context().close();
});

test('纪检 sees which unit a project visits, others do not; a closed project asks for its branch to be dissolved', async () => {
  const seen = await open(discipline, `/projects/${ids.project}`);
  await seen.page.getByRole('heading', { name: '被审计单位（仅纪检可见）' }).waitFor();
  expect(await axeFindings(seen.page)).toEqual([]);
  await seen.shot('project-discipline');
  await seen.page.context().close();
  const { page } = await open(committee, `/projects/${ids.project}`);
  expect(await page.getByText('江西省审计厅').count()).toBe(0);
  await page.getByRole('button', { name: '结束项目' }).click();
  await page.getByRole('dialog').getByLabel('日期').fill(today);
  await page.getByRole('dialog').getByRole('button', { name: '结束项目' }).click();
  await page.getByText('项目已结束，以下临时党支部应当撤销。').waitFor();
  await page.getByRole('link', { name: '财政收支审计组临时党支部' }).click();
  await page.getByText('项目已结束，应当撤销').waitFor();
  await page.getByRole('button', { name: '撤销支部' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '撤销支部' }).click();
  await page.getByText(/^撤销日期/u).waitFor();
  await page.context().close();
});
