import { sql, type RawBuilder } from 'kysely';
import type { z } from 'zod';
import { visible } from '#features/activity/queries.ts';
import type { Connection, Scope } from '#platform/command.ts';
import { loadRules } from '#platform/rules.ts';
import { holds, type Actor } from '#shared/actor.ts';
import { need } from '#shared/finding.ts';
import { barred } from '#shared/policy.ts';
import { Refusal } from '#shared/refusal.ts';
import type { candidateRow, circularContract, CircularRow, CircularView } from './contract.ts';
import { lengthFindings, type BranchKnown } from './decide.ts';
import type { Circular } from './facts.ts';
import { circularPolicy } from './policy.ts';
import { chosenColumns, circularColumns, ownBranches, tellableIn } from './store.ts';

/** Circulars as they are read: what is in work by those who write and release, what came out by those it was sent to. */

type Asked<V extends keyof typeof circularContract> = z.infer<NonNullable<(typeof circularContract)[V]['~orpc']['inputSchema']>>;

export function mayRead(scope: Scope, verb: string): void {
  const against = barred(circularPolicy, verb, scope.actor);
  if (against.length > 0) throw new Refusal('FORBIDDEN', against);
}

/** Who writes and releases. */
export const isInside = (actor: Actor): boolean => holds(actor, 'committee', 'leading_group');
const branchesOf = ({ branchIds, posts }: Actor): string[] => [...new Set([...branchIds, ...posts.flatMap(({ branchId }) => branchId ?? [])])];

/** Circulars the asker may read: all of them inside, those that came out for 纪检, else those sent to a branch of his or hers. */
export const readable = ({ actor }: Scope) =>
  (isInside(actor) ? sql`true` : holds(actor, 'discipline') ? sql`c.number is not null` : sql`c.number is not null and c.sent_to && ${branchesOf(actor)}::uuid[]`);

/** As a reader sees it: the text that is out, not the one in work. */
function asOut<C extends Circular>(circular: C, inside: boolean): C {
  const out = circular.editions.at(-1);
  return inside || out === undefined ? circular : { ...circular, title: out.title, body: out.body, branchIds: out.branchIds, state: 'released', correction: null, comment: null };
}

const rowOf = ({ id, title, state, code, year, number, authorName, releasedOn, withdrawnOn, createdAt }: Circular): CircularRow => ({
  id, title, state, code, year, number, authorName, releasedOn, withdrawnOn, createdAt, correcting: number !== null && state !== 'released',
});

/** One page, newest first, by key. */
export async function listCirculars(db: Connection, scope: Scope, { after, limit, state }: Asked<'list'>) {
  mayRead(scope, 'circular.list');
  const inside = isInside(scope.actor);
  const where = [sql`c.office_id = ${scope.officeId} and ${readable(scope)}`];
  const [at, id] = after?.split('_') ?? [];
  if (at !== undefined && id !== undefined) where.push(sql`(c.created_at, c.id) < (${at}::timestamptz, ${id}::uuid)`);
  if (state !== undefined && inside) where.push(sql`c.state = ${state}`);
  const { rows } = await sql<Circular>`select ${circularColumns} from circular c where ${sql.join(where, sql` and `)} order by c.created_at desc, c.id desc limit ${limit + 1}`.execute(db);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { rows: shown.map((row) => rowOf(asOut(row, inside))), next: rows.length > limit && last !== undefined ? `${new Date(last.createdAt).toISOString()}_${last.id}` : null };
}

/** The circular as the asker may read it, whole. @throws Refusal NOT_FOUND where it was not sent to a branch of the asker's. */
export async function circularFor(db: Connection, scope: Scope, id: string): Promise<{ readonly circular: Circular; readonly stored: Circular; readonly branches: BranchKnown[]; readonly inside: boolean }> {
  const { rows } = await sql<Circular>`select ${circularColumns} from circular c where c.office_id = ${scope.officeId} and c.id = ${id} and ${readable(scope)}`.execute(db);
  const [stored] = rows;
  if (stored === undefined) throw new Refusal('NOT_FOUND', [need('need.circular')]);
  const inside = isInside(scope.actor);
  return { circular: asOut(stored, inside), stored, branches: await ownBranches(db, scope), inside };
}

