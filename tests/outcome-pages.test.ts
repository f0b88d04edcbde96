import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bringToPublicity, exampleTopic } from '#features/bulletin/fixtures.ts';
import { tellOfNews } from '#features/notice/listeners.ts';
import { secretHash } from '#platform/session.ts';
import { newId } from '#shared/ids.ts';
import { openOffice, type TestOffice, type TestPerson } from './harness/actors.ts';
import { startApp } from './harness/app.ts';
import { axeFindings, openAs, openBrowser } from './harness/browser.ts';
import { dayFromNow, thisEvening } from './harness/clock.ts';

/** 转化 as people do it on the activity's page. */

const app = await startApp({ now: thisEvening, webDir: process.env['LIANXUE_WEB'] ?? 'dist/web' });
let office: TestOffice;
let browser: Browser;
let people: Record<'organiser' | 'owner' | 'secretary' | 'author', TestPerson>;
let id = '';

beforeAll(async () => {
  office = await openOffice(app);
  browser = await openBrowser();
  const branchId = await office.branch('计算机处党支部');
  people = {
    organiser: await office.person('陈思远', { branchId, posts: [{ post: 'member' }] }),
    owner: await office.person('何致远', { branchId, posts: [{ post: 'member' }] }),
    author: await office.person('李向东', { branchId, posts: [{ post: 'member' }] }),
    secretary: await office.person('周正言', { branchId, posts: [{ post: 'secretary' }] }),
  };
  id = (await people.organiser.client.activity.create({ commandId: newId(), branchId, ...exampleTopic, plannedOn: dayFromNow(-3) })).id;
  await bringToPublicity(app.program.door, office.id, id, dayFromNow(-3));
});
afterAll(() => browser.close());

async function open(who: TestPerson, width = 1440) {
  const { heard, ...opened } = await openAs(browser, `${app.url}/activities/${id}/conversion`, who, { width, heading: '问题与建议' });
  return { ...opened, heard: () => heard.filter((line) => !/\b(409|422|403|400)\b/u.test(line)) };
}

