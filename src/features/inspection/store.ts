import { sql } from 'kysely';
import type { Connection, Scope } from '#platform/command.ts';
import { need } from '#shared/finding.ts';
import { Refusal } from '#shared/refusal.ts';
import type { z } from 'zod';
import type { candidateRow, InspectionInput } from './contract.ts';
import type { Candidate } from './facts-draw.ts';
import type { Item, Observation, Round } from './facts.ts';
import { ownBranches, seesRounds } from './policy.ts';

/** Rounds, their sampled activities and what was observed: loaded for commands and for reads alike. */

const notFound = (): Refusal => new Refusal('NOT_FOUND', [need('inspection.not_found')]);

/** The home branch somebody stands in on a day, where that branch still lives; null for none. */
const homeSql = (person: ReturnType<typeof sql.ref>, today: string) => sql`(
  select m.branch_id from membership m join branch h on h.office_id = m.office_id and h.id = m.branch_id
  where m.office_id = i.office_id and m.person_id = ${person} and m.kind = 'home' and m.from_on <= ${today} and (m.to_on is null or m.to_on >= ${today}) and (h.dissolved_on is null or h.dissolved_on > ${today}) limit 1)`;

/**
 * The branch that answers for a sampled activity now: the one it was drawn for while it lives; else the home branch of
 * whoever is responsible, else of the organiser; null where neither has one: then the committee names somebody.
 */
export const responsibleSql = (today: string, owner: boolean) => sql`(
  case when b.dissolved_on is null or b.dissolved_on > ${today} then b.id else coalesce(${owner ? homeSql(sql.ref('o.owner_id'), today) : sql`null`}, ${homeSql(sql.ref('a.organiser_id'), today)}) end)`;

/** Items `i` of activities `a` and branches `b` that concern the actor's own branch, or him or her. */
function concerns({ actor }: Scope, today: string) {
  const mine = sql`${ownBranches(actor)}::uuid[]`;
  return sql`(i.branch_id = any(${mine}) or a.host_branch_ids && ${mine} or a.organiser_id = ${actor.personId} or ${responsibleSql(today, false)} = any(${mine})
    or exists (select 1 from observation o where o.office_id = i.office_id and o.item_id = i.id and (o.owner_id = ${actor.personId} or ${responsibleSql(today, true)} = any(${mine}))))`;
}
const from = sql`inspection_item i join activity a on a.office_id = i.office_id and a.id = i.activity_id join branch b on b.office_id = i.office_id and b.id = i.branch_id`;

/** Items of a round `r` the actor may see: all of them who supervise, everybody once it is published, else what concerns the own branch. */
export const seenSql = (scope: Scope, today: string) => (seesRounds(scope.actor) ? sql`true` : sql`(r.published_on is not null or ${concerns(scope, today)})`);

/** A round the actor may see. `lock`: held until the transaction ends, `share` beside others who only read it. @throws Refusal NOT_FOUND */
export async function loadRound(db: Connection, scope: Scope, id: string, today: string, lock?: 'update' | 'share'): Promise<Round> {
  const { rows } = await sql<Round>`
    select r.id, r.name, r.state, r.from_on, r.to_on, r.branch_ids, (select coalesce(json_agg(b.name order by b.pinyin), '[]') from branch b where b.office_id = r.office_id and b.id = any(r.branch_ids)) as branches,
      r.stages, r.method, r.seed, r.reason, r.size, r.population, r.checklist, r.opened_on, r.opened_name, r.lead_id, r.lead_name, r.conclusion, r.closed_on, r.closed_name, r.published_on, r.ended_reason, r.version
    from inspection_round r where r.office_id = ${scope.officeId} and r.id = ${id}
      and (${seesRounds(scope.actor)} or r.published_on is not null or exists (select 1 from ${from} where i.office_id = r.office_id and i.round_id = r.id and ${concerns(scope, today)}))
    ${lock === undefined ? sql`` : sql.raw(`for ${lock} of r`)}`.execute(db);
  if (rows[0] === undefined) throw notFound();
  return rows[0];
}

/** The round an observation was made in; any other id stays what it is. */
export async function roundOf(db: Connection, { officeId }: Scope, id: string): Promise<string> {
  const { rows } = await sql<{ roundId: string }>`select round_id from observation where office_id = ${officeId} and id = ${id}`.execute(db);
  return rows[0]?.roundId ?? id;
}

