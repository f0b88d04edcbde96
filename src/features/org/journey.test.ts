import { beforeAll, expect, test } from 'vitest';
import { newId } from '#shared/ids.ts';
import { openOffice, type TestOffice, type TestPerson } from '#tests/harness/actors.ts';
import { startApp } from '#tests/harness/app.ts';

/** People and branches on a real database, by the contract, as the pages ask. The clock stands at 2026-11-23. */

const app = await startApp();
let office: TestOffice;
let committee: TestPerson;
let secretary: TestPerson;
let branch = '';
let other = '';
const c = () => ({ commandId: newId() });
const fields = { status: 'full' as const, rank: '四级调研员', email: 'a@b.cn' };
const add = async (name: string, branchId: string | null) =>
  (await committee.client.org.addPerson({ ...c(), name, ...fields, phone: '13812341234', branchId, fromOn: '2026-11-01' })).id;
const checkOf = (work: Promise<unknown>): Promise<string> =>
  work.then(() => 'done', (error: { code: string; data?: { findings: { check: string }[] } }) => error.data?.findings[0]?.check ?? error.code);

beforeAll(async () => {
  office = await openOffice(app);
  committee = await office.person('吴常青', { posts: [{ post: 'committee' }] });
  branch = (await committee.client.org.addBranch({ ...c(), name: '计算机处党支部', startOn: null })).id;
  other = (await committee.client.org.addBranch({ ...c(), name: '财政处党支部', startOn: null })).id;
  secretary = await office.person('周正言', { branchId: branch, posts: [{ post: 'secretary' }] });
});

test('details are seen by the person, the secretary of the branch and the committee; the phone nowhere whole', async () => {
  const id = await add('陈思远', branch);
  const colleague = await office.person('李向东', { branchId: branch, posts: [{ post: 'member' }] });
  const elsewhere = await office.person('外支部书记', { branchId: other, posts: [{ post: 'secretary' }] });
  const seenBy = async (who: TestPerson) => (await who.client.org.person({ id })).person.details?.phoneMasked ?? null;
  expect([await seenBy(committee), await seenBy(secretary), await seenBy(colleague), await seenBy(elsewhere), await seenBy(office.system)]).toEqual([
    '138****1234', '138****1234', null, null, null,
  ]);
  expect((await colleague.client.org.person({ id: colleague.id })).person.details).not.toBeNull();
  const { rows } = await app.program.db.selectFrom('ledgerEntry').selectAll().execute().then((all) => ({ rows: JSON.stringify(all) }));
  expect(rows).not.toContain('13812341234');
});

test('people come page by page, are found by name and by pinyin, and never from another office', async () => {
  for (const name of ['曾国荃', '单雄信', '安然']) await add(name, other);
  const names: string[] = [];
  let after: string | null = '';
  while (after !== null) {
    const page: { rows: { name: string }[]; next: string | null } = await committee.client.org.people({ limit: 3, ...(after === '' ? {} : { after }) });
    names.push(...page.rows.map((row) => row.name));
    after = page.next;
  }
  expect(new Set(names).size).toBe(names.length);
  expect(names.indexOf('安然')).toBeLessThan(names.indexOf('单雄信'));
  expect(names.indexOf('单雄信')).toBeLessThan(names.indexOf('曾国荃'));
  expect((await committee.client.org.people({ q: 'shanx' })).rows.map((row) => row.name)).toEqual(['单雄信']);
  expect((await committee.client.org.people({ branch: other, post: 'member' })).rows).toHaveLength(3);
  const stranger = await (await openOffice(app, '另一办')).person('外人', { posts: [{ post: 'committee' }] });
  expect((await stranger.client.org.people({})).rows.map((row) => row.name)).not.toContain('安然');
  expect(await checkOf(stranger.client.org.branch({ id: branch }))).toBe('need.branch');
  expect(await checkOf(committee.client.org.people({ after: 'a_b' }))).toBe('need.page');
});

