import type { Words } from '#shared/language.ts';

/** Papers that cannot be made, and why. */
export const words = {
  'papers.unknown': ['没有这种材料。', 'There is no such paper.'],
  'papers.empty': ['这份材料还没有可以印的内容，请先补上缺的部分。', 'There is nothing to print of this paper yet; add what is missing first.'],
  'papers.no_format': ['这份材料没有这种格式。', 'This paper does not come in that format.'],
  'papers.no_project': ['没有这个审计项目。', 'There is no such work project.'],
  'papers.plan_unapproved': ['年度计划批准之后才能查看这些材料。', 'These papers can be read once the plan is approved.'],
  'papers.too_many': ['符合条件的活动超过 {max} 项，一次导不出来。请缩小筛选范围，例如按年度分次导出。', 'More than {max} activities fit. Narrow the filters, for instance year by year.'],

  // On a partner's page.
  'papers.theirs': ['材料下载', 'Papers'],
  'papers.theirs_hint': ['与贵方有关的材料，按当前内容生成，不含对方的经费、审批等内部内容。', 'Papers that concern you, made of what is known now, without the hosts’ costs or approvals.'],
  'papers.theirs.letter': ['联系函', 'Letter'],
  'papers.theirs.programme': ['活动方案', 'Programme'],
  'papers.theirs.record': ['活动记录表', 'Record'],
  'papers.theirs.bulletin': ['简报', 'Bulletin'],
  'papers.theirs.said': ['本方填报内容', 'What your side has written'],
  'papers.theirs.agreement': ['结对协议', 'Agreement'],
  'papers.theirs_word': ['{name} Word', '{name} Word'],
  'papers.theirs_pdf': ['{name} PDF', '{name} PDF'],
} as const satisfies Words;
