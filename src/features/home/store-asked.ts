import { sql } from 'kysely';
import type { Connection, Scope } from '#platform/command.ts';
import { holds } from '#shared/actor.ts';
import type { WaitingRow } from './contract.ts';

const most = 20;

/** What others have asked of the actor and is no activity's: a temporary branch to be set up, a partner's account to be opened. */
export async function listAskedWaiting(db: Connection, { actor, officeId }: Scope): Promise<WaitingRow[]> {
  if (!holds(actor, 'committee', 'secretary')) return [];
  const { rows } = await sql<WaitingRow>`
    (select 'set_up' as kind, r.id, null::uuid as activity_id, null as code, r.name as theme, r.project_id as about_id, r.asked_on as day, r.proposer_name as detail, false as overdue from temporary_request r
      where r.office_id = ${officeId} and r.state = 'asked' and r.proposer_id is distinct from ${actor.personId} and ${holds(actor, 'committee')} order by r.id limit ${most})
    union all (select 'account', u.id, null, null, unit.name, u.unit_id, null, u.holder_name, false from unit_account u join unit on unit.office_id = u.office_id and unit.id = u.unit_id
      where u.office_id = ${officeId} and u.state = 'asked' order by u.asked_at, u.id limit ${most})`.execute(db);
  return rows;
}
