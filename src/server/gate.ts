import { mustDo } from '#features/account/api.ts';
import { lifecycle } from '#features/activity/lifecycle.ts';
import type { Identity } from '#platform/session.ts';
import { need } from '#shared/finding.ts';
import { Refusal } from '#shared/refusal.ts';
import { openToAll, openToLinks } from './rooms.ts';

/** `partner.consent_by_link` in the lifecycle is `partner.consentByLink` in the contract. */
const camel = (verb: string): string => verb.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

const forAll = new Set(openToAll);
const forLinks = new Set([
  ...openToLinks, ...openToAll, ...lifecycle.filter((line) => line.who.includes('link')).map((line) => camel(line.verb)),
]);
/** What can be done while a password or second factor is still owed. */
const whileOwed = new Set(['account.me', 'account.changePassword', 'office.state']);

/**
 * Who may reach a procedure at all, before its own rules are asked: nobody unknown, no link outside its few doors, no
 * reading token to a command, and nothing else while a password or second factor is owed.
 * @throws Refusal UNAUTHENTICATED or FORBIDDEN.
 */
export function gate(name: string, isCommand: boolean, { actor, session, why }: Identity): void {
  if (forAll.has(name)) return;
  if (actor === null) throw new Refusal('UNAUTHENTICATED', [need(why)]);
  if (actor.kind === 'link' && !forLinks.has(name)) throw new Refusal('FORBIDDEN', [need('forbidden.link')]);
  if (actor.may === 'read' && isCommand) throw new Refusal('FORBIDDEN', [need('forbidden.read_only')]);
  const owed = mustDo(session);
  if (owed !== null && !whileOwed.has(name)) throw new Refusal('FORBIDDEN', [need(`forbidden.must_${owed}`)]);
}
