import type { ShippedParameter } from '#shared/check.ts';
import { settingOn, type Rules } from '#shared/rules.ts';

/** How long before an agreement’s end it is told of: the office’s own practice (rule UNITS-03). */
export const pairingRule = {
  id: 'UNITS-03', source: '本办', article: '结对协议期满',
  parameters: [{ parameter: 'daysBefore', value: 30, unit: '天', status: 'unconfirmed' }] as const satisfies readonly ShippedParameter[],
};

/** Days of the rule in force today; none where an office has switched it off by a value that is no number. */
export function soonOn(rules: Rules): number {
  const value = settingOn(rules, pairingRule.id, 'daysBefore', rules.today)?.value;
  return typeof value === 'number' ? value : 0;
}
