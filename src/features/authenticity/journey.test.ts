import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { verify } from '#platform/ledger/verify.ts';
import { newId } from '#shared/ids.ts';
import { openOffice, signedIn, type TestOffice, type TestPerson } from '#tests/harness/actors.ts';
import { heldActivity, noResults, otherwise, thought, written } from '#tests/harness/alike.ts';
import { startApp } from '#tests/harness/app.ts';
import { catchUp, compareAnew } from './queries.ts';

/** A signal from being found to being answered: whoever wrote hears of it first, and nothing leaks to who may not see. */

const app = await startApp({ now: '2026-11-23T02:00:00.000Z' });
let office: TestOffice;
let people: Record<'organiser' | 'writer' | 'colleague' | 'secretary' | 'stranger' | 'committee' | 'discipline' | 'finance', TestPerson>;
let [branch, other] = ['', ''];
const c = () => ({ commandId: newId() });
const refusal = (work: Promise<unknown>): Promise<string> => work.then(() => 'done', (error: { code: string; data?: { findings?: { check: string }[] } }) => error.data?.findings?.[0]?.check ?? error.code);
const compare = () => catchUp(app.program, office.id);
const signals = async (who: TestPerson, id: string) => (await who.client.authenticity.signals({ id })).rows;
const write = (who: TestPerson, id: string, strands: typeof written, more: object = {}) => who.client.record.edit({ ...c(), id, recordVersion: null, strands, results: noResults, ...more });
const held = (organiser: TestPerson, branchId: string, theme: string, heldOn = '2026-11-20', attended: readonly TestPerson[] = [organiser]) => heldActivity(app, office, organiser, { branchId, heldOn, attended, theme });

const listed = async (who: TestPerson, state: 'open' | 'answered') => (await who.client.authenticity.list({ state })).rows;
/** Another morning: everybody has signed in again. */
async function on(day: string): Promise<void> {
  app.clock.set(`${day}T02:00:00.000Z`);
  for (const [name, who] of Object.entries(people)) people = { ...people, [name]: await signedIn(app, who.username) };
}

beforeAll(async () => {
  office = await openOffice(app);
  [branch, other] = [await office.branch('计算机处党支部'), await office.branch('法规处党支部')];
  const member = (name: string, branchId: string, post: 'member' | 'secretary' = 'member') => office.person(name, { branchId, posts: [{ post }] });
  people = {
    organiser: await member('陈思远', branch), writer: await member('何致远', branch), colleague: await member('李向东', branch), secretary: await member('周正言', branch, 'secretary'), stranger: await member('林外人', other),
    committee: await office.person('吴常青', { posts: [{ post: 'committee' }] }), discipline: await office.person('王清正', { posts: [{ post: 'discipline' }] }), finance: await office.person('郑明算', { posts: [{ post: 'finance' }] }),
  };
});

