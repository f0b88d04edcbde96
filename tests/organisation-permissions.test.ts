import { beforeAll, describe, expect, test } from 'vitest';
import { orgPolicy } from '#features/org/policy.ts';
import { projectPolicy } from '#features/project/policy.ts';
import { unitPolicy } from '#features/unit/policy.ts';
import { posts, type Post } from '#shared/actor.ts';
import { newId } from '#shared/ids.ts';
import { openOffice, type TestOffice, type TestPerson } from '#tests/harness/actors.ts';
import { startApp, type Client } from '#tests/harness/app.ts';

/** Every verb of people, projects and partners, asked as every post, as another office and as nobody, of the running program. */

const app = await startApp();
let office: TestOffice;
let branch = '';
let people: Record<Post, TestPerson>;
let stranger: TestPerson;
const ids = { person: '', other: '', temporary: '', unit: '', unitBranch: '', project: '', membership: '', post: '' };
const c = () => ({ commandId: newId() });
const day = '2026-11-20';

beforeAll(async () => {
  office = await openOffice(app);
  branch = await office.branch('计算机处党支部');
  const one = (name: string, post: Post) => office.person(name, { posts: [{ post }], ...(post === 'member' || post === 'secretary' ? { branchId: branch } : {}) });
  people = {
    member: await one('李向东', 'member'), secretary: await one('周正言', 'secretary'), committee: await one('吴常青', 'committee'),
    leading_group: await one('赵远航', 'leading_group'), finance: await one('郑明算', 'finance'), discipline: await one('王清正', 'discipline'),
    system_admin: office.system, security_admin: office.security, audit_admin: office.audit,
  };
  const other = await openOffice(app, '另一特派办');
  stranger = await other.person('外单位', { posts: [{ post: 'committee' }, { post: 'discipline' }] });
  const { client } = people.committee;
  // Done to somebody else, so that the roles stay what they are while the verbs are tried.
  ids.person = (await one('陈思远', 'member')).id;
  ids.other = (await one('顾秉直', 'finance')).id;
  ids.unit = (await client.unit.add({ ...c(), ...unit('江西省审计厅') })).id;
  ids.unitBranch = (await client.unit.addBranch({ ...c(), id: ids.unit, name: '数据办党支部' })).id;
  ids.project = (await client.project.add({ ...c(), ...project('2026-01'), personIds: [] })).id;
  ids.temporary = (await client.org.addTemporaryBranch({ ...c(), ...temporary('甲项目临时党支部') })).id;
  const member = await client.org.person({ id: ids.person });
  ids.membership = member.person.memberships.find((held) => held.kind === 'home')?.id ?? '';
  ids.post = (await client.org.person({ id: people.secretary.id })).person.posts.find((held) => held.post === 'secretary')?.id ?? '';
});

const unit = (name: string) => ({ name, kind: 'organ' as const, industry: null, region: null, field: null, frontLine: null, aliases: [], note: null });
const project = (code: string) => ({ code, name: '某审计项目', place: null, region: null, startOn: '2026-10-01', endOn: null });
const person = { name: '新人', status: null, rank: null, email: null };
const temporary = (name: string) => ({
  name, projectId: ids.project, approvalNo: '机党〔2026〕3号', approvedBy: '机关党委', approvedOn: day, startOn: day, plannedEnd: '2027-01-31',
  leaderIds: [ids.person], memberIds: [],
});
const business: readonly Post[] = ['member', 'secretary', 'committee', 'leading_group', 'finance', 'discipline'];
const keepers: readonly Post[] = ['committee', 'secretary'];

