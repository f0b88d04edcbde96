import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exampleTopic } from '#features/bulletin/fixtures.ts';
import { bringToEffect, bringToObservation } from '#features/circular/fixtures.ts';
import { newId } from '#shared/ids.ts';
import { openOffice, type TestOffice, type TestPerson } from './harness/actors.ts';
import { startApp } from './harness/app.ts';
import { openAs, openBrowser, shoot } from './harness/browser.ts';
import { expectSound } from './harness/sound.ts';

/** 通报 → 模式 → 新的联学: the committee tells of what was done well, another branch reads it and begins its own from it. */

const app = await startApp({ now: '2026-11-24T02:00:00.000Z', jobs: true, webDir: process.env['LIANXUE_WEB'] ?? 'dist/web' });
let browser: Browser;
let office: TestOffice;
let people: Record<'secretary' | 'member' | 'reader' | 'committee' | 'leader', TestPerson>;
let actionId = '';
let observed = { good: '', problem: '' };
const c = () => ({ commandId: newId() });

beforeAll(async () => {
  browser = await openBrowser();
  office = await openOffice(app);
  const [branchId, other] = [await office.branch('计算机处党支部'), await office.branch('办公室党支部')];
  people = {
    secretary: await office.person('周正言', { branchId, posts: [{ post: 'member' }, { post: 'secretary' }] }), member: await office.person('李向东', { branchId, posts: [{ post: 'member' }] }),
    reader: await office.person('冯文澜', { branchId: other, posts: [{ post: 'member' }, { post: 'secretary' }] }),
    committee: await office.person('吴常青', { posts: [{ post: 'committee' }] }), leader: await office.person('赵远航', { posts: [{ post: 'leading_group' }] }),
  };
  const { id } = await people.secretary.client.activity.create({ ...c(), branchId, ...exampleTopic });
  actionId = await bringToEffect(app.program.door, office.id, id, { ownerId: people.member.id, verifierId: people.secretary.id });
  observed = await bringToObservation(app.program.door, office.id, id, { branchId, byId: people.committee.id });
});
afterAll(() => browser.close());

/** Of a refusal the browser itself complains once. */
const quiet = (heard: readonly string[]): string[] => heard.filter((line) => !/\b(400|409|422)\b/.test(line));