export async function readCircular(db: Connection, scope: Scope, id: string): Promise<{ readonly view: Omit<CircularView, 'allowed'>; readonly stored: Circular }> {
  mayRead(scope, 'circular.get');
  const { circular, stored, branches, inside } = await circularFor(db, scope, id);
  const ids = circular.chosen.flatMap(({ activityId }) => activityId ?? []);
  const { rows: patterns } = ids.length === 0 ? { rows: [] } : await sql<{ id: string; name: string; madeFrom: string }>`
    select id, name, made_from from pattern where office_id = ${scope.officeId} and made_from = any(${ids}::uuid[]) and state = 'active' order by created_at`.execute(db);
  const mine = branchesOf(scope.actor);
  // Whose problem it is, is told to those who write and to the branch itself: the text names whom its writer names.
  const facts = circular.chosen.filter((one) => inside || one.tone === 'good' || (one.branchId !== null && mine.includes(one.branchId)))
    .map((one) => ({ ...one, patterns: patterns.filter(({ madeFrom }) => madeFrom === one.activityId).map(({ id: patternId, name }) => ({ id: patternId, name })) }));
  const rules = await loadRules(db, scope.officeId, scope.now);
  const { body, branchIds, releasedName, lengthReason, comment, correction, withdrawnReason, withdrawnName, version } = circular;
  return {
    stored,
    view: {
      circular: { ...rowOf(circular), body: [...body], branchIds: [...branchIds], releasedName, lengthReason, comment, correction, withdrawnReason, withdrawnName, version },
      facts, branches: inside ? branches : branches.filter((one) => branchIds.includes(one.id)), editions: [...circular.editions], inside,
      findings: inside && circular.withdrawnOn === null ? lengthFindings(circular, rules) : [],
    },
  };
}

/** One page of what can be told of, newest first. */
export async function listCandidates(db: Connection, scope: Scope, { after, limit, kind, tone, q }: Asked<'candidates'>) {
  mayRead(scope, 'circular.candidates');
  const where: RawBuilder<unknown>[] = [];
  const [at, id] = after?.split('_') ?? [];
  if (at !== undefined && id !== undefined) where.push(sql`and (f.at, f.id) < (${at}::timestamptz, ${id}::uuid)`);
  if (kind !== undefined) where.push(sql`and f.kind = ${kind}`);
  if (tone !== undefined) where.push(sql`and f.tone = ${tone}`);
  if (q !== undefined && q !== '') where.push(sql`and (strpos(f.text, ${q}) > 0 or strpos(coalesce(a.theme, ''), ${q}) > 0 or strpos(coalesce(b.name, ''), ${q}) > 0)`);
  const { rows } = await sql<z.infer<typeof candidateRow>>`
    select ${chosenColumns}, f.at,
      (select count(*)::int from circular c where c.office_id = k.id and c.chosen @> jsonb_build_array(jsonb_build_object('kind', f.kind, 'id', f.id))) as circulars
    from ${tellableIn(scope, visible(scope))} ${sql.join(where.length === 0 ? [sql``] : where, sql` `)} order by f.at desc, f.id desc limit ${limit + 1}`.execute(db);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { rows: shown, next: rows.length > limit && last !== undefined ? `${new Date(last.at).toISOString()}_${last.id}` : null };
}

/** Circulars the asker may read that tell of an activity, as something good. */
export async function toldIn(db: Connection, scope: Scope, activityId: string): Promise<{ id: string; title: string }[]> {
  const { rows } = await sql<{ id: string; title: string }>`
    select c.id, coalesce(c.editions -> -1 ->> 'title', c.title) as title from circular c
    where c.office_id = ${scope.officeId} and c.number is not null and c.withdrawn_on is null and ${readable(scope)}
      and c.chosen @> jsonb_build_array(jsonb_build_object('activityId', ${activityId}::text, 'tone', 'good')) order by c.created_at desc limit 20`.execute(db);
  return rows;
}
