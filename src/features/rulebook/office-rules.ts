import type { ShippedParameter } from '#shared/check.ts';

/** A dated setting that is not a check over an activity: sign-in, approval, links. Whoever enforces it reads it by name. */
export interface OfficeRule {
  readonly id: string;
  readonly source: string;
  readonly article: string | null;
  readonly parameters: readonly ShippedParameter[];
}

const grading = '《信息安全技术 网络安全等级保护基本要求》（GB/T 22239-2019）';
const set = (parameter: string, value: unknown, unit: string | null, status: 'confirmed' | 'unconfirmed' = 'confirmed'): ShippedParameter => ({
  parameter, value, unit, status,
});

/** Figures of SEC are usual assessors' practice: the standard names the duty, not the number. */
export const officeRules: readonly OfficeRule[] = [
  {
    id: 'SEC-01', source: grading, article: '8.1.4.1 身份鉴别',
    parameters: [set('minLength', 10, '位'), set('classes', 3, '类'), set('history', 5, '次'), set('maxAgeDays', 90, '天')],
  },
  {
    id: 'SEC-02', source: grading, article: '8.1.4.1 登录失败处理',
    parameters: [set('failures', 5, '次'), set('lockMinutes', 15, '分钟')],
  },
  { id: 'SEC-03', source: grading, article: '8.1.4.1 登录连接超时', parameters: [set('idleMinutes', 30, '分钟')] },
  { id: 'SEC-08', source: grading, article: '8.1.4.1 双因素鉴别', parameters: [set('fromLevel', 3, '级')] },
  {
    id: 'APPROVAL', source: '本办审批权限', article: null,
    parameters: [set('leading_group_from_fen', 1_000_000, '分', 'unconfirmed'), set('leading_group_when_heightened', false, null, 'unconfirmed')],
  },
  { id: 'UNITS', source: '本办', article: '可能是同一单位的提示', parameters: [set('likeness', 60, '%', 'unconfirmed')] },
  { id: 'LINK', source: '本办信息安全管理', article: '专属链接有效期', parameters: [set('days', 14, '天', 'unconfirmed')] },
];
