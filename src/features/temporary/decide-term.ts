import { join, leave, type JoinFacts } from '#features/org/decide-memberships.ts';
import { dissolvedBy, heldOn, type BranchKnown } from '#features/org/facts.ts';
import { addDays } from '#shared/dates.ts';
import { refuse, stale, update, type Decision, type Given } from '#shared/decision.ts';
import { need } from '#shared/finding.ts';
import { barred } from '#shared/policy.ts';
import type { TemporaryInput } from './contract.ts';
import { temporaryPolicy } from './policy.ts';

/** How long a temporary branch lasts, and moving from one to another: pure. */

export interface TermFacts {
  readonly branch: BranchKnown;
  /** What it was set up for; null where nobody knows any more. */
  readonly project: { readonly name: string; readonly endOn: string | null; readonly closedOn: string | null } | null;
}

/** It never outlives what it was set up for: the project's own end is moved first. */
export function extend({ branch, project }: TermFacts, { id, version, plannedEnd, reason }: TemporaryInput<'extend'>, given: Given): Decision {
  const bars = barred(temporaryPolicy, 'temporary.extend', given.actor);
  if (bars.length > 0) return refuse(...bars);
  if (branch.kind !== 'temporary') return refuse(need('temporary.only_temporary'));
  if (dissolvedBy(branch, given.today)) return refuse(need('need.living_branch', null, { branch: branch.name }));
  if (version !== branch.version) return stale('branch', branch);
  if (project !== null && project.closedOn !== null) return refuse(need('need.open_project', null, { project: project.name }));
  if (branch.plannedEnd !== null && plannedEnd <= branch.plannedEnd) return refuse(need('temporary.later', 'plannedEnd', { on: branch.plannedEnd }));
  if (project !== null && project.endOn !== null && plannedEnd > project.endOn) return refuse(need('temporary.beyond_project', 'plannedEnd', { on: project.endOn }));
  return {
    ok: true, subject: { type: 'branch', id, activityId: null }, changes: [update('branch', id, { plannedEnd, version: version + 1 })],
    events: [{ name: 'temporary.extended', details: { branch: branch.name, from: branch.plannedEnd, until: plannedEnd, reason } }],
  };
}

export interface MoveFacts extends JoinFacts {
  readonly from: BranchKnown;
}

/** Leaves one the day before and stands in the other from the day on: never a day in neither, never one day in both by moving. */
export function move({ person, branch, from }: MoveFacts, input: TemporaryInput<'move'>, given: Given): Decision {
  const bars = barred(temporaryPolicy, 'temporary.move', given.actor);
  if (bars.length > 0) return refuse(...bars);
  const { commandId, fromOn } = input;
  if (branch.kind !== 'temporary' || from.kind !== 'temporary') return refuse(need('temporary.only_temporary', 'toBranchId'));
  if (branch.id === from.id) return refuse(need('need.not_member_yet', 'toBranchId', { person: person.name, branch: branch.name }));
  const lastOn = addDays(fromOn, -1);
  const held = person.memberships.find((one) => one.branchId === from.id && heldOn(one, lastOn));
  if (held === undefined) return refuse(need('temporary.not_there', 'fromOn', { person: person.name, branch: from.name }));
  const left = leave({ person, branchName: from.name }, { commandId, id: person.id, membershipId: held.id, toOn: lastOn }, given);
  if (!left.ok) return left;
  const joined = join({ person, branch }, { commandId, id: branch.id, personId: person.id, fromOn }, given);
  if (!joined.ok) return joined;
  return { ...joined, changes: [...left.changes, ...joined.changes], events: [{ name: 'temporary.moved', details: { person: person.name, from: from.name, to: branch.name, on: fromOn } }] };
}