test('a problem is entered, given to somebody, done with proof, verified by another before and after, and answered', async () => {
  const organiser = await open(people.organiser);
  await organiser.page.getByText('还没有登记问题或建议。').waitFor();
  await organiser.shot('none');
  await organiser.page.getByRole('button', { name: '登记', exact: true }).click();
  const dialog = organiser.page.getByRole('dialog');
  await dialog.getByLabel('内容').fill('两家数据采集口径不一');
  await dialog.getByRole('button', { name: '登记', exact: true }).click();
  await dialog.getByText('请写明由谁提出。').waitFor();
  expect(await dialog.getByLabel('内容').inputValue()).toBe('两家数据采集口径不一');
  await dialog.getByLabel('外单位提出人').fill('省厅数据办同志');
  expect(await axeFindings(organiser.page)).toEqual([]);
  await organiser.shot('raise');
  await dialog.getByRole('button', { name: '登记', exact: true }).click();
  await organiser.page.getByRole('heading', { name: '两家数据采集口径不一' }).waitFor();
  await organiser.page.getByRole('button', { name: '落实到人' }).click();
  await dialog.getByLabel('措施').fill('制定口径对照表');
  await dialog.getByLabel('完成时限').fill(dayFromNow(-1));
  await dialog.getByRole('button', { name: '落实到人' }).click();
  await dialog.getByText('请选择责任人。').waitFor();
  await dialog.getByLabel('责任人').fill('he');
  await dialog.getByRole('button', { name: '添加 何致远' }).click();
  await dialog.getByLabel('完成时限').fill(dayFromNow(-1));
  await dialog.getByRole('button', { name: '落实到人' }).click();
  await dialog.getByText('完成时限不能早于今天。').waitFor();
  await dialog.getByLabel('完成时限').fill(dayFromNow(20));
  await dialog.getByRole('button', { name: '落实到人' }).click();
  await organiser.page.getByText('制定口径对照表').waitFor();
  expect(await organiser.page.getByRole('button', { name: '报告完成' }).count()).toBe(0);

  const owner = await open(people.owner, 390);
  await owner.page.getByRole('button', { name: '报告完成' }).click();
  await owner.page.getByRole('dialog').getByRole('button', { name: '报告完成' }).click();
  await owner.page.getByText('请写明佐证，或选用已上传的文件。').waitFor();
  await owner.page.getByRole('dialog').getByLabel('佐证', { exact: true }).fill('对照表已用于三个项目');
  await owner.page.getByRole('dialog').getByRole('button', { name: '报告完成' }).click();
  await owner.page.getByText('由责任人以外的同志核验。').waitFor();
  expect(await owner.page.getByRole('button', { name: '核验成效' }).count()).toBe(0);
  await owner.shot('reported-390');
  expect(await axeFindings(owner.page)).toEqual([]);
  expect(owner.heard()).toEqual([]);

  const secretary = await open(people.secretary);
  await secretary.page.getByRole('button', { name: '核验成效' }).click();
  const look = secretary.page.getByRole('dialog');
  await look.getByLabel('此前情况').fill('三套口径');
  await look.getByLabel('现在情况').fill('一套口径');
  await look.getByLabel('核验方法').fill('抽查三个项目');
  await look.getByRole('button', { name: '核验成效' }).click();
  await secretary.page.getByText('一套口径').waitFor();
  await secretary.page.getByRole('button', { name: '反馈提出人' }).click();
  await look.getByLabel('反馈内容').fill('对照表已送省厅数据办');
  await look.getByRole('button', { name: '反馈提出人' }).click();
  await secretary.page.getByText('已反馈提出人').waitFor();
  await secretary.shot('told');
  expect(await axeFindings(secretary.page)).toEqual([]);
  expect(secretary.heard()).toEqual([]);
  expect((await people.secretary.client.activity.get({ id })).facts.actions).toMatchObject([{ state: 'verified', before: '三套口径', after: '一套口径', verifierName: '周正言' }]);
});

