import { beforeAll, expect, test, vi } from 'vitest';
import * as activity from '#features/activity/commands.ts';
import { noDeclarations } from '#features/activity/facts.ts';
import { exampleProgramme } from '#features/activity/fixtures.ts';
import { loadActivity } from '#features/activity/queries.ts';
import * as approval from '#features/approval/commands.ts';
import * as attendance from '#features/attendance/commands.ts';
import { listMine, listWaiting } from '#features/home/store.ts';
import * as partner from '#features/partner/commands.ts';
import * as programme from '#features/programme/commands.ts';
import { scopeOf, type Command } from '#platform/command.ts';
import { verify } from '#platform/ledger/verify.ts';
import type { Actor } from '#shared/actor.ts';
import { insert } from '#shared/decision.ts';
import { newId } from '#shared/ids.ts';
import { startApp } from '#tests/harness/app.ts';
import { smallOffice, type SmallOffice } from '#tests/harness/office-fixture.ts';
import { readNotices } from './commands.ts';
import { tellOfNews } from './listeners.ts';
import { listNotices } from './store.ts';

/** What people are told, by the queue's own jobs on a real database, while one activity goes its way. */

const { program } = await startApp({ jobs: true, now: '2026-11-24T02:00:00.000Z' });
const { db, door } = program;
let office: SmallOffice;
let id = '';
beforeAll(async () => {
  office = await smallOffice(door);
});

const today = '2026-11-24';
const give = <I extends { commandId: string }, F>(command: Command<I, F>, by: Actor, input: Omit<I, 'commandId'>) => {
  const commandId = newId();
  // Omit and the intersection undo each other; the compiler cannot see it for a type it does not know yet.
  return door.run(command, by, { commandId, input: { ...input, commandId } as unknown as I });
};
const facts = async () => (await loadActivity(db, scopeOf(office.people.proposer), id)).facts;
const at = async () => ({ id, version: (await facts()).activity.version });
const toldTo = async (who: Actor): Promise<string[]> => (await listNotices(db, scopeOf(who), { limit: 50 })).rows.map((row) => row.kind).toReversed();
const soon = (who: Actor, kinds: string[]) => vi.waitFor(async () => expect(await toldTo(who)).toEqual(kinds), { timeout: 15_000, interval: 150 });
const waits = async (who: Actor): Promise<string[]> => (await listWaiting(db, scopeOf(who), today)).map((row) => `${row.kind}${row.overdue ? '!' : ''}`);
const next = async (who: Actor): Promise<string[]> => (await listMine(db, scopeOf(who), today)).map((row) => row.next);
const yes = { comment: null, meetingOn: '2026-11-23', meetingKind: '支委会' as const };

test('from the link to the notice: everybody concerned is told, and what waits is where it can be done', { timeout: 90_000 }, async () => {
  const { proposer, secretary, member, committee } = office.people;
  ({ id } = await give(activity.create, proposer, {
    branchId: office.branch, theme: '科技强审', kind: '主题联学', source: 'difficult', sourceNote: null, projectIds: [], suggestionIds: [], tasks: '研讨', expectedEffect: '方法',
    problemBrought: null, combines: [], forms: [], plannedOn: '2026-12-10', plannedEnd: null, place: null, estimateFen: 0, fundSource: null, planItem: '2026-3', countsAsThemeDay: false,
  }));
  expect(await next(proposer)).toEqual(['topic']);
  await give(activity.toContact, proposer, await at());
  await give(activity.addSide, proposer, { ...(await at()), role: 'partner', unitId: office.partnerUnit, branchIds: [office.partnerBranch], bodyWords: null, contactName: '刘明', contactPost: '书记' });
  await give(partner.logContact, proposer, { id, sideId: null, contactedOn: '2026-11-20', means: '电话', content: '商定主题' });
  await give(activity.toProgramme, proposer, await at());
  await give(programme.edit, proposer, { ...(await at()), programme: exampleProgramme, declarations: noDeclarations });
  const [own, theirs] = (await facts()).sides;
  await give(partner.makeLink, proposer, { id, sideId: theirs?.id ?? '', holderName: '刘明', holderPost: '支部书记', secretHash: 'b'.repeat(64), days: 14 });
  const holder: Actor = { ...proposer, kind: 'link', personId: null, name: '刘明', posts: [], branchIds: [], link: { id: (await facts()).links[0]?.id ?? '', activityId: id, sideId: theirs?.id ?? '', post: '支部书记' } };
  await give(programme.propose, holder, { id, programme: exampleProgramme, note: '提前半小时' });
  await give(partner.consentByLink, holder, { id, shown: 1, decision: 'approve', comment: null });
  await soon(proposer, ['proposed', 'consent_approve']);
  expect(await waits(secretary)).toEqual(['consent']);
  expect(await next(proposer)).toEqual(['consents']);
  await give(partner.consent, secretary, { id, shown: 1, sideId: own?.id ?? '', decision: 'approve', comment: null });
  expect(await next(proposer)).toEqual(['submit']);

  await give(approval.submit, proposer, await at());
  await soon(secretary, ['approval']);
  expect([await waits(secretary), await waits(member), await waits(proposer), await waits(committee)]).toEqual([['approve'], ['approve'], [], []]);
  await give(approval.approve, member, { ...(await at()), ...yes });
  await soon(committee, ['approval']);
  // Done by the member: it no longer asks the secretary.
  expect((await listNotices(db, scopeOf(secretary), { limit: 50 })).unread).toBe(0);
  await give(approval.sendBack, committee, { ...(await at()), comment: '补充安全预案' });
  await soon(proposer, ['proposed', 'consent_approve', 'returned']);
  const [newest] = (await listNotices(db, scopeOf(proposer), { limit: 1 })).rows;
  expect(newest?.facts).toMatchObject({ theme: '科技强审', by: '吴常青', comment: '补充安全预案' });

  await give(approval.submit, proposer, await at());
  await give(approval.approve, secretary, { ...(await at()), ...yes });
  await give(approval.approve, committee, { ...(await at()), ...yes });
  await soon(proposer, ['proposed', 'consent_approve', 'returned', 'approved']);
  expect(await next(proposer)).toEqual(['announce']);
  await give(attendance.announce, proposer, { ...(await at()), note: null });
  await soon(member, ['announced']);
  expect([await waits(member), await waits(proposer), await waits(committee)]).toEqual([['answer'], ['answer'], []]);
  await give(attendance.reply, member, { id, answer: 'leave', reason: '外出审计' });
  expect(await waits(member)).toEqual([]);
  await give(activity.cancel, proposer, { ...(await at()), reason: '项目调整' });
  await soon(member, ['announced', 'changed']);
  expect(await next(proposer)).toEqual([]);
});