/** Who may, written down once more and by hand: the table of the program must say the same. */
const expected: Record<string, { who: readonly Post[]; ask: (client: Client) => Promise<unknown> }> = {
  'org.branches': { who: posts, ask: (client) => client.org.branches({}) },
  'org.branch': { who: posts, ask: (client) => client.org.branch({ id: branch }) },
  'org.people': { who: posts, ask: (client) => client.org.people({}) },
  'org.person': { who: posts, ask: (client) => client.org.person({ id: ids.person }) },
  'org.add_person': { who: ['committee', 'system_admin'], ask: (client) => client.org.addPerson({ ...c(), ...person, phone: null, branchId: null, fromOn: null }) },
  'org.edit_person': { who: ['committee', 'system_admin'], ask: (client) => client.org.editPerson({ ...c(), id: ids.person, version: 99, ...person }) },
  'org.remove_person': { who: ['committee', 'system_admin'], ask: (client) => client.org.removePerson({ ...c(), id: ids.person, version: 99, on: day }) },
  'org.add_branch': { who: ['committee'], ask: (client) => client.org.addBranch({ ...c(), name: newId(), startOn: null }) },
  'org.edit_branch': { who: ['committee'], ask: (client) => client.org.editBranch({ ...c(), id: branch, version: 99, name: '改名', plannedEnd: null }) },
  'org.add_temporary_branch': { who: ['committee'], ask: (client) => client.org.addTemporaryBranch({ ...c(), ...temporary(newId()) }) },
  'org.dissolve_branch': { who: ['committee'], ask: (client) => client.org.dissolveBranch({ ...c(), id: ids.temporary, version: 99, on: day }) },
  'org.join': { who: ['committee'], ask: (client) => client.org.join({ ...c(), id: ids.temporary, personId: ids.other, fromOn: day }) },
  'org.leave': { who: ['committee'], ask: (client) => client.org.leave({ ...c(), id: ids.person, membershipId: ids.membership, toOn: '2020-01-01' }) },
  'org.move_home': { who: ['committee'], ask: (client) => client.org.moveHome({ ...c(), id: ids.person, branchId: ids.temporary, fromOn: day }) },
  'org.give_post': { who: ['committee', 'security_admin'], ask: (client) => client.org.givePost({ ...c(), id: ids.other, post: 'committee', branchId: null, fromOn: '2026-11-23', appointedBy: null }) },
  'org.end_post': { who: ['committee'], ask: (client) => client.org.endPost({ ...c(), id: people.secretary.id, postId: ids.post, toOn: '2020-01-01' }) },
  'unit.list': { who: business, ask: (client) => client.unit.list({}) },
  'unit.one': { who: business, ask: (client) => client.unit.one({ id: ids.unit }) },
  'unit.add': { who: ['member', 'secretary', 'committee'], ask: (client) => client.unit.add({ ...c(), ...unit(newId()) }) },
  'unit.edit': { who: keepers, ask: (client) => client.unit.edit({ ...c(), id: ids.unit, version: 99, ...unit('江西省审计厅') }) },
  'unit.contacts': { who: business, ask: (client) => client.unit.contacts({ id: ids.unit, limit: 10 }) },
  'unit.divisions': { who: business, ask: (client) => client.unit.divisions({}) },
  'unit.same': { who: business, ask: (client) => client.unit.same({}) },
  // The other unit and the merge are nobody's: who may, is told that they are not there.
  'unit.distinct': { who: keepers, ask: (client) => client.unit.distinct({ ...c(), id: ids.unit, otherId: newId() }) },
  'unit.merge': { who: ['committee'], ask: (client) => client.unit.merge({ ...c(), id: ids.unit, version: 99, otherId: newId(), otherVersion: 1 }) },
  'unit.unmerge': { who: ['committee'], ask: (client) => client.unit.unmerge({ ...c(), id: ids.unit, mergeId: newId() }) },
  'unit.add_branch': { who: ['member', 'secretary', 'committee'], ask: (client) => client.unit.addBranch({ ...c(), id: ids.unit, name: newId() }) },
  'unit.edit_branch': { who: keepers, ask: (client) => client.unit.editBranch({ ...c(), id: ids.unit, branchId: ids.unitBranch, version: 99, name: '改名' }) },
  // The person is nobody's: who may, is told that there is no such.
  'unit.add_liaison': { who: ['member', 'secretary', 'committee'], ask: (client) => client.unit.addLiaison({ ...c(), id: ids.unit, name: newId().slice(-12), post: null }) },
  'unit.end_liaison': { who: ['member', 'secretary', 'committee'], ask: (client) => client.unit.endLiaison({ ...c(), id: ids.unit, liaisonId: newId(), version: 1 }) },
  'unit.log_contact': { who: ['member', 'secretary', 'committee'], ask: (client) => client.unit.logContact({ ...c(), id: ids.unit, contactedOn: '2026-11-20', means: '电话', content: '联系', spokeWith: null }) },
  'project.list': { who: business, ask: (client) => client.project.list({}) },
  'project.one': { who: business, ask: (client) => client.project.one({ id: ids.project }) },
  'project.add': { who: keepers, ask: (client) => client.project.add({ ...c(), ...project(newId()), personIds: [] }) },
  'project.edit': { who: keepers, ask: (client) => client.project.edit({ ...c(), id: ids.project, version: 99, ...project('2026-01') }) },
  'project.close': { who: keepers, ask: (client) => client.project.close({ ...c(), id: ids.project, version: 99, on: day }) },
  'project.set_team': { who: keepers, ask: (client) => client.project.setTeam({ ...c(), id: ids.project, version: 99, personIds: [] }) },
  'project.set_auditee': { who: ['discipline'], ask: (client) => client.project.setAuditee({ ...c(), id: ids.project, unitId: ids.unit, noticeOn: '2026-11-01', auditEndOn: null }) },
  'project.remove_auditee': { who: ['discipline'], ask: (client) => client.project.removeAuditee({ ...c(), id: ids.project, unitId: newId() }) },
};
const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(() => 'done', (error: unknown) => (typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : String(error)));

test('every verb of the tables is tried here', () => {
  expect([...orgPolicy, ...unitPolicy, ...projectPolicy].map((line) => line.verb).toSorted()).toEqual(Object.keys(expected).toSorted());
});

describe.each(Object.entries(expected))('%s', (verb, { who, ask }) => {
  test('posts', async () => {
    for (const post of posts) {
      const code = await codeOf(ask(people[post].client));
      const may = who.includes(post);
      expect(`${post} ${code === 'FORBIDDEN' ? 'no' : 'yes'}`).toBe(`${post} ${may ? 'yes' : 'no'}`);
      expect(['done', 'FORBIDDEN', 'STALE', 'REFUSED', ...(/^unit\.(distinct|merge|unmerge)$/.test(verb) ? ['NOT_FOUND'] : [])]).toContain(code);
    }
  });
  test('nobody, and another office', async () => {
    expect(await codeOf(ask(app.client()))).toBe('UNAUTHENTICATED');
    // What names no object is done in the stranger's own office; everything else cannot be found there.
    const lists = ['org.branches', 'org.people', 'unit.list', 'unit.divisions', 'unit.same', 'project.list'];
    const own = [...lists, 'org.add_person', 'org.add_branch', 'unit.add', 'project.add'];
    expect(await codeOf(ask(stranger.client))).toBe(own.includes(verb) ? 'done' : 'NOT_FOUND');
  });
});
