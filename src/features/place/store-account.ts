import { sql } from 'kysely';
import { formsOf, keptUnit } from '#features/unit/queries.ts';
import type { Connection, Scope } from '#platform/command.ts';
import type { Claim, UnitAccount } from './contract-account.ts';
import type { AccountKnown } from './facts.ts';

/** Accounts of units as they are loaded and read. */

/** The link an account is asked for by: who made it, and whether one asked for by it stands. */
export async function forClaim(db: Connection, { officeId }: Scope, linkId: string): Promise<{ maker: string; standing: boolean }> {
  const { rows } = await sql<{ maker: string; standing: boolean }>`
    select l.created_by as maker, exists (select 1 from unit_account x where x.office_id = l.office_id and x.link_id = l.id and x.state in ('asked', 'open')) as standing
    from unit_link l where l.office_id = ${officeId} and l.id = ${linkId} for update of l`.execute(db);
  return rows[0] ?? { maker: '', standing: false };
}

/** An account of the unit, also one asked for while it stood under another name; with the user behind it. */
export async function accountBy(db: Connection, scope: Scope, unitId: string, id: string): Promise<(AccountKnown & { readonly userId: string }) | null> {
  const { rows } = await sql<AccountKnown & { unitId: string; userId: string }>`
    select x.id, x.unit_id, x.holder_name, x.state, x.version, a.username, a.user_id, l.revoked_at is not null as link_revoked
    from unit_account x join account a on a.office_id = x.office_id and a.id = x.id join unit_link l on l.office_id = x.office_id and l.id = x.link_id
    where x.office_id = ${scope.officeId} and x.id = ${id} for update of x`.execute(db);
  const [row] = rows;
  return row !== undefined && (await keptUnit(db, scope, row.unitId)) === unitId ? row : null;
}

const claimSql = sql`x.id, x.holder_name as name, x.holder_post as post, a.username, x.state, x.asked_at, x.decided_name, x.decided_at, x.note`;

/** What was asked for by a link last; to an account, itself. */
export async function claimOf(db: Connection, { officeId }: Scope, place: NonNullable<Scope['actor']['place']>): Promise<Claim | null> {
  const { rows } = await sql<Claim>`
    select ${claimSql} from unit_account x join account a on a.office_id = x.office_id and a.id = x.id
    where x.office_id = ${officeId} and ${place.account ? sql`x.id = ${place.id}` : sql`x.link_id = ${place.linkId}`} order by x.asked_at desc, x.id desc limit 1`.execute(db);
  return rows[0] ?? null;
}

/** Accounts of a unit and of those that were merged into it, latest asked for first. */
export async function accountsOf(db: Connection, { officeId }: Scope, unitId: string, most: number): Promise<UnitAccount[]> {
  const { rows } = await sql<UnitAccount>`
    select ${claimSql}, l.holder_name as link_holder, l.revoked_at is not null as link_revoked, a.disabled_at is not null as disabled, x.version
    from unit_account x join account a on a.office_id = x.office_id and a.id = x.id join unit_link l on l.office_id = x.office_id and l.id = x.link_id
    where x.office_id = ${officeId} and x.unit_id in ${formsOf(officeId, unitId)}
    order by x.asked_at desc, x.id desc limit ${most}`.execute(db);
  return rows;
}
