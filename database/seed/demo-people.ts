import type { Post } from '#shared/actor.ts';

/** The demo's units, branches and people. All names are made up; the story follows the published article's six activities. */

export const demoPassword = 'Lianxue-2026';
/** Secret of the one personal link that is told at the start: of the village that is asked to sign the record of 不忘初心. */
export const demoLink = 'demo-link-of-donggu';

export const units = [
  { key: 'baowu', name: '中国宝武武钢集团', kind: 'enterprise', industry: 'C', region: '420100', frontLine: true },
  { key: 'dongfeng', name: '东风商用车有限公司', kind: 'enterprise', industry: 'C', region: '420300', frontLine: true },
  { key: 'yofc', name: '长飞光纤光缆股份有限公司', kind: 'enterprise', industry: 'C', region: '420100', frontLine: true },
  { key: 'changjiang', name: '湖北长江传媒数字出版有限公司', kind: 'enterprise', industry: 'R', region: '420100', frontLine: null },
  { key: 'jiangxi', name: '江西省审计厅', kind: 'organ', industry: 'S', region: '360000', frontLine: null },
] as const;

export const branches = [
  { key: 'computer', unit: 'own', name: '计算机处党支部', temporary: false },
  { key: 'office', unit: 'own', name: '办公室党支部', temporary: false },
  { key: 'enterprise', unit: 'own', name: '企业审计处党支部', temporary: false },
  { key: 'personnel', unit: 'own', name: '机关党委(人事教育处)党支部', temporary: false },
  { key: 'wugang', unit: 'own', name: '武钢经济责任审计组临时党支部', temporary: true },
  { key: 'policy', unit: 'own', name: '江西重大政策跟踪审计组党支部', temporary: true },
  { key: 'data', unit: 'jiangxi', name: '数据办党支部', temporary: false },
  { key: 'workshop', unit: 'dongfeng', name: '总装配厂某生产车间党支部', temporary: false },
  { key: 'publishing', unit: 'changjiang', name: '党支部', temporary: false },
] as const;

export type BranchKey = (typeof branches)[number]['key'];
interface DemoPerson {
  readonly username: string;
  readonly name: string;
  readonly post: Post;
  readonly branch: BranchKey | null;
  /** Temporary branches stood in beside the home branch. */
  readonly also?: BranchKey;
  readonly alsoPost?: Post;
}

/** One account for every role, and a secretary and a member for every branch of ours. */
export const people: readonly DemoPerson[] = [
  { username: 'secretary', name: '周正言', post: 'secretary', branch: 'computer' },
  { username: 'member', name: '李向东', post: 'member', branch: 'computer' },
  { username: 'organiser', name: '陈思远', post: 'member', branch: 'computer' },
  { username: 'committee', name: '吴常青', post: 'committee', branch: null },
  { username: 'finance', name: '郑明算', post: 'finance', branch: null },
  { username: 'discipline', name: '王清正', post: 'discipline', branch: null },
  { username: 'leader', name: '赵远航', post: 'leading_group', branch: null },
  { username: 'secretary.enterprise', name: '孙企明', post: 'secretary', branch: 'enterprise', also: 'wugang', alsoPost: 'secretary' },
  { username: 'member.enterprise', name: '钱铸钢', post: 'member', branch: 'enterprise', also: 'wugang' },
  { username: 'secretary.office', name: '冯文澜', post: 'secretary', branch: 'office', also: 'policy', alsoPost: 'secretary' },
  { username: 'member.office', name: '褚光纤', post: 'member', branch: 'office', also: 'policy' },
  { username: 'secretary.personnel', name: '卫育人', post: 'secretary', branch: 'personnel' },
  { username: 'member.personnel', name: '蒋学新', post: 'member', branch: 'personnel' },
];

export const administrators = [
  { post: 'system_admin', name: '系统管理员甲', username: 'sysadmin', password: demoPassword },
  { post: 'security_admin', name: '安全管理员乙', username: 'secadmin', password: demoPassword },
  { post: 'audit_admin', name: '审计管理员丙', username: 'auditadmin', password: demoPassword },
] as const;
