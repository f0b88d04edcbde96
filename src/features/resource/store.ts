import { sql } from 'kysely';
import { visible } from '#features/activity/queries.ts';
import { keptUnit } from '#features/unit/queries.ts';
import type { Connection, Scope } from '#platform/command.ts';
import { need } from '#shared/finding.ts';
import { Refusal } from '#shared/refusal.ts';
import type { ResourceInput as Input } from './contract.ts';
import type { OnOne, Running } from './decide.ts';
import type { PackFacts } from './decide-pack.ts';
import type { Entry, ResourceKnown } from './facts.ts';
import { readable } from './list-store.ts';

/** What the commands on the library load. Whom items reach is in store-reach.ts, what partners add in store-offer.ts. */

type Loaded = ResourceKnown & { readonly running: Running | null };
/** Locked, as far as the actor may see it. @throws Refusal NOT_FOUND */
export async function loadResource(db: Connection, scope: Scope, id: string): Promise<OnOne> {
  const { rows } = await sql<Loaded>`
    select r.id, r.title, r.kind, r.state, r.sensitivity, r.activity_id, r.by_person_id, r.version,
      (select coalesce(max(v.no), 0) from resource_version v where v.office_id = r.office_id and v.resource_id = r.id) as no,
      (select json_build_object('id', a.id, 'hostBranchIds', a.host_branch_ids, 'organiserId', a.organiser_id, 'proposerId', a.proposer_id) from activity a where a.office_id = r.office_id and a.id = r.activity_id) as running
    from resource r where r.office_id = ${scope.officeId} and r.id = ${id} and ${readable(scope)} for update of r`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Refusal('NOT_FOUND', [need('need.resource')]);
  const { running, ...resource } = row;
  return { resource, activity: running };
}

/** The unit as it stands now, where one is named. */
export async function withUnit<I extends { readonly unitId: string | null }>(db: Connection, scope: Scope, input: I): Promise<{ readonly said: I; readonly unitKnown: boolean }> {
  if (input.unitId === null) return { said: input, unitKnown: true };
  const unitId = await keptUnit(db, scope, input.unitId, { lock: true });
  const { rows } = await sql`select 1 from unit where office_id = ${scope.officeId} and id = ${unitId}`.execute(db);
  return { said: { ...input, unitId }, unitKnown: rows.length > 0 };
}

async function activitySeen(db: Connection, scope: Scope, id: string): Promise<PackFacts['activity']> {
  const { rows } = await sql<NonNullable<PackFacts['activity']>>`select a.id, a.theme from activity a where a.office_id = ${scope.officeId} and a.id = ${id} and ${visible(scope)}`.execute(db);
  return rows[0] ?? null;
}
export const activityKnown = async (db: Connection, scope: Scope, id: string | null): Promise<boolean> => id === null || (await activitySeen(db, scope, id)) !== null;

/** Bulletins that are out, and items of the library, of those named; as far as the actor may see them. */
async function bulletinsSeen(db: Connection, scope: Scope, ids: readonly string[]): Promise<NonNullable<PackFacts['bulletin']>[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<NonNullable<PackFacts['bulletin']>>`
    select b.id, b.title, b.activity_id from bulletin b join activity a on a.office_id = b.office_id and a.id = b.activity_id
    where b.office_id = ${scope.officeId} and b.id = any(${ids}::uuid[]) and b.state = 'released' and ${visible(scope)}`.execute(db);
  return rows;
}
async function itemsSeen(db: Connection, scope: Scope, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    select r.id from resource r where r.office_id = ${scope.officeId} and r.id = any(${ids}::uuid[]) and r.state = 'library' and r.kind <> 'pack' and ${readable(scope)}`.execute(db);
  return rows.map(({ id }) => id);
}

export async function packFacts(db: Connection, scope: Scope, { activityId, bulletinId, itemIds }: Input<'makePack'>): Promise<PackFacts> {
  return {
    activity: activityId === null ? null : await activitySeen(db, scope, activityId),
    bulletin: bulletinId === null ? null : ((await bulletinsSeen(db, scope, [bulletinId]))[0] ?? null),
    items: await itemsSeen(db, scope, itemIds),
  };
}

/** Of the entries named, those the actor may see, and those the pack has already. */
export async function seenEntries(db: Connection, scope: Scope, id: string, entries: readonly Entry[]): Promise<Entry[]> {
  const of = (...parts: readonly string[]): string[] => [...new Set(entries.filter(({ part }) => parts.includes(part)).map((entry) => entry.id))];
  const activities = of('topic', 'programme', 'materials', 'record');
  const { rows } = await sql<{ id: string }>`select a.id from activity a where a.office_id = ${scope.officeId} and a.id = any(${activities}::uuid[]) and ${visible(scope)}`.execute(db);
  const seen = new Set([...rows.map((row) => row.id), ...(await bulletinsSeen(db, scope, of('bulletin'))).map((row) => row.id), ...(await itemsSeen(db, scope, of('item')))]);
  const before = await sql<{ entries: Entry[] | null }>`select entries from resource_version where office_id = ${scope.officeId} and resource_id = ${id} order by no desc limit 1`.execute(db);
  return [...entries.filter((entry) => seen.has(entry.id)), ...(before.rows[0]?.entries ?? [])];
}

/** Who runs the activity of an item, unlocked: for the page, which explains its buttons with it. */
export async function runningOf(db: Connection, { officeId }: Scope, id: string): Promise<Running | null> {
  const { rows } = await sql<Running>`
    select a.id, a.host_branch_ids, a.organiser_id, a.proposer_id from resource r join activity a on a.office_id = r.office_id and a.id = r.activity_id where r.office_id = ${officeId} and r.id = ${id}`.execute(db);
  return rows[0] ?? null;
}
