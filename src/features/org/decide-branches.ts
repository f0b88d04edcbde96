import { insert, refuse, stale, update, type Change, type Decision, type Given, type Happening } from '#shared/decision.ts';
import { need, type Finding } from '#shared/finding.ts';
import { nameKey, plainName } from '#shared/pinyin.ts';
import { barred } from '#shared/policy.ts';
import type { OrgInput } from './contract.ts';
import { joining } from './decide-memberships.ts';
import { dissolvedBy, ending, type BranchKnown, type MembershipKnown, type PersonKnown, type PostKnown } from './facts.ts';
import { orgPolicy } from './policy.ts';

/** Branches of our own unit: standing, and temporary ones for one work project (支部工作条例). Pure. */

export interface NewBranchFacts {
  /** Our own unit, and the names its living branches have. */
  readonly unitId: string;
  readonly names: readonly string[];
}

const aboutBranch = (id: string, changes: readonly Change[], event: Happening): Decision => ({
  ok: true, subject: { type: 'branch', id, activityId: null }, changes, events: [event],
});
const nameTaken = (names: readonly string[], name: string): Finding[] =>
  names.some((other) => plainName(other) === plainName(name)) ? [need('need.branch_name_new', 'name', { name })] : [];

export function addBranch({ unitId, names }: NewBranchFacts, input: OrgInput<'addBranch'>, given: Given): Decision {
  const against = [...barred(orgPolicy, 'org.add_branch', given.actor), ...nameTaken(names, input.name)];
  if (against.length > 0) return refuse(...against);
  const { name, startOn } = input;
  const id = given.newId();
  const row = insert('branch', { id, unitId, name, pinyin: nameKey(name), kind: 'standing', startOn });
  return aboutBranch(id, [row], { name: 'org.branch_added', details: { branch: name } });
}

export interface EditBranchFacts {
  readonly branch: BranchKnown;
  /** Names of the other living branches of the unit. */
  readonly names: readonly string[];
}

export function editBranch({ branch, names }: EditBranchFacts, input: OrgInput<'editBranch'>, given: Given): Decision {
  const against = [...barred(orgPolicy, 'org.edit_branch', given.actor), ...nameTaken(names, input.name)];
  if (against.length > 0) return refuse(...against);
  if (input.version !== branch.version) return stale('branch', branch);
  const { name, plannedEnd } = input;
  if ((branch.kind === 'temporary') !== (plannedEnd !== null)) return refuse(need('need.planned_end', 'plannedEnd'));
  if (branch.startOn !== null && plannedEnd !== null && plannedEnd < branch.startOn) {
    return refuse(need('need.end_after_start', 'plannedEnd', { on: branch.startOn }));
  }
  // A later end needs a reason and the project's own (temporary.extend); an earlier one is a correction.
  if (branch.plannedEnd !== null && plannedEnd !== null && plannedEnd > branch.plannedEnd) return refuse(need('need.by_extension', 'plannedEnd', { on: branch.plannedEnd }));
  const row = update('branch', branch.id, { name, pinyin: nameKey(name), plannedEnd, version: branch.version + 1 });
  return aboutBranch(branch.id, [row], { name: 'org.branch_edited', details: { branch: name } });
}

export interface TemporaryFacts extends NewBranchFacts {
  readonly project: { readonly id: string; readonly name: string; readonly closedOn: string | null };
  /** Everybody named as leader or member. */
  readonly people: readonly PersonKnown[];
}

export function addTemporaryBranch(known: TemporaryFacts, input: OrgInput<'addTemporaryBranch'>, given: Given): Decision {
  const against = [...barred(orgPolicy, 'org.add_temporary_branch', given.actor), ...nameTaken(known.names, input.name)];
  if (against.length > 0) return refuse(...against);
  const wrong = wrongDays(known, input, given);
  if (wrong.length > 0) return refuse(...wrong);
  if (given.actor.personId !== null && input.leaderIds.includes(given.actor.personId)) return refuse(need('need.not_self_post', 'leaderIds'));
  const { name, projectId, approvalNo, approvedBy, approvedOn, startOn, plannedEnd } = input;
  const id = given.newId();
  const branch: BranchKnown = { id, name, kind: 'temporary', startOn, plannedEnd, dissolvedOn: null, version: 1 };
  const row = insert('branch', {
    id, unitId: known.unitId, name, pinyin: nameKey(name), kind: 'temporary', projectId, approvalNo, approvedBy, approvedOn, startOn, plannedEnd,
  });
  const changes: Change[] = [row];
  for (const personId of new Set([...input.leaderIds, ...input.memberIds])) {
    const person = known.people.find((candidate) => candidate.id === personId);
    if (person === undefined) return refuse(need('need.person', 'memberIds'));
    const joined = joining(person, branch, startOn, given);
    if ('refused' in joined) return refuse(...joined.refused);
    changes.push(...joined);
    if (input.leaderIds.includes(personId)) {
      changes.push(insert('post', { id: given.newId(), personId, post: 'secretary', branchId: id, fromOn: startOn, appointedBy: approvedBy }));
    }
  }
  return aboutBranch(id, changes, { name: 'org.temporary_branch_added', details: { branch: name, approvalNo, approvedBy } });
}

function wrongDays({ project }: TemporaryFacts, input: OrgInput<'addTemporaryBranch'>, given: Given): Finding[] {
  const { approvedOn, startOn, plannedEnd } = input;
  const found: Finding[] = [];
  if (project.closedOn !== null && project.closedOn <= startOn) found.push(need('need.open_project', 'projectId', { project: project.name }));
  if (approvedOn > given.today) found.push(need('need.not_future', 'approvedOn'));
  if (approvedOn > startOn) found.push(need('need.approved_before', 'approvedOn', { on: startOn }));
  if (plannedEnd < startOn) found.push(need('need.end_after_start', 'plannedEnd', { on: startOn }));
  return found;
}

export interface DissolveFacts {
  readonly branch: BranchKnown;
  readonly memberships: readonly MembershipKnown[];
  readonly posts: readonly PostKnown[];
}

/** Ends everything in the branch on that day; what it did, and who stood in it, stays as it was recorded (invariant 10). */
export function dissolveBranch({ branch, memberships, posts }: DissolveFacts, input: OrgInput<'dissolveBranch'>, given: Given): Decision {
  const against = barred(orgPolicy, 'org.dissolve_branch', given.actor);
  if (against.length > 0) return refuse(...against);
  if (dissolvedBy(branch, given.today)) return refuse(need('need.living_branch', null, { branch: branch.name }));
  if (input.version !== branch.version) return stale('branch', branch);
  if (branch.startOn !== null && input.on < branch.startOn) return refuse(need('need.end_after_start', 'on', { on: branch.startOn }));
  if (input.on > given.today) return refuse(need('need.not_future', 'on'));
  // A home must not fall away unseen: people of a standing branch are moved first.
  const homes = memberships.filter((held) => held.kind === 'home' && (held.toOn === null || held.toOn > input.on));
  if (homes.length > 0) return refuse(need('need.homes_moved', null, { count: homes.length }));
  const changes = [
    update('branch', branch.id, { dissolvedOn: input.on, version: branch.version + 1 }),
    ...ending('membership', memberships, input.on),
    ...ending('post', posts, input.on),
  ];
  return aboutBranch(branch.id, changes, { name: 'org.branch_dissolved', details: { branch: branch.name, on: input.on } });
}
