import { sql } from 'kysely';
import type { Stage } from '#features/activity/facts-plain.ts';
import { pausedUntil } from '#platform/guesses.ts';
import type { Connection, Scope } from '#platform/command.ts';
import { loadRules } from '#platform/rules.ts';
import { need } from '#shared/finding.ts';
import { Refusal } from '#shared/refusal.ts';
import type { ResourceView } from './contract.ts';
import type { OfferFacts } from './decide-offer.ts';

/** What is known of a link's holder who adds something. */

export const pauseKey = (linkId: string): string => `contribution ${linkId}`;

/** @throws Refusal FORBIDDEN for whoever did not come by a link. */
export async function offerFacts(db: Connection, scope: Scope): Promise<OfferFacts> {
  const { link } = scope.actor;
  if (link === null) throw new Refusal('FORBIDDEN', [need('forbidden.post', null, { who: 'link' })]);
  const { officeId, now } = scope;
  const rules = await loadRules(db, officeId, now);
  const { today } = rules;
  const { rows } = await sql<{ stage: Stage; standing: string; unitId: string | null; sideName: string | null; waiting: number; people: string[] }>`
    select a.stage, a.standing, s.unit_id, coalesce(u.name, s.body_words) as side_name,
      (select count(*)::int from resource r where r.office_id = a.office_id and r.link_id = ${link.id} and r.state = 'offered') as waiting,
      array(select distinct x.id from (select h.person_id as id from post h where h.office_id = a.office_id and h.post = 'secretary' and h.branch_id = any(a.host_branch_ids) and h.from_on <= ${today}::date and (h.to_on is null or h.to_on >= ${today}::date)
        union all select unnest(array[a.organiser_id, a.proposer_id])) x where x.id is not null) as people
    from activity a left join side s on s.office_id = a.office_id and s.activity_id = a.id and s.id = ${link.sideId} left join unit u on u.office_id = s.office_id and u.id = s.unit_id
    where a.office_id = ${officeId} and a.id = ${link.activityId}`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Refusal('NOT_FOUND', [need('activity.not_found')]);
  const paused = (await pausedUntil(db as Parameters<typeof pausedUntil>[0], pauseKey(link.id), now)) !== null;
  return { ...row, sideName: row.sideName ?? scope.actor.name, link, paused, rules };
}

export type LinkRow = Pick<ResourceView['resource'], 'id' | 'title' | 'kind' | 'fileName' | 'url' | 'state' | 'reason' | 'createdAt'>;
/** What this link's side has added, newest first, and what became of it. */
export async function offeredBy(db: Connection, { officeId, actor }: Scope): Promise<LinkRow[]> {
  const { rows } = await sql<LinkRow>`
    select r.id, r.title, r.kind, f.name as file_name, v.url, r.state, case when r.state = 'declined' then r.reason end as reason, r.created_at
    from resource r left join resource_version v on v.office_id = r.office_id and v.resource_id = r.id and v.no = 1 left join file f on f.office_id = v.office_id and f.id = v.file_id
    where r.office_id = ${officeId} and r.activity_id = ${actor.link?.activityId ?? null} and r.side_id = ${actor.link?.sideId ?? null} and r.link_id is not null order by r.created_at desc, r.id desc limit 100`.execute(db);
  return rows;
}