test('from what was observed to a released circular, to a pattern, to the next activity', async () => {
  // 机关党委 chooses facts and gets a draft.
  const desk = await openAs(browser, `${app.url}/circulars`, people.committee);
  await desk.page.getByText('还没有通报。').waitFor();
  await shoot(desk.page, 'circular-none-1440');
  await desk.page.getByRole('link', { name: '起草通报' }).first().click();
  await desk.page.getByRole('button', { name: '排出初稿' }).click();
  await desk.page.getByText('还没有选择事实').first().waitFor();
  for (const fact of ['编写比对模板', '提前半个月把问题发给对方', '记录没有写议定事项']) await desk.page.getByLabel(fact).check();
  await desk.page.getByText('已选 3 条').waitFor();
  await expectSound(desk.page);
  await shoot(desk.page, 'circular-new-1440');
  await desk.page.getByRole('button', { name: '排出初稿' }).click();
  await desk.page.getByRole('heading', { level: 1, name: '关于主题联学好的做法和存在问题的通报' }).waitFor();
  const body = desk.page.getByRole('textbox', { name: '正文' });
  await body.waitFor();
  await shoot(desk.page, 'circular-draft-1440');
  await expectSound(desk.page);
  for (const path of ['/circulars/new', desk.page.url().replace(app.url, '')]) {
    const small = await openAs(browser, `${app.url}${path}`, people.committee, { width: 390 });
    if (path === '/circulars/new') await small.page.getByLabel('编写比对模板').waitFor();
    else await small.page.getByRole('textbox', { name: '正文' }).waitFor();
    await shoot(small.page, `circular-${path === '/circulars/new' ? 'new' : 'draft'}-390`);
    await expectSound(small.page);
    await small.close();
  }
  // The draft leaves the judgment open; it is not sent before it is written, and has a code.
  await desk.page.getByLabel('发文代字').fill('武审机党通');
  await desk.page.getByLabel('标题').fill('关于第四季度主题联学督导情况的通报');
  await desk.page.getByRole('button', { name: '保存', exact: true }).click();
  await desk.page.getByText('已保存').waitFor();
  await desk.page.getByRole('button', { name: '送签发' }).click();
  await desk.page.getByText('还没有写', { exact: false }).first().waitFor();
  await body.getByText('请写明总体评价').first().click({ clickCount: 3 });
  await desk.page.keyboard.type('近期，机关党委结合督导检查和成果核验，了解了1项主题联学活动的开展情况。总的看，各党支部注重解决问题。现将有关情况通报如下。');
  await desk.page.getByRole('button', { name: '保存', exact: true }).click();
  await desk.page.getByText('已保存').waitFor();
  await desk.page.getByRole('button', { name: '送签发' }).click();
  await desk.page.getByText('待签发').first().waitFor();
  expect(await desk.page.getByRole('button', { name: '签发', exact: true }).isDisabled()).toBe(true);
  await desk.page.getByRole('button', { name: '检查格式' }).click();
  await desk.page.getByText(/版面、字体、层次和编号都符合|DOC-09|字体/u).first().waitFor();
  await shoot(desk.page, 'circular-review-1440');
  await expectSound(desk.page);

  // It waits for another on the first page, and for nobody who wrote at it.
  expect((await people.committee.client.home.waiting({})).waiting).toEqual([]);
  const lead = await openAs(browser, `${app.url}/`, people.leader, { width: 390 });
  await lead.page.getByText('通报待签发').waitFor();
  await expectSound(lead.page);
  await lead.page.getByRole('link', { name: '关于第四季度主题联学督导情况的通报', exact: true }).first().click();
  await lead.page.getByRole('button', { name: '签发', exact: true }).click();
  await lead.page.getByRole('dialog').getByLabel('已作保密审查', { exact: false }).check();
  await shoot(lead.page, 'circular-release-390');
  await lead.page.getByRole('dialog').getByRole('button', { name: '签发' }).click();
  await lead.page.getByText('武审机党通〔2026〕1号').waitFor();
  await shoot(lead.page, 'circular-released-390');
  await expectSound(lead.page);

  // The secretary of another branch reads it on a phone.
  await expect.poll(async () => (await people.reader.client.notice.list({})).rows.length).toBe(1);
  const phone = await openAs(browser, `${app.url}/notices`, people.reader, { width: 390 });
  await phone.page.getByText('武审机党通〔2026〕1号印发，发到本支部，请阅。').waitFor();
  await phone.page.getByRole('link', { name: '关于第四季度主题联学督导情况的通报' }).click();
  await phone.page.getByText('提前半个月把问题发给对方。', { exact: false }).first().waitFor();
  expect(await phone.page.getByRole('button', { name: '撤回' }).count()).toBe(0);
  await shoot(phone.page, 'circular-read-390');
  await expectSound(phone.page);
  // From what was done well to a pattern with one click.
  await phone.page.getByRole('button', { name: '做成模式' }).first().click();
  const dialog = phone.page.getByRole('dialog');
  await dialog.getByText('“周正言”换成“有关同志”').waitFor();
  await shoot(phone.page, 'pattern-make-390');
  await expectSound(phone.page);
  await dialog.getByLabel('名称', { exact: true }).fill('先发问题再会商');
  await dialog.getByLabel('适合什么').fill('问题具体、双方都遇到的时候。');
  await dialog.getByRole('button', { name: '做成模式' }).click();
  await phone.page.getByRole('heading', { level: 1, name: '先发问题再会商' }).waitFor();
  await phone.page.getByText('提前 7 天').waitFor();
  await shoot(phone.page, 'pattern-one-390');
  await expectSound(phone.page);

  // And at the desk begins the next activity from it.
  const begin = await openAs(browser, `${app.url}/circulars`, people.reader);
  await shoot(begin.page, 'circular-list-1440');
  await begin.page.getByRole('link', { name: '关于第四季度主题联学督导情况的通报' }).click();
  await begin.page.getByRole('link', { name: '模式《先发问题再会商》' }).first().click();
  await begin.page.getByRole('link', { name: '按此模式发起' }).click();
  await begin.page.getByText('由模式《先发问题再会商》带入', { exact: false }).waitFor();
  expect(await begin.page.getByLabel('任务', { exact: true }).inputValue()).toBe('研讨大数据审计方法');
  await begin.page.getByLabel('主题', { exact: true }).fill('档案数据怎样用起来');
  await begin.page.getByRole('radio', { name: '疑难问题' }).or(begin.page.getByRole('radio').nth(2)).first().check();
  await begin.page.getByLabel('计划日期').fill('2026-12-17');
  await shoot(begin.page, 'pattern-new-activity-1440');
  await expectSound(begin.page);
  await begin.page.getByRole('button', { name: '建立选题' }).click();
  await begin.page.getByRole('heading', { level: 1, name: '档案数据怎样用起来' }).waitFor();
  const id = begin.page.url().split('/').at(-1) ?? '';
  const { version } = (await people.reader.client.activity.get({ id })).facts.activity;
  await people.reader.client.activity.toContact({ ...c(), id, version });
  await people.reader.client.activity.addSide({ ...c(), id, version: version + 1, role: 'partner', unitId: null, branchIds: [], bodyWords: '长江传媒党支部', contactName: '江书远', contactPost: '书记' });
  const before = (await people.reader.client.activity.get({ id })).facts.activity.version;
  await people.reader.client.activity.toProgramme({ ...c(), id, version: before });
  await begin.page.goto(`${app.url}/activities/${id}/programme`);
  await begin.page.getByText('由模式《先发问题再会商》带入').waitFor();
  await expect.poll(() => begin.page.getByLabel('日期', { exact: true }).first().inputValue()).toBe('2026-12-17');
  expect(await begin.page.getByLabel('内容', { exact: true }).first().inputValue()).toBe('学习中央审计委员会会议精神');
  await shoot(begin.page, 'pattern-programme-1440');
  await expectSound(begin.page);
  const place = begin.page.getByLabel('地点', { exact: true }).first();
  await place.fill('长江传媒会议室');
  await begin.page.getByRole('button', { name: '保存方案' }).click();
  await begin.page.getByText('大数据审计方法研讨').first().waitFor();
  await expect.poll(async () => (await people.reader.client.activity.get({ id })).facts.activity.programme).toMatchObject({
    sessions: [{ day: '2026-12-17', from: '09:00', to: '11:30', place: '长江传媒会议室', agenda: [{ minutes: 60 }, { minutes: 90 }] }],
    tasks: [{ what: '请有关同志准备两份案例', due: '2026-12-10' }],
  });
  await begin.page.goto(`${app.url}/patterns`);
  await begin.page.getByRole('link', { name: '先发问题再会商' }).waitFor();
  await shoot(begin.page, 'patterns-1440');
  await expectSound(begin.page);
  await begin.page.getByRole('link', { name: '先发问题再会商' }).click();
  await begin.page.getByRole('link', { name: '档案数据怎样用起来' }).waitFor();
  await begin.page.getByRole('button', { name: '修改', exact: true }).click();
  await begin.page.getByRole('button', { name: '保存为新版' }).waitFor();
  await shoot(begin.page, 'pattern-edit-1440');
  await expectSound(begin.page);
  expect([...quiet(desk.heard), ...quiet(lead.heard), ...quiet(phone.heard), ...quiet(begin.heard)]).toEqual([]);

  for (const locale of ['en-US', 'zh-TW']) {
    for (const [path, name] of [['/patterns', locale === 'en-US' ? 'Patterns' : '模式'], ['/circulars', locale === 'en-US' ? 'Circulars' : '通報']] as const) {
      const other = await openAs(browser, `${app.url}${path}`, people.reader, { width: 390, locale });
      await other.page.getByRole('heading', { level: 1, name }).waitFor();
      await expectSound(other.page);
      await other.close();
    }
  }
  await Promise.all([desk.close(), lead.close(), phone.close(), begin.close()]);
}, 180_000);

