import type { Check, ShippedParameter } from '#shared/check.ts';
import type { LayoutFacts } from './facts-layout.ts';

export const standard = '《党政机关公文格式》（GB/T 9704-2012）';

/** A figure of the standard as shipped; 已核 since it was read in the standard's own words or agreeing restatements. */
export const set = (parameter: string, value: unknown, unit: string | null): ShippedParameter => ({ parameter, value, unit, status: 'confirmed' });

type Own = Pick<Check<LayoutFacts>, 'id' | 'severity' | 'article' | 'parameters' | 'find'>;

/**
 * A check of layout: it runs on a paper when it is made or a template is uploaded, in no phase of an activity. 机关党委 may
 * soften or harden it by a dated row.
 */
export const layoutCheck = (own: Own): Check<LayoutFacts> => ({ phases: [], override: 'committee', source: standard, on: ({ on }) => on, ...own });
