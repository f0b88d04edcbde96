import { holds, holdsIn, type Actor } from '#shared/actor.ts';
import { need, type Finding } from '#shared/finding.ts';
import { barred } from '#shared/policy.ts';
import { unanswered, unsettled, type Item, type Observation, type Round } from './facts.ts';
import { inspectionPolicy } from './policy.ts';

/** What stands in the way of a verb: the same answer decides on the server and explains the button. Empty means go. */

type RoundSeen = Pick<Round, 'state' | 'leadId' | 'leadName' | 'publishedOn' | 'checklist'>;
type ItemSeen = Pick<Item, 'standing' | 'hostBranchIds' | 'organiserId' | 'proposerId' | 'answers' | 'branchId' | 'responsibleId'>;
type ObservationSeen = Pick<Observation, 'kind' | 'state' | 'ownerId' | 'byId' | 'reporterId' | 'responsibleId'>;

const wrongRound = (state: Round['state']): Finding[] => (state === 'open' ? [] : [need('need.round_open', null, { state: `@inspection.state.${state}` })]);

/** Nobody looks at what is their own (invariant 3): not at an activity of theirs, nor of a branch they stand in. */
function own(actor: Actor, { hostBranchIds, organiserId, proposerId, responsibleId }: ItemSeen): boolean {
  const branches = [...hostBranchIds, ...(responsibleId === null ? [] : [responsibleId])];
  return actor.personId !== null && ([organiserId, proposerId].includes(actor.personId) || actor.branchIds.some((id) => branches.includes(id)));
}

/** Verbs on a round as a whole. */
export function guardRound(verb: string, round: RoundSeen, items: readonly ItemSeen[], observations: readonly ObservationSeen[], actor: Actor): Finding[] {
  const against = barred(inspectionPolicy, verb, actor);
  if (against.length > 0) return against;
  const lead = round.leadId === actor.personId ? [] : [need('forbidden.round_lead', null, { name: round.leadName })];
  const left = items.reduce((all, item) => all + unanswered(round.checklist, item).length, 0);
  const toAnswer = left === 0 ? [] : [need('need.round_answers', null, { count: left })];
  const open = unsettled(observations).length;
  switch (verb) {
    case 'inspection.take_over': return [...wrongRound(round.state), ...(lead.length === 0 ? [need('need.round_lead_already')] : [])];
    case 'inspection.close': return [...wrongRound(round.state), ...lead, ...toAnswer, ...(open === 0 ? [] : [need('need.round_settled', null, { count: open })])];
    case 'inspection.publish': return [...(round.state === 'cancelled' ? wrongRound(round.state) : []), ...lead, ...toAnswer, ...(round.publishedOn === null ? [] : [need('need.round_unpublished')])];
    case 'inspection.cancel': return [...wrongRound(round.state), ...lead, ...(observations.some(({ state }) => state !== 'withdrawn') ? [need('need.round_no_observations')] : [])];
    default: return [];
  }
}

/** Verbs of an inspector on one sampled activity. */
export function guardItem(verb: string, round: RoundSeen, item: ItemSeen, actor: Actor): Finding[] {
  const against = barred(inspectionPolicy, verb, actor);
  if (against.length > 0) return against;
  const gone = item.standing === 'cancelled' || item.standing === 'declined' ? [need('need.item_stands', null, { standing: `@standing.${item.standing}` })] : [];
  return [...wrongRound(round.state), ...gone, ...(own(actor, item) ? [need('forbidden.own_inspection')] : [])];
}

/** Verbs on an observation, by its state and by who has had a hand in it. */
export function guardObservation(verb: string, round: RoundSeen, item: ItemSeen, observation: ObservationSeen, actor: Actor): Finding[] {
  const against = barred(inspectionPolicy, verb, actor);
  if (against.length > 0) return against;
  const { kind, state } = observation;
  const inState = (...states: readonly Observation['state'][]): Finding[] => (states.includes(state) ? [] : [need('need.observation_state', null, { state: `@inspection.observation.${state}` })]);
  const running = wrongRound(round.state);
  const concerned = observation.ownerId === actor.personId || (observation.responsibleId !== null && holdsIn(actor, [observation.responsibleId], 'secretary'));
  const theirs = concerned ? [] : [need('forbidden.inspected')];
  switch (verb) {
    case 'inspection.follow': {
      // The list is read by everybody who does the office's business, a round only once it is published.
      const unread = round.publishedOn === null ? [need('need.round_published')] : [];
      const nobody = observation.responsibleId === null ? [need('need.observation_branch')] : [];
      const may = concerned || (holds(actor, 'committee') && !own(actor, item)) ? [] : holds(actor, 'committee') ? [need('forbidden.own_inspection')] : theirs;
      return [...(round.state === 'cancelled' ? running : []), ...(kind === 'problem' ? inState('open', 'reported', 'passed') : [need('need.observation_bad')]), ...may, ...nobody, ...unread];
    }
    case 'inspection.reply': return [...running, ...theirs, ...inState('noted', 'open', 'reported')];
    case 'inspection.rectify': return [...running, ...theirs, ...inState('open')];
    case 'inspection.withdraw': return [...running, ...inState('noted', 'open', 'reported'), ...(own(actor, item) ? [need('forbidden.own_inspection')] : [])];
    case 'inspection.assign': return [...running, ...(kind === 'problem' ? inState('open') : [need('need.observation_problem')]), ...(own(actor, item) ? [need('forbidden.own_inspection')] : [])];
    case 'inspection.recheck': {
      const hand = [observation.byId, observation.reporterId, observation.ownerId].includes(actor.personId);
      return [...running, ...inState('reported'), ...(hand ? [need('forbidden.rechecker')] : own(actor, item) ? [need('forbidden.own_inspection')] : [])];
    }
    default: return [];
  }
}
