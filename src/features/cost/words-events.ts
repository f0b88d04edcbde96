import type { Words } from '#shared/language.ts';

/** What has happened to an activity's costs, one sentence each; and the names of categories. */
export const words = {
  'event.cost.set': ['测算了经费：{count}行，{amount}元', 'estimated the costs: {count} lines, {amount} yuan'],
  'event.cost.actuals_entered': ['登记了实际支出：{amount}元', 'entered what was spent: {amount} yuan'],
  'event.cost.actuals_changed': ['更正了实际支出：原{before}元，现{amount}元', 'corrected what was spent: {before} yuan before, now {amount} yuan'],
} as const satisfies Words;
