import { planRows, raiseRows, wrongDay, wrongHands } from '#features/outcome/decide.ts';
import type { PeopleKnown } from '#features/outcome/facts.ts';
import { refuse, stale, update, type Decision, type Given } from '#shared/decision.ts';
import { need, type Finding } from '#shared/finding.ts';
import type { Rules } from '#shared/rules.ts';
import type { ConsultationInput as Input } from './contract.ts';
import { against, done, inShort } from './decide.ts';
import { concerned, mayConclude, remaining, type Known } from './facts.ts';

/** What a conclusion needs to know besides: the list of problems, into which it goes. */
export interface ConcludeFacts extends Known {
  readonly rules: Rules;
  readonly people: PeopleKnown;
  /** The next number of the list of problems. */
  readonly number: number;
  /** The problem it was asked for, as it stands now. */
  readonly problem: { readonly id: string; readonly activityId: string | null; readonly branchId: string | null; readonly version: number; readonly told: boolean } | null;
}

/**
 * The conclusion: what was adopted and whose it was. What is to be done becomes actions of the problem it was asked for,
 * else of a new problem in the office's list, by the rows the list itself makes.
 */
export function conclude(known: ConcludeFacts, input: Input<'conclude'>, given: Given): Decision {
  const { consultation, activity, sides, rules, people, number, problem } = known;
  const byWho = against('consultation.conclude', given.actor, known);
  if (byWho.length > 0) return refuse(...byWho);
  if (input.version !== consultation.version) return stale('consultation', consultation);
  const sideOf = (id: string) => sides.find((side) => side.id === id);
  const wrong: Finding[] = [
    ...(mayConclude(known) ? [] : [need('need.consultation_met')]),
    ...(remaining(sides).length < 2 ? [need('need.consultation_sides')] : []),
    ...(sides.some((side) => side.givenAt !== null || side.spoken !== null) ? [] : [need('need.consultation_opinions')]),
    ...(input.adopted.some(({ consultationSideId }) => { const side = sideOf(consultationSideId); return side === undefined || (side.givenAt === null && side.spoken === null); }) ? [need('need.consultation_adopted', 'adopted')] : []),
    ...(consultation.problemId !== null && problem === null ? [need('need.consultation_problem')] : []),
    ...input.follow.flatMap(({ ownerId, dueOn }) => [...wrongHands(people, { ownerId }), ...wrongDay(dueOn, rules, given.today)]),
  ];
  if (wrong.length > 0) return refuse(...wrong);
  // Of an activity that is put away nothing changes any more: then the problem is the branch's own.
  const activityId = activity.stage === 'archived' ? null : activity.id;
  const branchId = activity.branchId ?? activity.hostBranchIds[0] ?? null;
  const none = input.follow.length === 0;
  const raised = problem !== null || none ? null : raiseRows(given, { activityId, branchId, kind: 'problem', text: consultation.title, raisedByPersonId: consultation.createdBy, number, consultationId: consultation.id });
  const result = problem ?? (raised === null ? null : { id: raised.id, activityId });
  const actions = result === null ? [] : input.follow.map(({ measure, ownerId, dueOn }) => ({
    ...planRows(given, { activityId: result.activityId, problemId: result.id, measure, ownerId, dueOn, branchId: people.homes[ownerId] ?? branchId }), measure, dueOn,
  }));
  const set = {
    state: 'concluded', conclusion: input.conclusion, concludedName: given.actor.name, concludedAt: given.now, resultId: result?.id ?? null, actionIds: actions.map(({ id }) => id), version: consultation.version + 1,
  };
  const adopted = input.adopted.flatMap(({ consultationSideId, text }) => { const side = sideOf(consultationSideId); return side === undefined ? [] : [update('consultationSide', side.id, { adopted: text, version: side.version + 1 })]; });
  return done(consultation.id, consultation.activityId, [
    update('consultation', consultation.id, set), ...adopted, ...(raised?.changes ?? []),
    ...(problem !== null && problem.told && !none ? [update('problem', problem.id, { toldAt: null, version: problem.version + 1 })] : []),
    ...actions.flatMap(({ changes }) => changes),
  ],
    { name: 'consultation.concluded', details: { title: inShort(consultation.title), count: actions.length, people: concerned(known) } },
    // Whoever owns one of them is told as of every other action; one event, so that each is told once.
    ...(actions.length === 0 ? [] : [{
      name: 'outcome.planned',
      details: { measure: inShort(actions.map(({ measure }) => measure).join('；')), due: actions.map(({ dueOn }) => dueOn).toSorted()[0] ?? null, problemId: result?.id ?? '', branchIds: [branchId].filter((one) => one !== null) },
    }]),
  );
}
