import { sql } from 'kysely';
import type { OfUnit } from './decide.ts';
import type { LinkKnown, OnLine, PlaceUnit, ProposalKnown } from './facts.ts';
import { formsOf, keptUnit } from '#features/unit/queries.ts';
import type { Connection, Scope } from '#platform/command.ts';
import { need } from '#shared/finding.ts';
import { Refusal } from '#shared/refusal.ts';

/** What the commands of a partner's place load. */

/** The unit of the link that asks. @throws Refusal FORBIDDEN for whoever came otherwise. */
export function placeOf({ actor }: Scope): NonNullable<Scope['actor']['place']> {
  if (actor.place === undefined) throw new Refusal('FORBIDDEN', [need('forbidden.post', null, { who: 'link' })]);
  return actor.place;
}

/** A unit that was merged answers as the one that was kept. @throws Refusal NOT_FOUND where the office has no such unit. */
export async function unitNow(db: Connection, scope: Scope, asked: string): Promise<PlaceUnit> {
  // Locked once and for writing: a lock for reading that is raised later would have two askers wait for each other.
  await sql`select 1 from unit where office_id = ${scope.officeId} and id = ${asked} for update`.execute(db);
  const id = await keptUnit(db, scope, asked);
  const { rows } = await sql<PlaceUnit>`select id, name, version, own from unit where office_id = ${scope.officeId} and id = ${id} for update`.execute(db);
  if (rows[0] === undefined) throw new Refusal('NOT_FOUND', [need('need.unit')]);
  return rows[0];
}

/** Lines of the unit that stand, word for word: as many as there may be at most, and one. */
export async function standingTexts(db: Connection, { officeId }: Scope, unitId: string, except: string | null = null): Promise<string[]> {
  const { rows } = await sql<{ text: string }>`
    select text from unit_offer where office_id = ${officeId} and unit_id = ${unitId} and ended_at is null and id is distinct from ${except}::uuid`.execute(db);
  return rows.map(({ text }) => text);
}

/** A line of the asking unit's own. @throws Refusal NOT_FOUND for every other. */
export async function lineOf(db: Connection, scope: Scope, id: string): Promise<OfUnit & OnLine> {
  const unit = await unitNow(db, scope, placeOf(scope).unitId);
  const { rows } = await sql<OnLine['offer']>`
    select id, unit_id, text, ended_at is not null as ended, version from unit_offer where office_id = ${scope.officeId} and id = ${id} and unit_id = ${unit.id} for update`.execute(db);
  if (rows[0] === undefined) throw new Refusal('NOT_FOUND', [need('need.offer')]);
  return { unit, offer: rows[0], others: await standingTexts(db, scope, unit.id, id) };
}

const proposalSql = sql`select id, name, industry, region, field, state, version from unit_proposal`;
export async function openProposal(db: Connection, { officeId }: Scope, unitId: string): Promise<ProposalKnown | null> {
  const { rows } = await sql<ProposalKnown>`${proposalSql} where office_id = ${officeId} and unit_id in ${formsOf(officeId, unitId)} and state = 'proposed' order by at desc, id desc limit 1 for update`.execute(db);
  return rows[0] ?? null;
}
export async function proposalBy(db: Connection, { officeId }: Scope, unitId: string, id: string): Promise<ProposalKnown | null> {
  const { rows } = await sql<ProposalKnown>`${proposalSql} where office_id = ${officeId} and unit_id in ${formsOf(officeId, unitId)} and id = ${id} for update`.execute(db);
  return rows[0] ?? null;
}

/** A link of the unit, also one made while it stood under another name. */
export async function linkBy(db: Connection, scope: Scope, unitId: string, id: string): Promise<LinkKnown | null> {
  const { rows } = await sql<LinkKnown & { unitId: string }>`select id, unit_id, holder_name, revoked_at from unit_link where office_id = ${scope.officeId} and id = ${id} for update`.execute(db);
  const [link] = rows;
  return link !== undefined && (await keptUnit(db, scope, link.unitId)) === unitId ? link : null;
}
