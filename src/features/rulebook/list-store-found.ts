import { loadNewest } from '#features/activity/queries.ts';
import { isInside } from '#features/activity/shown.ts';
import { findingsOf } from '#features/checks.ts';
import { planFindings } from '#features/plan/facts-findings.ts';
import { loadPlan } from '#features/plan/queries.ts';
import { told } from '#features/plan/shown.ts';
import type { Connection, Scope } from '#platform/command.ts';
import { loadRules } from '#platform/rules.ts';
import { holds } from '#shared/actor.ts';
import type { Finding } from '#shared/finding.ts';
import { barred } from '#shared/policy.ts';
import { Refusal } from '#shared/refusal.ts';
import type { Rules } from '#shared/rules.ts';
import type { FoundView } from './contract.ts';
import { rulebookPolicy } from './policy.ts';

/** As many activities as are looked at in one go; the page says so. */
const most = 100;
/** As many links as stand under one rule. */
const shown = 20;

/** Everything is read in two statements and looked through once, whatever the number of rules. */
export async function readFound(db: Connection, scope: Scope): Promise<FoundView> {
  const against = barred(rulebookPolicy, 'rulebook.found', scope.actor);
  if (against.length > 0) throw new Refusal('FORBIDDEN', against);
  const rules = await loadRules(db, scope.officeId, scope.now);
  const year = Number(rules.today.slice(0, 4));
  const { facts, of } = await loadNewest(db, scope, rules, year, most);
  const inside = facts.filter((one) => isInside(one, scope.actor));
  const byRule = new Map<string, { rule: string; count: number; activities: Map<string, string>; lines: Map<string, string> }>();
  const note = (finding: Finding, into: 'activities' | 'lines', id: string | null, name: string): void => {
    const entry = byRule.get(finding.check) ?? { rule: finding.check, count: 0, activities: new Map<string, string>(), lines: new Map<string, string>() };
    entry.count += 1;
    if (id !== null) entry[into].set(id, name);
    byRule.set(finding.check, entry);
  };
  for (const one of inside) for (const finding of findingsOf(one, rules)) note(finding, 'activities', one.activity.id, one.activity.theme ?? one.activity.code);
  const lines = await ofPlan(db, scope, rules, year, (finding, id, name) => note(finding, 'lines', id, name));
  const named = (all: ReadonlyMap<string, string>) => [...all].slice(0, shown).map(([id, name]) => ({ id, name }));
  return {
    year, looked: inside.length, of, lines,
    rules: [...byRule.values()].map((entry) => ({ rule: entry.rule, count: entry.count, activities: named(entry.activities), lines: named(entry.lines) })),
  };
}

/** The year's plan as far as the asker is told of it; what is said of the whole is for those who decide on it. */
async function ofPlan(db: Connection, scope: Scope, rules: Rules, year: number, note: (finding: Finding, id: string | null, name: string) => void): Promise<number> {
  const known = await loadPlan(db, scope, { year }).catch((error: unknown) => {
    if (error instanceof Refusal && error.code === 'NOT_FOUND') return null;
    throw error;
  });
  if (known === null) return 0;
  const facts = told(known.facts, scope.actor);
  const found = planFindings(facts, rules);
  for (const [index, item] of facts.items.entries()) for (const finding of found.items[index] ?? []) note(finding, item.id, `${item.branchName}：${item.content ?? ''}`);
  if (holds(scope.actor, 'committee', 'finance', 'discipline', 'leading_group')) for (const finding of found.whole) note(finding, null, '');
  return facts.items.length;
}
