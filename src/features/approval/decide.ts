import type { z } from 'zod';
import { move, touch } from '#features/activity/decide.ts';
import type { ActivityFacts } from '#features/activity/facts.ts';
import { subjectOf, type Known } from '#features/activity/subject.ts';
import { insert, refuse, update, type Decision, type Given } from '#shared/decision.ts';
import { need } from '#shared/finding.ts';
import type { approvalContract } from './contract.ts';
import { currentSteps, ownCase, stepsFor } from './steps.ts';

type Input<V extends keyof typeof approvalContract> = z.infer<NonNullable<(typeof approvalContract)[V]['~orpc']['inputSchema']>>;

export function submit({ facts, rules }: Known, _: Input<'submit'>, given: Given): Decision {
  const round = facts.activity.approvalRound + 1;
  const steps = stepsFor(facts, rules);
  const first = steps.findIndex((step) => step.needed);
  const rows = steps.map((step, index) =>
    insert('approval', {
      id: given.newId(), activityId: facts.activity.id, round, position: index + 1, step: step.step, why: step.why,
      state: !step.needed ? 'not_needed' : index === first ? 'pending' : 'waiting',
    }),
  );
  const moved = move('approval.submit', facts, { approvalRound: round });
  return moved.ok ? { ...moved, changes: [...moved.changes, ...rows], events: [{ name: 'approval.submitted', details: { round, step: steps[first]?.step ?? null } }] } : moved;
}

const closing = (facts: ActivityFacts, state: 'withdrawn') => currentSteps(facts).filter((step) => step.state === 'waiting' || step.state === 'pending').map((step) => update('approval', step.id, { state }));

export function withdraw({ facts }: Known): Decision {
  const moved = move('approval.withdraw', facts);
  return moved.ok ? { ...moved, changes: [...moved.changes, ...closing(facts, 'withdrawn')], events: [{ name: 'approval.withdrawn', details: {} }] } : moved;
}

export function approve({ facts }: Known, { comment, meetingOn, meetingKind }: Input<'approve'>, given: Given): Decision {
  const step = currentSteps(facts).find((candidate) => candidate.state === 'pending');
  if (step === undefined) return refuse(need('need.pending_step'));
  const against = ownCase(facts, step, given.actor.personId);
  if (against.length > 0) return refuse(...against);
  if (step.step === 'branch' && (meetingOn === null || meetingKind === null)) return refuse(need('need.meeting', 'meetingOn'));
  if (meetingOn !== null && meetingOn > given.today) return refuse(need('need.past_day', 'meetingOn', { day: meetingOn }));
  const decided = update('approval', step.id, { state: 'approved', comment, meetingOn, meetingKind, decidedBy: given.actor.personId, decidedName: given.actor.name, decidedAt: given.now });
  const next = currentSteps(facts).filter((candidate) => candidate.state === 'waiting').toSorted((a, b) => a.position - b.position)[0];
  const event = { name: 'approval.approved', details: { step: step.step, next: next?.step ?? null } };
  if (next !== undefined) {
    return { ok: true, subject: subjectOf(facts), changes: [decided, update('approval', next.id, { state: 'pending' }), touch(facts, {})], events: [event] };
  }
  const moved = move('approval.approve', facts, { approvedProgramme: facts.activity.programme });
  return moved.ok ? { ...moved, changes: [decided, ...moved.changes], events: [event, ...moved.events] } : moved;
}

function opposing(verb: 'return' | 'decline') {
  return ({ facts }: Known, { comment }: Input<'return'>, given: Given): Decision => {
    const step = currentSteps(facts).find((candidate) => candidate.state === 'pending');
    if (step === undefined) return refuse(need('need.pending_step'));
    const against = ownCase(facts, step, given.actor.personId);
    if (against.length > 0) return refuse(...against);
    const state = verb === 'return' ? 'returned' : 'declined';
    const decided = update('approval', step.id, { state, comment, decidedBy: given.actor.personId, decidedName: given.actor.name, decidedAt: given.now });
    const rest = currentSteps(facts).filter((other) => other.state === 'waiting').map((other) => update('approval', other.id, { state: 'withdrawn' }));
    const moved = move(`approval.${verb}`, facts, verb === 'decline' ? { standing: 'declined', standingReason: comment } : {});
    return moved.ok ? { ...moved, changes: [decided, ...rest, ...moved.changes], events: [{ name: `approval.${state}`, details: { step: step.step, comment } }] } : moved;
  };
}
export const sendBack = opposing('return');
export const decline = opposing('decline');
