import type { Weights } from './facts-suggest.ts';

/** What each reason for a partner is worth, as shipped: a seed for the office's dated settings (rule MATCH). */
export const shippedWeights: Weights = { offer: 40, want: 25, near: 30, theme: 20, industry: 10, never: 5, frontLine: 5, recent: 30, cityShare: 85, provinceShare: 50, months: 6, leastLike: 6, fullyLike: 35 };
