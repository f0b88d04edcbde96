import { describe, expect, test } from 'vitest';
import { actor, actors, given, id } from '#features/activity/fixtures.ts';
import { administratorPosts, posts, type Post } from '#shared/actor.ts';
import type { Decision } from '#shared/decision.ts';
import { orgContract } from './contract.ts';
import { addBranch, addTemporaryBranch, dissolveBranch, editBranch } from './decide-branches.ts';
import { join, leave, moveHome } from './decide-memberships.ts';
import { endPost, givePost, separation } from './decide-posts.ts';
import { addPerson, editPerson, removePerson } from './decide.ts';
import { maskPhone } from './facts.ts';
import { aBranch, aHome, aPerson, aPost, orgIds } from './fixtures.ts';

const commandId = id(900);
const by = given(actors.committee);
const security = given(actor(id(901), '安全员', [{ post: 'security_admin', branchId: null }], []));
const found = (decision: Decision): string[] => (decision.ok ? [] : decision.findings.map((finding) => finding.check));
const changes = (decision: Decision) => (decision.ok ? decision.changes.map((change) => [change.op, change.table, 'row' in change ? change.row : 'set' in change ? change.set : null]) : found(decision));

describe('SEC-04: administrators exclude one another and every business post', () => {
  const pairs = posts.flatMap((held) => posts.map((wanted) => [held, wanted] as const)).filter(([held, wanted]) => held !== wanted);
  const administrator = (post: Post) => (administratorPosts as readonly Post[]).includes(post);
  test.each(pairs)('%s then %s', (held, wanted) => {
    const against = separation(aPerson({ posts: [aPost({ post: held })] }), wanted, '2026-11-24');
    expect(against.length > 0).toBe(administrator(held) || administrator(wanted));
  });
  test('with the clause; not once the other post has ended; by a membership too', () => {
    const held = aPost({ post: 'finance', branchId: null, toOn: '2026-11-23' });
    expect(separation(aPerson({ posts: [held] }), 'audit_admin', '2026-11-24')).toEqual([]);
    expect(separation(aPerson({ posts: [held] }), 'audit_admin', '2026-11-23')[0]?.basis).toMatchObject({ source: 'GB/T 22239-2019', article: '8.1.5' });
    expect(separation(aPerson({ memberships: [aHome()] }), 'audit_admin', '2026-11-24')).toHaveLength(1);
  });
});

describe('posts', () => {
  const input = { commandId, id: orgIds.person, post: 'committee' as const, branchId: null, fromOn: '2026-11-24', appointedBy: null };
  const inBranch = { ...input, post: 'secretary' as const, branchId: orgIds.branch };
  const member = aPerson({ memberships: [aHome()], posts: [aPost()] });
  test('a secretary stands in the branch', () => {
    expect(found(givePost({ person: aPerson(), branch: aBranch() }, inBranch, by))).toEqual(['need.post_member']);
    expect(changes(givePost({ person: member, branch: aBranch() }, inBranch, by))).toMatchObject([['insert', 'post', { post: 'secretary', branchId: orgIds.branch }]]);
  });
  test('posts of a branch have one, the others have none', () => {
    expect(found(givePost({ person: member, branch: null }, { ...inBranch, branchId: null }, by))).toEqual(['need.post_branch']);
    expect(found(givePost({ person: member, branch: aBranch() }, { ...input, branchId: orgIds.branch }, by))).toEqual(['need.post_office']);
  });
  test('in a temporary branch the appointing organisation is named', () => {
    const branch = aBranch({ id: orgIds.temporary, kind: 'temporary' });
    const person = aPerson({ memberships: [aHome({ branchId: orgIds.temporary, kind: 'temporary' })] });
    const temporary = { ...inBranch, branchId: orgIds.temporary };
    expect(found(givePost({ person, branch }, temporary, by))).toEqual(['need.appointed_by']);
    expect(givePost({ person, branch }, { ...temporary, appointedBy: '机关党委' }, by).ok).toBe(true);
  });
  test('nobody gives a post to himself; the committee makes no administrator, 安全管理员 no business post but the committee’s', () => {
    const self = aPerson({ id: actors.committee.personId ?? '' });
    expect(found(givePost({ person: self, branch: null }, { ...input, post: 'discipline' }, by))).toEqual(['need.not_self_post']);
    expect(found(givePost({ person: aPerson(), branch: null }, { ...input, post: 'audit_admin' }, by))).toEqual(['forbidden.post']);
    expect(found(givePost({ person: aPerson(), branch: null }, { ...input, post: 'finance' }, security))).toEqual(['forbidden.post']);
    expect(givePost({ person: aPerson(), branch: null }, input, security).ok).toBe(true);
    expect(givePost({ person: aPerson(), branch: null }, { ...input, post: 'audit_admin' }, security).ok).toBe(true);
  });
  test('the same post once', () => {
    const person = aPerson({ posts: [aPost({ post: 'committee', branchId: null })] });
    expect(found(givePost({ person, branch: null }, input, by))).toEqual(['need.post_new']);
  });
  test('ending: the last 安全管理员 stays, the day before it began takes it back', () => {
    const held = aPost({ post: 'security_admin', branchId: null, fromOn: '2026-11-24' });
    const end = { commandId, id: orgIds.person, postId: held.id, toOn: '2026-11-23' };
    const person = aPerson({ posts: [held] });
    expect(found(endPost({ person, otherSecurityAdmin: false }, end, security))).toEqual(['need.last_security_admin']);
    expect(changes(endPost({ person, otherSecurityAdmin: true }, end, security))).toEqual([['update', 'post', { toOn: '2026-11-23' }]]);
    expect(found(endPost({ person, otherSecurityAdmin: true }, { ...end, toOn: '2026-11-22' }, security))).toEqual(['need.end_after_start']);
    expect(found(endPost({ person: member, otherSecurityAdmin: true }, { ...end, postId: orgIds.held }, by))).toEqual(['need.member_by_leaving']);
  });
});

