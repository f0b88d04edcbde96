import { holds, holdsIn, type Actor } from '#shared/actor.ts';
import { insert, refuse, remove, stale, update, type Change, type Decision, type Given, type Happening } from '#shared/decision.ts';
import { need, type Finding } from '#shared/finding.ts';
import { barred } from '#shared/policy.ts';
import type { PairingInput } from './contract.ts';
import type { PairingKnown } from './facts.ts';
import { pairingPolicy } from './policy.ts';

/** Agreements: pure. */

/** What an agreement names, as far as the office has it: own branches, outside units as they stand now, an activity the actor may see. */
export interface Named {
  readonly branches: readonly string[];
  readonly units: readonly { readonly id: string; readonly name: string; readonly own: boolean }[];
  readonly activityKnown: boolean;
}
type Said = Pick<PairingInput<'add'>, 'branchIds' | 'parties' | 'purpose' | 'contents' | 'signedOn' | 'fromOn' | 'untilOn' | 'activityId'>;

/** What forbids the verb by who asks: a secretary keeps what his or her own branch has agreed to. */
export function against(verb: string, actor: Actor, branchIds: readonly string[]): Finding[] {
  const byPost = barred(pairingPolicy, verb, actor);
  if (byPost.length > 0) return byPost;
  return holds(actor, 'committee') || holdsIn(actor, branchIds, 'secretary') ? [] : [need('forbidden.own_branch')];
}

function wrong({ branchIds, parties, signedOn, fromOn, untilOn }: Said, { branches, units, activityKnown }: Named, today: string): Finding[] {
  const unitOf = (id: string) => units.find((unit) => unit.id === id);
  return [
    ...(branchIds.every((id) => branches.includes(id)) ? [] : [need('need.branch', 'branchIds')]),
    ...(parties.every(({ unitId }) => unitOf(unitId) !== undefined) ? [] : [need('need.unit', 'parties')]),
    ...(parties.some(({ unitId }) => unitOf(unitId)?.own === true) ? [need('need.outside_unit', 'parties')] : []),
    ...(new Set(parties.map(({ unitId, bodyWords }) => `${unitId} ${bodyWords ?? ''}`)).size === parties.length ? [] : [need('need.party_once', 'parties')]),
    ...(signedOn > today ? [need('need.signed_past', 'signedOn')] : []),
    ...(untilOn !== null && untilOn < fromOn ? [need('need.term', 'untilOn')] : []),
    ...(activityKnown ? [] : [need('need.purpose_there', 'activityId')]),
  ];
}

const about = (id: string, activityId: string | null, changes: readonly Change[], event: Happening): Decision => ({ ok: true, subject: { type: 'pairing', id, activityId }, changes, events: [event] });
const partyRows = (pairingId: string, { parties }: Said, given: Given): Change[] =>
  parties.map((party, index) => insert('pairingParty', { ...party, id: given.newId(), pairingId, position: index + 1 }));
const told = (units: readonly string[]): string => units.join('、');
const fieldsOf = ({ branchIds, purpose, contents, signedOn, fromOn, untilOn, activityId }: Said) => ({ branchIds: [...new Set(branchIds)], purpose, contents, signedOn, fromOn, untilOn, activityId });

export function add(named: Named, input: PairingInput<'add'>, given: Given): Decision {
  const bars = [...against('pairing.add', given.actor, input.branchIds), ...wrong(input, named, given.today)];
  if (bars.length > 0) return refuse(...bars);
  const id = given.newId();
  return about(id, input.activityId, [
    insert('pairing', { id, ...fieldsOf(input), byName: given.actor.name, createdAt: given.now }), ...partyRows(id, input, given),
  ], { name: 'pairing.entered', details: { units: told(named.units.map(({ name }) => name)), until: input.untilOn } });
}

export interface OnOne {
  readonly pairing: PairingKnown;
  readonly partyIds: readonly string[];
}
/** What stands in the way of any verb on one: who asks, that it was ended, the version seen. */
function bar(verb: string, { pairing }: OnOne, version: number, given: Given): Decision | null {
  const bars = [...against(verb, given.actor, pairing.branchIds), ...(pairing.endedOn === null ? [] : [need('need.pairing_standing')])];
  if (bars.length > 0) return refuse(...bars);
  return version === pairing.version ? null : stale('pairing', pairing);
}

export function edit(facts: OnOne & Named, input: PairingInput<'edit'>, given: Given): Decision {
  const { pairing, partyIds } = facts;
  const bars = bar('pairing.edit', facts, input.version, given);
  if (bars !== null) return bars;
  // Nobody gives an agreement of his own to a branch he does not speak for.
  const found = [...against('pairing.edit', given.actor, input.branchIds), ...wrong(input, facts, given.today)];
  if (found.length > 0) return refuse(...found);
  return about(pairing.id, input.activityId, [
    update('pairing', pairing.id, { ...fieldsOf(input), version: pairing.version + 1 }), ...partyIds.map((id) => remove('pairingParty', id)), ...partyRows(pairing.id, input, given),
  ], { name: 'pairing.edited', details: { units: told(facts.units.map(({ name }) => name)) } });
}

export function review(facts: OnOne, input: PairingInput<'review'>, given: Given): Decision {
  const { pairing } = facts;
  const { version, text, untilOn } = input;
  const bars = bar('pairing.review', facts, version, given);
  if (bars !== null) return bars;
  if (untilOn !== null && untilOn < given.today) return refuse(need('need.until_ahead', 'untilOn'));
  const row = insert('pairingReview', { id: given.newId(), pairingId: pairing.id, reviewedOn: given.today, text, untilOn, byName: given.actor.name, at: given.now });
  const term = update('pairing', pairing.id, { ...(untilOn === null ? {} : { untilOn }), version: pairing.version + 1 });
  return about(pairing.id, null, [row, term], untilOn === null
    ? { name: 'pairing.reviewed', details: { units: told(pairing.units), text } }
    : { name: 'pairing.renewed', details: { units: told(pairing.units), text, until: untilOn } });
}

export function end(facts: OnOne, { version, on, reason }: PairingInput<'end'>, given: Given): Decision {
  const { pairing } = facts;
  const bars = bar('pairing.end', facts, version, given);
  if (bars !== null) return bars;
  if (on > given.today || on < pairing.signedOn) return refuse(need('need.end_day', 'on', { from: pairing.signedOn }));
  return about(pairing.id, null, [update('pairing', pairing.id, { endedOn: on, endReason: reason, version: pairing.version + 1 })], {
    name: 'pairing.ended', details: { units: told(pairing.units), on, reason },
  });
}
