import { sql } from 'kysely';
import { activityDay } from '#features/activity/checks-common.ts';
import type { ActivityFacts } from '#features/activity/facts.ts';
import type { Connection, Scope } from '#platform/command.ts';
import type { Rectangle } from './facts.ts';
import type { PhotoSaid } from './shown-outside.ts';

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

export interface PhotoKept extends PhotoSaid {
  readonly id: string;
  readonly activityId: string;
  readonly name: string;
  readonly caption: string | null;
  readonly sha256: string;
  readonly maskedSha256: string | null;
  readonly mask: { readonly complete: boolean; readonly rectangles: readonly Rectangle[] } | null;
}

/** Photos of an activity, or the one named, with what was said of them. Whether the asker may see them is asked elsewhere. */
export async function photosOf(db: Connection, { officeId }: Pick<Scope, 'officeId'>, by: { readonly activityId: string } | { readonly id: string }): Promise<PhotoKept[]> {
  const which = 'id' in by ? sql`f.id = ${by.id}` : sql`f.activity_id = ${by.activityId}`;
  const { rows } = await sql<PhotoKept>`
    select f.id, f.activity_id, f.name, f.caption, f.sha256, f.consent_of_outsiders, m.sha256 as masked_sha256,
      case when m.id is not null then json_build_object('complete', m.complete, 'rectangles', m.rectangles) end as mask
    from file f left join file_mask m on m.office_id = f.office_id and m.file_id = f.id
    where f.office_id = ${officeId} and ${which} and f.activity_id is not null and f.removed_at is null and f.purpose = 'photo' and f.media_type like 'image/%'
    order by f.created_at, f.id`.execute(db);
  return rows;
}
