import { dayOf } from '#features/activity/checks-common.ts';
import { nameOfSide, unsigned, type ActivityFacts } from '#features/activity/facts.ts';
import type { Four, FourThing, Verdict } from '#features/ledger/facts-four.ts';
import { afterChecks } from '#features/record/checks-after.ts';
import { recordChecks } from '#features/record/checks.ts';
import { runCheck, type Check } from '#shared/check.ts';
import type { Finding } from '#shared/finding.ts';
import type { Rules } from '#shared/rules.ts';
import { computedKeys, type Computed, type ComputedKey } from './facts-items.ts';

/**
 * Items of the checklist that the program answers: the four things of the 台账, and what rules and lifecycle know already.
 * Pure; nobody is asked what stands written. `unknown` is a value: what nobody has entered is neither right nor wrong.
 */

const results: Readonly<Record<Verdict['state'], Computed['result']>> = { present: 'yes', late: 'no', missing: 'no', due: 'later', not_yet: 'later', na: 'na', unknown: 'unknown' };

/** `missing` and `late` are told with how much; a reason why there is none is told in its own words. */
function ofFour(key: FourThing, { state, days, unit, due, reason, why }: Verdict): Computed {
  const says = state === 'late' || state === 'missing' ? [{ key: `ledger.four.${state}.${unit}`, facts: { days } }]
    : state === 'due' && due !== null ? [{ key: 'inspection.says.due', facts: { due } }]
      : why === 'skipped' ? [{ key: 'inspection.says.skipped', facts: { reason } }] : [];
  return { key, result: results[state], says };
}

const all: readonly Check<ActivityFacts>[] = [...recordChecks, ...afterChecks];
function ruled(id: string, facts: ActivityFacts, rules: Rules): Finding[] {
  const check = all.find((one) => one.id === id);
  if (check === undefined) throw new Error(`no check ${id}`);
  return runCheck(check, facts, rules);
}
const said = (findings: readonly Finding[]): Computed['says'] => findings.map(({ check, facts }) => ({ key: `check.${check}.says`, facts }));

/** Every item the program answers of one activity, in the order of the sheet. A cancelled one has nothing to be looked at. */
export function computedOf(facts: ActivityFacts, four: Four, rules: Rules): Computed[] {
  const { standing } = facts.activity;
  if (standing === 'cancelled' || standing === 'declined') return computedKeys.map((key) => ({ key, result: 'na', says: [{ key: `ledger.four.${standing}`, facts: {} }] }));
  const made: Readonly<Record<ComputedKey, () => Computed>> = {
    record: () => ofFour('record', four.record),
    elements: () => (facts.record?.writtenAt == null ? later('elements', 'inspection.says.no_record') : judged('elements', said(ruled('REC-01', facts, rules)))),
    counts: () => counts(facts, rules),
    signed: () => (facts.record?.writtenAt == null ? later('signed', 'inspection.says.no_record')
      : judged('signed', unsigned(facts, 'record').map((side) => ({ key: 'inspection.says.unsigned', facts: { side: nameOfSide(side) || null } })))),
    summary: () => ofFour('summary', four.summary),
    publicity: () => ofFour('publicity', four.publicity),
    secrecy: () => secrecy(facts, rules),
    approved: () => approved(facts),
    costs: () => costs(facts),
    effect: () => ofFour('effect', four.effect),
    followed: () => followed(facts, rules),
  };
  return computedKeys.map((key) => made[key]());
}

const judged = (key: ComputedKey, says: Computed['says']): Computed => ({ key, result: says.length === 0 ? 'yes' : 'no', says });
const later = (key: ComputedKey, why: string): Computed => ({ key, result: 'later', says: [{ key: why, facts: {} }] });

/** 出勤数相加: present, leave and absent make up what was expected. Where a side's numbers are known to nobody it is unknown. */
function counts(facts: ActivityFacts, rules: Rules): Computed {
  const wrong = said(ruled('REC-02', facts, rules));
  if (wrong.length > 0) return { key: 'counts', result: 'no', says: wrong };
  const own = facts.sides.filter((side) => side.own);
  return own.some((side) => side.present === null) ? { key: 'counts', result: 'unknown', says: [{ key: 'inspection.says.no_counts', facts: {} }] } : { key: 'counts', result: 'yes', says: [] };
}

/** Before anything went out somebody looked at it for what must not. */
function secrecy(facts: ActivityFacts, rules: Rules): Computed {
  const out = facts.bulletins.filter((bulletin) => bulletin.number !== null);
  if (out.length === 0) return { key: 'secrecy', result: facts.activity.publicity === 'skipped' ? 'na' : 'later', says: [] };
  const ids = new Set(out.map(({ id }) => id));
  return judged('secrecy', said(ruled('REC-05', facts, rules).filter(({ subject }) => ids.has(subject))));
}

/** Every step of the last round was decided, and no later than the day it was held on. */
function approved({ approvals, activity }: ActivityFacts): Computed {
  const last = approvals.filter(({ round, state }) => round === activity.approvalRound && state !== 'not_needed');
  if (last.length === 0) return { key: 'approved', result: 'unknown', says: [] };
  const wrong = last.flatMap(({ step, state, decidedAt }) => {
    if (state !== 'approved' || decidedAt === null) return [{ key: 'inspection.says.unapproved', facts: { step: `@step.${step}` } }];
    const on = dayOf(decidedAt);
    return activity.heldOn !== null && on > activity.heldOn ? [{ key: 'inspection.says.approved_late', facts: { step: `@step.${step}`, on } }] : [];
  });
  return judged('approved', wrong);
}

/** What was spent stays within what was approved; not entered yet is not known. */
function costs({ costs: lines, activity }: ActivityFacts): Computed {
  const ours = lines.filter(({ payer }) => payer === 'own');
  const estimate = lines.length > 0 ? ours.reduce((sum, { amountFen }) => sum + amountFen, 0) : activity.estimateFen;
  if (estimate === 0 && ours.every(({ actualFen }) => (actualFen ?? 0) === 0)) return { key: 'costs', result: 'na', says: [{ key: 'inspection.says.no_cost', facts: {} }] };
  if (ours.length === 0 || ours.some(({ actualFen }) => actualFen === null)) return { key: 'costs', result: 'unknown', says: [{ key: 'inspection.says.no_actuals', facts: {} }] };
  const spent = ours.reduce((sum, { actualFen }) => sum + (actualFen ?? 0), 0);
  return judged('costs', spent > (estimate ?? 0) ? [{ key: 'inspection.says.over', facts: { yuan: ((spent - (estimate ?? 0)) / 100).toFixed(2) } }] : []);
}

/** Problems have somebody who sees to them, what counts as done is proved by another person, nothing is overdue. */
function followed(facts: ActivityFacts, rules: Rules): Computed {
  if (facts.problems.length === 0) return { key: 'followed', result: facts.activity.conversion === 'skipped' ? 'na' : 'later', says: [] };
  const idle = facts.problems.filter(({ id, toldAt }) => toldAt === null && !facts.actions.some(({ problemId, state }) => problemId === id && state !== 'dropped'));
  return judged('followed', [
    ...idle.map(({ text }) => ({ key: 'inspection.says.idle', facts: { text: text.length > 30 ? `${text.slice(0, 30)}…` : text } })),
    ...said([...ruled('REC-10', facts, rules), ...ruled('REC-11', facts, rules)]),
  ]);
}
