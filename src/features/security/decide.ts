import { insert, refuse, update, type Decision, type Given } from '#shared/decision.ts';
import { barred } from '#shared/policy.ts';
import type { Attempt } from './facts.ts';
import { securityPolicy } from './policy.ts';

/** Of the group that is noted, what stands already: null before its first try. */
export interface NoteFacts {
  readonly known: { readonly tries: number } | null;
}
export interface Noted extends Attempt {
  /** Of the group: what is tried of one kind about one thing on one day. */
  readonly id: string;
}

/** Writes down that something was tried in vain. Given by the program only. Told out of order, the higher count stands. */
export function note({ known }: NoteFacts, { id, kind, about, tries }: Noted, given: Given): Decision {
  const against = barred(securityPolicy, 'security.note', given.actor);
  if (against.length > 0) return refuse(...against);
  const row = known === null ? insert('securityNote', { id, kind, about, tries, at: given.now }) : update('securityNote', id, { tries: Math.max(known.tries, tries), at: given.now });
  return { ok: true, subject: { type: 'security_note', id, activityId: null }, changes: [row], events: [{ name: 'security.refused', details: { kind: `@security.kind.${kind}`, about, tries } }] };
}
