import { sql } from 'kysely';
import { visible } from '#features/activity/queries.ts';
import { keptUnit } from '#features/unit/queries.ts';
import type { Connection, Scope } from '#platform/command.ts';
import { need } from '#shared/finding.ts';
import { Refusal } from '#shared/refusal.ts';
import type { PairingInput } from './contract.ts';
import type { Named, OnOne } from './decide.ts';
import type { PairingKnown } from './facts.ts';

/** What the commands on agreements load. */

/** An input whose units are those that stand now: one that was merged is named by the one that was kept. */
export async function standingInput<I extends { readonly parties: PairingInput<'add'>['parties'] }>(db: Connection, scope: Scope, input: I): Promise<I> {
  const parties = await Promise.all(input.parties.map(async (party) => ({ ...party, unitId: await keptUnit(db, scope, party.unitId, { lock: true }) })));
  return { ...input, parties };
}

export async function named(db: Connection, scope: Scope, { branchIds, parties, activityId }: Pick<PairingInput<'add'>, 'branchIds' | 'parties' | 'activityId'>): Promise<Named> {
  const { officeId } = scope;
  const branches = await sql<{ id: string }>`
    select b.id from branch b join unit u on u.office_id = b.office_id and u.id = b.unit_id and u.own where b.office_id = ${officeId} and b.id = any(${branchIds}::uuid[])`.execute(db);
  const units = await sql<Named['units'][number]>`select id, name, own from unit where office_id = ${officeId} and id = any(${parties.map(({ unitId }) => unitId)}::uuid[]) order by pinyin, id`.execute(db);
  const seen = activityId === null ? null : await sql`select 1 from activity a where a.office_id = ${officeId} and a.id = ${activityId} and ${visible(scope)}`.execute(db);
  return { branches: branches.rows.map(({ id }) => id), units: units.rows, activityKnown: seen === null || seen.rows.length > 0 };
}

/** @throws Refusal NOT_FOUND where the office has no such agreement. */
export async function loadPairing(db: Connection, scope: Scope, id: string): Promise<OnOne> {
  const { rows } = await sql<PairingKnown & { partyIds: string[] }>`
    select p.id, p.branch_ids, p.signed_on, p.from_on, p.until_on, p.ended_on, p.version,
      array(select x.id from pairing_party x where x.office_id = p.office_id and x.pairing_id = p.id order by x.position) as party_ids,
      array(select u.name from pairing_party x join unit u on u.office_id = x.office_id and u.id = x.unit_id where x.office_id = p.office_id and x.pairing_id = p.id order by x.position) as units
    from pairing p where p.office_id = ${scope.officeId} and p.id = ${id} for update of p`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Refusal('NOT_FOUND', [need('need.pairing')]);
  const { partyIds, ...pairing } = row;
  return { pairing, partyIds };
}