describe('a record copied from another', () => {
  let [first, second] = ['', ''];
  test('the branch sees it at once, with both passages; those who inspect do not; nobody else ever does', async () => {
    first = await held(people.stranger, other, '学条例 对口径');
    await write(people.stranger, first, written);
    app.clock.forward(1);
    second = await held(people.organiser, branch, '数据口径会诊');
    await write(people.organiser, second, { theory: otherwise.theory, problem: written.problem.replace('争了近一个小时', '讨论近一个小时'), outcome: otherwise.outcome });
    await compare();
    const [row, ...more] = await signals(people.organiser, second);
    expect(more).toEqual([]);
    expect(row).toMatchObject({ kind: 'text', ownKind: 'record', hidden: false, open: false, mayExplain: true, mayNote: false, authorsUntil: '2026-11-26', other: { activityId: first, kind: 'record', theme: '学条例 对口径' }, basis: { value: 50, unit: '%', status: 'unconfirmed' } });
    expect(row?.passages).toHaveLength(1);
    expect(row?.passages[0]?.own).toContain('讨论近一个小时');
    expect(row?.passages[0]?.other).toContain('争了近一个小时');
    expect(row?.facts['percent']).toBeGreaterThan(80);
    expect(row?.facts['whole']).toBeLessThan(50);
    // It is the later one's: whoever wrote first is told nothing.
    expect(await signals(people.stranger, first)).toEqual([]);
    for (const who of [people.colleague, people.secretary]) expect(await signals(who, second)).toHaveLength(1);
    for (const who of [people.committee, people.discipline, people.finance, people.stranger]) expect([who.name, await signals(who, second)]).toEqual([who.name, []]);
    expect(await refusal(people.committee.client.authenticity.note({ ...c(), id: second, key: row?.key ?? '', said: 'noted', text: '看过' }))).toBe('need.signal');
    // Nor does it stand in the office's list before its author has spoken, which is for those who inspect alone.
    expect([await listed(people.committee, 'open'), await listed(people.discipline, 'open')]).toEqual([[], []]);
    for (const who of [people.organiser, people.secretary, people.finance, people.stranger, office.audit]) expect([who.name, await refusal(who.client.authenticity.list({}))]).toEqual([who.name, 'forbidden.post']);
  });

  test('compared twice it is the same; what was written without copying gives none', async () => {
    const before = await signals(people.organiser, second);
    await compareAnew(app.program, office.id);
    await compare();
    expect(await signals(people.organiser, second)).toEqual(before);
    // Stopped half-way it leaves everything as it was.
    const stop = (): never => { throw new Error('stopped'); };
    await expect(compareAnew(app.program, office.id, stop)).rejects.toThrow('stopped');
    expect(await signals(people.organiser, second)).toEqual(before);
    const third = await held(people.organiser, branch, '另写的一篇');
    await write(people.organiser, third, { theory: '这一次没有安排发言，直接去了仓库，按清单一件件点。点到第三排时发现标签贴错了，当场改过来并照了相。', problem: '', outcome: '' });
    await compare();
    expect(await signals(people.organiser, third)).toEqual([]);
  });

  test('explained by the branch, it is there for those who inspect, who say with a reason what they make of it', async () => {
    const [row] = await signals(people.organiser, second);
    const key = row?.key ?? '';
    expect(await refusal(people.finance.client.authenticity.explain({ ...c(), id: second, key, text: '不是我' }))).toBe('forbidden.post');
    expect(await refusal(people.organiser.client.authenticity.explain({ ...c(), id: second, key: 'text x y', text: '没有这条' }))).toBe('need.signal');
    expect(await refusal(people.organiser.client.authenticity.explain({ ...c(), id: second, key, text: '  ' }))).not.toBe('done');
    await people.colleague.client.authenticity.explain({ ...c(), id: second, key, text: '两个支部一起开的会，下午的内容由对方执笔，共用一稿。' });
    const [seen] = await signals(people.committee, second);
    expect(seen).toMatchObject({ key, open: true, mayExplain: false, mayNote: true, answers: [{ said: 'explained', byName: '李向东', byPost: 'member', text: '两个支部一起开的会，下午的内容由对方执笔，共用一稿。' }] });
    expect(await listed(people.discipline, 'open')).toMatchObject([{ key, activityId: second, theme: '数据口径会诊', kind: 'text', ownKind: 'record', hosts: ['计算机处党支部'], explained: true, answered: false }]);
    expect(await listed(people.discipline, 'answered')).toEqual([]);
    expect(await refusal(people.organiser.client.authenticity.note({ ...c(), id: second, key, said: 'harmless', text: '自己说没事' }))).toBe('forbidden.post');
    await people.discipline.client.authenticity.note({ ...c(), id: second, key, said: 'harmless', text: '已向两个支部核实，确是联合召开。' });
    expect((await signals(people.organiser, second))[0]?.answers.map(({ said, byName }) => [said, byName])).toEqual([['explained', '李向东'], ['harmless', '王清正']]);
    expect([await listed(people.committee, 'open'), (await listed(people.committee, 'answered')).map((one) => one.key)]).toEqual([[], [key]]);
    expect(await signals(people.stranger, second)).toEqual([]);
    const history = await people.organiser.client.ledger.ofActivity({ id: second, limit: 20 });
    expect(history.rows.flatMap(({ events }) => events.map(({ name }) => name))).toEqual(expect.arrayContaining(['authenticity.explained', 'authenticity.noted']));
  });

  test('it goes when the passage is written anew, and when the other activity is cancelled', async () => {
    const { facts } = await people.organiser.client.activity.get({ id: second });
    await people.organiser.client.record.edit({ ...c(), id: second, recordVersion: facts.record?.version ?? 0, strands: { ...otherwise } });
    await compare();
    expect(await signals(people.organiser, second)).toEqual([]);
    await people.organiser.client.record.edit({ ...c(), id: second, recordVersion: (facts.record?.version ?? 0) + 1, strands: { ...otherwise, problem: written.problem } });
    await compare();
    expect(await signals(people.organiser, second)).toHaveLength(1);
    await sql`update activity set standing = 'cancelled' where office_id = ${office.id} and id = ${first}`.execute(app.program.db);
    expect(await signals(people.organiser, second)).toEqual([]);
    await sql`update activity set standing = 'active' where office_id = ${office.id} and id = ${first}`.execute(app.program.db);
    expect(await signals(people.organiser, second)).toHaveLength(1);
  });
});

