import type { ShippedParameter } from '#shared/check.ts';
import { settingOn, type Rules } from '#shared/rules.ts';

/** What a partner may add by a personal link: the office's own practice. Refused tries are told to the security administrator. */
export const contributionRule = {
  id: 'LINK-02', source: '本办信息安全管理', article: '对方提供资料',
  parameters: [
    { parameter: 'megabytes', value: 10, unit: 'MB', status: 'unconfirmed' }, { parameter: 'waiting', value: 10, unit: '份', status: 'unconfirmed' },
    { parameter: 'refusals', value: 5, unit: '次', status: 'unconfirmed' }, { parameter: 'pauseMinutes', value: 30, unit: '分钟', status: 'unconfirmed' },
  ] as const satisfies readonly ShippedParameter[],
};
type Name = (typeof contributionRule)['parameters'][number]['parameter'];

/** A figure of the rule today; as shipped where the office has no row of it. */
export function contributionLimit(rules: Rules, name: Name): number {
  const value = settingOn(rules, contributionRule.id, name, rules.today)?.value;
  return typeof value === 'number' ? value : (contributionRule.parameters.find(({ parameter }) => parameter === name)?.value ?? 0);
}
