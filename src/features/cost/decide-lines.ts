import { insert, remove, update, type Change } from '#shared/decision.ts';
import { need, type Finding } from '#shared/finding.ts';
import { yuanText } from '#shared/format.ts';
import { amountOf, basesOf, single, type CostEntry, type CostLine } from './facts.ts';

/** How the lines of an estimate are replaced, of a plan line and of an activity alike: pure. */

/** Whose lines they are. */
export type Owner = { readonly planItemId: string } | { readonly activityId: string };

/** Most an estimate may come to, in fen: what an activity's own figure can hold. */
export const mostFen = 1_000_000_000;

/** What cannot be kept: a basis that does not fit its category, two factors where there is one, a sum nobody can mean. */
export function wrongLines(entries: readonly CostEntry[], subject = ''): Finding[] {
  const found: Finding[] = [];
  entries.forEach((entry, index) => {
    const line = index + 1;
    const field = `lines.${index}`;
    if (!basesOf[entry.category].includes(entry.basis) && entry.basis !== 'lump') found.push(need('need.cost_basis', `${field}.basis`, { line, category: `@cost.category.${entry.category}` }, subject));
    if (single.includes(entry.basis) && entry.times !== 1) found.push(need('need.cost_times', `${field}.times`, { line }, subject));
    if (entries.findIndex((other) => other.id === entry.id) !== index) found.push(need('need.cost_twice', `${field}.id`, { line }, subject));
  });
  const total = entries.reduce((all, entry) => all + amountOf(entry), 0);
  return total > mostFen ? [...found, need('need.cost_too_much', 'lines', { most: yuanText(mostFen) }, subject)] : found;
}

/** The changes that make of the lines what was sent: rows that keep their id keep what was entered as spent. */
export function replaceLines(owner: Owner, before: readonly CostLine[], entries: readonly CostEntry[]): Change[] {
  const gone = before.filter((line) => !entries.some((entry) => entry.id === line.id)).map((line) => remove('costLine', line.id));
  const kept: Change[] = [];
  const added: Change[] = [];
  entries.forEach((entry, position) => {
    const { id, ...fields } = entry;
    const known = before.find((line) => line.id === id);
    const row = { ...fields, position: position + 1, amountFen: amountOf(entry) };
    if (known === undefined) added.push(insert('costLine', { id, ...owner, ...row }));
    else if (Object.entries(row).some(([key, value]) => known[key as keyof typeof row] !== value)) kept.push(update('costLine', id, { ...row, version: known.version + 1 }));
  });
  return [...gone, ...kept, ...added];
}
