import type { Words } from '#shared/language.ts';

/** The papers an activity gives, as its page lists them. */
export const words = {
  'papers.title': ['材料', 'Papers'],
  'papers.why': ['每份材料都由已登记的内容生成，不需要重复填写。', 'Each paper is made from what is entered; nothing is typed twice.'],
  'papers.programme': ['活动方案', 'Programme'],
  'papers.approval': ['审批表', 'Approval form'],
  'papers.sign-in': ['签到表', 'Sign-in sheet'],
  'papers.record': ['活动记录表', 'Record form'],
  'papers.bulletin': ['简报', 'Bulletin'],
  'papers.ready': ['齐全', 'complete'],
  'papers.lacking': ['还缺：', 'Still missing: '],
  'papers.blank': ['现在打开，缺的部分留空。', 'What is missing stays blank for now.'],
  'papers.open': ['打开《{name}》', 'Open the {name}'],
  'papers.lacks.theme': ['主题', 'theme'],
  'papers.lacks.sides': ['联学各方', 'the sides'],
  'papers.lacks.programme': ['方案日程', 'the agenda'],
  'papers.lacks.submission': ['提交审批', 'submission for approval'],
  'papers.lacks.opinions': ['审批意见', 'opinions of approval'],
  'papers.lacks.day': ['活动日期', 'the day'],
  'papers.lacks.held': ['活动举行', 'the activity itself'],
  'papers.lacks.record': ['活动记录', 'the record'],
  'papers.lacks.signatures': ['各方签认', 'signatures of all sides'],
  'papers.lacks.bulletin': ['简报稿', 'a draft'],
  'papers.lacks.release': ['签发', 'its release'],
} as const satisfies Words;
