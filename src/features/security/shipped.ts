import type { ShippedParameter } from '#shared/check.ts';
import { settingOn, type Rules } from '#shared/rules.ts';

/** Attempts in vain: how they are told apart and when an address pauses. The standard names the duty, not the figures. */
export const attemptRule = {
  id: 'SEC-11', source: '《信息安全技术 网络安全等级保护基本要求》（GB/T 22239-2019）', article: '8.1.3.3 入侵防范',
  parameters: [
    { parameter: 'groups', value: 100, unit: '条', status: 'confirmed' }, { parameter: 'feedTries', value: 20, unit: '次', status: 'confirmed' },
    { parameter: 'feedPauseMinutes', value: 15, unit: '分钟', status: 'confirmed' },
  ] as const satisfies readonly ShippedParameter[],
};
type Name = (typeof attemptRule)['parameters'][number]['parameter'];

/** A figure of the rule today; as shipped where the office has no row of it. */
export function attemptLimit(rules: Rules, name: Name): number {
  const value = settingOn(rules, attemptRule.id, name, rules.today)?.value;
  return typeof value === 'number' ? value : (attemptRule.parameters.find(({ parameter }) => parameter === name)?.value ?? 0);
}
