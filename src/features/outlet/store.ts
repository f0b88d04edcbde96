import { sql } from 'kysely';
import type { Connection, Scope } from '#platform/command.ts';
import { need } from '#shared/finding.ts';
import { Refusal } from '#shared/refusal.ts';
import type { OnOne, SiteFacts } from './decide.ts';
import type { ToNote } from './decide-delivery.ts';
import type { Delivery, Outlet } from './facts.ts';

/** What the outlets' commands load. Lists are in `list-store.ts`, what the public page shows in `store-site.ts`. */

/** Outlets are named, and the page is turned, one at a time in an office. */
export async function lockOutlets(db: Connection, { officeId }: Scope): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${officeId} outlet`}, 0))`.execute(db);
}

export async function nameTaken(db: Connection, { officeId }: Scope, name: string, except: string | null = null): Promise<boolean> {
  const { rows } = await sql`
    select 1 from outlet where office_id = ${officeId} and lower(name) = lower(${name}) and retired_on is null and id is distinct from ${except}::uuid`.execute(db);
  return rows.length > 0;
}

type Kept = OnOne['outlet'];
const outletColumns = sql`o.id, o.name, o.kind, o.form, o.retired_on, o.version, o.address`;

/** @throws Refusal NOT_FOUND where the office has no such outlet. */
export async function loadOutlet(db: Connection, { officeId }: Scope, id: string): Promise<Kept> {
  const { rows } = await sql<Kept>`select ${outletColumns} from outlet o where o.office_id = ${officeId} and o.id = ${id} for update`.execute(db);
  const [outlet] = rows;
  if (outlet === undefined) throw new Refusal('NOT_FOUND', [need('need.outlet')]);
  return outlet;
}

/** The page as its commands see it. Short names are unique in the installation, since they stand in addresses. */
export async function loadSite(db: Connection, { officeId }: Scope, key: string | null): Promise<SiteFacts> {
  if (key !== null) await sql`select pg_advisory_xact_lock(hashtextextended(${`site ${key}`}, 0))`.execute(db);
  const { rows } = await sql<SiteFacts>`
    select (select json_build_object('id', s.id, 'key', s.key, 'open', s.open, 'version', s.version) from site s where s.office_id = ${officeId}) as site,
      exists (select 1 from site s where s.key = ${key} and s.office_id <> ${officeId}) as key_taken,
      exists (select 1 from delivery d join outlet o on o.office_id = d.office_id and o.id = d.outlet_id and o.kind = 'site' where d.office_id = ${officeId}) as published,
      (select o.id from outlet o where o.office_id = ${officeId} and o.kind = 'site') as outlet_id`.execute(db);
  return rows[0] ?? { site: null, keyTaken: false, published: false, outletId: null };
}

const deliveryColumns = sql`d.id, d.bulletin_id, d.outlet_id, d.publication_id, d.told_edition, d.told_withdrawn, d.attempts, d.failed, d.answer, d.tried_at, d.created_at`;

/** An outlet as a bulletin is published at it, the delivery that is there already, and the office's short name while the page is on. */
export async function loadTarget(db: Connection, { officeId }: Scope, outletId: string, bulletinId: string) {
  const outlet = await sql<Outlet>`select o.id, o.name, o.kind, o.form, o.retired_on, o.version from outlet o where o.office_id = ${officeId} and o.id = ${outletId}`.execute(db);
  const delivery = await sql<Delivery>`select ${deliveryColumns} from delivery d where d.office_id = ${officeId} and d.outlet_id = ${outletId} and d.bulletin_id = ${bulletinId}`.execute(db);
  const site = await sql<{ key: string }>`select key from site where office_id = ${officeId} and open`.execute(db);
  return { outlet: outlet.rows[0] ?? null, delivery: delivery.rows[0] ?? null, key: site.rows[0]?.key ?? null };
}

/** One delivery of the activity with its outlet; null where it has none such. */
export async function loadDelivery(db: Connection, scope: Scope, activityId: string, deliveryId: string): Promise<{ outlet: Outlet | null; delivery: Delivery | null }> {
  const { rows } = await sql<Delivery>`select ${deliveryColumns} from delivery d where d.office_id = ${scope.officeId} and d.activity_id = ${activityId} and d.id = ${deliveryId}`.execute(db);
  const delivery = rows[0] ?? null;
  return { delivery, outlet: delivery === null ? null : await loadOutlet(db, scope, delivery.outletId) };
}

/** The same for the program itself. @throws Refusal NOT_FOUND */
export async function deliveryToNote(db: Connection, scope: Scope, deliveryId: string): Promise<ToNote> {
  const { rows } = await sql<{ activityId: string; createdBy: string; takenDownOn: string | null; editions: number; withdrawnOn: string | null } & Delivery>`
    select ${deliveryColumns}, d.activity_id, d.created_by, p.taken_down_on, jsonb_array_length(b.editions) as editions, b.withdrawn_on
    from delivery d join bulletin b on b.office_id = d.office_id and b.id = d.bulletin_id left join publication p on p.office_id = d.office_id and p.id = d.publication_id
    where d.office_id = ${scope.officeId} and d.id = ${deliveryId} for update of d`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Refusal('NOT_FOUND', [need('need.delivery')]);
  const { activityId, createdBy, takenDownOn, editions, withdrawnOn, ...delivery } = row;
  const stands = { edition: Math.max(1, editions), withdrawn: withdrawnOn !== null };
  return { activityId, createdBy, takenDownOn, stands, delivery, outlet: await loadOutlet(db, scope, delivery.outletId) };
}

export async function officeName(db: Connection, { officeId }: Scope): Promise<{ name: string; demo: boolean }> {
  return db.selectFrom('office').select(['name', 'demo']).where('id', '=', officeId).executeTakeFirstOrThrow();
}
