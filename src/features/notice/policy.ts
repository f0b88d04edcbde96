import type { PolicyLine } from '#shared/policy.ts';

/** Notices are made by the program and are everybody's own. */
export const noticePolicy: readonly PolicyLine[] = [
  { verb: 'notice.list', who: ['person'], reads: true },
  { verb: 'notice.read', who: ['person'] },
  { verb: 'notice.tell', who: ['system'] },
];
