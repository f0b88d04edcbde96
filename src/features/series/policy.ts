import { businessPosts, type PolicyLine } from '#shared/policy.ts';

/** Secretaries and 机关党委 make series; a secretary puts in and takes off activities of branches he or she leads, 机关党委 any. */
export const seriesPolicy: readonly PolicyLine[] = [
  { verb: 'series.list', who: businessPosts, reads: true },
  { verb: 'series.get', who: businessPosts, reads: true },
  { verb: 'series.create', who: ['secretary', 'committee'] },
  { verb: 'series.edit', who: ['secretary', 'committee'] },
  { verb: 'series.set_state', who: ['secretary', 'committee'] },
  { verb: 'series.add', who: ['secretary', 'committee'] },
  { verb: 'series.take_off', who: ['secretary', 'committee'] },
];
