import type { OfficeRule } from '#features/rulebook/office-rules.ts';
import type { ShippedParameter } from '#shared/check.ts';

/** When something counts as lingering, and how calmly it is told: the office's own practice, so every figure is dated and 待核. */
const practice = '本办机制';
const set = (parameter: string, value: number, unit: string): ShippedParameter => ({ parameter, value, unit, status: 'unconfirmed' });

export const reminderRules: readonly OfficeRule[] = [
  {
    id: 'SUP-30', source: practice, article: '提醒办法',
    parameters: [set('againWorkingDays', 5, '个工作日'), set('clockDays', 10, '天'), set('robotFailures', 3, '次')],
  },
  { id: 'SUP-31', source: practice, article: '审批时限', parameters: [set('workingDays', 3, '个工作日')] },
  { id: 'SUP-32', source: practice, article: '活动实施', parameters: [set('workingDays', 1, '个工作日')] },
  { id: 'SUP-36', source: practice, article: '双方表态', parameters: [set('workingDays', 3, '个工作日'), set('daysBefore', 3, '天'), set('daysAfter', 30, '天')] },
  { id: 'SUP-37', source: practice, article: '通知答复', parameters: [set('workingDays', 2, '个工作日')] },
  { id: 'SUP-38', source: practice, article: '临时党支部到期', parameters: [set('daysBefore', 15, '天')] },
];
