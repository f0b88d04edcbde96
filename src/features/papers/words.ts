import type { Words } from '#shared/language.ts';

/** Papers that cannot be made, and why. */
export const words = {
  'papers.unknown': ['没有这种材料。', 'There is no such paper.'],
  'papers.empty': ['这份材料还没有可以印的内容，请先补上缺的部分。', 'There is nothing to print of this paper yet; add what is missing first.'],
  'papers.no_format': ['这份材料没有这种格式。', 'This paper does not come in that format.'],
  'papers.no_project': ['没有这个审计项目。', 'There is no such work project.'],
  'papers.plan_unapproved': ['年度计划批准之后才能查看这些材料。', 'These papers can be read once the plan is approved.'],
  'papers.too_many': ['符合条件的活动超过 {max} 项，一次导不出来。请缩小筛选范围，例如按年度分次导出。', 'More than {max} activities fit. Narrow the filters, for instance year by year.'],
} as const satisfies Words;