test('where something good or wrong is read, a circular on it is one click away for those who write them', async () => {
  const { rows: [round] } = await people.committee.client.inspection.list({});
  const whole = await people.committee.client.inspection.get({ id: round?.id ?? '' });
  const itemId = whole.observations.find(({ id }) => id === observed.good)?.itemId ?? '';
  const places = [
    { path: `/outcomes/${actionId}`, fact: '编写比对模板', button: /^通报.*编写比对模板/u },
    { path: `/inspections/${round?.id}?item=${itemId}`, fact: '提前半个月把问题发给对方', button: /^通报.*提前半个月把问题发给对方/u },
  ];
  for (const { path, fact, button } of places) {
    const desk = await openAs(browser, `${app.url}${path}`, people.committee);
    await desk.page.getByRole('link', { name: button }).click();
    await desk.page.getByText('已选 1 条').waitFor();
    expect(await desk.page.getByLabel(fact).isChecked()).toBe(true);
    await desk.page.goBack();
    await desk.page.getByRole('link', { name: button }).waitFor();
    await shoot(desk.page, `circular-from-${path.split('/')[1]}-1440`);
    await expectSound(desk.page);
    await desk.close();
    // Who writes none is not offered it.
    const phone = await openAs(browser, `${app.url}${path}`, people.secretary, { width: 390 });
    await phone.page.getByText(fact).first().waitFor();
    expect(await phone.page.getByRole('link', { name: button }).count()).toBe(0);
    await phone.close();
  }
});
