import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { bringToHeld } from '#features/attendance/fixtures.ts';
import { exampleTopic } from '#features/bulletin/fixtures.ts';
import { verify } from '#platform/ledger/verify.ts';
import { newId } from '#shared/ids.ts';
import { openOffice, type TestOffice, type TestPerson } from '#tests/harness/actors.ts';
import { startApp } from '#tests/harness/app.ts';
import { totalHours } from './facts-hours.ts';

/**
 * Any sequence of joining, leaving, moving, removing, prolonging, dissolving and holding activities keeps invariants 2
 * and 10: the sides' figures add up, nobody counts twice for the same hours, and nothing recorded is lost. On a real
 * database, through the contract. The clock stands at 2026-11-23.
 */

const app = await startApp();
const c = () => ({ commandId: newId() });
type Refused = { code?: string };
let office: TestOffice;
let committee: TestPerson;
let keeper: TestPerson;
let home = '';
let otherHome = '';
beforeAll(async () => {
  office = await openOffice(app);
  committee = await office.person('吴常青', { posts: [{ post: 'committee' }] });
  home = await office.branch('计算机处党支部');
  otherHome = await office.branch('财政处党支部');
  keeper = await office.person('周正言', { branchId: home, posts: [{ post: 'secretary' }] });
});
/** Refusals are allowed, faults of the program are not. */
const tried = (work: Promise<unknown>): Promise<boolean> => work.then(() => true, (error: Refused) => {
  if (['REFUSED', 'STALE', 'FORBIDDEN', 'NOT_FOUND'].includes(error.code ?? '')) return false;
  throw error;
});

interface World {
  readonly projectId: string;
  readonly branches: readonly string[];
  readonly people: readonly string[];
  readonly activities: string[];
}
let count = 0;
async function begun(): Promise<World> {
  const n = ++count;
  const projectId = (await committee.client.project.add({ ...c(), code: `P-${n}`, name: `项目${n}`, place: null, region: null, startOn: '2026-11-01', endOn: '2027-03-31', personIds: [] })).id;
  const people: string[] = [];
  for (const index of [1, 2, 3]) people.push((await committee.client.org.addPerson({ ...c(), name: `党员${n}${index}`, status: 'full', rank: null, email: null, phone: null, branchId: home, fromOn: '2026-11-01' })).id);
  const branches: string[] = [];
  for (const name of ['甲', '乙']) branches.push((await committee.client.org.addTemporaryBranch({ ...c(), name: `${name}${n}临时党支部`, projectId, approvalNo: '1号', approvedBy: '机关党委', approvedOn: '2026-11-20', startOn: '2026-11-20', plannedEnd: '2026-12-31', leaderIds: [keeper.id], memberIds: [] })).id);
  return { projectId, branches, people, activities: [] };
}
const verbs = ['join', 'leave', 'move', 'remove', 'extend', 'dissolve', 'hold', 'holdHome', 'moveHome'] as const;
type Step = readonly [verb: (typeof verbs)[number], who: number, where: number];

async function hold({ activities }: World, branchId: string, hour: number): Promise<boolean> {
  let made = { id: '' };
  // Of a branch that has ended nobody is a member, so nobody begins anything for it.
  if (!(await tried(keeper.client.activity.create({ ...c(), branchId, ...exampleTopic }).then((receipt) => { made = receipt; })))) return false;
  await bringToHeld(app.program.door, office.id, made.id, '2026-11-23', `${String(9 + hour).padStart(2, '0')}:00`, `${String(11 + hour).padStart(2, '0')}:00`);
  const { facts } = await keeper.client.activity.get({ id: made.id });
  const roster = await keeper.client.attendance.roster({ id: made.id });
  const sideId = facts.sides.find(({ own }) => own)?.id ?? '';
  const done = await tried(keeper.client.attendance.enter({
    ...c(), id: made.id, version: facts.activity.version,
    sides: [{ sideId, counts: { expected: null, present: null, onLeave: null, absent: null }, countWords: null, people: roster.map((seat, index) => ({ personId: seat.personId, name: '', post: null, state: index % 3 === 2 ? 'absent' as const : 'present' as const, reason: null })) }],
  }));
  if (!done) return false;
  activities.push(made.id);
  // Half an hour longer at both ends than planned: what follows it overlaps by an hour, which counts once.
  const version = async () => (await keeper.client.activity.get({ id: made.id })).facts.activity.version;
  await tried(version().then((now) => keeper.client.attendance.hold({ ...c(), id: made.id, version: now, heldOn: '2026-11-23' })));
  const at = (clock: number) => `2026-11-23T${String(clock).padStart(2, '0')}:30:00.000Z`;
  await tried(keeper.client.record.edit({ ...c(), id: made.id, recordVersion: null, startedAt: at(hour), endedAt: at(hour + 3) }));
  return true;
}

