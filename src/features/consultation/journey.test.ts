import { beforeAll, expect, test } from 'vitest';
import { exampleTopic } from '#features/bulletin/fixtures.ts';
import { verify } from '#platform/ledger/verify.ts';
import { secretHash } from '#platform/session.ts';
import { scopeOf } from '#platform/command.ts';
import { systemOf } from '#shared/actor.ts';
import { newId } from '#shared/ids.ts';
import { openOffice, type TestOffice, type TestPerson } from '#tests/harness/actors.ts';
import { startApp, type Client } from '#tests/harness/app.ts';
import { askedBy, hold } from './fixtures.ts';
import { consultationWatches } from './watches.ts';

/** 会诊 on a real database: three branches, one of them of an outside unit by its link. The clock begins at 2026-11-23. */

const app = await startApp({ jobs: true });
let office: TestOffice;
let branches: Record<'host' | 'guest' | 'other', string>;
let people: Record<'organiser' | 'secretary' | 'guest' | 'guestSecretary' | 'stranger' | 'committee' | 'finance', TestPerson>;
const c = () => ({ commandId: newId() });
type Refused = { code: string; data?: { findings?: readonly { check: string }[] } };
const said = (work: Promise<unknown>): Promise<string> => work.then(() => 'done', (error: Refused) => error.data?.findings?.[0]?.check ?? error.code);
const until = async (look: () => Promise<boolean>): Promise<void> => {
  for (let tries = 0; !(await look()); tries += 1) {
    if (tries > 150) throw new Error('it did not come about');
    await new Promise((done) => setTimeout(done, 100));
  }
};

beforeAll(async () => {
  office = await openOffice(app);
  branches = { host: await office.branch('计算机处党支部'), guest: await office.branch('财政处党支部'), other: await office.branch('人教处党支部') };
  people = {
    organiser: await office.person('陈思远', { branchId: branches.host, posts: [{ post: 'member' }] }), secretary: await office.person('周正言', { branchId: branches.host, posts: [{ post: 'member' }, { post: 'secretary' }] }),
    guest: await office.person('来宾', { branchId: branches.guest, posts: [{ post: 'member' }] }), guestSecretary: await office.person('财政书记', { branchId: branches.guest, posts: [{ post: 'member' }, { post: 'secretary' }] }),
    stranger: await office.person('旁人', { branchId: branches.other, posts: [{ post: 'member' }] }),
    committee: await office.person('吴常青', { posts: [{ post: 'committee' }] }), finance: await office.person('郑明算', { posts: [{ post: 'finance' }] }),
  };
});

const factsOf = async (id: string) => (await people.secretary.client.activity.get({ id })).facts;
const at = async (id: string) => ({ ...c(), id, version: (await factsOf(id)).activity.version });
/** An activity in this form with an outside side that holds a link. */
async function prepared(): Promise<{ readonly id: string; readonly sides: string[]; readonly link: Client; readonly linkId: () => Promise<string> }> {
  const by = people.organiser.client;
  const { id } = await by.activity.create({ ...c(), branchId: branches.host, ...exampleTopic, forms: ['业务会诊'], plannedOn: '2026-12-10' });
  await by.activity.toContact(await at(id));
  await by.activity.addSide({ ...(await at(id)), role: 'partner', unitId: null, branchIds: [], bodyWords: '江西省审计厅数据办党支部', contactName: '刘明', contactPost: '支部书记' });
  const { sides } = await factsOf(id);
  const secret = newId();
  await by.partner.makeLink({ ...c(), id, sideId: sides[1]?.id ?? '', holderName: '刘明', holderPost: '支部书记', secretHash: secretHash(secret), days: 90 });
  return { id, sides: sides.map((side) => side.id), link: app.client({ 'x-lianxue-link': secret }), linkId: async () => (await factsOf(id)).links[0]?.id ?? '' };
}
const put = { title: '数据口径不一', background: '三个组三套口径，去年试过统一模板没有坚持。', fileIds: [], dueOn: '2026-12-01' };
const opinion = { cause: '没有牵头的', suggestion: '建口径对照表', offer: '可派两人' };

