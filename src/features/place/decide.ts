import { divisionOf } from '#features/unit/facts-divisions.ts';
import type { Actor } from '#shared/actor.ts';
import { insert, refuse, stale, update, type Change, type Decision, type Given, type Happening } from '#shared/decision.ts';
import { need, type Finding } from '#shared/finding.ts';
import { nameKey } from '#shared/pinyin.ts';
import { barred } from '#shared/policy.ts';
import type { PlaceInput } from './contract.ts';
import type { LinkKnown, OnLine, PlaceUnit, ProposalKnown } from './facts.ts';
import { placePolicy } from './policy.ts';

/** The partner's own place: pure. */

const about = (type: string, id: string, changes: readonly Change[], event: Happening): Decision => ({ ok: true, subject: { type, id, activityId: null }, changes, events: [event] });
const inShort = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

/** What the holder of a unit's link does is of that unit, or is not done. */
const mine = (actor: Actor, unitId: string): Finding[] => (actor.place?.unitId === unitId ? [] : [need('forbidden.post', null, { who: 'link' })]);

export interface OfUnit {
  readonly unit: PlaceUnit;
}
export interface ForLine extends OfUnit {
  readonly others: readonly string[];
  /** As many lines of a unit as may stand (rule LINK). */
  readonly most: number;
}
function wrong({ text, untilOn }: Pick<PlaceInput<'addLine'>, 'text' | 'untilOn'>, others: readonly string[], today: string): Finding[] {
  return [...(others.includes(text) ? [need('need.offer_once', 'text')] : []), ...(untilOn !== null && untilOn < today ? [need('need.until_ahead', 'untilOn')] : [])];
}

/** Its own lines are the unit's to write: they stand at once, by the holder's name. */
export function addLine({ unit, others, most }: ForLine, input: PlaceInput<'addLine'>, { actor, now, today, newId }: Given): Decision {
  const against = [...mine(actor, unit.id), ...wrong(input, others, today), ...(others.length >= most ? [need('place.lines_full', 'text', { most })] : [])];
  if (against.length > 0) return refuse(...against);
  const id = newId();
  const { kind, text, place, untilOn } = input;
  return about('unit_offer', id, [insert('unitOffer', { id, unitId: unit.id, kind, text, place, untilOn, byPersonId: null, byName: actor.name, createdAt: now })], {
    name: 'place.line_added', details: { unit: unit.name, kind: `@offer.kind.${kind}`, text: inShort(text) },
  });
}

function onLine({ unit, offer }: OfUnit & OnLine, version: number, { actor }: Given): Decision | null {
  const against = [...mine(actor, unit.id), ...(offer.ended ? [need('need.offer_standing')] : [])];
  if (against.length > 0) return refuse(...against);
  return version === offer.version ? null : stale('offer', offer);
}
export function editLine(known: OfUnit & OnLine, input: PlaceInput<'editLine'>, given: Given): Decision {
  const bar = onLine(known, input.version, given);
  if (bar !== null) return bar;
  const faults = wrong(input, known.others, given.today);
  if (faults.length > 0) return refuse(...faults);
  const { kind, text, place, untilOn } = input;
  return about('unit_offer', known.offer.id, [update('unitOffer', known.offer.id, { kind, text, place, untilOn, version: known.offer.version + 1 })], {
    name: 'place.line_edited', details: { unit: known.unit.name, text: inShort(text) },
  });
}
export function endLine(known: OfUnit & OnLine, { version, reason }: PlaceInput<'endLine'>, given: Given): Decision {
  const bar = onLine(known, version, given);
  if (bar !== null) return bar;
  const { unit, offer } = known;
  return about('unit_offer', offer.id, [update('unitOffer', offer.id, { endedAt: given.now, endReason: reason, version: offer.version + 1 })], {
    name: 'place.line_ended', details: { unit: unit.name, text: inShort(offer.text), reason },
  });
}

