import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seedCalendar } from '#database/seed/calendar.ts';
import { lingering, writeRows } from '#features/reminder/fixtures.ts';
import { sweep } from '#features/reminder/jobs-sweep.ts';
import { addDays } from '#shared/dates.ts';
import { openOffice, type TestOffice, type TestPerson } from './harness/actors.ts';
import { startApp } from './harness/app.ts';
import { openAs, openBrowser, shoot } from './harness/browser.ts';
import { expectSound } from './harness/sound.ts';

/** What waits in one list, muted and unmuted; how one is told; the robots of a branch. */

const day = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
// The middle of the day: the night's sweep of today can be made.
const app = await startApp({ now: new Date(`${day}T04:00:00.000Z`).toISOString(), webDir: process.env['LIANXUE_WEB'] ?? 'dist/web' });
let office: TestOffice;
let people: Record<'organiser' | 'secretary' | 'committee', TestPerson>;
let browser: Browser;
beforeAll(async () => {
  await seedCalendar(app.program.db);
  office = await openOffice(app, '审计署武汉特派办');
  const branchId = await office.branch('计算机处党支部');
  people = {
    organiser: await office.person('陈思远', { branchId, posts: [{ post: 'member' }] }), secretary: await office.person('周正言', { branchId, posts: [{ post: 'secretary' }] }),
    committee: await office.person('吴常青', { posts: [{ post: 'committee' }] }),
  };
  const ago = (days: number): string => addDays(day, -days);
  const of = (stage: string, days: number, theme: string) => lingering({ branchId, organiserId: people.organiser.id, stage, day: ago(days), theme }).change;
  await writeRows(app.program.door, office.id,
    of('held', 15, '学习劳模精神、铸就钢铁之魂'), of('publicity', 60, '科技强审'), of('publicity', 70, '学习贯彻党的二十届四中全会精神，围绕新形势下大数据审计工作交流经验'), of('conversion', 120, '提升工作质量，打造审计精品'),
    of('summary', 40, '不忘初心，情系群众，永跟党走'));
  await sweep(app.program, office.id);
  browser = await openBrowser();
});
afterAll(() => browser.close());


test('from the first page to the list; one item muted, a whole kind muted, both taken back', async () => {
  const opened = await openAs(browser, `${app.url}/`, people.organiser);
  const { page, heard } = opened;
  await page.getByRole('heading', { name: '到期提醒（5）' }).waitFor();
  await shoot(page, 'home-reminders-1440');
  await page.getByRole('link', { name: '全部提醒' }).click();
  await page.getByRole('heading', { level: 1, name: '待办提醒' }).waitFor();
  const list = page.locator('section', { has: page.getByRole('heading', { name: '等我处理' }) });
  const rows = list.locator('li.thing');
  await expect.poll(() => rows.count()).toBe(5);
  await page.getByText('还没有登记是否举行').first().waitFor();
  await shoot(page, 'reminders-1440');
  await expectSound(opened.page);
  await rows.filter({ hasText: '铸就钢铁之魂' }).getByRole('button', { name: /^不再提醒/ }).click();
  await expect.poll(() => rows.count()).toBe(4);
  await rows.filter({ hasText: '“科技强审”' }).getByRole('button', { name: /^这类都不提醒/ }).click();
  await expect.poll(() => rows.count()).toBe(2);
  const muted = page.locator('section', { has: page.getByRole('heading', { name: '已静音（仍需办理）' }) });
  await expect.poll(() => muted.locator('li.thing').count()).toBe(3);
  await shoot(page, 'reminders-muted-1440');
  await expectSound(opened.page);
  await muted.getByRole('button', { name: '恢复提醒：宣传未完成', exact: true }).click();
  await expect.poll(() => rows.count()).toBe(4);
  await muted.getByRole('button', { name: /^恢复提醒/ }).click();
  await expect.poll(() => rows.count()).toBe(5);
  // Each leads to where it is cured.
  await rows.filter({ hasText: '铸就钢铁之魂' }).getByRole('link', { name: /^去办理/ }).click();
  await page.waitForURL(/\/activities\/[0-9a-f-]{36}\/held$/);
  expect(heard).toEqual([]);
  await opened.close();
}, 60_000);

