/** What can have been tried in vain; its words are `security.kind.<kind>`. */
export const attemptKinds = ['contribution', 'feed', 'on_site_code', 'outside_sign_in', 'place_writes'] as const;
export type AttemptKind = (typeof attemptKinds)[number];

export interface Attempt {
  readonly kind: AttemptKind;
  /** What or whom it was about, in words; never what was tried. */
  readonly about: string | null;
  readonly tries: number;
}
