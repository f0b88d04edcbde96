import { sql } from 'kysely';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#shared/ids.ts';
import { openOffice, type TestOffice, type TestPerson } from '#tests/harness/actors.ts';
import { addPhoto, heldActivity, noResults, otherwise, picture } from '#tests/harness/alike.ts';
import { startApp } from '#tests/harness/app.ts';
import { catchUp, compareAnew } from './queries.ts';

/** Photos that are there already, people at two places at once, and what is older than the activity itself. */

const app = await startApp({ now: '2026-11-23T02:00:00.000Z' });
let office: TestOffice;
let people: Record<'organiser' | 'colleague' | 'guest' | 'committee', TestPerson>;
let [branch, other] = ['', ''];
const c = () => ({ commandId: newId() });
const compare = () => catchUp(app.program, office.id);
const signals = async (id: string, who: TestPerson = people.organiser) => (await who.client.authenticity.signals({ id })).rows.map(({ kind, ownKind, ownId, other: seen, facts }) => ({ kind, ownKind, ownId, other: seen?.activityId ?? null, facts }));
const held = (theme: string, heldOn = '2026-11-20', attended: readonly TestPerson[] = [people.organiser]) => heldActivity(app, office, people.organiser, { branchId: branch, heldOn, attended, theme });

beforeAll(async () => {
  office = await openOffice(app);
  [branch, other] = [await office.branch('计算机处党支部'), await office.branch('法规处党支部')];
  people = {
    organiser: await office.person('陈思远', { branchId: branch, posts: [{ post: 'member' }] }), colleague: await office.person('李向东', { branchId: branch, posts: [{ post: 'member' }] }),
    guest: await office.person('林外人', { branchId: other, posts: [{ post: 'member' }] }), committee: await office.person('吴常青', { posts: [{ post: 'committee' }] }),
  };
});

describe('a photo', () => {
  test('used in another activity is told of, smaller, saved again or cut a little; another is not', async () => {
    const first = await held('先用的');
    const original = await picture(1);
    const firstPhoto = await addPhoto(app, people.organiser, first, original, '先.jpg');
    app.clock.forward(1);
    const second = await held('后用的');
    const ways = {
      again: await sharp(original).jpeg({ quality: 45 }).toBuffer(), smaller: await sharp(original).resize(320).png().toBuffer(),
      cut: await sharp(original).extract({ left: 13, top: 10, width: 614, height: 460 }).jpeg({ quality: 80 }).toBuffer(), lighter: await sharp(original).modulate({ brightness: 1.15 }).jpeg().toBuffer(),
    };
    const ids: string[] = [];
    for (const [name, bytes] of Object.entries(ways)) ids.push(await addPhoto(app, people.organiser, second, bytes, `${name}.${name === 'smaller' ? 'png' : 'jpg'}`));
    await addPhoto(app, people.organiser, second, await picture(2), '另一张.jpg');
    await compare();
    const found = await signals(second);
    expect(found.map(({ kind, ownId, other: seen }) => [kind, ownId, seen]).toSorted()).toEqual(ids.map((id) => ['photo', id, first]).toSorted());
    for (const { facts } of found) expect(facts['distance']).toBeLessThanOrEqual(14);
    expect(await signals(first)).toEqual([]);
    // Taken off, it is gone; taken off there, it is gone here.
    await people.organiser.client.record.removeFile({ ...c(), id: second, fileId: ids[0] ?? '' });
    expect(await signals(second)).toHaveLength(3);
    await people.organiser.client.record.removeFile({ ...c(), id: first, fileId: firstPhoto });
    await compare();
    expect(await signals(second)).toEqual([]);
  });

  test('of one colour, an empty page, twice in the same activity or put there as a paper is none', async () => {
    const [first, second] = [await held('空白一'), await held('空白二')];
    for (const id of [first, second]) {
      for (const [name, background] of [['红', '#c03020'], ['白', '#ffffff']] as const) await addPhoto(app, people.organiser, id, await sharp({ create: { width: 400, height: 300, channels: 3, background } }).jpeg().toBuffer(), `${name}.jpg`);
    }
    const twice = await picture(3);
    await addPhoto(app, people.organiser, first, twice, '一.jpg');
    await addPhoto(app, people.organiser, first, await sharp(twice).resize(500).jpeg().toBuffer(), '二.jpg');
    await addPhoto(app, people.organiser, second, twice, '通知扫描.jpg', 'paper');
    await compare();
    expect([await signals(first), await signals(second)]).toEqual([[], []]);
  });

  test('that cannot be found any more is passed over; everything else is compared', async () => {
    const id = await held('缺文件');
    const fileId = await addPhoto(app, people.organiser, id, await picture(4), '丢失.jpg');
    await sql`update file set sha256 = ${'0'.repeat(64)} where id = ${fileId}`.execute(app.program.db);
    await compare();
    expect(await signals(id)).toEqual([]);
  });
});

