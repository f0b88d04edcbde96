import { onActivity } from '#features/activity/on-activity.ts';
import type { CostInput } from './contract.ts';
import * as decide from './decide.ts';

/** The verbs on what an activity costs. */

export const set = onActivity<CostInput<'set'>>({ name: 'cost.set', tables: ['activity', 'costLine'], decide: decide.set });
export const actuals = onActivity<CostInput<'actuals'>>({ name: 'cost.actuals', tables: ['activity', 'costLine'], decide: decide.actuals });
