import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { create } from '#features/activity/commands.ts';
import { unsigned, type ActivityFacts } from '#features/activity/facts.ts';
import { lifecycle } from '#features/activity/lifecycle.ts';
import { distinctSides } from '#features/activity/needs.ts';
import { exampleTopic } from '#features/bulletin/fixtures.ts';
import { Door } from '#platform/door.ts';
import { Anchor } from '#platform/ledger/anchor.ts';
import { verify } from '#platform/ledger/verify.ts';
import { newId } from '#shared/ids.ts';
import { Refusal } from '#shared/refusal.ts';
import { freshDatabase } from '#tests/harness/database.ts';
import { smallOffice, type SmallOffice } from '#tests/harness/office-fixture.ts';
import { steps, wayThrough, Walk, type Role, type Verb } from './steps.ts';

/** Any sequence of commands, by anybody, at any stage of the whole life of an activity, keeps the invariants of the domain. */

const { db } = await freshDatabase();
const anchor = Anchor.in(mkdtempSync(join(tmpdir(), 'lx-anchor-')));
const clock = { day: '2026-11-24' };
const door = new Door({ db, anchor, emit: async () => undefined, now: () => new Date(`${clock.day}T04:00:00.000Z`) });
let office: SmallOffice;
beforeAll(async () => {
  office = await smallOffice(door);
});

const verbs = Object.keys(steps) as Verb[];
const roles: readonly Role[] = ['proposer', 'secretary', 'member', 'committee', 'finance', 'discipline', 'leader', 'link'];

async function begun(): Promise<Walk> {
  const commandId = newId();
  const walk = { office, door, db, clock };
  const { id } = await door.run(create, office.people.proposer, { commandId, input: { ...exampleTopic, commandId, branchId: office.branch, plannedOn: null, estimateFen: 0, planItem: '2026-3' } });
  return new Walk({ id, ...walk });
}
const headOf = async (): Promise<number> => (await db.selectFrom('ledgerHead').select('seq').where('officeId', '=', office.officeId).executeTakeFirstOrThrow()).seq;

/** Gives a command; what it may have done to the activity is held against the table of the lifecycle. */
async function tried(walk: Walk, verb: Verb, by: Role): Promise<boolean> {
  const before = await walk.facts();
  const head = await headOf();
  const done = await steps[verb](walk, by).then(() => true, (error: unknown) => {
    if (error instanceof Refusal) return false;
    throw error;
  });
  const after = await walk.facts();
  if (!done && verb !== 'review.respond') {
    expect(await headOf(), `${verb} was refused and left an entry`).toBe(head);
    expect(after, `${verb} was refused and changed something`).toEqual(before);
  }
  if (after.activity.stage !== before.activity.stage) {
    const line = lifecycle.find((one) => one.verb === verb);
    // Taken up again, what was approved goes back to the programme.
    expect([line?.to, verb === 'activity.resume' ? 'programme' : null], `${verb}: ${before.activity.stage} → ${after.activity.stage}`).toContain(after.activity.stage);
    expect(line?.from).toContain(before.activity.stage);
  }
  if (['cancelled', 'declined'].includes(before.activity.standing)) expect(after.activity.stage).toBe(before.activity.stage);
  return done;
}

