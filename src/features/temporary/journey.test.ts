import JSZip from 'jszip';
import { beforeAll, expect, test, vi } from 'vitest';
import { exampleTopic } from '#features/bulletin/fixtures.ts';
import { bringToHeld } from '#features/attendance/fixtures.ts';
import { scopeOf } from '#platform/command.ts';
import { verify } from '#platform/ledger/verify.ts';
import { systemOf } from '#shared/actor.ts';
import { newId } from '#shared/ids.ts';
import { openOffice, type TestOffice, type TestPerson } from '#tests/harness/actors.ts';
import { startApp } from '#tests/harness/app.ts';
import { temporaryWatches } from './watches.ts';

/** A temporary branch from the rule to its dossier, on a real database with the queue's own jobs. The clock stands at 2026-11-23. */

const app = await startApp({ jobs: true });
let office: TestOffice;
let people: Record<'leader' | 'first' | 'second' | 'secretary' | 'committee' | 'other' | 'stranger', TestPerson>;
let homes: Record<'computing' | 'finance', string>;
const c = () => ({ commandId: newId() });
type Refused = { code: string; data?: { findings?: readonly { check: string }[] } };
const said = (work: Promise<unknown>): Promise<string> => work.then(() => 'done', (error: Refused) => error.data?.findings?.[0]?.check ?? error.code);

beforeAll(async () => {
  office = await openOffice(app);
  homes = { computing: await office.branch('计算机处党支部'), finance: await office.branch('财政处党支部') };
  const member = (name: string, branchId: string) => office.person(name, { branchId, posts: [{ post: 'member' }] });
  people = {
    leader: await member('陈思远', homes.computing), first: await member('李向东', homes.computing), second: await member('孙企明', homes.finance), stranger: await member('外组人', homes.finance),
    secretary: await office.person('周正言', { branchId: homes.computing, posts: [{ post: 'secretary' }] }),
    committee: await office.person('吴常青', { posts: [{ post: 'committee' }] }), other: await office.person('郑机党', { posts: [{ post: 'committee' }] }),
  };
});
const project = async (code: string, over: object = {}) => (await people.committee.client.project.add({ ...c(), code, name: `${code}审计`, place: '南昌', region: '江西', startOn: '2026-11-01', endOn: '2027-01-31', personIds: [people.leader.id, people.first.id, people.second.id], ...over })).id;
const proposal = (over: object = {}) => ({
  kind: 'branch' as const, name: '某项目临时党支部', startOn: '2026-11-20', plannedEnd: '2026-12-31', reason: '现场两个月，党员三名。', leaders: [{ personId: people.leader.id, role: 'secretary' as const }, { personId: people.second.id, role: 'officer' as const }], memberIds: [people.first.id], ...over,
});
const approval = { approvalNo: '机党〔2026〕8号', approvedBy: '机关党委' };
const branchOf = async (code: string, over: object = {}) => {
  const id = await project(code);
  const request = (await people.leader.client.temporary.ask({ ...c(), id, ...proposal(over) })).id;
  await people.committee.client.temporary.approve({ ...c(), id: request, version: 1, ...approval });
  const { requests } = await people.leader.client.temporary.ofProject({ id });
  return { projectId: id, request, branchId: requests[0]?.branchId ?? '' };
};