/** Sampled activities of a round as the actor may see them, or the one named; in the order they were drawn. */
export async function loadItems(db: Connection, scope: Scope, roundId: string, today: string, { id, lock = false }: { readonly id?: string; readonly lock?: boolean } = {}): Promise<Item[]> {
  // The row first, so that who comes second sees what the first has written.
  if (lock && id !== undefined) await sql`select 1 from inspection_item where office_id = ${scope.officeId} and id = ${id} for update`.execute(db);
  const { rows } = await sql<Item>`
    select i.id, i.activity_id, a.code, a.theme, a.standing, a.held_on, i.branch_id, b.name as branch, a.host_branch_ids, a.organiser_id, a.proposer_id, ${responsibleSql(today, false)} as responsible_id, i.position,
      i.note, i.noted_name, i.version, (select coalesce(json_agg(json_build_object('key', x.key, 'answer', x.answer, 'note', x.note, 'byName', x.by_name, 'at', x.at, 'version', x.version) order by x.key), '[]')
        from inspection_answer x where x.office_id = i.office_id and x.item_id = i.id) as answers
    from ${from} join inspection_round r on r.office_id = i.office_id and r.id = i.round_id
    where i.office_id = ${scope.officeId} and i.round_id = ${roundId} ${id === undefined ? sql`` : sql`and i.id = ${id}`} and ${seenSql(scope, today)} order by i.position`.execute(db);
  return rows;
}
/** @throws Refusal NOT_FOUND */
export async function loadItem(db: Connection, scope: Scope, roundId: string, id: string, today: string, lock = false): Promise<Item> {
  const [item] = await loadItems(db, scope, roundId, today, { id, lock });
  if (item === undefined) throw notFound();
  return item;
}

/** What was observed, of a round or of one item of it, as the actor may see it. */
export async function loadObservations(db: Connection, scope: Scope, roundId: string, today: string, only: { readonly itemId?: string; readonly id?: string } = {}): Promise<Observation[]> {
  const { rows } = await sql<Observation>`
    select o.id, o.item_id, o.activity_id, o.branch_id, o.kind, o.state, o.item_key, o.text, o.requirement, o.due_on, o.owner_id, p.name as owner_name, h.id as responsible_id, h.name as responsible, o.by_id, o.by_name, o.at,
      o.reply, o.reply_name, o.replied_at, o.report, o.reporter_id, o.reporter_name, o.reported_at, o.recheck_note, o.rechecker_name, o.rechecked_at, o.returned, o.withdrawn_reason, o.version,
      (select coalesce(json_agg(json_build_object('id', f.id, 'name', f.name, 'mediaType', f.media_type, 'purpose', f.purpose) order by f.created_at, f.id), '[]') from inspection_file f where f.office_id = o.office_id and f.observation_id = o.id) as files
    from observation o join ${from} on i.office_id = o.office_id and i.id = o.item_id join inspection_round r on r.office_id = i.office_id and r.id = i.round_id
      left join person p on p.office_id = o.office_id and p.id = o.owner_id
      left join branch h on h.office_id = o.office_id and h.id = ${responsibleSql(today, true)}
    where o.office_id = ${scope.officeId} and o.round_id = ${roundId} ${only.itemId === undefined ? sql`` : sql`and o.item_id = ${only.itemId}`} ${only.id === undefined ? sql`` : sql`and o.id = ${only.id}`} and ${seenSql(scope, today)}
    order by i.position, o.at, o.id`.execute(db);
  return rows;
}
/** Held until the transaction ends. @throws Refusal NOT_FOUND */
export async function loadObservation(db: Connection, scope: Scope, roundId: string, id: string, today: string): Promise<Observation> {
  await sql`select 1 from observation where office_id = ${scope.officeId} and id = ${id} for update`.execute(db);
  const [observation] = await loadObservations(db, scope, roundId, today, { id });
  if (observation === undefined) throw new Refusal('NOT_FOUND', [need('inspection.no_observation')]);
  return observation;
}

type Narrowing = Pick<InspectionInput<'open'>, 'fromOn' | 'toOn' | 'branchIds' | 'stages'>;
export type PopulationRow = z.infer<typeof candidateRow>;
/** More than this is no round any more: it says so before anything is loaded. */
export const mostInPopulation = 5000;

