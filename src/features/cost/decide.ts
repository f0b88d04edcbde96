import { touch } from '#features/activity/decide.ts';
import { subjectOf, type Known } from '#features/activity/subject.ts';
import { insert, refuse, update, type Change, type Decision } from '#shared/decision.ts';
import { need } from '#shared/finding.ts';
import { yuanText } from '#shared/format.ts';
import type { CostInput } from './contract.ts';
import { replaceLines, wrongLines } from './decide-lines.ts';
import { amountOf, basesOf } from './facts.ts';

/** What the verbs on an activity's costs do: pure. Stage and posts were looked at before. */

export function set({ facts }: Known, { lines }: CostInput<'set'>): Decision {
  const wrong = wrongLines(lines);
  if (wrong.length > 0) return refuse(...wrong);
  const amount = lines.reduce((all, entry) => all + amountOf(entry), 0);
  return {
    ok: true, subject: subjectOf(facts), changes: [...replaceLines({ activityId: facts.activity.id }, facts.costs, lines), touch(facts, {})],
    events: [{ name: 'cost.set', details: { count: lines.length, amount: yuanText(amount) } }],
  };
}

/** Entered once; a later figure is a correction and the one before stays in its entry. */
export function actuals({ facts }: Known, { lines, added }: CostInput<'actuals'>): Decision {
  const changes: Change[] = [];
  const now = new Map(facts.costs.map((line) => [line.id, line.actualFen]));
  for (const { id, actualFen, actualNote, papers } of lines) {
    const line = facts.costs.find((one) => one.id === id);
    if (line === undefined || lines.filter((other) => other.id === id).length > 1) return refuse(need('need.cost_line', 'lines', {}, id));
    now.set(id, actualFen);
    const said = { actualFen, actualNote: actualNote === '' ? null : actualNote, papers: [...new Set(papers)] };
    if (said.actualFen === line.actualFen && said.actualNote === line.actualNote && said.papers.join() === line.papers.join()) continue;
    changes.push(update('costLine', id, { ...said, version: line.version + 1 }));
  }
  for (const [index, { id, category, actualNote, papers, ...more }] of added.entries()) {
    if (now.has(id)) return refuse(need('need.cost_twice', `added.${index}.id`, { line: facts.costs.length + index + 1 }));
    now.set(id, more.actualFen);
    // Nothing of it was estimated: a line of none, at nothing.
    const row = { basis: basesOf[category][0] ?? 'lump', quantity: 0, times: 1, unitFen: 0, amountFen: 0 };
    changes.push(insert('costLine', { id, activityId: facts.activity.id, position: facts.costs.length + index + 1, category, ...row, ...more, actualNote: actualNote === '' ? null : actualNote, papers: [...new Set(papers)] }));
  }
  const sum = (values: Iterable<number | null>): number => [...values].reduce<number>((all, value) => all + (value ?? 0), 0);
  const before = facts.costs.map(({ actualFen }) => actualFen);
  const details = { amount: yuanText(sum(now.values())), before: yuanText(sum(before)) };
  return {
    ok: true, subject: subjectOf(facts), changes: [...changes, touch(facts, {})],
    events: [{ name: before.every((one) => one === null) ? 'cost.actuals_entered' : 'cost.actuals_changed', details }],
  };
}
