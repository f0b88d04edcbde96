import type { CostEntry } from '#features/cost/facts.ts';
import type { ItemCells } from '#features/plan/decide-cells.ts';
import type { BranchKey } from './demo-people.ts';
import { stories, type Story } from './demo-stories.ts';

/** Lines of the demo's plans: those its six activities come from, and some that are still ahead or were never held. */

export interface Line {
  readonly secretary: string;
  readonly branch: BranchKey;
  readonly unit?: string;
  /** The month it is planned for; of a story the day it is held, where that is in the plan's year. */
  readonly month: number;
  readonly story?: Story;
  readonly fields: ItemCells;
  readonly costs: readonly (Pick<CostEntry, 'category' | 'basis' | 'quantity' | 'unitFen'> & Partial<CostEntry>)[];
}

const storyLine = (index: number, month: number, costs: Line['costs'], fields: ItemCells = {}): Line => {
  const story = stories[index];
  if (story === undefined) throw new Error('there are six stories');
  const { secretary, branch, unit, theme, forms, place, effect, source, contact } = story;
  return { secretary, branch, unit, month, story, costs, fields: { content: theme ?? story.tasks, form: forms.join('、'), place, effect, source, contact, owner: '支部书记', countsAsThemeDay: true, ...fields } };
};
const line = (secretary: string, branch: BranchKey, month: number, content: string, form: string, place: string, costs: Line['costs'], fields: ItemCells = {}): Line =>
  ({ secretary, branch, month, costs, fields: { content, form, place, owner: '支部书记', effect: '弄清一个问题，形成一份清单', source: 'hot', ...fields } });

const books = (people: number): Line['costs'][number] => ({ category: 'material', basis: 'person', quantity: people, unitFen: 3_000 });
const bus: Line['costs'][number] = { category: 'hire', basis: 'vehicle_day', quantity: 1, unitFen: 80_000, seats: 33 };

export const lines: readonly Line[] = [
  storyLine(0, 9, []),
  line('secretary', 'computer', 4, '读原著：中国共产党的审计', '共同学习', '第一会议室', [books(14)], { countsAsLecture: true, partner: '高校马克思主义学院教工党支部', partnerIndustry: '教育', partnerRegion: '湖北武汉' }),
  storyLine(1, 10, []),
  line('secretary.enterprise', 'enterprise', 6, '国有企业党建与内部审计', '座谈', '企业会议室', [bus, books(20)], { source: 'difficult' }),
  storyLine(2, 10, []),
  line('secretary.personnel', 'personnel', 3, '学雷锋志愿服务与社区党支部联学', '走访慰问', '社区', [books(10)], { source: 'focal', partner: '社区党支部', partnerRegion: '湖北武汉' }),
  storyLine(5, 12, []),
  line('secretary.office', 'office', 5, '公文与档案业务会诊', '业务会诊', '档案馆', [books(12)], { source: 'difficult', partner: '省档案馆党支部' }),
];

/** Added when the teams had begun their work on site. */
export const extras: readonly Line[] = [storyLine(3, 11, [bus]), storyLine(4, 12, [{ category: 'material', basis: 'person', quantity: 20, unitFen: 3_000 }])];

/** What stands in next year's sheet so far. */
export const nextLines: readonly Line[] = [
  line('secretary', 'computer', 3, '数据分析模型怎样建', '共同研讨', '省厅会议室', [books(20)], { source: 'suggestion', partner: '兄弟单位数据处党支部' }),
  line('secretary', 'computer', 6, '人工智能与审计', '听讲', '', [], {}),
  line('secretary.office', 'office', 5, '外出党员怎样学', '座谈', '第一会议室', [], { source: 'difficult' }),
];