test('from the meeting to a verified effect that its author and the partner are told of, in figures, on phone and desk', async () => {
  const { facts } = await people.organiser.client.activity.get({ id });
  const theirs = facts.sides.find((side) => !side.own);
  const secret = newId();
  await people.organiser.client.partner.makeLink({ commandId: newId(), id, sideId: theirs?.id ?? '', holderName: '刘明', holderPost: '支部书记', secretHash: secretHash(secret), days: 30 });
  const organiser = await open(people.organiser);
  const dialog = organiser.page.getByRole('dialog');
  await organiser.page.getByRole('button', { name: '登记', exact: true }).click();
  await dialog.getByLabel('内容').fill('取数要等很久，还发现审计线索');
  await dialog.getByText('这里写到了').first().waitFor();
  await dialog.getByLabel('内容').fill('取数要等很久');
  await dialog.getByText('这里写到了').first().waitFor({ state: 'detached' });
  await dialog.getByLabel('提出方').selectOption({ index: 2 });
  await dialog.getByLabel('本单位提出人').fill('li');
  await dialog.getByRole('button', { name: '添加 李向东' }).click();
  await dialog.getByRole('button', { name: '登记', exact: true }).click();
  await organiser.page.getByRole('heading', { name: '取数要等很久' }).waitFor();
  await organiser.page.locator('section', { has: organiser.page.getByRole('heading', { level: 3, name: '取数要等很久' }) }).last().getByRole('link', { name: '查看全部' }).click();
  const page = organiser.page;
  await page.getByRole('heading', { level: 1, name: /问题 20\d\d-\d{3}/u }).waitFor();
  const address = page.url();
  await page.getByRole('button', { name: '落实到人' }).click();
  await dialog.getByLabel('措施').fill('建立取数台账，次日答复');
  await dialog.getByLabel('整改标准、预期效果').fill('等待不超过 5 天');
  await dialog.getByLabel('责任人').fill('he');
  await dialog.getByRole('button', { name: '添加 何致远' }).click();
  await dialog.getByLabel('完成时限').fill(dayFromNow(20));
  await dialog.getByRole('button', { name: '落实到人' }).click();
  await page.getByRole('heading', { name: '建立取数台账，次日答复' }).waitFor();

  const owner = await open(people.owner, 390);
  await owner.page.goto(`${app.url}/`);
  await owner.page.getByRole('link', { name: /科技强审|报告/u }).first().waitFor();
  await owner.page.goto(address);
  await owner.page.getByRole('button', { name: '报告进展' }).click();
  await owner.page.getByRole('dialog').getByLabel('进展情况').fill('台账已建，登记 12 次');
  await owner.page.getByRole('dialog').getByRole('button', { name: '报告进展' }).click();
  await owner.page.getByText('台账已建，登记 12 次').waitFor();
  await owner.page.getByRole('button', { name: '报告完成' }).click();
  await owner.page.getByRole('dialog').getByLabel('佐证', { exact: true }).fill('台账运行一个月');
  await owner.page.getByRole('dialog').getByRole('button', { name: '报告完成' }).click();
  await owner.page.getByText('由责任人以外的同志核验。').waitFor();
  expect(await axeFindings(owner.page)).toEqual([]);

  const secretary = await open(people.secretary);
  await secretary.page.goto(address);
  await secretary.page.getByRole('button', { name: '核验成效' }).click();
  const look = secretary.page.getByRole('dialog');
  await look.getByLabel('此前情况').fill('平均等 12 天');
  await look.getByLabel('现在情况').fill('平均等 5 天');
  await look.getByLabel('核验方法').fill('看一个月的台账');
  await look.getByLabel('此前数字').fill('12');
  await look.getByRole('button', { name: '核验成效' }).click();
  await look.getByText('前后数字和单位要一起填写').first().waitFor();
  await look.getByLabel('现在数字').fill('5');
  await look.getByLabel('单位', { exact: false }).last().fill('天');
  await look.getByRole('button', { name: '核验成效' }).click();
  await secretary.page.getByText('12 → 5 天').waitFor();
  await secretary.page.getByRole('button', { name: '反馈提出人' }).click();
  await look.getByLabel('反馈内容').fill('取数次日答复，平均等 5 天');
  await look.getByRole('button', { name: '反馈提出人' }).click();
  await secretary.page.getByText('已告知联学单位（对方页面）').waitFor();
  await secretary.page.getByRole('button', { name: '销号' }).click();
  await look.getByRole('button', { name: '销号' }).click();
  await secretary.page.getByText(/销号 20\d\d-001/u).waitFor();
  expect(await axeFindings(secretary.page)).toEqual([]);
  await secretary.shot('closed');

  // Its author is told, and the partner reads it on its own page.
  const told = await app.program.db.selectFrom('ledgerEntry').select('seq').where('command', '=', 'outcome.tell').orderBy('seq', 'desc').executeTakeFirstOrThrow();
  await tellOfNews.handle(app.program, { officeId: office.id, seq: told.seq, activityId: id, events: [] });
  expect((await people.author.client.notice.list({ limit: 5 })).rows).toMatchObject([{ kind: 'told' }]);
  const { page: partner } = await openAs(browser, `${app.url}/p/${secret}`, null, { width: 390 });
  await partner.getByText('取数次日答复，平均等 5 天').waitFor();
  await partner.getByText('此前平均等 12 天，现在平均等 5 天').waitFor();
  expect(await axeFindings(partner)).toEqual([]);

  for (const width of [1440, 390]) {
    await secretary.page.setViewportSize({ width, height: 900 });
    for (const as of ['', '?as=tasks', '?as=owners']) {
      await secretary.page.goto(`${app.url}/outcomes${as}`);
      await secretary.page.getByRole('table').waitFor();
      expect(await secretary.page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
      expect(await axeFindings(secretary.page)).toEqual([]);
    }
  }
  expect([...organiser.heard(), ...owner.heard(), ...secretary.heard()]).toEqual([]);
}, 180_000);