async function step(world: World, [verb, who, where]: Step): Promise<boolean> {
  const { client } = committee;
  const [id, branchId, other] = [world.people[who % 3] ?? '', world.branches[where % 2] ?? '', world.branches[(where + 1) % 2] ?? ''];
  const { person } = await client.org.person({ id });
  const { branch } = await client.org.branch({ id: branchId });
  switch (verb) {
    case 'join': return tried(client.org.join({ ...c(), id: branchId, personId: id, fromOn: '2026-11-23' }));
    case 'leave': return tried(client.org.leave({ ...c(), id, membershipId: person.memberships.find((held) => held.branchId === branchId && held.toOn === null)?.id ?? newId(), toOn: '2026-11-23' }));
    case 'move': return tried(client.temporary.move({ ...c(), id, fromBranchId: branchId, toBranchId: other, fromOn: '2026-11-24' }));
    case 'remove': return tried(client.org.removePerson({ ...c(), id, version: person.version, on: '2026-11-23' }));
    case 'extend': return tried(client.temporary.extend({ ...c(), id: branchId, version: branch.version, plannedEnd: `2027-0${1 + (who % 3)}-15`, reason: '延长' }));
    case 'dissolve': return tried(client.org.dissolveBranch({ ...c(), id: branchId, version: branch.version, on: '2026-11-23' }));
    case 'hold': return hold(world, branchId, who);
    case 'holdHome': return hold(world, home, who);
    case 'moveHome': return tried(client.org.moveHome({ ...c(), id, branchId: otherHome, fromOn: '2026-11-23' }));
  }
}

/** Everything recorded, to be held against what is there afterwards. */
async function recorded({ activities, people }: World) {
  const { db } = app.program;
  if (activities.length === 0) return { attendance: [], memberships: 0 };
  return {
    attendance: await db.selectFrom('attendance').select(['id', 'activityId', 'personId', 'state', 'branchId']).where('activityId', 'in', activities).orderBy('id').execute(),
    memberships: (await db.selectFrom('membership').select('id').where('personId', 'in', people).execute()).length,
  };
}

async function holds(world: World): Promise<void> {
  const { db } = app.program;
  for (const id of world.activities) {
    const sides = await db.selectFrom('side').selectAll().where('activityId', '=', id).execute();
    for (const side of sides) if (side.expected !== null) expect((side.present ?? 0) + (side.onLeave ?? 0) + (side.absent ?? 0)).toBe(side.expected);
    const people = (await db.selectFrom('attendance').select('personId').where('activityId', '=', id).execute()).flatMap(({ personId }) => personId ?? []);
    expect(new Set(people).size).toBe(people.length);
  }
  for (const personId of world.people) {
    const homes = await db.selectFrom('membership').select(['fromOn', 'toOn']).where('personId', '=', personId).where('kind', '=', 'home').execute();
    expect(homes.filter(({ toOn }) => toOn === null).length).toBeLessThanOrEqual(1);
    // Nobody is present in two activities of the same hours: those entered here last two hours each, from 9, 10 or 11.
    const rows = await db.selectFrom('attendance as t').innerJoin('activity as a', 'a.id', 't.activityId').select(['a.programme']).where('t.personId', '=', personId).where('t.state', '=', 'present').execute();
    const starts = rows.map(({ programme }) => Number((programme as { sessions: { from: string }[] } | null)?.sessions[0]?.from.slice(0, 2))).toSorted((a, b) => a - b);
    for (const [index, start] of starts.entries()) if (index > 0) expect(start - (starts[index - 1] ?? 0)).toBeGreaterThanOrEqual(2);
    const hours = await committee.client.temporary.hours({ id: personId });
    expect(hours.total).toBe(totalHours((hours.rows ?? []).map((row) => ({ minutes: row.hours === null ? null : row.hours * 60 }))));
  }
  await addsUp();
}

