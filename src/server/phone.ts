import type { IncomingHttpHeaders } from 'node:http';
import { phoneOn, writesFromPhone } from '#features/burden/facts.ts';
import { loadRules } from '#platform/rules.ts';
import type { Identity } from '#platform/session.ts';
import { need } from '#shared/finding.ts';
import { saysPhone } from '#shared/phone.ts';
import { Refusal } from '#shared/refusal.ts';
import type { Program } from './compose.ts';

/** Whether a browser on a phone asks. Programs with a token of their own are none. */
export const isPhone = ({ authorization, ...headers }: IncomingHttpHeaders): boolean =>
  authorization === undefined && saysPhone({ mobile: String(headers['sec-ch-ua-mobile'] ?? ''), agent: headers['user-agent'] });

/**
 * Given from a phone whatever the switch says: one's own account (a device that is lost is cut off from the next best
 * one), what one has read, and what is wrong with the program, which nobody may hide (BRD-08).
 */
const always = /^(account\.|notice\.read$|feedback\.make$)/;

/**
 * BRD-07: with the office's switch off everything is read on a phone, and nothing is written.
 * @throws Refusal FORBIDDEN, in words that say what to do instead.
 */
export async function keepPhoneRule({ db, now }: Program, name: string, isCommand: boolean, phone: boolean, { actor }: Identity): Promise<void> {
  if (!phone || !isCommand || actor === null || always.test(name)) return;
  const rules = await loadRules(db, actor.officeId, now());
  if (!writesFromPhone(phoneOn(rules, rules.today))) throw new Refusal('FORBIDDEN', [need('forbidden.phone')]);
}
