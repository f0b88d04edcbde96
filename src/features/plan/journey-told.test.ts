import { beforeAll, expect, test } from 'vitest';
import { listPlansWaiting } from '#features/home/store-plan.ts';
import { tellOfNews } from '#features/notice/listeners.ts';
import { scopeOf } from '#platform/command.ts';
import { newId } from '#shared/ids.ts';
import { openOffice, type TestPerson } from '#tests/harness/actors.ts';
import { startApp } from '#tests/harness/app.ts';
import { filed } from './commands.ts';
import { remindOfFiling } from './jobs.ts';

/** What waits for whom on the way of a plan, and who is told what. The clock stands at 2026-11-23. */

const app = await startApp();
let branchId = '';
let who: Record<'secretary' | 'member' | 'other' | 'committee' | 'finance' | 'leading', TestPerson>;
let planId = '';
let told = 0;
const c = () => ({ commandId: newId() });

beforeAll(async () => {
  const office = await openOffice(app);
  branchId = await office.branch('计算机处党支部');
  const elsewhere = await office.branch('法规处党支部');
  const of = (at: string) => ({ branchId: at, posts: [{ post: 'member' as const }, { post: 'secretary' as const }] });
  who = {
    secretary: await office.person('周正言', of(branchId)), member: await office.person('李向东', { branchId, posts: [{ post: 'member' }] }), other: await office.person('钱法规', of(elsewhere)),
    committee: await office.person('吴常青', { posts: [{ post: 'committee' }] }), finance: await office.person('郑明算', { posts: [{ post: 'finance' }] }), leading: await office.person('赵远航', { posts: [{ post: 'leading_group' }] }),
  };
});

/** What the queue would do for the latest commands. */
async function tellAll(): Promise<void> {
  const entries = await app.program.db.selectFrom('ledgerEntry').select(['officeId', 'seq', 'activityId', 'events']).where('seq', '>', told).orderBy('seq').execute();
  for (const entry of entries.map((one) => ({ ...one, events: one.events as never }))) {
    if (tellOfNews.hears(entry)) await tellOfNews.handle(app.program, entry);
    told = Math.max(told, entry.seq);
  }
}

/** Unread notices of everybody after the latest commands, and what waits on each home page. */
async function state() {
  await tellAll();
  const all = await Promise.all(Object.entries(who).map(async ([name, { client }]) => {
    const [{ rows }, { plans }] = await Promise.all([client.notice.list({ unread: 'yes' }), client.home.waiting({})]);
    return [name, [...rows.map(({ kind }) => kind), ...plans.map(({ kind }) => `→ ${kind}`)].join(' ')] as const;
  }));
  return Object.fromEntries(all.filter(([, said]) => said !== ''));
}
const version = async (): Promise<number> => (await who.committee.client.plan.sheet({ year: 2027 })).plan.version;
const fields = { content: '联学', form: '座谈', fromOn: '2027-05-01', toOn: '2027-05-31', place: '南昌', people: 20, noCost: true, source: 'hot' as const };

