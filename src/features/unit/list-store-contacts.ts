import { sql } from 'kysely';
import { visible } from '#features/activity/queries.ts';
import type { Connection, Scope } from '#platform/command.ts';
import { need } from '#shared/finding.ts';
import { Refusal } from '#shared/refusal.ts';
import type { UnitContact } from './contract.ts';
import { mayRead } from './list-store.ts';
import { keptUnit } from './store.ts';

interface Asked {
  readonly id: string;
  readonly after?: string | undefined;
  readonly limit: number;
}

/**
 * What was spoken of with a unit, newest first, a page at a time: for activities that the reader may see, and outside any.
 * @throws Refusal NOT_FOUND for a unit of another office, and for our own.
 */
export async function listContacts(db: Connection, scope: Scope, { id: asked, after, limit }: Asked) {
  mayRead(scope, 'unit.contacts');
  const id = await keptUnit(db, scope, asked);
  const unit = await sql`select 1 from unit where office_id = ${scope.officeId} and id = ${id} and not own`.execute(db);
  if (unit.rows.length === 0) throw new Refusal('NOT_FOUND', [need('need.unit')]);
  const [day, last] = after?.split('_') ?? [];
  const later = day === undefined || last === undefined ? sql`true` : sql`(c.contacted_on, c.id) < (${day}::date, ${last}::uuid)`;
  // Each half gives no more than the page: the days of the one say nothing of the other.
  const { rows } = await sql<UnitContact>`
    select * from (
      (select c.id, c.activity_id, a.theme, c.contacted_on, c.means, c.content, null as spoke_with, p.name as person_name
        from contact_log c join activity a on a.office_id = c.office_id and a.id = c.activity_id
        join side s on s.office_id = c.office_id and s.id = c.side_id and s.unit_id = ${id}
        join person p on p.office_id = c.office_id and p.id = c.person_id
        where c.office_id = ${scope.officeId} and ${visible(scope)} and ${later} order by c.contacted_on desc, c.id desc limit ${limit + 1})
      union all
      (select c.id, null, null, c.contacted_on, c.means, c.content, c.spoke_with, c.by_name
        from unit_contact c where c.office_id = ${scope.officeId} and c.unit_id = ${id} and ${later} order by c.contacted_on desc, c.id desc limit ${limit + 1})) k
    order by contacted_on desc, id desc limit ${limit + 1}`.execute(db);
  const shown = rows.slice(0, limit);
  const end = shown.at(-1);
  return { rows: shown, next: rows.length > limit && end !== undefined ? `${end.contactedOn}_${end.id}` : null };
}
