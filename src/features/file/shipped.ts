import { figureOn, type ShippedParameter } from '#shared/check.ts';
import type { Rules } from '#shared/rules.ts';

/** What lies half-sent on the server and kept on devices, how much of it and how long: the office's own practice. */
export const keepingRule = {
  id: 'SEC-10', source: '本办信息安全管理', article: '续传与离线保存的文件',
  parameters: [
    { parameter: 'hours', value: 72, unit: '小时', status: 'unconfirmed' }, { parameter: 'halves', value: 40, unit: '份', status: 'unconfirmed' },
    { parameter: 'megabytes', value: 200, unit: 'MB', status: 'unconfirmed' }, { parameter: 'deviceMegabytes', value: 300, unit: 'MB', status: 'unconfirmed' },
    { parameter: 'cutDays', value: 30, unit: '天', status: 'unconfirmed' },
  ] as const satisfies readonly ShippedParameter[],
};
type Name = (typeof keepingRule)['parameters'][number]['parameter'];

/** A figure of the rule today. */
export const keepingLimit = (rules: Rules, name: Name): number => figureOn(rules, keepingRule, name);
