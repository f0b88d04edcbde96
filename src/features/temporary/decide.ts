import { addTemporaryBranch, type NewBranchFacts } from '#features/org/decide-branches.ts';
import { gone, type PersonKnown } from '#features/org/facts.ts';
import { holds, type Actor } from '#shared/actor.ts';
import { insert, refuse, stale, update, type Change, type Decision, type Given, type Happening } from '#shared/decision.ts';
import { need, type Finding } from '#shared/finding.ts';
import { barred } from '#shared/policy.ts';
import type { TemporaryInput } from './contract.ts';
import { actsForBranch, type ProjectOf, type RequestKnown, type TemporaryKind, type Waiting } from './facts.ts';
import { temporaryPolicy } from './policy.ts';

/** 请示 and 批复 of temporary groups and branches: pure. Term and moves stand in `decide-term.ts`. */

type Proposed = Omit<TemporaryInput<'ask'>, 'commandId' | 'id'>;
export interface AskFacts {
  readonly project: ProjectOf;
  readonly people: readonly PersonKnown[];
  /** People of the committee, who are told. */
  readonly committeeIds: readonly string[];
}
export interface NewFacts extends AskFacts {
  /** The project's requests that are not settled. */
  readonly waiting: readonly Waiting[];
}
export interface OneFacts extends AskFacts {
  readonly request: RequestKnown;
}

const about = (id: string, changes: readonly Change[], event: Happening): Decision => ({ ok: true, subject: { type: 'temporary_request', id, activityId: null }, changes, events: [event] });
const rowOf = ({ leaders, memberIds, kind, name, startOn, plannedEnd, reason }: Proposed) => ({
  kind, name, startOn, plannedEnd, reason, leaderIds: leaders.map(({ personId }) => personId), leaderRoles: leaders.map(({ role }) => role),
  memberIds: [...new Set(memberIds)].filter((id) => !leaders.some(({ personId }) => personId === id)),
});

/** Who may speak for a project: its team, a secretary, 机关党委. */
function speaks(verb: string, actor: Actor, project: ProjectOf): Finding[] {
  const bars = barred(temporaryPolicy, verb, actor);
  if (bars.length > 0) return bars;
  return holds(actor, 'secretary', 'committee') || (actor.personId !== null && project.teamIds.includes(actor.personId)) ? [] : [need('temporary.of_team')];
}

function wrong({ leaders, memberIds, startOn, plannedEnd, kind }: Proposed, { project, people }: AskFacts): Finding[] {
  const ids = [...leaders.map(({ personId }) => personId), ...memberIds];
  const known = (id: string) => people.find((one) => one.id === id && !gone(one, startOn));
  const heads = leaders.filter(({ role }) => role === (kind === 'group' ? 'head' : 'secretary')).length;
  return [
    ...(project.closedOn === null ? [] : [need('need.open_project', null, { project: project.name })]),
    ...(plannedEnd < startOn ? [need('need.end_after_start', 'plannedEnd', { on: startOn })] : []),
    ...(project.endOn !== null && plannedEnd > project.endOn ? [need('temporary.beyond_project', 'plannedEnd', { on: project.endOn })] : []),
    ...(ids.every((id) => known(id) !== undefined) ? [] : [need('need.person', 'memberIds')]),
    ...(new Set(leaders.map(({ personId }) => personId)).size === leaders.length ? [] : [need('temporary.leader_once', 'leaders')]),
    ...(heads === 1 ? [] : [need(kind === 'group' ? 'temporary.one_head' : 'temporary.one_secretary', 'leaders')]),
    ...(leaders.every(({ role }) => (kind === 'group') === (role === 'head')) ? [] : [need('temporary.role_of_kind', 'leaders')]),
  ];
}

/** One of a kind is asked for at a time: whoever looks on the same project in the meantime sees that it waits, instead of asking once more. */
const alreadyAsked = (kind: TemporaryKind, waiting: readonly Waiting[]): Finding[] =>
  waiting.filter((one) => one.kind === kind).slice(0, 1).map(({ name, state, askedOn }) => need(state === 'returned' ? 'temporary.waits_returned' : 'temporary.waits', 'kind', { name, on: askedOn }));

/** What the page shows beside 请示设立. Where the rule calls for a branch and groups, either may still be asked for while the other waits. */
export function againstAsking({ project, waiting }: Pick<NewFacts, 'project' | 'waiting'>, calls: readonly TemporaryKind[], actor: Actor): Finding[] {
  const bars = speaks('temporary.ask', actor, project);
  const [latest] = waiting;
  if (bars.length > 0 || latest === undefined) return bars;
  return calls.some((kind) => alreadyAsked(kind, waiting).length === 0) ? [] : alreadyAsked(latest.kind, waiting);
}

export function ask(facts: NewFacts, { commandId: _, id: projectId, ...said }: TemporaryInput<'ask'>, given: Given): Decision {
  const { actor, today } = given;
  const bars = [...speaks('temporary.ask', actor, facts.project), ...alreadyAsked(said.kind, facts.waiting), ...wrong(said, facts)];
  if (bars.length > 0 || actor.personId === null) return refuse(...bars);
  const id = given.newId();
  return about(id, [insert('temporaryRequest', { id, projectId, ...rowOf(said), proposerId: actor.personId, proposerName: actor.name, askedOn: today })], {
    name: 'temporary.asked', details: { name: said.name, project: facts.project.name, projectId, people: facts.committeeIds },
  });
}

