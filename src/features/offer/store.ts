import { sql } from 'kysely';
import { visible } from '#features/activity/queries.ts';
import { keptUnit } from '#features/unit/queries.ts';
import type { Connection, Scope } from '#platform/command.ts';
import { need } from '#shared/finding.ts';
import { barred } from '#shared/policy.ts';
import { Refusal } from '#shared/refusal.ts';
import type { OfUnit } from './decide.ts';
import type { OfferKnown } from './facts.ts';
import { offerPolicy } from './policy.ts';

/** What the commands on units' lists load. A unit that was merged answers as the one that was kept. */

/** @throws Refusal NOT_FOUND where the office has no such unit. */
export async function unitNow(db: Connection, scope: Scope, asked: string): Promise<OfUnit['unit']> {
  const id = await keptUnit(db, scope, asked, { lock: true });
  const { rows } = await sql<OfUnit['unit']>`select id, name, own from unit where office_id = ${scope.officeId} and id = ${id}`.execute(db);
  const [unit] = rows;
  if (unit === undefined) throw new Refusal('NOT_FOUND', [need('need.unit')]);
  return unit;
}

/** Other lines of the unit that stand, word for word. */
export async function standingTexts(db: Connection, { officeId }: Scope, unitId: string, except: string | null = null): Promise<string[]> {
  const { rows } = await sql<{ text: string }>`
    select text from unit_offer where office_id = ${officeId} and unit_id = ${unitId} and ended_at is null and id is distinct from ${except}::uuid`.execute(db);
  return rows.map(({ text }) => text);
}

/** @throws Refusal NOT_FOUND where the office has no such line. */
export async function loadOffer(db: Connection, scope: Scope, id: string): Promise<{ offer: OfferKnown } & OfUnit & { others: string[] }> {
  const { rows } = await sql<OfferKnown>`
    select id, unit_id, text, ended_at is not null as ended, version from unit_offer where office_id = ${scope.officeId} and id = ${id} for update`.execute(db);
  const [offer] = rows;
  if (offer === undefined) throw new Refusal('NOT_FOUND', [need('need.offer')]);
  const unit = await unitNow(db, scope, offer.unitId);
  return { offer, unit, others: await standingTexts(db, scope, offer.unitId, id) };
}

/** What a choice is for must be there for the asker, who is told nothing of it else. @throws Refusal FORBIDDEN, NOT_FOUND */
export async function mustSee(db: Connection, scope: Scope, { activityId, projectId }: { readonly activityId: string | null; readonly projectId: string | null }): Promise<void> {
  const { officeId } = scope;
  const against = barred(offerPolicy, 'offer.choose', scope.actor);
  if (against.length > 0) throw new Refusal('FORBIDDEN', against);
  if (activityId !== null) {
    const { rows } = await sql`select 1 from activity a where a.office_id = ${officeId} and a.id = ${activityId} and ${visible(scope)}`.execute(db);
    if (rows.length === 0) throw new Refusal('NOT_FOUND', [need('need.purpose_there')]);
  }
  if (projectId !== null) {
    const { rows } = await sql`select 1 from project where office_id = ${officeId} and id = ${projectId}`.execute(db);
    if (rows.length === 0) throw new Refusal('NOT_FOUND', [need('need.purpose_there')]);
  }
}
