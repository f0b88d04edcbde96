import type { z } from 'zod';
import { insert, refuse, remove, stale, update, type Change, type Decision, type Given } from '#shared/decision.ts';
import { need, type Finding } from '#shared/finding.ts';
import { barred } from '#shared/policy.ts';
import type { outsideContract } from './contract.ts';
import type { Provider } from './facts.ts';
import { outsidePolicy } from './policy.ts';

export type OutsideInput<V extends keyof typeof outsideContract> = z.infer<NonNullable<(typeof outsideContract)[V]['~orpc']['inputSchema']>>;

const done = (id: string, name: string, details: Readonly<Record<string, string>>, ...changes: readonly Change[]): Decision => ({
  ok: true, subject: { type: 'sign_in_provider', id, activityId: null }, changes, events: [{ name, details }],
});

export interface ToAdd {
  readonly nameTaken: boolean;
  /** Whether anything may be sent to its address (outbound guard). */
  readonly mayReach: boolean;
}
/** Its secret comes sealed; what was typed never reaches the door. */
export function add({ nameTaken, mayReach }: ToAdd, { commandId, kind, name, issuer, clientId, secret, agentId, vouchesSecond }: OutsideInput<'add'>, given: Given): Decision {
  const against = barred(outsidePolicy, 'outside.add', given.actor);
  if (against.length > 0) return refuse(...against);
  const wrong: Finding[] = [
    ...(nameTaken ? [need('outside.name_taken', 'name', { name })] : []), ...(mayReach ? [] : [need('outside.no_reach', 'issuer')]),
    ...(kind === 'wecom' && (agentId ?? '') === '' ? [need('outside.need_agent', 'agentId')] : []),
  ];
  if (wrong.length > 0) return refuse(...wrong);
  return done(commandId, 'outside.added', { name, kind: `@outside.kind.${kind}` }, insert('signInProvider', { id: commandId, kind, name, issuer, clientId, secret, agentId: agentId || null, vouchesSecond }));
}

export interface OnProvider {
  readonly provider: Provider;
}
export function retire({ provider }: OnProvider, { version }: OutsideInput<'retire'>, given: Given): Decision {
  const against = barred(outsidePolicy, 'outside.retire', given.actor);
  if (against.length > 0) return refuse(...against);
  if (provider.retiredAt !== null) return refuse(need('outside.retired_already'));
  if (version !== provider.version) return stale('sign_in_provider', { id: provider.id, name: provider.name, version: provider.version });
  return done(provider.id, 'outside.retired', { name: provider.name }, update('signInProvider', provider.id, { retiredAt: given.now, version: provider.version + 1 }));
}

export interface ToLink extends OnProvider {
  /** Null: no such person with an account here. */
  readonly person: { readonly id: string; readonly name: string } | null;
  readonly subjectTaken: boolean;
  readonly personTaken: boolean;
}
export function link({ provider, person, subjectTaken, personTaken }: ToLink, { subject }: OutsideInput<'link'>, given: Given): Decision {
  const against = barred(outsidePolicy, 'outside.link', given.actor);
  if (against.length > 0) return refuse(...against);
  if (provider.retiredAt !== null) return refuse(need('outside.retired_already'));
  const wrong: Finding[] = [
    ...(person === null ? [need('outside.no_account', 'personId')] : []), ...(subjectTaken ? [need('outside.subject_taken', 'subject')] : []), ...(personTaken ? [need('outside.person_taken', 'personId')] : []),
  ];
  if (wrong.length > 0 || person === null) return refuse(...wrong);
  return done(provider.id, 'outside.linked', { name: provider.name, person: person.name }, insert('signInSubject', { id: given.newId(), providerId: provider.id, personId: person.id, subject }));
}

export interface ToUnlink {
  readonly providerId: string;
  readonly providerName: string;
  readonly person: string;
}
export function unlink({ providerId, providerName, person }: ToUnlink, { id }: OutsideInput<'unlink'>, given: Given): Decision {
  const against = barred(outsidePolicy, 'outside.unlink', given.actor);
  if (against.length > 0) return refuse(...against);
  return done(providerId, 'outside.unlinked', { name: providerName, person }, remove('signInSubject', id));
}