/** Activities that were held in the period and whose stage there is something to see of; `before`: how many rounds had each. In order of their number. */
export async function population(db: Connection, { officeId }: Scope, { fromOn, toOn, branchIds, stages }: Narrowing): Promise<PopulationRow[]> {
  const { rows } = await sql<PopulationRow>`
    select a.id, a.code, a.theme, a.branch_id, b.name as branch, a.held_on,
      (select count(*)::int from inspection_item i join inspection_round r on r.office_id = i.office_id and r.id = i.round_id and r.state <> 'cancelled' where i.office_id = a.office_id and i.activity_id = a.id) as before
    from activity a join branch b on b.office_id = a.office_id and b.id = a.branch_id
    where a.office_id = ${officeId} and a.origin = 'entered' and a.standing = 'active' and a.held_on between ${fromOn} and ${toOn} and a.sort_on between ${fromOn}::date - 400 and ${toOn}::date + 400
      and a.stage = any(${stages}) ${branchIds.length === 0 ? sql`` : sql`and a.host_branch_ids && ${branchIds}::uuid[]`}
    order by a.code limit ${mostInPopulation + 1}`.execute(db);
  return rows;
}

/** A seed nobody chose, and the digest of each number with it: made by the database, so that the deciding function stays pure. */
export async function digests(db: Connection, rows: readonly PopulationRow[]): Promise<{ readonly seed: string; readonly candidates: readonly Candidate[] }> {
  const made = await sql<{ seed: string }>`select gen_random_uuid()::text as seed`.execute(db);
  const seed = made.rows[0]?.seed ?? '';
  const { rows: hashed } = await sql<{ code: string; digest: string }>`
    select c.code, encode(sha256(convert_to(${seed}::text || ':' || c.code, 'UTF8')), 'hex') as digest from unnest(${rows.map(({ code }) => code)}::text[]) c(code)`.execute(db);
  const digestOf = new Map(hashed.map(({ code, digest }) => [code, digest]));
  return { seed, candidates: rows.map(({ id, code, branchId }) => ({ id, code, branchId, digest: digestOf.get(code) ?? '' })) };
}

/** Whether another round of the office that was not given up has the name. */
export async function nameTaken(db: Connection, { officeId }: Scope, name: string): Promise<boolean> {
  const { rows } = await sql`select 1 from inspection_round where office_id = ${officeId} and lower(name) = lower(${name}) and state <> 'cancelled'`.execute(db);
  return rows.length > 0;
}

/** Branches of the office that do not exist here. */
export async function unknownBranches(db: Connection, { officeId }: Scope, ids: readonly string[]): Promise<boolean> {
  if (ids.length === 0) return false;
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from branch where office_id = ${officeId} and id = any(${ids}::uuid[])`.execute(db);
  return (rows[0]?.count ?? 0) < new Set(ids).size;
}

export interface PeopleAround {
  /** Secretaries of the branch that answers for it, and whoever is responsible. */
  readonly inspected: readonly string[];
  /** Who leads the round. */
  readonly leads: readonly string[];
  /** Whether the person named is in the office. */
  readonly ownerLives: boolean;
}
/** Whom it concerns: secretaries of the branch, the person responsible, the leader of the round. */
export async function peopleAround(db: Connection, { officeId }: Scope, about: { readonly branchId: string | null; readonly ownerId: string | null; readonly leadId: string }, today: string): Promise<PeopleAround> {
  const lives = sql`(p.removed_on is null or p.removed_on > ${today})`;
  const { rows } = await sql<{ kind: 'secretary' | 'owner' | 'lead'; id: string }>`
    select 'secretary' as kind, p.id from post x join person p on p.office_id = x.office_id and p.id = x.person_id
      where x.office_id = ${officeId} and x.post = 'secretary' and x.branch_id = ${about.branchId} and x.from_on <= ${today} and (x.to_on is null or x.to_on >= ${today}) and ${lives}
    union all select 'owner', p.id from person p where p.office_id = ${officeId} and p.id = ${about.ownerId} and ${lives}
    union all select 'lead', p.id from person p where p.office_id = ${officeId} and p.id = ${about.leadId} and ${lives}`.execute(db);
  const ids = (...kinds: readonly string[]): string[] => [...new Set(rows.filter(({ kind }) => kinds.includes(kind)).map(({ id }) => id))];
  return { inspected: ids('secretary', 'owner'), leads: ids('lead'), ownerLives: about.ownerId === null || ids('owner').length > 0 };
}
