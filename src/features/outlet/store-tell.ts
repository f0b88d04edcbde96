import { sql } from 'kysely';
import { z } from 'zod';
import { shaped } from '#features/activity/store-shape.ts';
import type { Bulletin } from '#features/bulletin/facts.ts';
import { bulletinSchema } from '#features/record/facts.ts';
import type { Connection, Scope } from '#platform/command.ts';
import { deliverySchema, outletSchema, type Delivery, type Outlet } from './facts.ts';

/** One delivery with all that is needed to tell its outlet. The key is sealed. */
export interface ToTell {
  readonly delivery: Delivery;
  readonly outlet: Outlet;
  readonly bulletin: Bulletin;
  readonly address: string | null;
  readonly secret: string | null;
  readonly office: string;
  /** The office's short name, where the bulletin stands on its own page and that is on. */
  readonly siteKey: string | null;
}

const rows = shaped(z.object({ delivery: deliverySchema, outlet: outletSchema, bulletin: bulletinSchema }));

/** Deliveries of the bulletin an entry of the ledger is about. */
export async function toTell(db: Connection, { officeId }: Scope, seq: number): Promise<ToTell[]> {
  const found = await sql<{ row: unknown; address: string | null; secret: string | null; office: string; siteKey: string | null }>`
    select json_build_object('delivery', to_jsonb(d), 'outlet', to_jsonb(o), 'bulletin', to_jsonb(b)) as row, o.address, o.secret, f.name as office,
      (select s.key from site s where s.office_id = b.office_id and s.open and exists (
        select 1 from delivery x join outlet y on y.office_id = x.office_id and y.id = x.outlet_id and y.kind = 'site' where x.office_id = b.office_id and x.bulletin_id = b.id)) as site_key
    from ledger_entry e
    join bulletin b on b.office_id = e.office_id and b.id = e.object_id
    join delivery d on d.office_id = b.office_id and d.bulletin_id = b.id
    join outlet o on o.office_id = d.office_id and o.id = d.outlet_id
    join office f on f.id = b.office_id
    where e.office_id = ${officeId} and e.seq = ${seq} order by d.created_at, d.id`.execute(db);
  return found.rows.map(({ row, ...more }) => ({ ...rows(row), ...more }));
}