test('the rule calls for it, it is asked for, returned, asked again, approved by somebody else, and set up with appointed leaders', { timeout: 60_000 }, async () => {
  const { leader, first, second, committee, stranger, other } = people;
  const id = await project('P-1');
  expect((await leader.client.temporary.ofProject({ id })).called).toMatchObject({ calls: ['branch'], roles: ['secretary', 'officer'], requestBy: '2026-11-04', replyDays: 2 });
  expect(await said(stranger.client.temporary.ask({ ...c(), id, ...proposal() }))).toBe('temporary.of_team');
  const request = (await leader.client.temporary.ask({ ...c(), id, ...proposal() })).id;
  // Another of the team sees that it waits, beside the button and when it is sent all the same; a group may be asked for beside it.
  const bars = async (who: TestPerson): Promise<string[]> => ((await who.client.temporary.ofProject({ id })).allowed['temporary.ask'] ?? []).map(({ check }) => check);
  expect([await bars(first), await bars(stranger), await said(first.client.temporary.ask({ ...c(), id, ...proposal({ name: '又一个' }) }))]).toEqual([['temporary.waits'], ['temporary.of_team'], 'temporary.waits']);
  await vi.waitFor(async () => expect((await committee.client.notice.list({})).rows.map(({ kind }) => kind)).toContain('temporary_asked'), { timeout: 15_000, interval: 100 });
  expect(await said(leader.client.temporary.approve({ ...c(), id: request, version: 1, ...approval }))).toBe('forbidden.post');
  const asked = async (who: TestPerson) => (await who.client.home.waiting({})).waiting.filter(({ kind }) => kind === 'set_up');
  expect(await asked(committee)).toMatchObject([{ id: request, aboutId: id, theme: '某项目临时党支部', detail: '陈思远' }]);
  expect([await asked(leader), await asked(people.secretary)]).toEqual([[], []]);
  await committee.client.temporary.giveBack({ ...c(), id: request, version: 1, comment: '理由写明成员来自哪些处' });
  expect(await bars(first)).toEqual(['temporary.waits_returned']);
  expect(await said(first.client.temporary.revise({ ...c(), id: request, version: 2, ...proposal() }))).toBe('temporary.own_request');
  await leader.client.temporary.revise({ ...c(), id: request, version: 2, ...proposal({ reason: '三名党员来自两个处。' }) });
  // Nobody answered in time: 机关党委 is told.
  const [watch] = temporaryWatches;
  const scope = scopeOf(systemOf(office.id), new Date('2026-11-25T02:00:00Z'));
  const ids = (await watch?.find(app.program.db, scope, { today: '2026-11-25', after: null, limit: 10 })) ?? [];
  expect(await watch?.load(app.program.db, scope, ids, '2026-11-25')).toMatchObject([{ about: id, dueOn: '2026-11-25', people: [committee.id, other.id].toSorted() }]);
  await committee.client.temporary.approve({ ...c(), id: request, version: 3, ...approval });
  expect(await said(committee.client.temporary.approve({ ...c(), id: request, version: 4, ...approval }))).toBe('temporary.state');
  expect(await asked(committee)).toEqual([]);
  const { requests } = await leader.client.temporary.ofProject({ id });
  const branchId = requests[0]?.branchId ?? '';
  expect(await bars(first)).toEqual([]);
  const view = await leader.client.org.branch({ id: branchId });
  // Asked from the 20th, approved on the 23rd: it begins with the approval.
  expect(view.branch).toMatchObject({ kind: 'temporary', startOn: '2026-11-23', plannedEnd: '2026-12-31', approvalNo: approval.approvalNo, leaders: [{ name: '陈思远', appointedBy: '机关党委' }], members: 3 });
  expect((await committee.client.org.person({ id: second.id })).person.memberships.map(({ kind, branchName }) => [kind, branchName])).toEqual([['home', '财政处党支部'], ['temporary', '某项目临时党支部']]);
  expect((await leader.client.temporary.ofBranch({ id: branchId })).mayNot).toEqual(expect.arrayContaining(['发展党员', '换届']));
});

test('who asks does not decide; what is wrong is said field by field', async () => {
  const { committee, leader, other } = people;
  const id = await project('P-2');
  const own = (await committee.client.temporary.ask({ ...c(), id, ...proposal({ name: '自批临时党支部' }) })).id;
  expect(await said(committee.client.temporary.approve({ ...c(), id: own, version: 1, ...approval }))).toBe('temporary.not_own');
  expect(await said(committee.client.temporary.giveBack({ ...c(), id: own, version: 1, comment: '否' }))).toBe('temporary.not_own');
  expect(await said(other.client.temporary.withdraw({ ...c(), id: own, version: 1 }))).toBe('temporary.own_request');
  await committee.client.temporary.withdraw({ ...c(), id: own, version: 1 });
  // Two who ask in the same moment: one does.
  const twice = await Promise.all([leader, people.first].map((who) => said(who.client.temporary.ask({ ...c(), id, ...proposal() }))));
  expect(twice.toSorted()).toEqual(['done', 'temporary.waits']);
  const { requests } = await leader.client.temporary.ofProject({ id });
  const waits = requests.find(({ state }) => state === 'asked');
  await [leader, people.first].find((who) => who.id === waits?.proposerId)?.client.temporary.withdraw({ ...c(), id: waits?.id ?? '', version: 1 });
  const ask = (over: object) => said(leader.client.temporary.ask({ ...c(), id, ...proposal(over) }));
  const one = (role: string) => ({ personId: leader.id, role });
  expect([
    await ask({ plannedEnd: '2026-11-19' }), await ask({ plannedEnd: '2027-02-01' }), await ask({ memberIds: [newId()] }), await ask({ leaders: [one('deputy')] }), await ask({ leaders: [one('secretary'), one('officer')] }),
    await ask({ kind: 'group' }), await ask({ kind: 'group', leaders: [one('head')] }),
  ]).toEqual(['need.end_after_start', 'temporary.beyond_project', 'need.person', 'temporary.one_secretary', 'temporary.leader_once', 'temporary.one_head', 'done']);
});

