import { v7 } from './uuid.ts';

/** Makes identifiers. Handed to decide functions, so that they stay pure and tests can foresee what is made. */
export type NewId = () => string;

/** A time-ordered UUID (version 7): new rows land at the end of every index. Also in a browser over plain http, which has no `randomUUID`. */
export const newId: NewId = () => v7(Date.now(), crypto.getRandomValues(new Uint8Array(10)));

/** Identifiers in order, for tests and tables of examples: `…-000000000001`, `…-000000000002`. */
export function countingIds(start = 1): NewId {
  let next = start;
  return () => `00000000-0000-7000-8000-${String(next++).padStart(12, '0')}`;
}