/** What it says of itself waits for somebody of ours: activities, agreements and checks of audits hang on the directory. */
export function proposeFacts({ unit, open }: OfUnit & { readonly open: ProposalKnown | null }, input: PlaceInput<'proposeFacts'>, given: Given): Decision {
  const { actor, now, newId } = given;
  const { name, industry, region, field, contactName, contactPost, note } = input;
  const against = [...mine(actor, unit.id), ...(region === null || divisionOf(region) !== undefined ? [] : [need('need.division', 'region')])];
  if (against.length > 0) return refuse(...against);
  if (actor.place === undefined) return refuse(need('forbidden.post'));
  const id = newId();
  const replaced = open === null ? [] : [update('unitProposal', open.id, { state: 'replaced', version: open.version + 1 })];
  const row = insert('unitProposal', { id, unitId: unit.id, linkId: actor.place.id, name, industry, region, field, contactName, contactPost, note, byName: actor.name, byPost: actor.place.post, at: now });
  return about('unit', unit.id, [...replaced, row], { name: 'place.facts_proposed', details: { unit: unit.name } });
}

export interface ForDeciding extends OfUnit {
  readonly proposal: ProposalKnown | null;
  /** Another unit that goes by the proposed name. */
  readonly namesake: { readonly id: string; readonly name: string } | null;
}
export function decideFacts({ unit, proposal, namesake }: ForDeciding, { version, decision, note }: PlaceInput<'decideFacts'>, given: Given): Decision {
  const { actor, now } = given;
  const against = barred(placePolicy, 'place.decide_facts', actor);
  if (against.length > 0) return refuse(...against);
  if (proposal === null) return refuse(need('need.place_proposal', 'proposalId'));
  if (version !== proposal.version || proposal.state !== 'proposed') return stale('place_proposal', proposal);
  if (decision === 'refuse' && (note ?? '') === '') return refuse(need('need.comment', 'note'));
  if (decision === 'accept' && namesake !== null) return refuse(need('need.unit_once', 'name', { name: proposal.name, unit: namesake.id }));
  const { name, industry, region, field } = proposal;
  const decided = update('unitProposal', proposal.id, { state: decision === 'accept' ? 'accepted' : 'refused', decidedName: actor.name, decidedAt: now, decisionNote: note, version: version + 1 });
  const taken = decision === 'accept' ? [update('unit', unit.id, { name, industry, region, field, pinyin: nameKey(name), version: unit.version + 1 })] : [];
  return about('unit', unit.id, [decided, ...taken], { name: decision === 'accept' ? 'place.facts_accepted' : 'place.facts_refused', details: { unit: unit.name, note } });
}

export function makeLink({ unit, days: rule }: OfUnit & { readonly days: number }, input: PlaceInput<'makeLink'>, { actor, now, newId }: Given): Decision {
  const against = [...barred(placePolicy, 'place.make_link', actor), ...(unit.own ? [need('need.outside_unit', 'unitId')] : [])];
  if (against.length > 0) return refuse(...against);
  if (actor.personId === null) return refuse(need('forbidden.post'));
  const { holderName, holderPost, secretHash } = input;
  const expiresAt = new Date(Date.parse(now) + (input.days ?? rule) * 86_400_000).toISOString();
  const id = newId();
  return about('unit', unit.id, [insert('unitLink', { id, unitId: unit.id, holderName, holderPost, secretHash, createdBy: actor.personId, createdName: actor.name, createdAt: now, expiresAt })], {
    name: 'place.link_made', details: { unit: unit.name, holder: holderName, post: holderPost, expiresAt },
  });
}
export function revokeLink({ unit, link }: OfUnit & { readonly link: LinkKnown | null }, _: PlaceInput<'revokeLink'>, { actor, now }: Given): Decision {
  const against = barred(placePolicy, 'place.revoke_link', actor);
  if (against.length > 0) return refuse(...against);
  if (link === null) return refuse(need('need.link', 'linkId'));
  if (link.revokedAt !== null) return refuse(need('need.link_open', 'linkId'));
  return about('unit', unit.id, [update('unitLink', link.id, { revokedAt: now, revokedName: actor.name })], { name: 'place.link_revoked', details: { unit: unit.name, holder: link.holderName } });
}
