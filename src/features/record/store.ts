import { sql } from 'kysely';
import { activityDay } from '#features/activity/checks-common.ts';
import type { ActivityFacts } from '#features/activity/facts.ts';
import type { Connection, Scope } from '#platform/command.ts';

/** Who was secretary of the branch that started the activity, on its day: who convenes a branch's meeting as a rule. */
export async function chairOf(db: Connection, scope: Scope, facts: ActivityFacts): Promise<string | null> {
  const day = activityDay(facts);
  const { rows } = await sql<{ name: string }>`
    select p.name from post x join person p on p.office_id = x.office_id and p.id = x.person_id
    where x.office_id = ${scope.officeId} and x.branch_id = ${facts.activity.branchId} and x.post = 'secretary'
      and x.from_on <= ${day} and (x.to_on is null or x.to_on >= ${day})
    order by x.from_on desc, p.id limit 1`.execute(db);
  return rows[0]?.name ?? null;
}