test('mail on, with an address that is none first; a calendar address shown once, renewed, ended', async () => {
  const opened = await openAs(browser, `${app.url}/reminders`, people.organiser, { permissions: ['clipboard-read', 'clipboard-write'] });
  const { page, heard } = opened;
  await page.getByLabel('邮箱').fill('chen at example');
  await page.getByRole('button', { name: '开通邮件提醒' }).click();
  await page.getByText('邮箱写法不对').waitFor();
  await page.getByLabel('邮箱').fill('chen@example.gov.cn');
  await page.getByRole('button', { name: '开通邮件提醒' }).click();
  await page.getByRole('button', { name: '关闭邮件提醒' }).waitFor();
  await page.getByRole('button', { name: '生成订阅地址' }).click();
  const address = page.getByLabel('订阅地址');
  await address.waitFor();
  const first = await address.inputValue();
  expect(first).toMatch(/\/feed\/[0-9a-f]{64}\.ics$/);
  await shoot(page, 'reminders-feed-1440');
  await expectSound(opened.page);
  const status = async (from: string): Promise<number> => (await app.ask(new URL(from).pathname)).status;
  expect(await status(first)).toBe(200);
  await page.reload();
  await page.getByRole('button', { name: '更换订阅地址' }).waitFor();
  expect(await page.getByText(first).count()).toBe(0);
  await page.getByRole('button', { name: '更换订阅地址' }).click();
  await address.waitFor();
  const second = await address.inputValue();
  expect([await status(first), await status(second)]).toEqual([404, 200]);
  await page.getByRole('button', { name: '停止订阅' }).click();
  await page.getByRole('button', { name: '生成订阅地址' }).waitFor();
  expect(await status(second)).toBe(404);
  expect(heard.filter((line) => !/\b422\b/.test(line))).toEqual([]);
  await opened.close();
}, 60_000);

test('a secretary adds a robot of the branch, after an address that is another vendor’s; 机关党委 sees how it runs', async () => {
  const opened = await openAs(browser, `${app.url}/reminders`, people.secretary);
  const { page, heard } = opened;
  await page.getByRole('button', { name: '添加机器人' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('名称').fill('计算机处支部群');
  await dialog.getByLabel('钉钉').check();
  await dialog.getByText('请设关键词“联学提醒”').waitFor();
  await dialog.getByLabel('English').check();
  await dialog.getByText('请设关键词“Lianxue”').waitFor();
  await dialog.getByLabel('Webhook 地址').fill('https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=1');
  await dialog.getByLabel('加签密钥').fill('SEC0123456789');
  await dialog.getByRole('button', { name: '添加机器人' }).click();
  await dialog.getByText('这不是钉钉群机器人的地址').waitFor();
  await shoot(page, 'robot-dialog-1440');
  await expectSound(opened.page);
  await dialog.getByLabel('Webhook 地址').fill('https://oapi.dingtalk.com/robot/send?access_token=1');
  await dialog.getByRole('button', { name: '添加机器人' }).click();
  await page.getByRole('row', { name: /计算机处支部群/ }).waitFor();
  expect(await page.getByText('access_token').count()).toBe(0);
  await page.getByRole('row', { name: /计算机处支部群.*English/ }).waitFor();
  await page.getByRole('button', { name: '更换语言：计算机处支部群' }).click();
  await dialog.getByLabel('繁體中文').check();
  await dialog.getByText('把关键词改为“聯學提醒”').waitFor();
  await expectSound(opened.page);
  await dialog.getByRole('button', { name: '更换语言' }).click();
  await page.getByRole('row', { name: /计算机处支部群.*繁體中文/ }).waitFor();
  await shoot(page, 'robots-1440');
  await expectSound(opened.page);
  expect(heard.filter((line) => !/\b422\b/.test(line))).toEqual([]);
  await opened.close();
  const phone = await openAs(browser, `${app.url}/reminders`, people.committee, { width: 390 });
  await phone.page.getByText('oapi.dingtalk.com/…').waitFor();
  await phone.page.getByText('夜间清查').waitFor();
  await shoot(phone.page, 'reminders-committee-390');
  await expectSound(phone.page);
  await phone.close();
  const mine = await openAs(browser, `${app.url}/reminders`, people.organiser, { width: 390 });
  await mine.page.getByText('还没有登记是否举行').first().waitFor();
  await shoot(mine.page, 'reminders-390');
  await expectSound(mine.page);
  await mine.close();
}, 60_000);