test('from the call to the approval', async () => {
  planId = (await who.committee.client.plan.call({ ...c(), year: 2027, opensOn: '2026-11-20', dueOn: '2026-12-20', note: null })).id;
  expect(await state()).toEqual({ secretary: 'plan_called → propose_plan', other: 'plan_called → propose_plan' });
  const itemId = newId();
  const cells = Object.entries(fields).map(([field, value]) => ({ itemId, field: field as 'content', value, was: field === 'noCost' ? false : null }));
  await who.secretary.client.plan.write({ ...c(), planId, add: [{ id: itemId, branchId }], cells, remove: [] });
  await who.member.client.plan.discuss({ ...c(), planId, branchId, metOn: '2026-11-22', meeting: 'members', present: 8, expected: 10, opinions: '同意', opinionsFrom: 8 });
  await who.secretary.client.plan.propose({ ...c(), planId, branchId });
  expect(await state()).toEqual({ other: 'plan_called → propose_plan' });
  await who.committee.client.plan.returnItems({ ...c(), planId, itemIds: [itemId], comment: '写清地点' });
  expect(await state()).toEqual({ secretary: 'plan_returned → returned_lines', other: 'plan_called → propose_plan' });
  await who.secretary.client.plan.propose({ ...c(), planId, branchId });
  await who.committee.client.plan.toCommittee({ ...c(), planId, version: await version() });
  expect(await state()).toEqual({ other: 'plan_called', committee: '→ consolidate' });
  await who.committee.client.plan.toFinance({ ...c(), planId, version: await version(), comment: null });
  expect(await state()).toEqual({ other: 'plan_called', finance: 'plan_step → decide_plan' });
  await who.finance.client.plan.decide({ ...c(), planId, version: await version(), decision: 'approve', conditions: null, comment: null });
  expect(await state()).toEqual({ other: 'plan_called', leading: 'plan_step → decide_plan' });
  await who.leading.client.plan.decide({ ...c(), planId, version: await version(), decision: 'approve', conditions: null, comment: null });
  expect(await state()).toEqual({ other: 'plan_called', secretary: 'plan_approved' });
});

test('an addition, and the filing when its day is near by the rulebook’s parameter', async () => {
  await who.secretary.client.plan.addExtra({ ...c(), planId, id: newId(), branchId, reason: '新增', fields, lines: [] });
  expect(await state()).toMatchObject({ committee: 'plan_extra → decide_extra' });
  const extra = async () => (await who.committee.client.plan.sheet({ year: 2027 })).items.find((item) => item.extra);
  await who.committee.client.plan.decideExtra({ ...c(), itemId: (await extra())?.id ?? '', version: (await extra())?.version ?? 0, decision: 'approve', comment: null });
  expect(await state()).toMatchObject({ finance: 'plan_extra → decide_extra' });
  const actor = { kind: 'person' as const, officeId: (await app.program.db.selectFrom('yearPlan').select('officeId').executeTakeFirstOrThrow()).officeId, personId: who.committee.id, name: '', posts: [{ post: 'committee' as const, branchId: null }], branchIds: [], link: null, may: 'all' as const, language: 'zh-Hans' as const };
  const at = async (today: string) => (await listPlansWaiting(app.program.db, scopeOf(actor, app.program.now()), today)).map(({ kind, day, overdue }) => `${kind} ${day} ${overdue}`);
  expect(await at('2027-03-14')).toEqual([]);
  expect(await at('2027-03-20')).toEqual(['file_plan 2027-03-31 false']);
  expect(await at('2027-04-02')).toEqual(['file_plan 2027-03-31 true']);
});

test('the filing is told of twice and no more, on working days; entering it settles that', async () => {
  const unread = async () => (await app.program.db.selectFrom('notice').select('id').where('kind', '=', 'plan_filing').where('personId', '=', who.committee.id).where('readAt', 'is', null).execute()).length;
  const mornings: [day: string, told: number][] = [['2027-03-13', 0], ['2027-03-14', 0], ['2027-03-15', 1], ['2027-03-16', 1], ['2027-03-20', 1], ['2027-03-31', 2], ['2027-04-01', 2]];
  const current = await version();
  for (const [day, expected] of mornings) {
    app.clock.set(`${day}T01:10:00.000Z`);
    await remindOfFiling.handle(app.program);
    // A second round of the same morning, as after a failure.
    await remindOfFiling.handle(app.program);
    await tellAll();
    expect([day, await unread()]).toEqual([day, expected]);
  }
  const actor = { kind: 'person' as const, officeId: (await app.program.db.selectFrom('yearPlan').select('officeId').executeTakeFirstOrThrow()).officeId, personId: who.committee.id, name: '吴常青', posts: [{ post: 'committee' as const, branchId: null }], branchIds: [], link: null, may: 'all' as const, language: 'zh-Hans' as const };
  const input = { commandId: newId(), planId, version: current, on: '2027-04-01' };
  await app.program.door.run(filed, actor, { commandId: input.commandId, input });
  await tellAll();
  expect(await unread()).toBe(0);
});