describe('an insight', () => {
  let [id, key] = ['', ''];
  test('is told of to its author alone, while it is written and once it is saved', async () => {
    id = await held(people.organiser, branch, '各写各的心得');
    await people.writer.client.bulletin.writeInsight({ ...c(), id, insightId: null, insightVersion: null, text: thought });
    await compare();
    app.clock.forward(5);
    const typed = await people.colleague.client.authenticity.check({ id, insight: `${thought}我也这么想。` });
    expect(typed).toMatchObject({ tooShort: false, rows: [{ other: { kind: 'insight', byName: '何致远', activityId: id }, hidden: false }] });
    expect(await people.colleague.client.authenticity.check({ id, insight: '很受教育。' })).toEqual({ rows: [], tooShort: true });
    expect(await people.colleague.client.authenticity.check({ id, insight: '' })).toEqual({ rows: [], tooShort: true });
    await people.colleague.client.bulletin.writeInsight({ ...c(), id, insightId: null, insightVersion: null, text: `${thought}我也这么想。` });
    expect((await people.colleague.client.authenticity.signals({ id })).behind).toBe(true);
    await compare();
    const mine = await people.colleague.client.authenticity.signals({ id });
    expect(mine).toMatchObject({ behind: false, rows: [{ kind: 'text', ownKind: 'insight', mayExplain: true, other: { byName: '何致远' } }] });
    key = mine.rows[0]?.key ?? '';
    for (const who of [people.organiser, people.secretary, people.writer, people.committee]) expect([who.name, await signals(who, id)]).toEqual([who.name, []]);
    expect(await refusal(people.organiser.client.authenticity.explain({ ...c(), id, key, text: '替他说' }))).toBe('need.signal');
  });

  test('those who inspect see it once its author has had his working days, though nothing was said', async () => {
    await on('2026-11-26');
    expect(await signals(people.committee, id)).toEqual([]);
    expect((await listed(people.committee, 'open')).map((one) => one.key)).not.toContain(key);
    await on('2026-11-27');
    expect(await signals(people.committee, id)).toMatchObject([{ key, open: true, mayNote: true, answers: [] }]);
    // Newest first, page by page; what was seen on one page is not on the next.
    const all = (await people.committee.client.authenticity.list({})).rows.map((one) => one.key);
    const one = await people.committee.client.authenticity.list({ limit: 1 });
    const two = await people.committee.client.authenticity.list({ limit: 1, after: one.next ?? '' });
    expect([...one.rows, ...two.rows].map((row) => row.key)).toEqual(all.slice(0, 2));
    expect(all[0]).toBe(key);
    expect((await listed(people.committee, 'open')).find((row) => row.key === key)).toMatchObject({ activityId: id, ownKind: 'insight', explained: false, answered: false });
    expect(await signals(people.secretary, id)).toEqual([]);
    await people.committee.client.authenticity.note({ ...c(), id, key, said: 'noted', text: '两人同车同组，文字由一人记录。' });
  });

  test('withdrawn, its signal is gone; the one it was like has none of its own', async () => {
    const { facts } = await people.colleague.client.activity.get({ id });
    const mine = facts.insights.find((one) => one.personId === people.colleague.id && one.withdrawnAt === null);
    await people.colleague.client.bulletin.withdrawInsight({ ...c(), id, insightId: mine?.id ?? '' });
    expect(await signals(people.committee, id)).toEqual([]);
    await compare();
    expect(await signals(people.committee, id)).toEqual([]);
    expect(await refusal(people.committee.client.authenticity.note({ ...c(), id, key, said: 'noted', text: '还看' }))).toBe('need.signal');
  });
});

