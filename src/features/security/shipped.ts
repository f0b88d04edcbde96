import { figureOn, type ShippedParameter } from '#shared/check.ts';
import type { Rules } from '#shared/rules.ts';

/** Attempts in vain: how they are told apart and when an address pauses. The standard names the duty; the figures are the program’s own and wait for the office’s word. */
export const attemptRule = {
  id: 'SEC-11', source: '《信息安全技术 网络安全等级保护基本要求》（GB/T 22239-2019）', article: '8.1.3.3 入侵防范',
  parameters: [
    { parameter: 'groups', value: 100, unit: '条', status: 'unconfirmed' }, { parameter: 'feedTries', value: 20, unit: '次', status: 'unconfirmed' },
    { parameter: 'feedPauseMinutes', value: 15, unit: '分钟', status: 'unconfirmed' },
  ] as const satisfies readonly ShippedParameter[],
};
type Name = (typeof attemptRule)['parameters'][number]['parameter'];

/** A figure of the rule today. */
export const attemptLimit = (rules: Rules, name: Name): number => figureOn(rules, attemptRule, name);