describe('memberships', () => {
  const into = { commandId, id: orgIds.branch, personId: orgIds.person, fromOn: '2026-11-24' };
  test('a standing branch becomes the only home, with the post of member', () => {
    expect(changes(join({ person: aPerson(), branch: aBranch() }, into, by))).toMatchObject([['insert', 'membership', { kind: 'home' }], ['insert', 'post', { post: 'member' }]]);
    const person = aPerson({ memberships: [aHome({ branchId: orgIds.other })] });
    expect(found(join({ person, branch: aBranch() }, into, by))).toEqual(['need.no_home']);
  });
  test('any number of temporary ones beside it, each once', () => {
    const branch = aBranch({ id: orgIds.temporary, kind: 'temporary', startOn: '2026-11-01' });
    const person = aPerson({ memberships: [aHome(), aHome({ id: id(910), branchId: orgIds.other, kind: 'temporary' })] });
    expect(changes(join({ person, branch }, into, by))).toMatchObject([['insert', 'membership', { kind: 'temporary' }], ['insert', 'post', {}]]);
    const already = aPerson({ memberships: [aHome({ branchId: orgIds.temporary, kind: 'temporary' })] });
    expect(found(join({ person: already, branch }, into, by))).toEqual(['need.not_member_yet']);
    expect(found(join({ person, branch }, { ...into, fromOn: '2026-10-31' }, by))).toEqual(['need.branch_begun']);
  });
  test('an administrator stands in no branch', () => {
    const person = aPerson({ posts: [aPost({ post: 'audit_admin', branchId: null })] });
    expect(found(join({ person, branch: aBranch() }, into, by))).toEqual(['SEC-04']);
  });
  test('moving ends the old home and its posts the day before', () => {
    const person = aPerson({ memberships: [aHome({ branchId: orgIds.other })], posts: [aPost({ branchId: orgIds.other }), aPost({ id: id(911), post: 'secretary', branchId: orgIds.other }), aPost({ id: id(912), post: 'finance', branchId: null })] });
    const decision = moveHome({ person, branch: aBranch() }, { commandId, id: orgIds.person, branchId: orgIds.branch, fromOn: '2026-12-01' }, by);
    expect(changes(decision)).toMatchObject([
      ['update', 'membership', { toOn: '2026-11-30' }], ['update', 'post', { toOn: '2026-11-30' }], ['update', 'post', { toOn: '2026-11-30' }],
      ['insert', 'membership', { kind: 'home', fromOn: '2026-12-01' }], ['insert', 'post', { post: 'member' }],
    ]);
  });
  test('leaving ends what was held in that branch and nothing else', () => {
    const person = aPerson({ memberships: [aHome()], posts: [aPost(), aPost({ id: id(912), post: 'finance', branchId: null })] });
    const decision = leave({ person, branchName: '' }, { commandId, id: orgIds.person, membershipId: orgIds.home, toOn: '2026-11-24' }, by);
    expect(changes(decision)).toEqual([['update', 'membership', { toOn: '2026-11-24' }], ['update', 'post', { toOn: '2026-11-24' }]]);
  });
});

