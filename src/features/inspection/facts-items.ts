/** Items of the checklist that the program answers: their names, what is said of each, where each stands. How they are found: `facts-computed.ts`. */

export const computedKeys = ['record', 'elements', 'counts', 'signed', 'summary', 'publicity', 'secrecy', 'approved', 'costs', 'effect', 'followed'] as const;
export type ComputedKey = (typeof computedKeys)[number];
export const computedResults = ['yes', 'no', 'na', 'unknown', 'later'] as const;

export interface Computed {
  readonly key: ComputedKey;
  readonly result: (typeof computedResults)[number];
  /** What was seen, as words of the lexicon with their facts: one line each; empty where there is nothing to add. */
  readonly says: readonly { readonly key: string; readonly facts: Readonly<Record<string, string | number | null>> }[];
}

/** Where on the activity's page it stands. */
export const placeOfItem = {
  record: 'record', elements: 'record', counts: 'held', signed: 'record', summary: 'publicity', publicity: 'publicity', secrecy: 'publicity', approved: 'approval', costs: 'costs', effect: 'conversion', followed: 'conversion',
} as const satisfies Record<ComputedKey, string>;