function holds({ activity, approvals, sides, bulletins, reviews, actions, record, consents, ...facts }: ActivityFacts): void {
  const whole = { activity, approvals, sides, bulletins, reviews, actions, record, consents, ...facts };
  // 1: from 方案 on there are two sides of different branches.
  if (!['topic', 'contact'].includes(activity.stage)) expect(distinctSides(whole)).toBeGreaterThanOrEqual(2);
  // 2: present + leave + absent = expected, and nobody twice.
  for (const side of sides) if (side.expected !== null) expect((side.present ?? 0) + (side.onLeave ?? 0) + (side.absent ?? 0)).toBe(side.expected);
  const people = facts.attendance.flatMap((row) => row.personId ?? []);
  expect(new Set(people).size).toBe(people.length);
  // 3: nobody approves, reviews or verifies their own.
  for (const step of approvals) expect([null, office.people.leader.personId, office.people.secretary.personId, office.people.member.personId, office.people.committee.personId, office.people.finance.personId, office.people.discipline.personId]).toContain(step.decidedBy);
  for (const review of reviews) expect([activity.organiserId, activity.proposerId]).not.toContain(review.reviewerId);
  for (const action of actions) if (action.verifiedBy !== null) expect(action.verifiedBy).not.toBe(action.ownerId);
  expect(approvals.filter((step) => step.state === 'pending').length).toBeLessThanOrEqual(activity.stage === 'approval' ? 1 : 0);
  // What was held was approved, what is past 总结 is recorded and signed by every side, what is released was cleared by somebody else.
  const held = ['held', 'summary', 'publicity', 'conversion', 'archived'].includes(activity.stage);
  if (held) expect(approvals.filter((step) => step.round === activity.approvalRound).every((step) => ['approved', 'not_needed'].includes(step.state))).toBe(true);
  if (['publicity', 'conversion', 'archived'].includes(activity.stage)) {
    expect(record).not.toBeNull();
    expect(unsigned(whole, 'record')).toEqual([]);
  }
  for (const one of bulletins) if (one.state === 'released') expect(reviews.some((review) => review.bulletinId === one.id && review.bulletinVersion === one.version && review.conclusion === 'clear')).toBe(true);
  if (activity.stage === 'archived') {
    expect([activity.publicity, activity.conversion]).not.toContain('open');
    expect(actions.every((action) => ['verified', 'dropped'].includes(action.state))).toBe(true);
  }
  // A side speaks with one voice at a time.
  for (const subject of ['activity', 'record']) for (const side of sides) expect(consents.filter((one) => one.subject === subject && one.sideId === side.id && !one.superseded).length).toBeLessThanOrEqual(1);
}

test('the way through leads from 选题 to 归档, and each step of it is allowed', async () => {
  const walk = await begun();
  for (const [verb, by] of wayThrough) expect([verb, by, await tried(walk, verb, by)]).toEqual([verb, by, true]);
  const facts = await walk.facts();
  expect(facts.activity.stage).toBe('archived');
  holds(facts);
  // And nothing moves it from there; what was told is still crossed off the list, and a link still ended.
  for (const verb of verbs.filter((one) => !['review.respond', 'outcome.close', 'partner.revoke_link'].includes(one))) for (const by of roles) expect([verb, by, await tried(walk, verb, by)]).toEqual([verb, by, false]);
}, 120_000);

test('any sequence from any point of it keeps the invariants', async () => {
  const stages = new Set<string>();
  const plan = fc.array(fc.tuple(fc.constantFrom(...verbs), fc.constantFrom(...roles)), { minLength: 4, maxLength: 14 });
  await fc.assert(
    fc.asyncProperty(fc.nat(wayThrough.length), plan, async (until, then) => {
      const walk = await begun();
      for (const [verb, by] of wayThrough.slice(0, until)) await tried(walk, verb, by);
      for (const [verb, by] of then) {
        await tried(walk, verb, by);
        holds(await walk.facts());
      }
      stages.add((await walk.facts()).activity.stage);
    }),
    {
      numRuns: Number(process.env['LIANXUE_RUNS'] ?? 40),
      // Once it went wrong here: the only partner was taken off after the sides were settled.
      examples: [[4, [['activity.remove_side', 'proposer'], ['activity.edit', 'proposer'], ['programme.edit', 'proposer'], ['approval.submit', 'proposer']]]],
    },
  );
  // So many runs that never came far would prove little.
  expect(stages.size).toBeGreaterThan(4);
}, 300_000);

test('numbers of bulletins are without gap, and every entry and row holds', async () => {
  const rows = await db.selectFrom('bulletin').select(['year', 'number']).where('officeId', '=', office.officeId).where('number', 'is not', null).orderBy('number').execute();
  const years = new Map<number | null, number[]>();
  for (const { year, number } of rows) years.set(year, [...(years.get(year) ?? []), number ?? 0]);
  expect(rows.length).toBeGreaterThan(0);
  for (const numbers of years.values()) expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  await anchor.flush();
  expect(await verify(db, await anchor.read())).toMatchObject({ ok: true });
});
