/** What can wait for a person, most pressing first. */
export const waitingKinds = ['approve', 'answer', 'consent', 'sign', 'review', 'release', 'set_up', 'account', 'outlet', 'report', 'verify', 'adopt'] as const;
export type WaitingKind = (typeof waitingKinds)[number];

/** What of the year’s plan can wait for a person, most pressing first. */
export const planKinds = ['decide_plan', 'decide_extra', 'returned_lines', 'propose_plan', 'consolidate', 'file_plan'] as const;

/** The next thing for an activity one organises. */
export const nextThings = [
  'resume', 'topic', 'contact', 'programme', 'consents', 'submit', 'approval', 'announce', 'prepare', 'hold', 'record', 'signatures', 'complete',
  'bulletin', 'publicity', 'problems', 'actions', 'archive',
] as const;
export type NextThing = (typeof nextThings)[number];

/** Where on the activity's page the thing is done. */
export const placeOf = {
  approve: 'approval', answer: 'held', consent: 'sides', sign: 'record', review: 'publicity', outlet: 'publicity', report: 'conversion', verify: 'conversion', adopt: 'conversion',
  resume: 'topic', topic: 'topic', contact: 'sides', programme: 'programme', consents: 'sides', submit: 'programme', approval: 'approval', announce: 'held',
  prepare: 'held', hold: 'held', record: 'record', signatures: 'record', complete: 'record', bulletin: 'publicity', publicity: 'publicity',
  problems: 'conversion', actions: 'conversion', archive: 'conversion',
} as const satisfies Readonly<Record<Exclude<WaitingKind, 'release' | 'set_up' | 'account'> | NextThing, string>>;

/** The part of the year's page where what waits of its plan is done. */
export const planPlaceOf = {
  decide_plan: 'way', decide_extra: 'way', returned_lines: 'sheet', propose_plan: 'sheet', consolidate: 'way', file_plan: 'way',
} as const satisfies Readonly<Record<(typeof planKinds)[number], string>>;
