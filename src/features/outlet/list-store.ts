import { sql } from 'kysely';
import { z } from 'zod';
import { shaped } from '#features/activity/store-shape.ts';
import { bulletinSchema } from '#features/record/facts.ts';
import type { Connection, Scope } from '#platform/command.ts';
import { holds } from '#shared/actor.ts';
import type { ActivityOutlets, OutletRow, UnsettledRow } from './contract.ts';
import { standsOf } from './decide-delivery.ts';
import { deliverySchema, outletSchema, sitePath, standingOf, type Delivery } from './facts.ts';
import { deliveryRows, unsettled } from './queries.ts';

/** What pages show of outlets: those of the office, and how the bulletins stand at each. */

/** Unsettled things that are shown: whoever has more sees the next when these are done. */
const mostUnsettled = 50;

export async function listOutlets(db: Connection, { officeId, actor }: Scope) {
  const { rows } = await sql<OutletRow>`
    select o.id, o.name, o.kind, o.form, o.retired_on, o.version, case when ${holds(actor, 'committee')} then o.address end as address,
      (select count(*)::int from delivery d where d.office_id = o.office_id and d.outlet_id = o.id and d.publication_id is not null) as published
    from outlet o where o.office_id = ${officeId} order by o.retired_on is not null, o.kind <> 'site', o.name, o.id`.execute(db);
  const site = await sql<{ key: string; open: boolean; reason: string; changedOn: string; changedBy: string; version: number; published: number }>`
    select s.key, s.open, s.reason, s.changed_on, s.changed_by, s.version,
      (select count(*)::int from delivery d join outlet o on o.office_id = d.office_id and o.id = d.outlet_id and o.kind = 'site'
        join bulletin b on b.office_id = d.office_id and b.id = d.bulletin_id and b.withdrawn_on is null where d.office_id = s.office_id) as published
    from site s where s.office_id = ${officeId}`.execute(db);
  return { outlets: rows, site: site.rows[0] ?? null };
}

const told = shaped(z.object({ delivery: deliverySchema, bulletin: bulletinSchema }));

/** What outlets are still owed, of activities of the whole office: for those who keep the outlets. */
export async function listUnsettled(db: Connection, { officeId, actor }: Scope): Promise<UnsettledRow[]> {
  if (!holds(actor, 'committee')) return [];
  const { rows } = await sql<{ row: unknown; outlet: string; kind: 'file' | 'copy' | 'webhook'; activityId: string }>`
    select json_build_object('delivery', to_jsonb(d), 'bulletin', to_jsonb(b)) as row, o.name as outlet, o.kind, d.activity_id
    from ${deliveryRows} where d.office_id = ${officeId} and ${unsettled}
    order by d.created_at, d.id limit ${mostUnsettled}`.execute(db);
  return rows.map(({ row, outlet, kind, activityId }) => {
    const { delivery, bulletin } = told(row);
    const standing = standingOf(kind, delivery, standsOf(bulletin));
    return { deliveryId: delivery.id, activityId, outlet, standing, answer: delivery.answer, title: bulletin.title, year: bulletin.year ?? 0, number: bulletin.number ?? 0 };
  });
}

/** Of one activity that the asker may see: outlets in use or that have something of it, and how its bulletins stand at each. */
export async function outletsOfActivity(db: Connection, { officeId }: Scope, activityId: string, baseUrl: string): Promise<ActivityOutlets> {
  const { rows } = await sql<{ row: unknown; takenDownOn: string | null }>`
    select json_build_object('delivery', to_jsonb(d), 'bulletin', to_jsonb(b)) as row, p.taken_down_on
    from delivery d join bulletin b on b.office_id = d.office_id and b.id = d.bulletin_id
    left join publication p on p.office_id = d.office_id and p.id = d.publication_id
    where d.office_id = ${officeId} and d.activity_id = ${activityId} order by d.created_at, d.id`.execute(db);
  const outlets = await sql<z.infer<typeof outletSchema>>`
    select o.id, o.name, o.kind, o.form, o.retired_on, o.version from outlet o where o.office_id = ${officeId}
      and (o.retired_on is null or exists (select 1 from delivery d where d.office_id = o.office_id and d.outlet_id = o.id and d.activity_id = ${activityId}))
    order by o.kind <> 'site', o.name, o.id`.execute(db);
  const site = await sql<{ key: string }>`select key from site where office_id = ${officeId} and open`.execute(db);
  const key = site.rows[0]?.key ?? null;
  const kindOf = (delivery: Delivery) => outlets.rows.find((outlet) => outlet.id === delivery.outletId)?.kind ?? 'copy';
  const deliveries = rows.map(({ row, takenDownOn }) => {
    const { delivery, bulletin } = told(row);
    const known = { ...delivery, toldWithdrawn: delivery.toldWithdrawn || takenDownOn !== null };
    return { ...delivery, standing: standingOf(kindOf(delivery), known, standsOf(bulletin)) };
  });
  return { outlets: outlets.rows, deliveries, site: key === null ? null : `${baseUrl}${sitePath(key)}` };
}
