import { onSiteRule } from '#features/attendance/shipped.ts';
import { keepingRule } from '#features/file/shipped.ts';
import { pairingRule } from '#features/pairing/shipped.ts';
import { placeParameters } from '#features/place/shipped.ts';
import { shippedWeights } from '#features/offer/shipped.ts';
import { reminderRules } from '#features/reminder/shipped.ts';
import { contributionRule } from '#features/resource/shipped.ts';
import { attemptRule } from '#features/security/shipped.ts';
import type { ShippedParameter } from '#shared/check.ts';

/** A dated setting that is not a check over an activity: sign-in, approval, links. Whoever enforces it reads it by name. */
export interface OfficeRule {
  readonly id: string;
  readonly source: string;
  readonly article: string | null;
  readonly parameters: readonly ShippedParameter[];
}

const grading = '《信息安全技术 网络安全等级保护基本要求》（GB/T 22239-2019）';
const supervision = '本办督导检查机制（暂行）';
const set = (parameter: string, value: unknown, unit: string | null, status: 'confirmed' | 'unconfirmed' = 'confirmed'): ShippedParameter => ({
  parameter, value, unit, status,
});

/** What of a suggestion’s weights is no weight. */
const unitsOfWeights: Readonly<Record<string, string>> = { cityShare: '%', provinceShare: '%', months: '个月', leastLike: '%', fullyLike: '%' };

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
  keepingRule,
  attemptRule,
  {
    id: 'APPROVAL', source: '本办审批权限', article: null,
    parameters: [set('leading_group_from_fen', 1_000_000, '分', 'unconfirmed'), set('leading_group_when_heightened', false, null, 'unconfirmed')],
  },
  { id: 'UNITS', source: '本办', article: '可能是同一单位的提示', parameters: [set('likeness', 60, '%', 'unconfirmed')] },
  // 督导: the ledger's four things, and inspection rounds.
  { id: 'SUP-01', source: supervision, article: '定期检查', parameters: [set('months', 6, '个月', 'unconfirmed')] },
  { id: 'SUP-02', source: supervision, article: '台账管理：总结', parameters: [set('workingDays', 10, '个工作日', 'unconfirmed')] },
  { id: 'SUP-03', source: supervision, article: '台账管理：宣传', parameters: [set('workingDays', 15, '个工作日', 'unconfirmed')] },
  { id: 'SUP-04', source: supervision, article: '台账管理：学习成效', parameters: [set('days', 90, '天', 'unconfirmed')] },
  {
    id: 'SUP-05', source: supervision, article: '检查表：由检查人员判断的项目',
    parameters: [set('items', [
      '学习内容务实，不走过场｜《整治形式主义为基层减负若干规定》', '党建与业务融合，联系审计实际｜本办主题联学工作机制', '联学双方都有实质参与｜本办主题联学工作机制', '记录与当时情况相符（询问参加人员）｜活动记录通行做法',
      '形式简朴，没有增加基层负担｜《整治形式主义为基层减负若干规定》',
    ], null, 'unconfirmed')],
  },
  { id: 'SUP-06', source: supervision, article: '抽查数量（建议）', parameters: [set('percent', 20, '%', 'unconfirmed')] },
  { id: 'SUP-07', source: supervision, article: '整改期限（建议）', parameters: [set('days', 30, '天', 'unconfirmed')] },
  { id: 'SUP-08', source: supervision, article: '整改逾期', parameters: [set('days', 7, '天', 'unconfirmed')] },
  { id: 'SUP-09', source: supervision, article: '复查期限', parameters: [set('workingDays', 10, '个工作日', 'unconfirmed')] },
  // 真实性: what a person should look at; never a verdict. Figures of likeness are chosen by measuring (docs/bench.md).
  {
    id: 'SUP-10', source: supervision, article: '真实性核查：文字雷同提示',
    parameters: [
      set('percent', 50, '%', 'unconfirmed'), set('length', 60, '字', 'unconfirmed'), set('activities', 5, '项', 'unconfirmed'),
      set('phrases', [
        '主题联学', '联学', '主题党日', '党支部', '支部', '党员', '党建', '党的二十大精神', '学习贯彻', '深入学习', '开展', '活动', '与会同志', '同志们', '同志', '交流', '研讨', '座谈', '审计',
      ], null, 'unconfirmed'),
    ],
  },
  { id: 'SUP-11', source: supervision, article: '真实性核查：照片重复提示', parameters: [set('distance', 14, '处', 'unconfirmed')] },
  { id: 'SUP-12', source: supervision, article: '真实性核查：同一时间、同一批人', parameters: [set('people', 2, '人', 'unconfirmed'), set('minutes', 15, '分钟', 'unconfirmed')] },
  { id: 'SUP-13', source: supervision, article: '真实性核查：先于活动的记录和照片', parameters: [set('minutes', 30, '分钟', 'unconfirmed')] },
  { id: 'SUP-14', source: supervision, article: '真实性核查：先由本人说明', parameters: [set('workingDays', 3, '个工作日', 'unconfirmed')] },
  { id: 'UNITS-02', source: '本办', article: '推荐联学对象的权重', parameters: (Object.keys(shippedWeights) as (keyof typeof shippedWeights)[]).map((name) => set(name, shippedWeights[name], unitsOfWeights[name] ?? '点', 'unconfirmed')) },
  ...reminderRules,
  {
    id: 'SUP-20', source: '本办主题联学工作机制', article: '责任清单：完成时限',
    parameters: [set('aheadDays', 3, '天', 'unconfirmed'), set('secretaryAfterDays', 3, '天', 'unconfirmed'), set('committeeAfterDays', 10, '天', 'unconfirmed'), set('mostDays', 730, '天', 'unconfirmed')],
  },
  { id: 'SUP-21', source: '本办主题联学工作机制', article: '成果转化：核验', parameters: [set('days', 5, '天', 'unconfirmed')] },
  { id: 'SUP-22', source: '本办主题联学工作机制', article: '成果转化：反馈提出人', parameters: [set('days', 5, '天', 'unconfirmed')] },
  { id: 'SUP-24', source: '本办主题联学工作机制', article: '成果转化：成果形式', parameters: [set('further', ['典型案例'], null, 'unconfirmed')] },
  onSiteRule,
  { id: 'SUP-25', source: '本办主题联学工作机制', article: '成果转化：推广答复', parameters: [set('days', 10, '天', 'unconfirmed')] },
  pairingRule,
  contributionRule,
  { id: 'LINK', source: '本办信息安全管理', article: '专属链接有效期', parameters: [set('days', 14, '天', 'unconfirmed'), ...placeParameters] },
];
