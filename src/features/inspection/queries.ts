import { sql } from 'kysely';
import { loadSome } from '#features/activity/queries.ts';
import { fourOfSome } from '#features/ledger/queries.ts';
import type { Connection, Scope } from '#platform/command.ts';
import { loadRules } from '#platform/rules.ts';
import { computedOf } from './facts-computed.ts';
import type { Computed } from './facts-items.ts';
import type { Inspected, Item } from './facts.ts';
import { seenSql } from './store.ts';

/** What the program finds of sampled activities: as it stands now, or as it was kept when the round was closed. */

/** Ids of the answers of one sampled activity, by item of the checklist. */
export async function answerIds(db: Connection, { officeId }: Scope, itemId: string): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; key: string }>`select id, key from inspection_answer where office_id = ${officeId} and item_id = ${itemId}`.execute(db);
  return new Map(rows.map(({ id, key }) => [key, id]));
}

/** Item → what the program says of its activity. Whatever reader: an inspected branch sees what is said of its own. Five statements, however many. */
export async function computedOfItems(db: Connection, scope: Scope, items: readonly Pick<Item, 'id' | 'activityId'>[]): Promise<ReadonlyMap<string, readonly Computed[]>> {
  const { rows: kept } = await sql<{ id: string; computed: Computed[] }>`
    select id, computed from inspection_item where office_id = ${scope.officeId} and id = any(${items.map(({ id }) => id)}::uuid[]) and computed is not null`.execute(db);
  const made = new Map<string, readonly Computed[]>(kept.map(({ id, computed }) => [id, computed]));
  const left = items.filter(({ id }) => !made.has(id));
  if (left.length === 0) return made;
  const rules = await loadRules(db, scope.officeId, scope.now);
  const ids = left.map(({ activityId }) => activityId);
  const [facts, four] = [await loadSome(db, scope, rules, ids), await fourOfSome(db, scope, ids, rules)];
  for (const { id, activityId } of left) {
    const [known, stand] = [facts.get(activityId), four.get(activityId)];
    if (known !== undefined && stand !== undefined) made.set(id, computedOf(known, stand, rules));
  }
  return made;
}

/** Rounds in which an activity was looked at, as far as the asker may see them, oldest first; what was withdrawn is left out. */
export async function inspectedOf(db: Connection, scope: Scope, activityId: string, today: string): Promise<Inspected[]> {
  const { rows } = await sql<Inspected>`
    select r.name as round, r.state, coalesce(r.closed_on, r.opened_on) as on,
      (select coalesce(json_agg(json_build_object('kind', o.kind, 'state', o.state, 'text', o.text, 'requirement', o.requirement, 'dueOn', o.due_on, 'report', o.report, 'rechecker', o.rechecker_name) order by o.at, o.id), '[]')
        from observation o where o.office_id = i.office_id and o.item_id = i.id and o.state <> 'withdrawn') as observations
    from inspection_item i join inspection_round r on r.office_id = i.office_id and r.id = i.round_id and r.state <> 'cancelled'
    join activity a on a.office_id = i.office_id and a.id = i.activity_id join branch b on b.office_id = i.office_id and b.id = i.branch_id
    where i.office_id = ${scope.officeId} and i.activity_id = ${activityId} and ${seenSql(scope, today)} order by r.opened_on, r.id`.execute(db);
  return rows;
}
