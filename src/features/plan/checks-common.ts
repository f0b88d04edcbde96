import type { Check } from '#shared/check.ts';

/** What the plan's rules share, and the rules that are asked both of the plan and of an activity: named and dated once. */

export const measure = '《中央和国家机关基层党组织党建活动经费管理办法》（财行〔2017〕324号）';
const common = { override: 'committee', phases: ['submit'], source: measure, parameters: [] } as const;

/** Everything of a rule but the facts it reads. */
export type Named = Pick<Check<never>, 'id' | 'severity' | 'phases' | 'override' | 'source' | 'article' | 'parameters'>;

export const named = {
  'PLN-01': { ...common, id: 'PLN-01', severity: 'block', article: '第四条' },
  'PLN-02': { ...common, id: 'PLN-02', severity: 'block', article: '第五条' },
  'PLN-03': { ...common, id: 'PLN-03', severity: 'block', source: `${measure}；《中国共产党支部工作条例（试行）》`, article: '第五条；第十二条', parameters: [{ parameter: 'percent', value: 50, unit: '%', status: 'confirmed' }] },
  // Nobody approves what is his own (invariant 3): no word lifts that.
  'PLN-04': { ...common, id: 'PLN-04', severity: 'block', override: null, article: '第六条' },
  'PLN-05': {
    ...common, id: 'PLN-05', severity: 'warn', phases: ['watch'], article: '第八条',
    parameters: [
      { parameter: 'month', value: 3, unit: '月', status: 'confirmed' }, { parameter: 'day', value: 31, unit: '日', status: 'confirmed' }, { parameter: 'ahead', value: 16, unit: '天', status: 'unconfirmed' },
    ],
  },
  'PLN-06': { ...common, id: 'PLN-06', severity: 'block', phases: ['submit', 'hold'], article: '第七条' },
  'PLN-07': { ...common, id: 'PLN-07', severity: 'block', source: '本办党建经费预算', article: '年度测算不超预算', parameters: [{ parameter: 'percent', value: 100, unit: '%', status: 'confirmed' }] },
  'PLN-08': { ...common, id: 'PLN-08', severity: 'warn', source: '本办主题联学工作机制', article: '选题来源' },
  'PLN-09': { ...common, id: 'PLN-09', severity: 'warn', article: '第六条' },
  // The central measure has no figure: none is shipped, and the rule is silent until a set of rules or the office gives one.
  'PLN-10': {
    ...common, id: 'PLN-10', severity: 'warn', source: '党建活动经费管理办法（地方）', article: '到常驻地以外的次数',
    parameters: [
      { parameter: 'trips', value: null, unit: '次', status: 'unconfirmed', kind: 'number' }, { parameter: 'provinceTrips', value: null, unit: '次', status: 'unconfirmed', kind: 'number' },
      { parameter: 'provinceYears', value: 2, unit: '年', status: 'unconfirmed' },
    ],
  },
} as const satisfies Record<string, Named>;

export const isBlank = (text: string | null): boolean => text === null || text.trim() === '';
export const isOut = (away: string | null): away is 'city' | 'province' => away === 'city' || away === 'province';
