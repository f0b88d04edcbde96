import { loadActivity } from '#features/activity/queries.ts';
import { told } from '#features/activity/shown.ts';
import type { TableRow } from '#features/ledger/contract.ts';
import { inspectedOf } from '#features/inspection/queries.ts';
import { listTable } from '#features/ledger/queries.ts';
import type { Connection, Scope } from '#platform/command.ts';
import { need } from '#shared/finding.ts';
import { idSchema } from '#shared/procedure.ts';
import { Refusal } from '#shared/refusal.ts';
import type { PaperKnown } from './facts.ts';
import { branchesOn, officeOf, planOf } from './store.ts';

/** A branch has some dozen activities a year; a table of more than this is not one paper any more. */
const mostOfYear = 300;

/**
 * What the papers of an activity are made of, as the asker may see it. `which` names one of several bulletins.
 * @throws Refusal NOT_FOUND where there is no such activity, or the asker may not see it
 */
export async function loadPapers(db: Connection, scope: Scope, activityId: string, which: string | null = null): Promise<PaperKnown> {
  if (!idSchema.safeParse(activityId).success) throw new Refusal('NOT_FOUND', [need('activity.not_found')]);
  const { facts: all, rules } = await loadActivity(db, scope, activityId);
  const facts = told(all, scope.actor);
  const { activity } = facts;
  const [office, branches, year, plan, inspections] = await Promise.all([
    officeOf(db, scope), branchesOn(db, scope, activity.hostBranchIds, activity.heldOn ?? rules.today), yearOf(db, scope, activity),
    scope.actor.kind === 'person' ? planOf(db, scope, yearNumber(activity), activity.hostBranchIds) : null,
    scope.actor.kind === 'link' ? [] : inspectedOf(db, scope, activityId, rules.today),
  ]);
  return { facts, office: office.name, today: rules.today, rules, demo: office.demo, branches, year, plan, inspections, which };
}

const yearNumber = ({ year, sortOn }: PaperKnown['facts']['activity']): number => year ?? Number(sortOn.slice(0, 4));

async function yearOf(db: Connection, scope: Scope, activity: PaperKnown['facts']['activity']): Promise<TableRow[]> {
  const { branchId } = activity;
  // A personal link reads its one activity; of a past one nobody may know the branch.
  if (branchId === null || scope.actor.kind !== 'person') return [];
  const of = yearNumber(activity);
  const rows: TableRow[] = [];
  for (let after: string | undefined; rows.length < mostOfYear; ) {
    const page = await listTable(db, scope, { branch: branchId, from: `${of}-01-01`, to: `${of}-12-31`, limit: 100, ...(after === undefined ? {} : { after }) });
    rows.push(...page.rows);
    if (page.next === null) break;
    after = page.next;
  }
  return rows.toReversed();
}