test('a job done again, twice at once, tells nobody a second time; nobody else’s notice is seen or marked', async () => {
  const { member, secretary } = office.people;
  const entries = await db.selectFrom('ledgerEntry').select(['seq', 'activityId', 'events']).where('officeId', '=', office.officeId).execute();
  const before = await db.selectFrom('notice').selectAll().execute();
  const again = entries.map(({ seq, activityId, events }) => ({ officeId: office.officeId, seq, activityId, events: events as never })).filter((entry) => tellOfNews.hears(entry));
  expect(again.length).toBeGreaterThan(5);
  await Promise.all([...again, ...again].map((entry) => tellOfNews.handle(program, entry)));
  expect(await db.selectFrom('notice').selectAll().execute()).toHaveLength(before.length);

  const [first] = (await listNotices(db, scopeOf(member), { limit: 50, unread: 'yes' })).rows;
  expect(first?.kind).toBe('changed');
  await expect(give(readNotices, secretary, { id: first?.id ?? '' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await give(readNotices, member, { id: first?.id ?? '' });
  expect((await listNotices(db, scopeOf(member), { limit: 50 })).unread).toBe(0);
  await give(readNotices, member, { id: null });
  expect((await listNotices(db, scopeOf(member), { limit: 50, unread: 'yes' })).rows).toEqual([]);
  expect(await verify(db, await door.anchors())).toMatchObject({ ok: true });
});

test('pages of notices by key have no gap and no repeat', async () => {
  const scope = scopeOf(office.people.proposer);
  const all = (await listNotices(db, scope, { limit: 50 })).rows.map((row) => row.id);
  const seen: string[] = [];
  for (let after: string | undefined; ; ) {
    const page = await listNotices(db, scope, { limit: 1, ...(after === undefined ? {} : { after }) });
    seen.push(...page.rows.map((row) => row.id));
    if (page.next === null) break;
    after = page.next;
  }
  expect(seen).toEqual(all);
});

test('an action’s owner is told of it, and finds it among what waits, overdue ones first', async () => {
  const { proposer, member, secretary } = office.people;
  const activityId = (await give(activity.create, proposer, {
    branchId: office.branch, theme: '对标提升', kind: '主题联学', source: 'hot', sourceNote: null, projectIds: [], suggestionIds: [], tasks: null, expectedEffect: null, problemBrought: null,
    combines: [], forms: [], plannedOn: null, plannedEnd: null, place: null, estimateFen: null, fundSource: null, planItem: null, countsAsThemeDay: false,
  })).id;
  const plan: Command<{ commandId: string; dueOn: string }, null> = {
    name: 'outcome.plan', tables: ['action'], load: async () => null,
    decide: (_, { dueOn }, given) => ({
      ok: true, subject: { type: 'activity', id: activityId, activityId }, events: [{ name: 'outcome.planned', details: { measure: '互检' } }],
      changes: [insert('action', { id: given.newId(), activityId, problemId: given.newId(), measure: '互检', ownerId: member.personId ?? '', dueOn, state: 'open' })],
    }),
  };
  await give(plan, secretary, { dueOn: '2026-12-20' });
  await give(plan, secretary, { dueOn: '2026-11-20' });
  await vi.waitFor(async () => expect((await toldTo(member)).filter((kind) => kind === 'planned')).toHaveLength(2), { timeout: 15_000, interval: 150 });
  expect(await waits(member)).toEqual(['report!', 'report']);
});
