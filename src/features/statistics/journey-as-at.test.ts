import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { create } from '#features/activity/commands.ts';
import { exampleTopic } from '#features/bulletin/fixtures.ts';
import { cases, takeBack } from '#features/import/commands.ts';
import { note, plan, report, verify as verifyAction } from '#features/outcome/commands.ts';
import { edit as editUnit } from '#features/unit/commands.ts';
import { scopeOf, type Command } from '#platform/command.ts';
import { Door } from '#platform/door.ts';
import { Anchor } from '#platform/ledger/anchor.ts';
import type { Actor } from '#shared/actor.ts';
import { addDays } from '#shared/dates.ts';
import { newId } from '#shared/ids.ts';
import { Refusal } from '#shared/refusal.ts';
import { freshDatabase } from '#tests/harness/database.ts';
import { smallOffice, type SmallOffice } from '#tests/harness/office-fixture.ts';
import { steps, wayThrough, Walk, type Role, type Verb } from '#tests/journeys/steps.ts';
import type { AboutInput, StatisticsView } from './contract.ts';
import { listActivities } from '#features/activity/queries.ts';
import { recordsOf } from './facts-records.ts';
import { checkedYears, drift, makeAnew, readStatistics } from './queries.ts';
import { holdSome } from './store-check.ts';

/** A seeded year of an office, several hundred real commands by a clock that moves: what the figures were then is what they are 'as at' later. */

const { db } = await freshDatabase();
const anchor = Anchor.in(mkdtempSync(join(tmpdir(), 'lx-anchor-')));
const clock = { day: '2026-01-05' };
const door = new Door({ db, anchor, emit: async () => undefined, now: () => new Date(`${clock.day}T04:00:00.000Z`) });
let office: SmallOffice;
const end = (day: string) => new Date(`${day}T15:30:00.000Z`);
const given = <I extends { commandId: string }, F>(command: Command<I, F>, actor: Actor, input: Omit<I, 'commandId'>) => { const commandId = newId(); return door.run(command, actor, { commandId, input: { ...input, commandId } as unknown as I }); };
const asked = (about: AboutInput, by: keyof SmallOffice['people'] = 'committee', day = clock.day) => readStatistics(db, scopeOf(office.people[by], end(day)), about);

/** Numbers in a fixed order from a seed (mulberry32). */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
const roll = chance(20261124);
const oneOf = <T>(among: readonly T[]): T => among[Math.floor(roll() * among.length)] as T;

interface Kept {
  readonly day: string;
  readonly about: AboutInput;
  readonly by: 'committee' | 'member';
  readonly answer: StatisticsView;
  readonly records: number;
}
const kept: Kept[] = [];
let commands = 0;
const countOf = async (address: Readonly<Record<string, string>>, by: 'committee' | 'member'): Promise<number> => (await listActivities(db, scopeOf(office.people[by]), { ...address, limit: 100 })).rows.length;

async function keep(): Promise<void> {
  for (const by of ['committee', 'member'] as const) {
    for (const about of [{}, { year: 2026 }, { branch: office.branch }, { year: 2026, branch: office.branch }]) {
      kept.push({ day: clock.day, about, by, answer: await asked(about, by), records: await countOf(recordsOf({ ...about, year: 'year' in about ? '2026' : undefined }, 'held'), by) });
    }
  }
  expect((await drift(db, office.officeId)).differences, clock.day).toEqual([]);
}