test('SEC-04 holds in the database: 安全管理员 makes a business person no administrator, and an administrator joins nothing', async () => {
  const id = await add('钱守成', branch);
  const post = { id, post: 'audit_admin' as const, branchId: null, fromOn: '2026-11-23', appointedBy: null };
  expect(await checkOf(office.security.client.org.givePost({ ...c(), ...post }))).toBe('SEC-04');
  expect(await checkOf(committee.client.org.join({ ...c(), id: branch, personId: office.audit.id, fromOn: '2026-11-23' }))).toBe('SEC-04');
  expect(await checkOf(office.security.client.org.givePost({ ...c(), ...post, id: office.security.id }))).toBe('need.not_self_post');
});

test('a temporary branch lives, keeps its members’ homes, and dissolves without losing anything', async () => {
  const projectId = (await committee.client.project.add({ ...c(), code: 'P-1', name: '某审计项目', place: null, region: null, startOn: '2026-10-01', endOn: null, personIds: [] })).id;
  const leader = await add('组长', branch);
  const member = await add('组员', other);
  const { id } = await committee.client.org.addTemporaryBranch({
    ...c(), name: '某项目临时党支部', projectId, approvalNo: '机党〔2026〕3号', approvedBy: '机关党委', approvedOn: '2026-11-10', startOn: '2026-11-12',
    plannedEnd: '2027-01-31', leaderIds: [leader], memberIds: [member],
  });
  const view = await secretary.client.org.branch({ id });
  expect(view.branch).toMatchObject({ members: 2, project: { code: 'P-1' }, leaders: [{ name: '组长', appointedBy: '机关党委' }] });
  expect((await office.audit.client.org.branch({ id })).branch.project).toBeNull();
  expect((await committee.client.org.person({ id: member })).person.memberships.map((held) => held.kind)).toEqual(['home', 'temporary']);
  await committee.client.org.dissolveBranch({ ...c(), id, version: 1, on: '2026-11-23' });
  const after = await committee.client.org.branch({ id });
  expect(after.branch.dissolvedOn).toBe('2026-11-23');
  expect(after.people.map((person) => person.name).toSorted()).toEqual(['组员', '组长']);
  expect((await committee.client.org.branches({ kind: 'temporary' })).rows).toEqual([]);
  expect((await committee.client.org.branches({ dissolved: 'yes' })).rows.map((row) => row.name)).toEqual(['某项目临时党支部']);
  expect((await committee.client.org.person({ id: member })).person.memberships.find((held) => held.kind === 'temporary')?.toOn).toBe('2026-11-23');
});

test('whoever is removed can no longer ask, and what was recorded stays', async () => {
  const leaving = await office.person('将离任', { branchId: branch, posts: [{ post: 'member' }] });
  const { person } = await committee.client.org.person({ id: leaving.id });
  await committee.client.org.removePerson({ ...c(), id: leaving.id, version: person.version, on: '2026-11-23' });
  expect(await checkOf(leaving.client.org.branches({}))).not.toBe('done');
  expect((await committee.client.org.people({ removed: 'yes' })).rows.map((row) => row.name)).toEqual(['将离任']);
  expect((await committee.client.org.person({ id: leaving.id })).person.memberships).toHaveLength(1);
});

test('two who enter the same branch at once get one branch', async () => {
  const both = await Promise.all(['同名党支部', '同名 党支部'].map((name) => checkOf(committee.client.org.addBranch({ ...c(), name, startOn: null }))));
  expect(both.toSorted()).toEqual(['done', 'need.branch_name_new']);
});

test('what the rules say of a branch is shown to its own people and to 机关党委; a month without a theme day to its own people only', async () => {
  const small = (await committee.client.org.addBranch({ ...c(), name: '小支部', startOn: '2020-01-01' })).id;
  const own = await office.person('小支部书记', { branchId: small, posts: [{ post: 'secretary' }] });
  const elsewhere = await office.person('别处党员', { branchId: other, posts: [{ post: 'member' }] });
  const seenBy = async (who: TestPerson) => (await who.client.org.branch({ id: small })).findings.map(({ check }) => check);
  expect(await seenBy(own)).toEqual(['ORG-01', 'ORG-10']);
  expect(await seenBy(committee)).toEqual(['ORG-01']);
  expect(await seenBy(elsewhere)).toEqual([]);
  const { rows } = await committee.client.org.branches({});
  expect(JSON.stringify(rows)).not.toContain('ORG-');
});