test('three branches: asked, answered each by itself, discussed, concluded, done, verified by another, told to all', async () => {
  const { organiser, secretary, guest, guestSecretary, stranger, committee, finance } = people;
  const { id: activityId, sides, link } = await prepared();
  const ask = { activityId, problemId: null, ...put, sideIds: sides, branchIds: [branches.guest] };
  expect(await said(guest.client.consultation.open({ ...c(), ...ask }))).toBe('activity.not_found');
  expect(await said(organiser.client.consultation.open({ ...c(), ...ask, sideIds: [], branchIds: [branches.guest] }))).toBe('need.consultation_sides');
  expect(await said(organiser.client.consultation.open({ ...c(), ...ask, background: '机密★10年' }))).toBe('SEC-09');
  const { id } = await organiser.client.consultation.open({ ...c(), ...ask });
  await until(async () => (await guestSecretary.client.notice.list({})).rows.some((row) => row.kind === 'consult_asked' && row.facts['about'] === id));
  const view = (who: TestPerson) => who.client.consultation.get({ id });
  // Invited, though the activity itself is not open to other branches yet.
  expect((await view(guest)).activity).toMatchObject({ seen: false, theme: '科技强审' });
  expect(await said(view(stranger))).toBe('need.consultation');
  expect(await said(office.audit.client.consultation.get({ id }))).toBe('forbidden.post');
  expect((await guest.client.consultation.list({ mine: 'yes' })).rows.map((row) => row.id)).toEqual([id]);
  const sideOf = async (who: TestPerson, name: RegExp) => { const found = (await view(who)).sides.find((side) => name.test(side.name)); if (found === undefined) throw new Error('no such side'); return found; };

  // Each answers by itself: what another said is not read before.
  const mine = await sideOf(guest, /财政/u);
  await guest.client.consultation.opine({ ...c(), id, consultationSideId: mine.id, version: mine.version, ...opinion });
  const [asked] = await link.consultation.ofLink({});
  expect(asked?.sides.find((side) => /财政/u.test(side.name))).toMatchObject({ hidden: true, opinion: null });
  expect(JSON.stringify(asked)).not.toContain('建口径对照表');
  expect(JSON.stringify(await view(organiser))).not.toContain('建口径对照表');
  expect(JSON.stringify(await view(committee))).toContain('建口径对照表');
  expect(JSON.stringify(await view(finance))).not.toContain('建口径对照表');
  await askedBy(app.program.door, office.id, id, '2026-11-22');
  // The link's side answers a day late: taken, and marked.
  await link.consultation.opineByLink({ ...c(), id, version: asked?.sides.find((side) => side.mine)?.version ?? 0, ...opinion, suggestion: '先统一采集口径' });
  expect(await said(link.consultation.opineByLink({ ...c(), id, version: 1, ...opinion }))).toBe('stale.consultation');
  expect((await link.consultation.ofLink({}))[0]?.sides.map((side) => [side.mine, side.late, side.opinion?.suggestion ?? null])).toEqual([[false, false, null], [true, true, '先统一采集口径'], [false, false, '建口径对照表']]);
  expect(await said(guest.client.consultation.opine({ ...c(), id, consultationSideId: (await sideOf(guest, /计算机/u)).id, version: 1, ...opinion }))).toBe('forbidden.consultation_side');

  // The host's own side is late, and nobody else is reminded.
  const [watch] = consultationWatches;
  const scope = scopeOf(systemOf(office.id), app.program.now());
  const found = (await watch?.find(app.program.db, scope, { today: '2026-11-23', after: null, limit: 100 })) ?? [];
  expect(await watch?.load(app.program.db, scope, found, '2026-11-23')).toMatchObject([{ about: id, activityId, dueOn: '2026-11-22', people: [secretary.id], facts: { side: '计算机处党支部', days: 1 } }]);
  expect(await watch?.find(app.program.db, scope, { today: '2026-11-21', after: null, limit: 100 })).toEqual([]);

  const now = async () => (await view(organiser)).consultation.version;
  const conclude = { conclusion: '统一采集口径，建对照表。', adopted: [], follow: [] };
  expect(await said(organiser.client.consultation.conclude({ ...c(), id, version: await now(), ...conclude }))).toBe('need.consultation_met');
  await hold(app.program.door, office.id, activityId, '2026-11-23', (await factsOf(activityId)).activity.version);
  const host = await sideOf(organiser, /计算机/u);
  expect((await sideOf(organiser, /财政/u)).opinion?.suggestion).toBe('建口径对照表');
  await organiser.client.consultation.note({ ...c(), id, version: await now(), notes: [{ consultationSideId: host.id, text: '赞成，由本处牵头。' }] });
  const fromLink = await sideOf(organiser, /江西/u);
  const done = {
    ...conclude, adopted: [{ consultationSideId: fromLink.id, text: '统一采集口径' }, { consultationSideId: host.id, text: '由计算机处牵头' }],
    follow: [{ measure: '制定口径对照表', ownerId: guest.id, dueOn: '2026-12-20' }, { measure: '培训', ownerId: organiser.id, dueOn: '2026-12-25' }],
  };
  expect(await said(guest.client.consultation.conclude({ ...c(), id, version: await now(), ...done }))).toBe('forbidden.consultation');
  expect(await said(organiser.client.consultation.conclude({ ...c(), id, version: await now(), ...done, follow: [{ measure: '甲', ownerId: newId(), dueOn: '2026-12-20' }] }))).toBe('need.person');
  expect(await said(organiser.client.consultation.conclude({ ...c(), id, version: await now(), ...done, follow: [{ measure: '甲', ownerId: guest.id, dueOn: '2026-11-22' }] }))).toBe('need.due_ahead');
  await organiser.client.consultation.conclude({ ...c(), id, version: await now(), ...done });
  expect(await said(guest.client.consultation.opine({ ...c(), id, consultationSideId: mine.id, version: mine.version + 1, ...opinion }))).toBe('need.consultation_open');
  const facts = await factsOf(activityId);
  expect(facts.problems).toMatchObject([{ text: '数据口径不一' }]);
  expect(facts.actions.map(({ measure, ownerId, state }) => [measure, ownerId, state]).toSorted((a, b) => String(b[0]).localeCompare(String(a[0]), 'zh'))).toEqual([['制定口径对照表', guest.id, 'open'], ['培训', organiser.id, 'open']]);
  await until(async () => (await guest.client.notice.list({})).rows.some((row) => row.kind === 'planned'));
  await until(async () => (await guestSecretary.client.notice.list({})).rows.some((row) => row.kind === 'consult_concluded'));

  // Done by its owners, verified by others, by the list's own verbs; the second is dropped.
  const problemId = facts.problems[0]?.id ?? '';
  const actionOf = (measure: string): string => facts.actions.find((one) => one.measure === measure)?.id ?? '';
  await people.guest.client.outcome.report({ ...c(), id: problemId, actionId: actionOf('制定口径对照表'), actionVersion: 1, resultKind: 'method', evidence: '对照表已用', evidenceFileIds: [] });
  await secretary.client.outcome.verify({ ...c(), id: problemId, actionId: actionOf('制定口径对照表'), actionVersion: 2, before: '三套', after: '一套', method: '抽查三个项目' });
  expect((await view(guest)).consultation.followedAt).toBeNull();
  await organiser.client.outcome.drop({ ...c(), id: problemId, actionId: actionOf('培训'), actionVersion: 1, reason: '并入年度培训' });
  await until(async () => (await view(guest)).consultation.followedAt !== null);
  await until(async () => (await guestSecretary.client.notice.list({})).rows.some((row) => row.kind === 'consult_followed'));
  expect((await link.consultation.ofLink({}))[0]).toMatchObject({ state: 'concluded', conclusion: done.conclusion, follow: [{ measure: '制定口径对照表', state: 'verified', before: '三套', after: '一套' }, { state: 'dropped' }] });
  expect((await link.consultation.ofLink({}))[0]?.followedAt).not.toBeNull();
  expect((await guest.client.consultation.list({})).rows[0]).toMatchObject({ id, asked: 3, given: 2, actions: 1, verified: 1, waiting: false });
  expect(await verify(app.program.db, await app.program.anchor.read())).toMatchObject({ ok: true });
});

