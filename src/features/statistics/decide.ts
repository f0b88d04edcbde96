import { insert, refuse, stale, update, type Decision, type Given } from '#shared/decision.ts';
import { need } from '#shared/finding.ts';
import { barred } from '#shared/policy.ts';
import type { StatisticsInput } from './contract.ts';
import { statisticsPolicy } from './policy.ts';

/** Totals that a source tells: pure. */

export interface ClaimKnown {
  readonly id: string;
  readonly total: number;
  readonly source: string;
  readonly withdrawnAt: string | null;
  readonly version: number;
}
const subject = (id: string) => ({ type: 'statistic', id, activityId: null });

/** What is known before a total is entered: whether the import it belongs to is one of the office. */
export interface BatchKnown {
  readonly batchKnown: boolean;
}

export function stateTotal({ batchKnown }: BatchKnown, { commandId: _, ...row }: StatisticsInput<'stateTotal'>, given: Given): Decision {
  const wrong = [
    ...barred(statisticsPolicy, 'statistics.state_total', given.actor),
    ...(row.toYear !== null && row.toYear < row.fromYear ? [need('need.total_years', 'toYear')] : []),
    ...(Number(given.today.slice(0, 4)) < row.fromYear ? [need('need.total_begun', 'fromYear')] : []),
    ...(batchKnown ? [] : [need('need.import', 'batchId')]),
  ];
  if (wrong.length > 0) return refuse(...wrong);
  const id = given.newId();
  const quote = row.quote === '' ? null : row.quote;
  return { ok: true, subject: subject(id), changes: [insert('statisticClaim', { ...row, quote, id, byName: given.actor.name, at: given.now })], events: [{ name: 'statistics.total_stated', details: { source: row.source, total: row.total } }] };
}

export function withdrawTotal({ claim }: { readonly claim: ClaimKnown }, { version }: StatisticsInput<'withdrawTotal'>, given: Given): Decision {
  const against = barred(statisticsPolicy, 'statistics.withdraw_total', given.actor);
  if (against.length > 0) return refuse(...against);
  if (claim.version !== version) return stale('total', claim);
  if (claim.withdrawnAt !== null) return refuse(need('need.total_standing'));
  return {
    ok: true, subject: subject(claim.id), changes: [update('statisticClaim', claim.id, { withdrawnAt: given.now, version: claim.version + 1 })],
    events: [{ name: 'statistics.total_withdrawn', details: { source: claim.source, total: claim.total } }],
  };
}
