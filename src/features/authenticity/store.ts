import { sql } from 'kysely';
import type { ActivityFacts } from '#features/activity/facts.ts';
import { visible } from '#features/activity/queries.ts';
import type { Connection, Scope } from '#platform/command.ts';
import type { Answer, Match } from './facts.ts';

/** Signals as they are kept, with what people said of them. */

export interface Stored extends Match {
  readonly since: string;
  /** What it was compared with, where the asker may see it. */
  readonly other: { readonly code: string; readonly theme: string | null; readonly byName: string | null } | null;
}
export interface Answered extends Answer {
  readonly signal: string;
}

/** Whether what a match is about still stands: derived rows may be a moment behind the state. */
export const stands = (kind: 'own_kind' | 'other_kind', id: 'own_id' | 'other_id') => sql`(case m.${sql.ref(kind)}
  when 'insight' then exists (select 1 from insight i where i.office_id = m.office_id and i.id = m.${sql.ref(id)} and i.withdrawn_at is null)
  when 'photo' then m.${sql.ref(id)} = m.activity_id or exists (select 1 from file f where f.office_id = m.office_id and f.id = m.${sql.ref(id)} and f.removed_at is null) else true end)`;

/** Matches of an activity: without what was withdrawn, taken off or cancelled meanwhile. Texts of activities the asker may not see are left out here. */
export async function matchesOf(db: Connection, scope: Scope, id: string): Promise<Stored[]> {
  const { rows } = await sql<Omit<Stored, 'facts' | 'passages' | 'other'> & { facts: Pick<Match, 'facts' | 'passages'>; seen: boolean | null; code: string | null; theme: string | null; byName: string | null }>`
    select m.activity_id, m.kind, m.own_kind, m.own_id, m.other_activity_id, m.other_kind, m.other_id, m.facts, m.since, o.seen, o.code, o.theme,
      (select p.name from insight i join person p on p.office_id = i.office_id and p.id = i.person_id where m.other_kind = 'insight' and i.office_id = m.office_id and i.id = m.other_id) as by_name
    from authenticity_match m
      join activity own on own.office_id = m.office_id and own.id = m.activity_id and own.standing in ('active', 'postponed')
      left join lateral (select a.code, a.theme, a.standing, ${visible(scope)} as seen from activity a where a.office_id = m.office_id and a.id = m.other_activity_id) o on true
    where m.office_id = ${scope.officeId} and m.activity_id = ${id} and (m.other_activity_id is null or o.standing in ('active', 'postponed'))
      and ${stands('own_kind', 'own_id')} and (m.other_kind is null or ${stands('other_kind', 'other_id')})
    order by m.since, m.kind, m.own_id, m.other_id`.execute(db);
  return rows.map(({ facts, seen, code, theme, byName, ...row }): Stored => ({
    ...row, ...facts, other: row.otherActivityId === null || seen !== true || code === null ? null : { code, theme, byName },
  }));
}

export async function answersOf(db: Connection, { officeId }: Scope, id: string): Promise<Answered[]> {
  return db.selectFrom('authenticityAnswer').select(['id', 'signal', 'said', 'text', 'byName', 'byPost', 'at'])
    .where('officeId', '=', officeId).where('activityId', '=', id).orderBy('at').orderBy('id').execute() as Promise<Answered[]>;
}

/** Whether an entry of the activity has not been followed yet: a moment after something was saved. */
export async function isBehind(db: Connection, { officeId }: Scope, id: string): Promise<boolean> {
  const { rows } = await sql<{ behind: boolean }>`
    select exists (select 1 from ledger_entry e where e.office_id = ${officeId} and e.activity_id = ${id} and e.seq > coalesce((select seq from authenticity_state where office_id = ${officeId}), 0)) as behind`.execute(db);
  return rows[0]?.behind ?? false;
}

/** Activities of others as the asker may see them, with who wrote an insight: for text that is not saved. */
export async function othersSeen(db: Connection, scope: Scope, ids: readonly { readonly activityId: string; readonly id: string }[]): Promise<ReadonlyMap<string, NonNullable<Stored['other']>>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; code: string; theme: string | null; byName: string | null }>`
    select t.id, a.code, a.theme, p.name as by_name
    from unnest(${ids.map(({ id }) => id)}::uuid[], ${ids.map(({ activityId }) => activityId)}::uuid[]) t(id, activity_id)
      join activity a on a.office_id = ${scope.officeId} and a.id = t.activity_id and ${visible(scope)}
      left join insight i on i.office_id = a.office_id and i.id = t.id left join person p on p.office_id = i.office_id and p.id = i.person_id`.execute(db);
  return new Map(rows.map(({ id, ...row }) => [id, row]));
}

/** What a programme, topic and sides say of the activity itself: it may be quoted. */
export const aboutOf = ({ activity, sides, projects }: ActivityFacts) => ({
  programme: activity.approvedProgramme ?? activity.programme,
  known: [activity.theme, activity.tasks, activity.expectedEffect, activity.problemBrought, activity.place, ...projects.map(({ name }) => name), ...sides.flatMap(({ unitName, bodyWords, branchNames }) => [unitName, bodyWords, ...branchNames])],
});
