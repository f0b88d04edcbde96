import type { Words } from '#shared/language.ts';

/** What stands on the record's part of the page. */
export const words = {
  'record.title': ['活动记录', 'Record of the activity'],
} as const satisfies Words;
