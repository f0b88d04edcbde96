import type { PlanItem } from './facts.ts';

/** Words of the year's plan without their schemas, for pages. */

/** Where a year's plan stands: branches propose → 机关党委 consolidates → 财务 checks → 分党组 approves → it runs. */
export const planStates = ['called', 'committee', 'finance', 'leading_group', 'approved'] as const;
export type PlanState = (typeof planStates)[number];

/** Where a line stands. Dropped and returned lines are kept with what was said of them. */
export const itemStates = ['draft', 'proposed', 'returned', 'approved', 'dropped'] as const;
export type ItemState = (typeof itemStates)[number];

/** Whether a place is outside the office's city (常驻地), and outside its province (PLN-09, PLN-10). */
export const aways = ['no', 'city', 'province'] as const;

/** The year's three documents: 年度党建工作要点 (its section), 年度学习教育计划, 党建经费预算. */
export const planPapers = ['points', 'study', 'budget'] as const;

/** Steps of the way up, in their one order (324号 Art. 4–6, PLN-04). */
export const planSteps = ['committee', 'finance', 'leading_group'] as const;
export type PlanStep = (typeof planSteps)[number];

/** The seven fields that article 4 of 324号 asks of every line (PLN-01), as the cells they stand in. */
export const sevenFields = ['content', 'form', 'fromOn', 'place', 'people', 'costs', 'fundSource'] as const;

/** What a line is estimated to cost, in fen: the sum of its lines; 0 where it is said to cost nothing, null where nobody has said. */
export const estimateOf = ({ costs, noCost }: Pick<PlanItem, 'costs' | 'noCost'>): number | null =>
  costs.length > 0 ? costs.reduce((all, line) => all + line.amountFen, 0) : noCost ? 0 : null;
