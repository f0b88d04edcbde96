import { insert, refuse, remove, stale, update, type Decision, type Given } from '#shared/decision.ts';
import { need } from '#shared/finding.ts';
import { barred } from '#shared/policy.ts';
import type { PlanInput } from './contract.ts';
import { guardPlan } from './guard.ts';
import { planPolicy } from './policy.ts';
import { done, touch, type PlanKnown } from './subject.ts';

/** The call of a year, and what stands beside its lines: arrangement, budget, documents, filing. Pure. */

/** What forbids a verb on the plan's own row: who and when, and that it started from an older version. */
export function barredPlan(verb: string, { facts }: PlanKnown, version: number | null, given: Given): Decision | null {
  const against = guardPlan(verb, facts, given.actor);
  if (against.length > 0) return refuse(...against);
  return version !== null && version !== facts.plan.version ? stale('plan', facts.plan) : null;
}

export interface CallFacts {
  /** Whether the year has its plan already. */
  readonly taken: boolean;
  /** Secretaries of the branches that are called on. */
  readonly secretaries: readonly string[];
}

export function call({ taken, secretaries }: CallFacts, { year, opensOn, dueOn, note }: PlanInput<'call'>, given: Given): Decision {
  const against = barred(planPolicy, 'plan.call', given.actor);
  if (against.length > 0) return refuse(...against);
  if (taken) return refuse(need('need.plan_year', 'year', { year }));
  if (dueOn < opensOn) return refuse(need('need.end_after_start', 'dueOn'));
  const id = given.newId();
  return {
    ok: true, subject: { type: 'plan', id, activityId: null },
    changes: [insert('yearPlan', { id, year, state: 'called', opensOn, dueOn, note: note === '' ? null : note })],
    events: [{ name: 'plan.called', details: { year, opensOn, dueOn, people: secretaries } }],
  };
}

export function editCall(known: PlanKnown, { version, opensOn, dueOn, note }: PlanInput<'editCall'>, given: Given): Decision {
  const against = barredPlan('plan.edit_call', known, version, given);
  if (against !== null) return against;
  if (dueOn < opensOn) return refuse(need('need.end_after_start', 'dueOn'));
  const { facts } = known;
  return done(facts, [touch(facts, { opensOn, dueOn, note: note === '' ? null : note })], { name: 'plan.call_edited', details: { year: facts.plan.year, opensOn, dueOn } });
}

export function setArrangement(known: PlanKnown, { version, title, lines }: PlanInput<'setArrangement'>, given: Given): Decision {
  const against = barredPlan('plan.set_arrangement', known, version, given);
  if (against !== null) return against;
  const { facts } = known;
  if (new Set(lines.map(({ id }) => id)).size < lines.length) return refuse(need('need.new_id', 'lines'));
  const gone = facts.arrangement.filter((line) => !lines.some(({ id }) => id === line.id));
  const cited = gone.filter((line) => facts.items.some((item) => item.arrangementLineId === line.id && item.state !== 'dropped'));
  if (cited.length > 0) return refuse(...cited.map((line) => need('need.line_uncited', 'lines', { text: line.text.slice(0, 40) }, line.id)));
  // A line taken out of the plan lets go of what it cited; what a version kept of it stays.
  const letGo = facts.items.filter((item) => gone.some((line) => line.id === item.arrangementLineId)).map((item) => update('planItem', item.id, { arrangementLineId: null, version: item.version + 1 }));
  const rows = lines.flatMap(({ id, text }, position) => {
    const before = facts.arrangement.find((line) => line.id === id);
    if (before === undefined) return [insert('arrangementLine', { id, planId: facts.plan.id, position, text })];
    return before.text === text && before.position === position ? [] : [update('arrangementLine', id, { position, text })];
  });
  return done(facts, [...letGo, ...gone.map((line) => remove('arrangementLine', line.id)), ...rows, touch(facts, { arrangementTitle: title })], {
    name: 'plan.arrangement_set', details: { year: facts.plan.year, title, count: lines.length },
  });
}

export function setBudget(known: PlanKnown, { version, budgetFen }: PlanInput<'setBudget'>, given: Given): Decision {
  const against = barredPlan('plan.set_budget', known, version, given);
  if (against !== null) return against;
  const { facts } = known;
  return done(facts, [touch(facts, { budgetFen })], { name: 'plan.budget_set', details: { year: facts.plan.year, amount: budgetFen === null ? null : (budgetFen / 100).toFixed(2) } });
}

export function numberPaper(known: PlanKnown, { kind, number, datedOn }: PlanInput<'numberPaper'>, given: Given): Decision {
  const against = barredPlan('plan.number_paper', known, null, given);
  if (against !== null) return against;
  const { facts } = known;
  const before = facts.papers.find((paper) => paper.kind === kind);
  const set = { number: number === '' ? null : number, datedOn };
  const row = before === undefined ? insert('planPaper', { id: given.newId(), planId: facts.plan.id, kind, ...set }) : update('planPaper', before.id, { ...set, version: before.version + 1 });
  return done(facts, [row], { name: 'plan.paper_numbered', details: { year: facts.plan.year, paper: `@plan.paper.${kind}`, number: set.number } });
}

export function filed(known: PlanKnown, { version, on }: PlanInput<'filed'>, given: Given): Decision {
  const against = barredPlan('plan.filed', known, version, given);
  if (against !== null) return against;
  const { facts } = known;
  if (on > given.today) return refuse(need('need.not_future', 'on'));
  if (facts.plan.approvedOn !== null && on < facts.plan.approvedOn) return refuse(need('need.after_approval', 'on', { day: facts.plan.approvedOn }));
  return done(facts, [touch(facts, { filedOn: on })], { name: 'plan.filed', details: { year: facts.plan.year, on } });
}

export function showSpending(known: PlanKnown, { version, open }: PlanInput<'showSpending'>, given: Given): Decision {
  const against = barredPlan('plan.show_spending', known, version, given);
  if (against !== null) return against;
  const { facts } = known;
  return done(facts, [touch(facts, { spendingOpen: open })], { name: open ? 'plan.spending_shown' : 'plan.spending_hidden', details: { year: facts.plan.year } });
}