test('prolonged within its project with a reason; ended with it; hours go home once; the dossier opens', { timeout: 90_000 }, async () => {
  const { leader, first, committee, secretary, stranger } = people;
  const { projectId, branchId, request } = await branchOf('P-3', { name: '赣州项目临时党支部', memberIds: [people.first.id, people.secretary.id] });
  const branch = async () => (await committee.client.org.branch({ id: branchId })).branch;
  expect(await said(committee.client.org.editBranch({ ...c(), id: branchId, version: 1, name: '赣州项目临时党支部', plannedEnd: '2027-01-20' }))).toBe('need.by_extension');
  const extend = (over: object) => said(committee.client.temporary.extend({ ...c(), id: branchId, version: 1, plannedEnd: '2027-01-31', reason: '现场延长一个月', ...over }));
  expect([await extend({ plannedEnd: '2027-02-01' }), await extend({ plannedEnd: '2026-12-31' }), await extend({ id: homes.finance }), await extend({ version: 9 }), await extend({})]).toEqual(['temporary.beyond_project', 'temporary.later', 'temporary.only_temporary', 'stale.branch', 'done']);
  expect((await branch()).plannedEnd).toBe('2027-01-31');

  const activity = (await leader.client.activity.create({ ...c(), branchId, ...exampleTopic })).id;
  await bringToHeld(app.program.door, office.id, activity, '2026-11-23', '09:00', '12:00');
  const facts = (await leader.client.activity.get({ id: activity })).facts;
  const present = (who: TestPerson) => ({ personId: who.id, name: '', post: null, state: 'present' as const, reason: null });
  const ours = facts.sides.find(({ own }) => own)?.id ?? '';
  const unknown = { expected: null, present: null, onLeave: null, absent: null };
  await leader.client.attendance.enter({ ...c(), id: activity, version: facts.activity.version, sides: [{ sideId: ours, counts: unknown, countWords: null, people: [present(leader), present(first), present(secretary)] }] });
  await leader.client.attendance.hold({ ...c(), id: activity, version: (await leader.client.activity.get({ id: activity })).facts.activity.version, heldOn: '2026-11-23' });

  await committee.client.project.close({ ...c(), id: projectId, version: 1, on: '2026-11-23' });
  await vi.waitFor(async () => expect((await branch()).dissolvedOn).toBe('2026-11-23'), { timeout: 15_000, interval: 100 });
  // Its own people and their home branch still read what it did; hours stand with the person and the home.
  const mine = await leader.client.temporary.hours({ id: leader.id });
  expect(mine.rows?.filter(({ id }) => id === activity)).toMatchObject([{ branchName: '赣州项目临时党支部', temporary: true }]);
  expect((await secretary.client.temporary.hours({ id: leader.id })).rows).not.toBeNull();
  expect((await stranger.client.temporary.hours({ id: leader.id })).rows).toBeNull();
  const home = await secretary.client.temporary.ofBranch({ id: homes.computing });
  expect(home.broughtHome.filter(({ id }) => id === activity)).toMatchObject([{ branchName: '赣州项目临时党支部', people: ['陈思远', '李向东', '周正言'] }]);
  // No hours stand beside names.
  expect(home.broughtHome.flatMap((row) => Object.keys(row)).filter((key) => key === 'hours')).toEqual([]);
  expect((await stranger.client.temporary.ofBranch({ id: homes.computing })).broughtHome).toEqual([]);
  // As one sum; of so few people that it would be somebody's own it is not told, and no office can have it told; of another's branch nothing is told.
  await leader.client.record.edit({ ...c(), id: activity, recordVersion: null, startedAt: '2026-11-23T01:00:00.000Z', endedAt: '2026-11-23T04:00:00.000Z' });
  const sum = (who: TestPerson, over: object = {}) => who.client.temporary.hoursTotal({ year: 2026, branch: homes.computing, ...over });
  expect(await sum(secretary)).toMatchObject({ branch: { id: homes.computing }, fewest: null, hours: 9, brought: 9, presences: 3, doubled: 0, unknown: 0 });
  const fewest = (value: number) => said(committee.client.rulebook.set({ ...c(), rule: 'ORG-11', parameter: 'fewest', value, severity: null, fromOn: '2026-11-23', source: '本办规定', article: null }));
  expect([await fewest(2), await fewest(4)]).toEqual(['rulebook.value_bound', 'done']);
  expect(await sum(secretary)).toMatchObject({ fewest: 4, hours: null, presences: null, activities: 1 });
  expect([(await sum(committee, { year: 2025 })).hours, (await sum(stranger)).told, (await sum(stranger)).hours, (await sum(stranger, { branch: undefined })).told, await said(sum(committee, { branch: newId() }))]).toEqual([0, false, null, true, 'need.branch']);
  // The member and the secretary are told what the plan names; who supervises is not.
  const word = async (who: TestPerson, over: object = {}) => (await who.client.temporary.hours({ id: leader.id, ...over })).findings.map(({ check, facts: seen }) => [check, seen]);
  expect(await word(leader)).toEqual([['ORG-11', { hours: 3, limit: 56 }]]);
  expect([(await word(secretary)).length, await word(committee), await word(leader, { year: 2025 })]).toEqual([1, [], []]);

  const response = await fetch(`${app.url}/papers/temporary/branches/${branchId}/dossier.zip`, { headers: leader.headers });
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/zip']);
  const zip = await JSZip.loadAsync(await response.arrayBuffer());
  const names = Object.keys(zip.files);
  expect(names).toEqual(expect.arrayContaining(['目录.html', '请示.docx', '批复.docx']));
  expect(names.some((name) => name.includes('签到表.docx'))).toBe(true);
  const index = (await zip.file('目录.html')?.async('string')) ?? '';
  expect(index).toContain('出席（3）');
  // Every link of the index leads to a file that is there.
  const linked = [...index.matchAll(/href="([^"]+)"/g)].map(([, path = '']) => decodeURIComponent(path));
  expect(linked.filter((path) => zip.file(path) === null)).toEqual([]);
  // The same as a job of one's own: begun, grown, ready, stopped; another's is another's.
  const look = (act?: 'make' | 'stop', who = leader) => who.client.temporary.dossier({ id: branchId, ...(act === undefined ? {} : { act }) });
  expect([(await look()).state, (await look(undefined, committee)).state]).toEqual(['ready', 'none']);
  expect(['waiting', 'making']).toContain((await look('make')).state);
  await vi.waitFor(async () => expect(await look()).toEqual({ state: 'ready', done: 1, total: 1 }), { timeout: 30_000, interval: 50 });
  await look('make');
  expect((await look('stop')).state).toBe('stopped');
  expect(await said(look('make', office.system))).toBe('forbidden.post');
  const reply = await JSZip.loadAsync((await zip.file('批复.docx')?.async('uint8array')) ?? new Uint8Array());
  expect(await reply.file('word/document.xml')?.async('string')).toContain('陈思远');
  const sheet = await fetch(`${app.url}/papers/temporary/requests/${request}/request.pdf`, { headers: leader.headers });
  expect(sheet.headers.get('content-type')).toBe('application/pdf');
  for (const path of ['requests/x/request.docx', `requests/${newId()}/request.docx`, `requests/${request}/poem.docx`, `requests/${request}/reply.odt`, `branches/${newId()}/dossier.zip`]) expect((await fetch(`${app.url}/papers/temporary/${path}`, { headers: leader.headers })).status, path).toBe(404);
  expect((await fetch(`${app.url}/papers/temporary/branches/${branchId}/dossier.zip`, { headers: office.system.headers })).status).toBe(403);
  expect((await verify(app.program.db, await app.program.door.anchors())).ok).toBe(true);
});

