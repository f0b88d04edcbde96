import type { Programme, sources } from '#features/activity/facts.ts';
import type { BranchKey } from './demo-people.ts';
import type { After } from './demo-after.ts';
import { dongfeng, donggu, keji, changjiang } from './demo-after.ts';

/** One of the article's six activities, told for the demo: what is typed, by whom, and how far it goes. */
export interface Story {
  readonly organiser: string;
  readonly secretary: string;
  readonly branch: BranchKey;
  readonly unit: string;
  readonly partnerBranch: BranchKey | null;
  readonly contact: string;
  readonly theme: string | null;
  readonly source: (typeof sources)[number];
  readonly tasks: string;
  readonly effect: string;
  readonly problem: string | null;
  readonly combines: readonly ('research' | 'solving' | 'opinions')[];
  readonly forms: readonly string[];
  readonly place: string;
  readonly agenda: Programme['sessions'][number]['agenda'];
  /** Day it is held, counted from today; preparation begins ten weeks before. */
  readonly inDays: number;
  readonly estimateFen: number;
  readonly planItem: number;
  readonly upTo: 'topic' | 'approval' | 'held';
  /** Who approves, in the order of the steps. */
  readonly approvers: readonly string[];
  /** What became of it. */
  readonly after?: After;
}

const agenda = (theory: string, problem: string): Story['agenda'] => [
  { title: theory, minutes: 60, owner: '主办支部', strand: 'theory' },
  { title: problem, minutes: 80, owner: '双方', strand: 'problem' },
];

export const stories: readonly Story[] = [
  {
    organiser: 'organiser', secretary: 'secretary', branch: 'computer', unit: 'jiangxi', partnerBranch: 'data', contact: '刘数明', theme: '科技强审',
    source: 'difficult', tasks: '研讨新形势下如何开展党建、如何利用大数据思维和技术开展审计', effect: '形成可用的数据分析方法并抓落实', problem: '如何利用大数据思维和技术开展审计',
    combines: ['solving', 'opinions'], forms: ['共同研讨'], place: '江西省审计厅会议室', agenda: agenda('学习中央审计委员会会议精神', '大数据审计方法研讨'),
    inDays: -62, estimateFen: 0, planItem: 1, upTo: 'held', approvers: ['member', 'committee'], after: keji,
  },
  {
    organiser: 'member.enterprise', secretary: 'secretary.enterprise', branch: 'enterprise', unit: 'dongfeng', partnerBranch: 'workshop', contact: '马灯明', theme: '提升工作质量，打造审计精品',
    source: 'hot', tasks: '学习“着眼微质量、追求零缺陷”的做法，座谈审计质量', effect: '找准高质量完成审计任务的坐标', problem: '如何着眼微质量、追求零缺陷',
    combines: ['solving'], forms: ['座谈', '听讲'], place: '总装配厂', agenda: agenda('企业文化介绍', '质量管理座谈'),
    inDays: -34, estimateFen: 0, planItem: 2, upTo: 'held', approvers: ['secretary.enterprise', 'committee'], after: dongfeng,
  },
  {
    organiser: 'member.personnel', secretary: 'secretary.personnel', branch: 'personnel', unit: 'changjiang', partnerBranch: 'publishing', contact: '江书远', theme: '学习十九大精神，交流党建好经验',
    source: 'difficult', tasks: '了解运用手机和网络开展党建的做法', effect: '破解异地党建工作难题', problem: '异地党建工作难',
    combines: ['opinions'], forms: ['座谈'], place: '长江传媒会议室', agenda: agenda('集中学习', '异地党建座谈'),
    inDays: -20, estimateFen: 0, planItem: 3, upTo: 'held', approvers: ['secretary.personnel', 'committee'], after: changjiang,
  },
  {
    organiser: 'member.office', secretary: 'secretary.office', branch: 'policy', unit: 'jiangxi', partnerBranch: null, contact: '方志兴', theme: '不忘初心，情系群众，永跟党走',
    source: 'focal', tasks: '重温入党誓词，走访慰问，听取群众呼声', effect: '了解一线情况，跟进群众困难', problem: '群众困难与呼声',
    combines: ['research', 'opinions'], forms: ['参观', '重温誓词', '走访慰问'], place: '东固山', agenda: agenda('重温入党誓词', '走访慰问'),
    inDays: -4, estimateFen: 80_000, planItem: 4, upTo: 'held', approvers: ['secretary.office', 'committee', 'finance'], after: donggu,
  },
  {
    organiser: 'member.enterprise', secretary: 'secretary.enterprise', branch: 'wugang', unit: 'baowu', partnerBranch: null, contact: '高炉生', theme: '学习劳模精神、铸就钢铁之魂',
    source: 'project', tasks: '到高炉前听劳模讲述成长经历和攻关事迹', effect: '审计干部学到一线精神，士气提振', problem: '钢铁生产企业工作环境严酷，审计干部缺少一线体会',
    combines: ['research'], forms: ['参观', '听讲'], place: '高炉前', agenda: agenda('劳模事迹报告', '座谈交流'),
    inDays: 15, estimateFen: 60_000, planItem: 5, upTo: 'approval', approvers: ['secretary.enterprise', 'committee'],
  },
  {
    organiser: 'member.office', secretary: 'secretary.office', branch: 'office', unit: 'yofc', partnerBranch: null, contact: '光预明', theme: null,
    source: 'hot', tasks: '参观光纤预制棒生产车间', effect: '感受中国制造的进步与创新精神', problem: null,
    combines: [], forms: ['参观'], place: '光纤预制棒生产车间', agenda: agenda('车间参观', '交流'),
    inDays: 48, estimateFen: 0, planItem: 6, upTo: 'topic', approvers: [],
  },
];
