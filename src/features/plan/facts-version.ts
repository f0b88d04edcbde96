import { estimateOf, itemFieldNames, type PlanItem, type Snapshot } from './facts.ts';

/** Versions of the plan: what is kept of a line, and what two of them differ in. Pure. */

/** What a version keeps of a line. */
export function snapshotOf(item: PlanItem): Snapshot {
  const { audit: _, activityIds: __, ...kept } = item;
  return kept;
}

/** Lines that count in a version: those approved. */
export const snapshotsOf = (items: readonly PlanItem[]): Snapshot[] => items.filter(({ state }) => state === 'approved').map(snapshotOf);

const compared = [...itemFieldNames, 'state'] as const;
const said = (value: unknown): string => JSON.stringify(value);
const nameOf = ({ id, number, branchName, content }: Snapshot) => ({ itemId: id, number, branchName, content });

/** What was added, removed and changed from one version to another: cell by cell, with the estimate beside them. */
export function compare(before: readonly Snapshot[], after: readonly Snapshot[]) {
  const old = new Map(before.map((item) => [item.id, item]));
  const now = new Set(after.map(({ id }) => id));
  const changed = after.flatMap((item) => {
    const was = old.get(item.id);
    if (was === undefined) return [];
    const cells: { readonly field: (typeof compared)[number] | 'estimateFen'; readonly before: unknown; readonly after: unknown }[] = compared
      .filter((field) => said(was[field]) !== said(item[field])).map((field) => ({ field, before: was[field], after: item[field] }));
    const [cost, costs] = [estimateOf(was), estimateOf(item)];
    if (cost !== costs) cells.push({ field: 'estimateFen', before: cost, after: costs });
    return cells.length === 0 ? [] : [{ ...nameOf(item), cells }];
  });
  return {
    added: after.filter(({ id }) => !old.has(id)).map(nameOf), removed: before.filter(({ id }) => !now.has(id)).map(nameOf), changed,
  };
}