test('moves from one project’s branch to another’s from a day on; standing in two is told, and so is a day with activities of both', async () => {
  const { committee, first, leader } = people;
  const [a, b] = [await branchOf('P-4', { name: '甲项目临时党支部' }), await branchOf('P-5', { name: '乙项目临时党支部', memberIds: [], leaders: [{ personId: people.second.id, role: 'secretary' }] })];
  const move = (over: object) => said(committee.client.temporary.move({ ...c(), id: first.id, fromBranchId: a.branchId, toBranchId: b.branchId, fromOn: '2026-12-01', ...over }));
  expect([await move({ toBranchId: homes.finance }), await move({ toBranchId: a.branchId }), await move({ fromOn: '2026-11-20' }), await move({})]).toEqual(['temporary.only_temporary', 'need.not_member_yet', 'temporary.not_there', 'done']);
  const held = (await committee.client.org.person({ id: first.id })).person.memberships;
  expect([held.find(({ branchId }) => branchId === a.branchId)?.toOn, held.find(({ branchId }) => branchId === b.branchId)?.fromOn, held.find(({ kind }) => kind === 'home')?.toOn]).toEqual(['2026-11-30', '2026-12-01', null]);
  // The leader of the first joins the second as well.
  await committee.client.org.join({ ...c(), id: b.branchId, personId: leader.id, fromOn: '2026-11-23' });
  for (const branchId of [a.branchId, b.branchId]) {
    const { id } = await leader.client.activity.create({ ...c(), branchId, ...exampleTopic });
    const { activity } = (await leader.client.activity.get({ id })).facts;
    await app.program.db.updateTable('activity').set({ plannedOn: '2026-12-10' }).where('id', '=', activity.id).execute();
  }
  const view = await leader.client.temporary.ofBranch({ id: a.branchId });
  expect(view.twice).toEqual(expect.arrayContaining([{ personId: leader.id, name: '陈思远', branchName: '乙项目临时党支部' }]));
  expect(view.sameDay).toMatchObject([{ on: '2026-12-10', otherBranch: '乙项目临时党支部', names: expect.arrayContaining(['陈思远']) }]);
});
