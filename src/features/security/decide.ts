import { insert, refuse, type Decision, type Given } from '#shared/decision.ts';
import { barred } from '#shared/policy.ts';
import type { Attempt } from './facts.ts';
import { securityPolicy } from './policy.ts';

/** Writes down that something was tried in vain. Given by the program only. */
export function note(_: null, { kind, about, tries }: Attempt, given: Given): Decision {
  const against = barred(securityPolicy, 'security.note', given.actor);
  if (against.length > 0) return refuse(...against);
  const id = given.newId();
  return {
    ok: true, subject: { type: 'security_note', id, activityId: null }, changes: [insert('securityNote', { id, kind, about, tries, at: given.now })],
    events: [{ name: 'security.refused', details: { kind: `@security.kind.${kind}`, about, tries } }],
  };
}
