import { insert, refuse, stale, update, type Decision, type Given } from '#shared/decision.ts';
import { need, type Finding } from '#shared/finding.ts';
import { plainName } from '#shared/pinyin.ts';
import { barred } from '#shared/policy.ts';
import { hasNumbers } from '#shared/text/private.ts';
import type { UnitInput } from './contract.ts';
import type { UnitKnown } from './facts.ts';
import { unitPolicy } from './policy.ts';

/** Whom one speaks to at a unit, and what was spoken of: pure. */

export interface LiaisonKnown {
  readonly id: string;
  readonly name: string;
  readonly version: number;
}
export interface ContactFacts {
  readonly unit: UnitKnown;
  /** Those who are spoken to now. */
  readonly liaisons: readonly LiaisonKnown[];
}

/** Of persons outside only name and post are kept. */
const noNumbers = (texts: Readonly<Record<string, string | null>>): Finding[] =>
  Object.entries(texts).filter(([, text]) => text !== null && hasNumbers(text)).map(([field]) => need('need.no_numbers', field));
const outside = ({ own }: UnitKnown): Finding[] => (own ? [need('need.outside_unit')] : []);

export function addLiaison({ unit, liaisons }: ContactFacts, { name, post }: UnitInput<'addLiaison'>, given: Given): Decision {
  const { actor, now } = given;
  const against = [
    ...barred(unitPolicy, 'unit.add_liaison', actor), ...outside(unit), ...noNumbers({ name, post }),
    ...(liaisons.some((one) => plainName(one.name) === plainName(name)) ? [need('need.liaison_once', 'name', { name })] : []),
  ];
  if (against.length > 0) return refuse(...against);
  const row = insert('unitLiaison', { id: given.newId(), unitId: unit.id, name, post: post === '' ? null : post, byName: actor.name, createdAt: now });
  return { ok: true, subject: { type: 'unit', id: unit.id, activityId: null }, changes: [row], events: [{ name: 'unit.liaison_added', details: { name: unit.name, person: name } }] };
}

export function endLiaison({ unit, liaisons }: ContactFacts, { liaisonId, version }: UnitInput<'endLiaison'>, given: Given): Decision {
  const against = barred(unitPolicy, 'unit.end_liaison', given.actor);
  if (against.length > 0) return refuse(...against);
  const liaison = liaisons.find(({ id }) => id === liaisonId);
  if (liaison === undefined) return refuse(need('need.liaison', 'liaisonId'));
  if (version !== liaison.version) return stale('liaison', liaison);
  const change = update('unitLiaison', liaison.id, { endedAt: given.now, version: version + 1 });
  return { ok: true, subject: { type: 'unit', id: unit.id, activityId: null }, changes: [change], events: [{ name: 'unit.liaison_ended', details: { name: unit.name, person: liaison.name } }] };
}

/** What was said is not changed afterwards; a further entry puts it right. */
export function logContact({ unit }: ContactFacts, { contactedOn, means, content, spokeWith }: UnitInput<'logContact'>, given: Given): Decision {
  const { actor, now, today } = given;
  const against = [
    ...barred(unitPolicy, 'unit.log_contact', actor), ...outside(unit), ...noNumbers({ means, content, spokeWith }),
    ...(contactedOn > today ? [need('need.past_day', 'contactedOn', { day: contactedOn })] : []),
  ];
  if (against.length > 0) return refuse(...against);
  if (actor.personId === null) return refuse(need('forbidden.post'));
  const row = insert('unitContact', { id: given.newId(), unitId: unit.id, contactedOn, means, content, spokeWith: spokeWith === '' ? null : spokeWith, byPersonId: actor.personId, byName: actor.name, createdAt: now });
  return { ok: true, subject: { type: 'unit', id: unit.id, activityId: null }, changes: [row], events: [{ name: 'unit.contacted', details: { name: unit.name, means } }] };
}
