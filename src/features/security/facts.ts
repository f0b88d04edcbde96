/** What can have been tried in vain; its words are `security.kind.<kind>`. */
export const attemptKinds = [
  'contribution',
  'feed',
  'link_ended',
  'link_forged',
  'link_foreign',
  'link_forwarded',
  'link_replayed',
  'link_too_large',
  'on_site_code',
  'outside_sign_in',
  'peer',
  'place_writes',
  'token',
] as const;
export type AttemptKind = (typeof attemptKinds)[number];

export interface Attempt {
  readonly kind: AttemptKind;
  /** What or whom it was about, in words; never what was tried. Null: nobody is known, or too many on one day to tell apart. */
  readonly about: string | null;
  readonly tries: number;
}

/**
 * Whether a count is written to the ledger again: with the first try, and with each power of ten. A million tries are seven
 * entries; how many there were meanwhile is counted beside it.
 */
export const isTold = (before: number, after: number): boolean => before === 0 || digits(after) > digits(before);
const digits = (count: number): number => String(count).length;
