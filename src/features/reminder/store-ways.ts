import { sql } from 'kysely';
import type { Connection, Scope } from '#platform/command.ts';
import { need } from '#shared/finding.ts';
import { Refusal } from '#shared/refusal.ts';
import type { SealedRobot, Way } from './facts.ts';

/** How people are told, what they mute, and the robots. */

export async function wayOf(db: Connection, { officeId }: Scope, personId: string, lock = false): Promise<Way | null> {
  const { rows } = await sql<Way>`
    select mail_to, mail_since, language, failing, failing_at, feed_since, feed_hash is not null as has_feed, version from reminder_way where office_id = ${officeId} and id = ${personId} ${lock ? sql`for update` : sql``}`.execute(db);
  return rows[0] ?? null;
}

export async function muteKnown(db: Connection, { officeId, actor }: Scope, watch: string, about: string | null): Promise<{ readonly muteId: string | null; readonly count: number }> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${officeId} reminder mute ${actor.personId ?? ''}`}, 0))`.execute(db);
  const { rows } = await sql<{ id: string | null; count: number }>`
    select (select id from reminder_mute where office_id = ${officeId} and person_id = ${actor.personId} and watch = ${watch} and about is not distinct from ${about}) as id,
      (select count(*)::int from reminder_mute where office_id = ${officeId} and person_id = ${actor.personId}) as count`.execute(db);
  return { muteId: rows[0]?.id ?? null, count: rows[0]?.count ?? 0 };
}
export async function mutedKinds(db: Connection, { officeId, actor }: Scope): Promise<string[]> {
  const { rows } = await sql<{ watch: string }>`select watch from reminder_mute where office_id = ${officeId} and person_id = ${actor.personId} and about is null order by watch`.execute(db);
  return rows.map(({ watch }) => watch);
}

const robotColumns = sql`r.id, r.name, r.kind, r.language, r.branch_id, r.host, r.failures, r.answer, r.answered_at, r.off_at, r.version, r.address, r.secret, r.retired_on`;

/** @throws Refusal NOT_FOUND where the office has no such robot. Held until the transaction ends. */
export async function loadRobot(db: Connection, { officeId }: Scope, id: string, lock = true): Promise<SealedRobot> {
  const { rows } = await sql<SealedRobot>`select ${robotColumns} from robot r where r.office_id = ${officeId} and r.id = ${id} ${lock ? sql`for update` : sql``}`.execute(db);
  if (rows[0] === undefined) throw new Refusal('NOT_FOUND', [need('reminder.no_robot')]);
  return rows[0];
}

/** Robots in use, with the branch each is of. */
export async function listRobots(db: Connection, { officeId }: Scope): Promise<(SealedRobot & { readonly branch: string | null })[]> {
  const { rows } = await sql<SealedRobot & { branch: string | null }>`
    select ${robotColumns}, b.name as branch from robot r left join branch b on b.office_id = r.office_id and b.id = r.branch_id
    where r.office_id = ${officeId} and r.retired_on is null order by r.branch_id nulls first, r.name limit 500`.execute(db);
  return rows;
}

/** Whether another robot in use has the name, and whether the branch is one of ours that lives. */
export async function robotAmong(db: Connection, { officeId }: Scope, name: string, branchId: string | null, today: string): Promise<{ readonly nameTaken: boolean; readonly branchKnown: boolean }> {
  const { rows } = await sql<{ nameTaken: boolean; branchKnown: boolean }>`
    select exists (select 1 from robot where office_id = ${officeId} and lower(name) = lower(${name}) and retired_on is null) as name_taken,
      ${branchId}::uuid is null or exists (select 1 from branch b join unit u on u.office_id = b.office_id and u.id = b.unit_id and u.own
        where b.office_id = ${officeId} and b.id = ${branchId} and (b.dissolved_on is null or b.dissolved_on > ${today})) as branch_known`.execute(db);
  return rows[0] ?? { nameTaken: false, branchKnown: false };
}

/** Branches somebody may keep robots of: one's own as secretary, all of ours for 机关党委 and the system administrator. */
export async function branchesFor(db: Connection, { officeId }: Scope, own: readonly string[] | 'all', today: string): Promise<{ readonly id: string; readonly name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select b.id, b.name from branch b join unit u on u.office_id = b.office_id and u.id = b.unit_id and u.own
    where b.office_id = ${officeId} and (b.dissolved_on is null or b.dissolved_on > ${today}) and ${own === 'all' ? sql`true` : sql`b.id = any(${own}::uuid[])`} order by b.pinyin, b.id limit 500`.execute(db);
  return rows;
}

/** Who is told when a robot is switched off: whoever added it, and who keeps it now. */
export async function keepersOf(db: Connection, { officeId }: Scope, robot: SealedRobot, today: string): Promise<string[]> {
  const { rows } = await sql<{ personId: string }>`
    select distinct p.id as person_id from person p where p.office_id = ${officeId} and (p.removed_on is null or p.removed_on > ${today}) and (
      p.id = (select added_by from robot where office_id = ${officeId} and id = ${robot.id})
      or exists (select 1 from post x where x.office_id = p.office_id and x.person_id = p.id and x.from_on <= ${today} and (x.to_on is null or x.to_on >= ${today})
        and case when ${robot.branchId}::uuid is null then x.post = 'committee' else x.post = 'secretary' and x.branch_id = ${robot.branchId} end))`.execute(db);
  return rows.map(({ personId }) => personId);
}