const unitOf = async () => (await db.selectFrom('unit').selectAll().where('id', '=', office.partnerUnit).executeTakeFirstOrThrow());
const past = readFileSync('tests/data/article-activities.jsonl', 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
const batches: string[] = [];

beforeAll(async () => {
  office = await smallOffice(door);
  const walks: { walk: Walk; at: number }[] = [];
  const verbs = Object.keys(steps) as Verb[];
  const tried = async (walk: Walk, verb: Verb, by: Role): Promise<boolean> => {
    commands += 1;
    return steps[verb](walk, by).then(() => true, (error: unknown) => { if (error instanceof Refusal) return false; throw error; });
  };
  for (let turn = 0; turn < 46; turn += 1) {
    if (walks.length < 16 && roll() < 0.6) {
      const { id } = await given(create, office.people.proposer, { ...exampleTopic, branchId: office.branch, source: oneOf(['hot', 'difficult', 'project', null]), forms: oneOf([['座谈'], ['座谈', '参观'], []]), plannedOn: null, estimateFen: 0, planItem: '2026-3' });
      walks.push({ walk: new Walk({ id, office, door, db, clock }), at: 0 });
    }
    for (const one of walks.filter(() => roll() < 0.6)) {
      for (let more = Math.ceil(roll() * 7); more > 0; more -= 1) {
        const next = wayThrough[one.at];
        // Mostly the way through; now and then anything by anybody.
        if (next === undefined || roll() < 0.08) await tried(one.walk, oneOf(verbs.filter((verb) => verb !== 'activity.cancel' || roll() < 0.3)), oneOf(['proposer', 'secretary', 'member', 'committee'] as const));
        else if (await tried(one.walk, ...next)) one.at += 1;
        else break;
      }
    }
    if (turn === 12 || turn === 30) {
      const { industry: _, ...unit } = await unitOf();
      await given(editUnit, office.people.committee, { id: unit.id, version: unit.version, name: unit.name, kind: 'organ', industry: turn === 12 ? 'S' : 'I', region: '360000', field: turn === 12 ? '审计' : null, frontLine: turn === 30, aliases: [], note: null });
    }
    if (turn === 8 || turn === 20) {
      const batchId = newId();
      batches.push(batchId);
      await given(cases, office.people.committee, { batchId, name: '旧案', cases: turn === 8 ? past.slice(0, 3) : past.slice(3) });
    }
    if (turn % 6 === 2) {
      const said = { raisedByPersonId: null, raisedByWords: '某县局', projectId: null };
      const { id } = await given(note, office.people.secretary, { kind: oneOf(['voice', 'problem'] as const), branchId: office.branch, text: `一线反映${turn}`, place: '江西某县', ...said });
      if (turn % 12 === 2) await given(plan, office.people.secretary, { id, measure: '统一口径', ownerId: office.people.member.personId ?? '', dueOn: addDays(clock.day, 30) });
      if (turn % 24 === 2) {
        const action = async () => { const row = await db.selectFrom('action').select(['id', 'version']).where('problemId', '=', id).executeTakeFirstOrThrow(); return { id, actionId: row.id, actionVersion: row.version }; };
        await given(report, office.people.member, { ...(await action()), resultKind: 'method', evidence: '新口径', evidenceFileIds: [] });
        if (turn > 2) clock.day = addDays(clock.day, 1);
        await given(verifyAction, office.people.committee, { ...(await action()), before: '各县不一', after: '已统一', method: '抽查' });
      }
    }
    if (turn === 26) await given(takeBack, office.people.committee, { id: batches[0] ?? '' });
    if (turn % 9 === 4) await keep();
    clock.day = addDays(clock.day, Math.ceil(roll() * 9));
  }
  await keep();
}, 600_000);

test('several hundred commands were given, and the year reached every part of the figures', async () => {
  expect(commands).toBeGreaterThan(300);
  const now = await asked({});
  const value = Object.fromEntries(now.figures.map((figure) => [figure.key, figure.value]));
  expect(value['held']).toBeGreaterThan(4);
  expect(value['verified']).toBeGreaterThan(0);
  expect([value['beside'], value['beside_tasked'], value['beside_verified']]).toEqual([8, 4, 2]);
  expect(kept.length).toBe(48);
  // What was kept differs from day to day: else nothing would be shown by it.
  expect(new Set(kept.map(({ answer }) => JSON.stringify(answer.figures))).size).toBeGreaterThan(8);
});

test('as at each of those days the figures are what they were, for whoever asks', async () => {
  for (const { day, about, by, answer } of kept) {
    const later = await asked({ ...about, asAt: day }, by);
    expect({ ...later, about: { ...later.about, asAt: null }, asOf: { ...later.asOf, behind: 0 } }, `${day} ${JSON.stringify(about)} ${by}`).toEqual(answer);
  }
});

test('records behind a figure are as many as it says, now and as at those days', async () => {
  for (const { about, by, day, answer, records } of kept) {
    const held = answer.figures.find(({ key }) => key === 'held')?.value;
    expect(records, day).toBe(held);
    // What was taken back since is not there any more to be listed.
    const gone = await countOf(recordsOf({ ...about, year: 'year' in about ? '2026' : undefined, asAt: day }, 'held'), by);
    expect(gone).toBeLessThanOrEqual(held ?? 0);
    expect((held ?? 0) - gone).toBeLessThanOrEqual(3);
  }
  const now = await asked({});
  for (const { key, rows, unknown } of now.tables.filter((table) => table.key !== 'kind')) {
    for (const row of rows) expect([key, row.key, await countOf(recordsOf({}, key, row.key), 'committee')]).toEqual([key, row.key, row.n]);
    expect([key, '?', await countOf(recordsOf({}, key, '?'), 'committee')]).toEqual([key, '?', unknown]);
  }
});

test('what was counted is found under the activity’s day of today, whenever it counted as what', async () => {
  const { rows } = await sql<{ versions: number; elsewhere: number }>`
    select count(*)::int as versions, count(*) filter (where f.sort_on <> a.sort_on)::int as elsewhere from statistic_fact f join activity a on a.office_id = f.office_id and a.id = f.activity_id where f.office_id = ${office.officeId}`.execute(db);
  expect(rows[0]?.versions).toBeGreaterThan(20);
  expect(rows[0]?.elsewhere).toBe(0);
});

test('made anew from the first entry they are the same, and another day’s too', async () => {
  const about = { year: 2026 };
  const [now, then] = [await asked(about), await asked({ ...about, asAt: kept[10]?.day })];
  await makeAnew(db, office.officeId);
  expect(await asked(about)).toEqual(now);
  expect(await asked({ ...about, asAt: kept[10]?.day })).toEqual(then);
  expect((await drift(db, office.officeId)).differences).toEqual([]);
});

test('a sum that was altered behind the program’s back is named', async () => {
  await sql`update statistic_cell set n = n + 1 where office_id = ${office.officeId} and branch = '*' and year = '*' and grain = 't' and dimension = 'held'`.execute(db);
  const { differences } = await drift(db, office.officeId);
  expect(differences).toMatchObject([{ branch: '*', year: '*', dimension: 'held', key: '' }]);
  expect((differences[0]?.kept?.[0] ?? 0) - (differences[0]?.truth?.[0] ?? 0)).toBe(1);
  await sql`update statistic_cell set n = n - 1 where office_id = ${office.officeId} and branch = '*' and year = '*' and grain = 't' and dimension = 'held'`.execute(db);
  await sql`update statistic_met set units = units + 1 where office_id = ${office.officeId} and branch = '*' and year = '2026' and on_day = (select max(on_day) from statistic_met where office_id = ${office.officeId} and branch = '*' and year = '2026')`.execute(db);
  expect((await drift(db, office.officeId)).differences).toMatchObject([{ branch: '*', year: '2026', dimension: 'met', key: 'most' }]);
  await makeAnew(db, office.officeId);
  expect((await drift(db, office.officeId)).differences).toEqual([]);
});

test('the nightly round looks at some years at a time, names what was altered to those who keep the program, and is satisfied once all is made anew', async () => {
  const checked = () => checkedYears(db, office.officeId);
  // Two years at a time: after a few nights each has had its turn, whatever their number.
  for (let night = 1; night <= 4; night += 1) await holdSome(db, office.officeId, new Date(`2027-06-0${night}T19:20:00Z`));
  const first = await checked();
  expect(first.map(({ year }) => year)).toContain('2026');
  expect(first.map(({ year }) => year)).toContain('*');
  expect(first.map(({ differences }) => differences).filter((count) => count > 0)).toEqual([]);
  expect(first.find(({ year }) => year === '2026')?.cells).toBeGreaterThan(50);
  await sql`update statistic_cell set n = n + 1 where office_id = ${office.officeId} and branch = ${office.branch} and year = '2026' and grain = 'm' and dimension = 'held' and on_day = (
    select min(on_day) from statistic_cell where office_id = ${office.officeId} and branch = ${office.branch} and year = '2026' and grain = 'm' and dimension = 'held')`.execute(db);
  await sql`update statistic_cell set n = n + 1 where office_id = ${office.officeId} and branch = '*' and year = '*' and grain = 't' and dimension = 'held'`.execute(db);
  for (let night = 5; night <= 8; night += 1) await holdSome(db, office.officeId, new Date(`2027-06-0${night}T19:20:00Z`));
  expect((await checked()).filter(({ differences }) => differences > 0).map(({ year, differences }) => [year, differences])).toEqual([['2026', 1], ['*', 1]]);
  await makeAnew(db, office.officeId);
  expect(await checked()).toEqual([]);
  for (let night = 1; night <= 4; night += 1) await holdSome(db, office.officeId, new Date(`2027-06-1${night}T19:20:00Z`));
  expect((await checked()).filter(({ differences }) => differences > 0)).toEqual([]);
});

test('days that cannot be asked for, and branches of others', async () => {
  const refused = (about: AboutInput, by: keyof SmallOffice['people'] = 'committee') => asked(about, by).then(() => null, (error: unknown) => (error instanceof Refusal ? error.findings.map(({ check, field }) => [check, field]) : error));
  expect(await refused({ asAt: addDays(clock.day, 1) })).toEqual([['need.as_at_come', 'asAt']]);
  expect(await refused({ asAt: '1900-01-01' })).toEqual([['need.as_at_begun', 'asAt']]);
  expect(await refused({ asAt: '2026-01-04' })).toEqual([['need.as_at_begun', 'asAt']]);
  expect(await refused({ branch: newId() })).toEqual([['need.branch', 'branch']]);
  // A branch of a partner unit is none of the office's own.
  expect(await refused({ branch: office.partnerBranch })).toEqual([['need.branch', 'branch']]);
  expect((await asked({ year: 1921 })).figures[0]).toMatchObject({ value: 0 });
});