test('a problem of a past activity: asked, a side withdrawn, its link revoked, entered on behalf, concluded without anything said', async () => {
  const { organiser, guestSecretary } = people;
  const { id: activityId, sides, link, linkId } = await prepared();
  await hold(app.program.door, office.id, activityId, '2026-11-23', (await factsOf(activityId)).activity.version);
  const ask = { activityId, problemId: null as string | null, ...put, dueOn: '2026-12-20', sideIds: sides, branchIds: [branches.guest] };
  expect(await said(organiser.client.consultation.open({ ...c(), ...ask }))).toBe('need.consultation_ahead');
  await organiser.client.outcome.raise({ ...c(), id: activityId, kind: 'problem', text: '取数慢', sideId: sides[0] ?? null, raisedByPersonId: null, raisedByWords: null, projectId: null });
  const problemId = (await factsOf(activityId)).problems[0]?.id ?? '';
  expect(await said(organiser.client.consultation.open({ ...c(), ...ask, problemId: newId() }))).toBe('need.consultation_problem');
  const { id } = await organiser.client.consultation.open({ ...c(), ...ask, problemId });
  const view = async () => organiser.client.consultation.get({ id });
  const run = async () => ({ ...c(), id, version: (await view()).consultation.version });
  const end = { conclusion: '按建议办。', adopted: [], follow: [{ measure: '建索引', ownerId: organiser.id, dueOn: '2026-12-30' }] };
  expect(await said(organiser.client.consultation.conclude({ ...(await run()), ...end }))).toBe('need.consultation_opinions');
  const side = async (name: RegExp) => { const found = (await view()).sides.find((one) => name.test(one.name)); if (found === undefined) throw new Error('no side'); return found; };
  // The link is revoked: it opens nothing more, and what the side says by word is entered.
  await organiser.client.partner.revokeLink({ ...c(), id: activityId, linkId: await linkId() });
  expect(await said(link.consultation.ofLink({}))).toBe('sign_in.link_revoked');
  expect((await side(/江西/u)).hasLink).toBe(false);
  const enter = { ...c(), id, consultationSideId: (await side(/江西/u)).id, version: 1, name: '刘明', ...opinion };
  expect(await said(guestSecretary.client.consultation.enterOpinion({ ...enter, ...c() }))).toBe('forbidden.consultation');
  await organiser.client.consultation.enterOpinion(enter);
  expect(await side(/江西/u)).toMatchObject({ authorName: '刘明', enteredName: '陈思远', givenAt: expect.any(String) });
  await organiser.client.consultation.withdrawSide({ ...(await run()), consultationSideId: (await side(/财政/u)).id, reason: '人员都在外审计' });
  expect(await said(guestSecretary.client.consultation.opine({ ...c(), id, consultationSideId: (await side(/财政/u)).id, version: 2, ...opinion }))).toBe('need.consultation_side_in');
  await organiser.client.consultation.withdrawSide({ ...(await run()), consultationSideId: (await side(/计算机/u)).id, reason: '只听外单位' });
  expect(await said(organiser.client.consultation.conclude({ ...(await run()), ...end }))).toBe('need.consultation_sides');
  // Asked once more: a fresh row, the withdrawn one stays as it was.
  await organiser.client.consultation.invite({ ...(await run()), sideIds: [], branchIds: [branches.guest] });
  expect((await view()).sides.filter((one) => /财政/u.test(one.name)).length).toBe(2);
  await organiser.client.consultation.conclude({ ...(await run()), ...end });
  const facts = await factsOf(activityId);
  expect(facts.problems.length).toBe(1);
  expect(facts.actions).toMatchObject([{ problemId, measure: '建索引' }]);
  expect((await organiser.client.consultation.list({ activityId })).rows.map((row) => row.id)).toEqual([id]);
});

test('an activity that is cancelled takes its consultation with it, but for its end', async () => {
  const { organiser, guest } = people;
  const { id: activityId, sides } = await prepared();
  const { id } = await organiser.client.consultation.open({ ...c(), activityId, problemId: null, ...put, dueOn: '2026-12-20', sideIds: sides, branchIds: [branches.guest] });
  await organiser.client.activity.cancel({ ...(await at(activityId)), reason: '项目调整' });
  const side = (await guest.client.consultation.get({ id })).sides.find((one) => one.mine);
  expect(await said(guest.client.consultation.opine({ ...c(), id, consultationSideId: side?.id ?? '', version: 1, ...opinion }))).toBe('standing.cancelled');
  const scope = scopeOf(systemOf(office.id), new Date('2026-12-30T02:00:00.000Z'));
  expect(await consultationWatches[0]?.load(app.program.db, scope, (await consultationWatches[0].find(app.program.db, scope, { today: '2026-12-30', after: null, limit: 100 })), '2026-12-30')).toEqual([]);
  await organiser.client.consultation.cancel({ ...c(), id, version: 1, reason: '活动取消' });
  expect((await guest.client.consultation.get({ id })).consultation).toMatchObject({ state: 'cancelled', reason: '活动取消' });
});
