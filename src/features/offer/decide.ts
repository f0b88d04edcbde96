import { insert, refuse, stale, update, type Change, type Decision, type Given, type Happening } from '#shared/decision.ts';
import { need, type Finding } from '#shared/finding.ts';
import { barred } from '#shared/policy.ts';
import type { OfferInput } from './contract.ts';
import type { OfferKnown } from './facts.ts';
import { offerPolicy } from './policy.ts';

/** Units' lists and what was decided of suggestions: pure. */

/** The unit a line is of, as it stands now. */
export interface OfUnit {
  readonly unit: { readonly id: string; readonly name: string; readonly own: boolean };
}
const about = (type: string, id: string, changes: readonly Change[], event: Happening, activityId: string | null = null): Decision => ({
  ok: true, subject: { type, id, activityId }, changes, events: [event],
});
const inShort = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

/** The same line twice helps nobody; a day that is past stands no more. */
function wrong({ text, untilOn }: Pick<OfferInput<'add'>, 'text' | 'untilOn'>, others: readonly string[], today: string): Finding[] {
  return [
    ...(others.includes(text) ? [need('need.offer_once', 'text')] : []),
    ...(untilOn !== null && untilOn < today ? [need('need.until_ahead', 'untilOn')] : []),
  ];
}

export function add({ unit, others }: OfUnit & { readonly others: readonly string[] }, input: OfferInput<'add'>, given: Given): Decision {
  const { actor, now, today } = given;
  const against = [...barred(offerPolicy, 'offer.add', actor), ...(unit.own ? [need('need.outside_unit', 'unitId')] : []), ...wrong(input, others, today)];
  if (against.length > 0) return refuse(...against);
  const id = given.newId();
  const { kind, text, place, untilOn } = input;
  const row = insert('unitOffer', { id, unitId: unit.id, kind, text, place, untilOn, byPersonId: actor.personId, byName: actor.name, createdAt: now });
  return about('unit_offer', id, [row], { name: 'offer.added', details: { name: unit.name, kind: `@offer.kind.${kind}`, text: inShort(text) } });
}

interface OnOne extends OfUnit {
  readonly offer: OfferKnown;
  readonly others: readonly string[];
}

export function edit({ unit, offer, others }: OnOne, input: OfferInput<'edit'>, given: Given): Decision {
  const against = [...barred(offerPolicy, 'offer.edit', given.actor), ...(offer.ended ? [need('need.offer_standing')] : []), ...wrong(input, others, given.today)];
  if (against.length > 0) return refuse(...against);
  if (input.version !== offer.version) return stale('offer', offer);
  const { kind, text, place, untilOn } = input;
  return about('unit_offer', offer.id, [update('unitOffer', offer.id, { kind, text, place, untilOn, version: offer.version + 1 })], {
    name: 'offer.edited', details: { name: unit.name, text: inShort(text) },
  });
}

export function end({ unit, offer }: OnOne, input: OfferInput<'end'>, given: Given): Decision {
  const against = [...barred(offerPolicy, 'offer.end', given.actor), ...(offer.ended ? [need('need.offer_standing')] : [])];
  if (against.length > 0) return refuse(...against);
  if (input.version !== offer.version) return stale('offer', offer);
  const { reason } = input;
  return about('unit_offer', offer.id, [update('unitOffer', offer.id, { endedAt: given.now, endReason: reason, version: offer.version + 1 })], {
    name: 'offer.ended', details: { name: unit.name, text: inShort(offer.text), reason },
  });
}

export function choose({ unit }: OfUnit, input: OfferInput<'choose'>, given: Given): Decision {
  const { actor, now } = given;
  const { activityId, projectId, matter, decision, reason } = input;
  const against = [
    ...barred(offerPolicy, 'offer.choose', actor), ...(unit.own ? [need('need.outside_unit', 'unitId')] : []),
    ...(activityId === null && projectId === null && (matter ?? '') === '' ? [need('need.purpose', 'matter')] : []),
  ];
  if (against.length > 0) return refuse(...against);
  if (actor.personId === null) return refuse(need('forbidden.post'));
  const id = given.newId();
  const row = insert('partnerChoice', { id, unitId: unit.id, activityId, projectId, matter, decision, reason, byPersonId: actor.personId, byName: actor.name, at: now });
  return about('partner_choice', id, [row], { name: decision === 'chosen' ? 'offer.chosen' : 'offer.not_now', details: { name: unit.name, reason } }, activityId);
}