describe('time', () => {
  const hours = (from: string, to: string) => ({ startedAt: `2026-11-18T${from}:00.000Z`, endedAt: `2026-11-18T${to}:00.000Z` });
  const write = (id: string, more: object) => people.organiser.client.record.edit({ ...c(), id, recordVersion: null, strands: { theory: '', problem: '', outcome: '' }, results: noResults, ...more });
  test('the same people at two activities at the same hour: told of at the later one, with the names, and gone once an hour is mended', async () => {
    const both = [people.organiser, people.colleague];
    const [first, second, third] = [await held('上午的', '2026-11-18', both), await held('也在上午', '2026-11-18', both), await held('下午的', '2026-11-18', both)];
    await write(first, hours('01:00', '03:00'));
    await write(second, hours('02:00', '04:00'));
    await write(third, hours('06:00', '08:00'));
    await compare();
    expect([await signals(first), await signals(third)]).toEqual([[], []]);
    expect(await signals(second)).toEqual([{ kind: 'people', ownKind: 'attendance', ownId: second, other: first, facts: { people: 2, names: '李向东、陈思远', minutes: 60 } }]);
    await people.organiser.client.record.edit({ ...c(), id: second, recordVersion: 1, ...hours('03:00', '04:00') });
    await compare();
    expect(await signals(second)).toEqual([]);
  });
  test('one person alone is not a signal: people go from one to the other', async () => {
    const [first, second] = [await held('甲', '2026-11-17'), await held('乙', '2026-11-17')];
    await compare();
    expect([await signals(first), await signals(second)]).toEqual([[], []]);
  });
  test('a record, and photos, that are there before the activity begins', async () => {
    const id = await held('还没开始', '2026-11-23');
    await addPhoto(app, people.organiser, id, await picture(5), '提前.jpg');
    await write(id, { strands: otherwise, startedAt: '2026-11-23T06:00:00.000Z', endedAt: '2026-11-23T08:00:00.000Z' });
    await compare();
    const found = await signals(id);
    expect(found.map(({ kind, ownKind, facts }) => [kind, ownKind, facts['begins'], facts['count'] ?? null])).toEqual([['before', 'photo', '2026-11-23T06:00:00.000Z', 1], ['before', 'record', '2026-11-23T06:00:00.000Z', null]]);
    const key = `before ${id} ${id}`;
    await people.colleague.client.authenticity.explain({ ...c(), id, key, text: '是前一天踩点时拍的会场。' });
    expect((await people.committee.client.authenticity.signals({ id })).rows.map((row) => [row.key, row.answers.map(({ text }) => text)])).toEqual([[key, ['是前一天踩点时拍的会场。']]]);
  });
});

test('made anew it is the same', async () => {
  const all = async () => (await sql<{ row: string }>`select concat_ws(' ', activity_id, kind, own_kind, own_id, other_id, facts, since) as row from authenticity_match where office_id = ${office.id} order by 1`.execute(app.program.db)).rows;
  const before = await all();
  expect(before.length).toBeGreaterThan(0);
  await compareAnew(app.program, office.id);
  expect(await all()).toEqual(before);
});