/** What bars the proposer's own verbs. */
function own(verb: string, { request }: OneFacts, states: readonly RequestKnown['state'][], actor: Actor): Finding[] {
  const bars = barred(temporaryPolicy, verb, actor);
  if (bars.length > 0) return bars;
  if (request.proposerId !== actor.personId) return [need('temporary.own_request')];
  return states.includes(request.state) ? [] : [need('temporary.state', null, { state: `@temporary.state.${request.state}` })];
}
/** What bars 机关党委: who asked does not decide (invariant 3). */
function deciding(verb: string, { request }: OneFacts, actor: Actor): Finding[] {
  const bars = barred(temporaryPolicy, verb, actor);
  if (bars.length > 0) return bars;
  if (request.proposerId === actor.personId) return [need('temporary.not_own')];
  return request.state === 'asked' ? [] : [need('temporary.state', null, { state: `@temporary.state.${request.state}` })];
}
/** What the page shows beside each button. */
export const againstEach = (facts: OneFacts, actor: Actor): Record<string, Finding[]> => ({
  'temporary.revise': own('temporary.revise', facts, ['returned'], actor), 'temporary.withdraw': own('temporary.withdraw', facts, ['asked', 'returned'], actor),
  'temporary.approve': deciding('temporary.approve', facts, actor), 'temporary.give_back': deciding('temporary.give_back', facts, actor),
});

export function revise(facts: OneFacts, { commandId: _, id, version, ...said }: TemporaryInput<'revise'>, given: Given): Decision {
  const { request, project } = facts;
  const bars = [...own('temporary.revise', facts, ['returned'], given.actor)];
  if (bars.length > 0) return refuse(...bars);
  if (version !== request.version) return stale('temporary_request', request);
  const found = wrong(said, facts);
  if (found.length > 0) return refuse(...found);
  return about(id, [update('temporaryRequest', id, { ...rowOf(said), state: 'asked', askedOn: given.today, version: version + 1 })], {
    name: 'temporary.revised', details: { name: said.name, project: project.name, projectId: project.id, people: facts.committeeIds },
  });
}

export function withdraw(facts: OneFacts, { id, version }: TemporaryInput<'withdraw'>, given: Given): Decision {
  const bars = own('temporary.withdraw', facts, ['asked', 'returned'], given.actor);
  if (bars.length > 0) return refuse(...bars);
  if (version !== facts.request.version) return stale('temporary_request', facts.request);
  return about(id, [update('temporaryRequest', id, { state: 'withdrawn', version: version + 1 })], { name: 'temporary.withdrawn', details: { name: facts.request.name, projectId: facts.project.id } });
}

export function giveBack(facts: OneFacts, { id, version, comment }: TemporaryInput<'giveBack'>, given: Given): Decision {
  const { request, project } = facts;
  const bars = deciding('temporary.give_back', facts, given.actor);
  if (bars.length > 0) return refuse(...bars);
  if (version !== request.version) return stale('temporary_request', request);
  return about(id, [update('temporaryRequest', id, { state: 'returned', comment, decidedBy: given.actor.personId, decidedName: given.actor.name, decidedOn: given.today, version: version + 1 })], {
    name: 'temporary.returned', details: { name: request.name, comment, projectId: project.id, people: [request.proposerId] },
  });
}

/**
 * A branch begins on the day of its approval at the earliest: nothing is approved backwards (ORG-03). The branch is set up by
 * the organisation's own decision, so that what bars one entered by hand bars this one too.
 */
export function approve(facts: OneFacts & NewBranchFacts, input: TemporaryInput<'approve'>, given: Given): Decision {
  const { request, project, people, unitId, names } = facts;
  const { id, version, approvalNo, approvedBy, commandId } = input;
  const bars = deciding('temporary.approve', facts, given.actor);
  if (bars.length > 0) return refuse(...bars);
  if (version !== request.version) return stale('temporary_request', request);
  const { name, leaders, plannedEnd } = request;
  const decided = { state: 'approved', comment: null, approvalNo, approvedBy, decidedBy: given.actor.personId, decidedName: given.actor.name, decidedOn: given.today, version: version + 1 };
  const event = { name: 'temporary.approved', details: { name, approvalNo, approvedBy, projectId: project.id, people: [request.proposerId, ...leaders.map(({ personId }) => personId)] } };
  if (project.closedOn !== null) return refuse(need('need.open_project', null, { project: project.name }));
  if (request.kind === 'group') return about(id, [update('temporaryRequest', id, decided)], event);
  const leaderIds = leaders.filter(({ role }) => actsForBranch(role)).map(({ personId }) => personId);
  const set = addTemporaryBranch({ unitId, names, project, people }, {
    commandId, name, projectId: project.id, approvalNo, approvedBy, approvedOn: given.today, startOn: request.startOn > given.today ? request.startOn : given.today, plannedEnd, leaderIds,
    memberIds: [...leaders.map(({ personId }) => personId).filter((one) => !leaderIds.includes(one)), ...request.memberIds],
  }, given);
  if (!set.ok) return set;
  return { ok: true, subject: { type: 'temporary_request', id, activityId: null }, changes: [...set.changes, update('temporaryRequest', id, { ...decided, branchId: set.subject.id })], events: [...set.events, event] };
}
