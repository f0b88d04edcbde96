import type { RuleSetting, Underlay } from '#shared/rules.ts';
import { shippedSettings } from './shipped.ts';

/**
 * Sets of rules that an office may follow besides the central one, as read in public copies (domain-rules 1.2): only what
 * differs. A figure of another place binds nobody here until 机关党委 chooses the set.
 */

type Figure = Pick<RuleSetting, 'rule' | 'parameter' | 'value' | 'unit'> & Partial<Pick<RuleSetting, 'severity' | 'article' | 'status'>>;
interface Profile {
  readonly id: string;
  readonly source: string;
  readonly figures: readonly Figure[];
}
const trips = (rule: 'trips' | 'provinceTrips', value: number): Figure => ({ rule: 'PLN-10', parameter: rule, value, unit: '次', severity: rule === 'trips' ? 'block' : null, article: '到常驻地以外' });

const site = (status: 'confirmed' | 'unconfirmed', article: string, values: readonly (readonly [parameter: string, value: number, unit: string])[]): Figure[] =>
  values.map(([parameter, value, unit]) => ({ rule: 'ORG-08', parameter, value, unit, article, status }));

/** Explicit, in the order in which they are offered. 湖北省直 is not here: no figures of it could be read. */
export const profiles: readonly Profile[] = [
  {
    id: 'hunan', source: '湖南省直机关党建活动经费管理办法',
    figures: [
      { rule: 'CST-01', parameter: 'limit', value: 120_000, unit: '分', article: '租车费（不分大小）' },
      { rule: 'CST-02', parameter: 'limit', value: 120_000, unit: '分', article: '租车费（不分大小）' },
      { rule: 'CST-05', parameter: 'limit', value: 5_000, unit: '分', article: '场地费' },
      { rule: 'CST-06', parameter: 'limit', value: 4_000, unit: '分', article: '伙食费：仅用一餐' },
      trips('trips', 2), trips('provinceTrips', 1), { rule: 'PLN-10', parameter: 'provinceYears', value: 2, unit: '年', article: '到省外' },
    ],
  },
  { id: 'fujian', source: '福建师范大学党支部活动经费办法（参照福建省直）', figures: [trips('provinceTrips', 0), { rule: 'PLN-10', parameter: 'provinceYears', value: 1, unit: '年', article: '活动限在省内' }] },
  {
    id: 'ouc', source: '中国海洋大学党费和党建工作经费通知',
    figures: [{ rule: 'CST-04', parameter: 'from', value: 200_000, unit: '分', article: '一次租车二千元以上签订合同' }, { rule: 'CST-05', parameter: 'limit', value: 5_000, unit: '分', article: '场地费' }],
  },
  { id: 'henu', source: '河南大学党建活动经费使用管理暂行办法', figures: [{ rule: 'PLN-07', parameter: 'percent', value: 60, unit: '%', article: '活动经费不超过党建预算的百分之六十' }] },
  // Temporary branches on audit sites: practice of three offices, as published (domain-rules 4.1). Read in one copy each but for 亳州, so 待核.
  {
    id: 'chengdu', source: '审计署驻成都特派员办事处现场审计临时党组织做法',
    figures: site('unconfirmed', '现场超过1个月、2个以上处室共同参加、党员超过7名，可以设立；进点3天内请示', [['days', 31, '天'], ['divisions', 2, '个'], ['members', 8, '人'], ['deputyFrom', 20, '人'], ['committeeFrom', 30, '人'], ['requestDays', 3, '天']]),
  },
  {
    id: 'xianning', source: '咸宁市审计局现场审计临时党支部做法',
    figures: site('unconfirmed', '现场1个月以上、正式党员3名以上，应当设立；5名以上设委员会；进点前请示，2天内批复', [['days', 30, '天'], ['full', 3, '人'], ['members', 3, '人'], ['committeeFrom', 5, '人'], ['requestDays', 0, '天'], ['replyDays', 2, '天']]),
  },
  {
    id: 'bozhou', source: '亳州市审计局外出审计临时党组织做法',
    figures: site('confirmed', '外出2个月以上：党员3名以上设临时党小组，7名以上同时设临时党支部；由市直机关工委批准', [['days', 60, '天'], ['groupMembers', 3, '人'], ['members', 7, '人']]),
  },
  // A college's procedure, in one copy only: its figure stays 待核.
  { id: 'college', source: '党支部活动经费申请流程（某学院）', figures: [{ rule: 'PLN-11', parameter: 'workingDays', value: 7, unit: '个工作日', article: '提前申请', status: 'unconfirmed' }] },
];

/** The sets as dated rows; from when they count is told by the office that follows them. */
const rowsOf = ({ id, source, figures }: Profile): RuleSetting[] =>
  figures.map(({ rule, parameter, value, unit, severity = null, article = null, status = 'confirmed' }) => ({
    rule, parameter, value, unit, severity, profile: id, fromOn: '2017-10-01', toOn: null, source, article, status,
  }));

/** What lies under an office's own values: everything shipped, and the sets by name. */
export const underlay: Underlay = { shipped: shippedSettings, profiles: Object.fromEntries(profiles.map((profile) => [profile.id, rowsOf(profile)])) };