describe('branches', () => {
  const input = {
    commandId, name: '某项目临时党支部', projectId: orgIds.project, approvalNo: '机党〔2026〕3号', approvedBy: '机关党委', approvedOn: '2026-11-20',
    startOn: '2026-11-23', plannedEnd: '2027-01-31', leaderIds: [orgIds.person], memberIds: [id(920), orgIds.person],
  };
  const known = {
    unitId: orgIds.unit, names: ['计算机处党支部'], project: { id: orgIds.project, name: '某项目', closedOn: null },
    people: [aPerson({ memberships: [aHome()] }), aPerson({ id: id(920), memberships: [aHome()] })],
  };
  test('a temporary one comes with approval, appointed leaders and members, each once', () => {
    const made = changes(addTemporaryBranch(known, input, by));
    expect(made.map(([, table]) => table)).toEqual(['branch', 'membership', 'post', 'post', 'membership', 'post']);
    expect(made[3]).toMatchObject(['insert', 'post', { post: 'secretary', appointedBy: '机关党委', personId: orgIds.person }]);
  });
  test.each([
    ['need.branch_name_new', { name: '计算机处 党支部' }],
    ['need.not_future', { approvedOn: '2026-11-25', startOn: '2026-11-26' }],
    ['need.approved_before', { startOn: '2026-11-19' }],
    ['need.end_after_start', { plannedEnd: '2026-11-22' }],
    ['need.person', { memberIds: [id(921)] }],
    ['need.not_self_post', { leaderIds: [actors.committee.personId ?? ''] }],
  ])('%s', (check, over) => expect(found(addTemporaryBranch(known, { ...input, ...over }, by))).toEqual([check]));
  test('not for a project that is closed', () => {
    expect(found(addTemporaryBranch({ ...known, project: { ...known.project, closedOn: '2026-11-01' } }, input, by))).toEqual(['need.open_project']);
  });
  test('dissolving ends memberships and posts in it that day and deletes nothing', () => {
    const branch = aBranch({ id: orgIds.temporary, kind: 'temporary' });
    const memberships = [aHome({ kind: 'temporary' }), aHome({ id: id(930), kind: 'temporary', toOn: '2026-01-01' })];
    const decision = dissolveBranch({ branch, memberships, posts: [aPost()] }, { commandId, id: branch.id, version: 1, on: '2026-11-24' }, by);
    expect(changes(decision)).toEqual([
      ['update', 'branch', { dissolvedOn: '2026-11-24', version: 2 }], ['update', 'membership', { toOn: '2026-11-24' }], ['update', 'post', { toOn: '2026-11-24' }],
    ]);
  });
  test('a home is moved before its branch is dissolved; an old version is stale', () => {
    const input2 = { commandId, id: orgIds.branch, version: 1, on: '2026-11-24' };
    expect(found(dissolveBranch({ branch: aBranch(), memberships: [aHome()], posts: [] }, input2, by))).toEqual(['need.homes_moved']);
    expect(found(dissolveBranch({ branch: aBranch({ version: 2 }), memberships: [], posts: [] }, input2, by))).toEqual(['stale.branch']);
  });
  test('a standing branch has no planned end, a name is given once', () => {
    expect(found(editBranch({ branch: aBranch(), names: [] }, { commandId, id: orgIds.branch, version: 1, name: '新名', plannedEnd: '2027-01-01' }, by))).toEqual(['need.planned_end']);
    expect(found(addBranch({ unitId: orgIds.unit, names: ['新名'] }, { commandId, name: '新名', startOn: null }, by))).toEqual(['need.branch_name_new']);
  });
});

describe('people', () => {
  const fields = { name: '单雄信', status: null, rank: null, email: null };
  test('a phone is kept masked only', () => {
    expect(['13812341234', '+86 138-1234-1234', '027-87654321', '138****1234'].map(maskPhone)).toEqual(['138****1234', '138****1234', '027****4321', '138****1234']);
    const decision = addPerson({ branch: null }, { commandId, ...fields, phone: '13812341234', branchId: null, fromOn: null }, by);
    expect(changes(decision)).toMatchObject([['insert', 'person', { phoneMasked: '138****1234', pinyin: 'shan xiong xin' }]]);
    expect(JSON.stringify(decision)).not.toContain('13812341234');
  });
  test('the contract hands on a masked phone, so that no hash is of a whole one', () => {
    const read = orgContract.addPerson['~orpc'].inputSchema?.parse({ commandId: crypto.randomUUID(), ...fields, phone: '13812341234', branchId: null, fromOn: null });
    expect(read).toMatchObject({ phone: '138****1234' });
  });
  test('a phone not sent stays', () => {
    const decision = editPerson({ person: aPerson({ phoneMasked: '138****1234' }), otherSecurityAdmin: true }, { commandId, id: orgIds.person, version: 1, ...fields }, by);
    expect(changes(decision)).toMatchObject([['update', 'person', { phoneMasked: '138****1234', version: 2 }]]);
  });
  test('removing ends posts and memberships and deletes nothing; not oneself, not the last 安全管理员', () => {
    const input = { commandId, id: orgIds.person, version: 1, on: '2026-11-24' };
    const person = aPerson({ memberships: [aHome()], posts: [aPost()] });
    expect(changes(removePerson({ person, otherSecurityAdmin: true }, input, by)).map(([op, table]) => [op, table])).toEqual([['update', 'person'], ['update', 'post'], ['update', 'membership']]);
    expect(found(removePerson({ person: aPerson({ id: actors.committee.personId ?? '' }), otherSecurityAdmin: true }, input, by))).toEqual(['need.not_self']);
    expect(found(removePerson({ person: aPerson({ posts: [aPost({ post: 'security_admin' })] }), otherSecurityAdmin: false }, input, by))).toEqual(['need.last_security_admin']);
    expect(found(removePerson({ person: aPerson({ removedOn: '2026-11-01' }), otherSecurityAdmin: true }, input, by))).toEqual(['need.person_here']);
  });
});
