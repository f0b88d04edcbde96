import { checks } from '#features/checks.ts';
import type { Severity } from '#shared/finding.ts';

/** A dated parameter as an office starts with it. */
export interface ShippedSetting {
  readonly rule: string;
  readonly parameter: string;
  readonly value: unknown;
  readonly unit: string | null;
  readonly severity: Severity | null;
  readonly profile: string;
  readonly fromOn: string;
  readonly source: string;
  readonly article: string | null;
  readonly status: 'confirmed' | 'unconfirmed';
}

const general = (rule: string, parameter: string, value: unknown, unit: string | null, source: string, status: 'confirmed' | 'unconfirmed' = 'unconfirmed'): ShippedSetting => ({
  rule, parameter, value, unit, severity: null, profile: 'central', fromOn: '2017-10-01', source, article: null, status,
});
const grade = 'GB/T 22239-2019 未定数值,按测评常用值';

/** Settings that are not a check's own: sign-in, links, and where the office asks the leading group. */
const others: readonly ShippedSetting[] = [
  general('SEC-01', 'minLength', 10, '位', grade),
  general('SEC-01', 'classes', 3, '类', grade),
  general('SEC-01', 'history', 5, '个', grade),
  general('SEC-01', 'maxAgeDays', 90, '天', grade),
  general('SEC-02', 'failures', 5, '次', grade),
  general('SEC-02', 'lockMinutes', 15, '分钟', grade),
  general('SEC-03', 'idleMinutes', 30, '分钟', grade),
  general('SEC-08', 'fromLevel', 3, '级', 'GB/T 22239-2019 8.1.4.1', 'confirmed'),
  general('APPROVAL', 'leading_group_when_heightened', true, null, '本办规定'),
  general('APPROVAL', 'leading_group_from_fen', 1_000_000, '分', '本办规定'),
  general('LINK', 'days', 14, '天', '本办规定'),
];

/** Everything an office starts with: the checks' own parameters and the others. */
export const shippedSettings = (): ShippedSetting[] => [
  ...checks.flatMap((check) =>
    check.parameters.map((parameter) => ({
      rule: check.id, severity: null, profile: 'central', fromOn: '2017-10-01', source: check.source, article: check.article, ...parameter,
    })),
  ),
  ...others,
];