test('what may not be seen does not leak: not a word, no name, no number', async () => {
  const hidden = await held(people.stranger, other, '绝不外传的题目');
  await write(people.stranger, hidden, { theory: '', problem: '', outcome: `${otherwise.theory}${otherwise.outcome}` });
  await compare();
  // As if it were not approved yet: only its own branch sees it.
  await sql`update activity set stage = 'approval' where office_id = ${office.id} and id = ${hidden}`.execute(app.program.db);
  app.clock.forward(1);
  const id = await held(people.organiser, branch, '看得见的题目');
  const typed = await people.organiser.client.authenticity.check({ id, record: { strands: { theory: otherwise.theory, problem: '', outcome: otherwise.outcome }, results: noResults } });
  const rows = typed.rows.filter((row) => row.hidden);
  expect(rows).toMatchObject([{ other: null, hidden: true, passages: [{ other: null }] }]);
  await write(people.organiser, id, { theory: otherwise.theory, problem: '', outcome: otherwise.outcome });
  await compare();
  const told = await people.organiser.client.authenticity.signals({ id });
  expect(told.rows.find((row) => row.hidden)).toMatchObject({ other: null, passages: [{ other: null }] });
  for (const text of [JSON.stringify(rows), JSON.stringify(told)]) for (const secret of ['绝不外传', '林外人']) expect(text).not.toContain(secret);
  // The committee sees all activities, and both texts once it is open.
  await on('2026-12-10');
  expect((await signals(people.committee, id)).map(({ other: seen }) => seen?.theme)).toContain('绝不外传的题目');
});

test('what people said is in the ledger; what the program compared is not state', async () => {
  // Undone first: the test above went past the door.
  await sql`update activity set stage = 'summary' where office_id = ${office.id} and stage = 'approval'`.execute(app.program.db);
  expect(await verify(app.program.db, await app.program.door.anchors())).toMatchObject({ ok: true });
});

describe('the entries of one activity', () => {
  test('are whole, and the first that is not as it was written is named', async () => {
    const id = await held(people.organiser, branch, '核验');
    await write(people.organiser, id, otherwise);
    const ok = await people.committee.client.authenticity.verify({ id });
    expect(ok).toMatchObject({ bad: null });
    expect(ok.entries).toBeGreaterThan(2);
    const { rows } = await sql<{ seq: number }>`select max(seq)::int as seq from ledger_entry where office_id = ${office.id} and activity_id = ${id}`.execute(app.program.db);
    const seq = rows[0]?.seq ?? 0;
    const tampered = async (change: ReturnType<typeof sql>, back: ReturnType<typeof sql>) => {
      await change.execute(app.program.db);
      const { bad } = await people.committee.client.authenticity.verify({ id });
      await back.execute(app.program.db);
      return bad;
    };
    const one = sql`office_id = ${office.id} and seq = ${seq}`;
    expect(await tampered(sql`update ledger_entry set actor_name = '别人' where ${one}`, sql`update ledger_entry set actor_name = '陈思远' where ${one}`)).toMatchObject({ seq, reason: 'changed', detail: 'record.edit' });
    expect(await tampered(sql`update ledger_entry set office_id = office_id, hash = 'x' || substr(hash, 2) where office_id = ${office.id} and seq = ${seq - 1}`, sql`select 1`)).toMatchObject({ reason: expect.stringMatching(/changed|linked_wrongly/u) });
  });
  test('a row altered past the program is told of', async () => {
    const id = await held(people.organiser, branch, '改过的');
    await write(people.organiser, id, otherwise);
    await sql`update record set place = '别处' where office_id = ${office.id} and activity_id = ${id}`.execute(app.program.db);
    expect((await people.committee.client.authenticity.verify({ id })).bad).toMatchObject({ reason: 'state', detail: expect.stringContaining('record ') });
  });
});