/** Sums of the homes and of the office against minutes counted one by one: each minute of a person once, at the home of the day, wherever it was done. */
async function addsUp(): Promise<void> {
  const { db } = app.program;
  const rows = await db.selectFrom('attendance as t').innerJoin('activity as a', 'a.id', 't.activityId').leftJoin('record as r', 'r.activityId', 'a.id')
    .innerJoin('membership as m', (join) => join.onRef('m.personId', '=', 't.personId').on('m.kind', '=', 'home'))
    .select(['t.personId', 'r.startedAt', 'r.endedAt', 'm.branchId', 'm.fromOn', 'm.toOn']).where('t.state', '=', 'present').where('a.heldOn', '=', '2026-11-23').execute();
  const there = rows.filter(({ fromOn, toOn }) => fromOn <= '2026-11-23' && (toOn === null || toOn >= '2026-11-23'));
  const sums = new Map<string | null, { people: Set<string | null>; minutes: Set<string> }>();
  for (const { personId, branchId, startedAt, endedAt } of there) {
    for (const scope of [branchId, null]) {
      const sum = sums.get(scope) ?? { people: new Set(), minutes: new Set() };
      sums.set(scope, sum);
      sum.people.add(personId);
      const [from, to] = [startedAt, endedAt].map((at) => Math.floor(Date.parse(String(at)) / 60_000));
      for (let minute = from ?? 0; minute < (to ?? 0); minute++) sum.minutes.add(`${personId} ${minute}`);
    }
  }
  const told = async (branch: string | null): Promise<number | null> => (await committee.client.temporary.hoursTotal({ year: 2026, ...(branch === null ? {} : { branch }) })).hours;
  for (const scope of [home, otherHome, null]) {
    const sum = sums.get(scope);
    const wanted = sum === undefined ? 0 : sum.people.size < 3 ? null : Math.floor(sum.minutes.size / 6) / 10;
    expect([scope === null ? 'office' : 'home', await told(scope)]).toEqual([scope === null ? 'office' : 'home', wanted]);
  }
}

test('any sequence keeps what was recorded and counts nobody twice', async () => {
  const happened = new Set<string>();
  const steps = fc.array(fc.tuple(fc.constantFrom(...verbs), fc.nat(2), fc.nat(1)), { minLength: 3, maxLength: 9 });
  await fc.assert(
    fc.asyncProperty(steps, async (sequence) => {
      const world = await begun();
      for (const one of sequence) {
        const before = await recorded(world);
        if (await step(world, one)) happened.add(one[0]);
        const after = await recorded(world);
        // What was there is there still, to the letter; only more may have come.
        expect(after.attendance).toEqual(expect.arrayContaining(before.attendance));
        expect(after.memberships).toBeGreaterThanOrEqual(before.memberships);
        await holds(world);
      }
    }),
    {
      numRuns: Number(process.env['LIANXUE_RUNS'] ?? 12),
      // Every verb, with a branch ended and a person removed after they were counted; and the same hours in home and temporary branch.
      examples: [[[['join', 1, 0], ['join', 2, 0], ['hold', 0, 0], ['holdHome', 1, 0], ['extend', 0, 0], ['move', 1, 0], ['moveHome', 1, 0], ['remove', 2, 0], ['dissolve', 0, 0], ['leave', 0, 1]]]],
    },
  );
  expect([...happened].toSorted()).toEqual(expect.arrayContaining(['dissolve', 'extend', 'hold', 'join', 'move', 'moveHome', 'remove']));
  expect((await committee.client.temporary.hoursTotal({ year: 2026 })).brought).toBeGreaterThan(0);
  expect((await verify(app.program.db, await app.program.door.anchors())).ok).toBe(true);
}, 300_000);
