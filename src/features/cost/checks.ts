import type { Check } from '#shared/check.ts';
import { afterChecks } from './checks-after.ts';
import { hireChecks } from './checks-hire.ts';
import { lectureChecks } from './checks-lecture.ts';
import { lineChecks } from './checks-line.ts';
import { mealChecks } from './checks-meal.ts';
import type { CostFacts } from './facts-checks.ts';

/** 经费 (CST-01 to -19): each written once over costs; `activity` and `plan` see their own facts as these. */
export const costChecks: readonly Check<CostFacts>[] = [...hireChecks, ...mealChecks, ...lectureChecks, ...lineChecks, ...afterChecks];
