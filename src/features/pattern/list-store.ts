import { sql } from 'kysely';
import type { z } from 'zod';
import { loadActivity, visible } from '#features/activity/queries.ts';
import type { Connection, Scope } from '#platform/command.ts';
import { loadRules } from '#platform/rules.ts';
import { barred } from '#shared/policy.ts';
import { Refusal } from '#shared/refusal.ts';
import { minutesOf, type Design } from './facts.ts';
import { layOn } from './facts-laid.ts';
import { textsOf } from './facts-names.ts';
import { againstTaking, takenFrom } from './facts-taken.ts';
import type { patternActivity, patternContract, PatternRow, PatternView } from './contract.ts';
import { patternPolicy } from './policy.ts';
import { shippedPatterns } from './shipped.ts';
import { asShipped, loadPattern, namesWithin } from './store.ts';

/** Patterns as they are read. */

type Asked<V extends keyof typeof patternContract> = z.infer<NonNullable<(typeof patternContract)[V]['~orpc']['inputSchema']>>;

function mayRead(scope: Scope, verb: string): void {
  const against = barred(patternPolicy, verb, scope.actor);
  if (against.length > 0) throw new Refusal('FORBIDDEN', against);
}

interface Stored {
  readonly id: string;
  readonly name: string;
  readonly goodFor: string;
  readonly shipped: string | null;
  readonly state: 'active' | 'retired';
  readonly design: Design;
  readonly authorName: string | null;
  readonly createdAt: string;
}
const rowOf = ({ id, name, goodFor, shipped, state, design, authorName }: Omit<Stored, 'createdAt'>): PatternRow => ({ id, name, goodFor, shipped, state, forms: design.forms, minutes: minutesOf(design), authorName });
const columns = sql`id, name, good_for, shipped, state, design, author_name, created_at`;

/** What ships, as the office has it, and a page of its own, newest first. */
export async function listPatterns(db: Connection, scope: Scope, { after, limit, state }: Asked<'list'>) {
  mayRead(scope, 'pattern.list');
  const changed = await sql<Stored>`select ${columns} from pattern where office_id = ${scope.officeId} and shipped is not null`.execute(db);
  const shipped = shippedPatterns.map((one) => rowOf(changed.rows.find(({ id }) => id === one.id) ?? { ...asShipped(one), authorName: null })).filter((row) => state === undefined || row.state === state);
  const where = [sql`office_id = ${scope.officeId} and shipped is null`];
  const [at, id] = after?.split('_') ?? [];
  if (at !== undefined && id !== undefined) where.push(sql`(created_at, id) < (${at}::timestamptz, ${id}::uuid)`);
  if (state !== undefined) where.push(sql`state = ${state}`);
  const { rows } = await sql<Stored>`select ${columns} from pattern where ${sql.join(where, sql` and `)} order by created_at desc, id desc limit ${limit + 1}`.execute(db);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { shipped, rows: shown.map(rowOf), next: rows.length > limit && last !== undefined ? `${new Date(last.createdAt).toISOString()}_${last.id}` : null };
}

/** @throws Refusal NOT_FOUND where there is no such pattern. */
export async function readPattern(db: Connection, scope: Scope, id: string) {
  mayRead(scope, 'pattern.get');
  const known = await loadPattern(db, scope, id);
  const { rows } = await sql<{ authorName: string; createdAt: string; changedAt: string; retiredReason: string | null; madeFrom: string | null }>`
    select author_name, created_at, changed_at, retired_reason, made_from from pattern where office_id = ${scope.officeId} and id = ${id}`.execute(db);
  const stored = rows[0];
  const from = stored?.madeFrom ?? null;
  const seen = from === null ? { rows: [] } : await sql<{ id: string; code: string; theme: string | null }>`
    select a.id, a.code, a.theme from activity a where a.office_id = ${scope.officeId} and a.id = ${from} and ${visible(scope)}`.execute(db);
  const pattern: PatternView['pattern'] = {
    ...rowOf({ ...known, authorName: stored?.authorName ?? null }), design: known.design, version: known.version, createdAt: stored?.createdAt ?? null, changedAt: stored?.changedAt ?? null,
    retiredReason: known.state === 'retired' ? (stored?.retiredReason ?? null) : null,
  };
  return { known, madeFromId: from, view: { pattern, editions: [...known.editions], madeFrom: seen.rows[0] ?? null } };
}

/** One page of the activities begun from it, newest day first, each with what was verified of it. */
export async function listBegun(db: Connection, scope: Scope, { id, after, limit }: Asked<'activities'>) {
  mayRead(scope, 'pattern.activities');
  await loadPattern(db, scope, id);
  const where = [sql`a.office_id = ${scope.officeId} and a.pattern_id = ${id} and ${visible(scope)}`];
  const [on, key] = after?.split('_') ?? [];
  if (on !== undefined && key !== undefined) where.push(sql`(a.sort_on, a.id) < (${on.slice(0, 10)}::date, ${key}::uuid)`);
  const { rows } = await sql<z.infer<typeof patternActivity>>`
    select a.id, a.code, a.theme, a.stage, a.standing, a.sort_on,
      array(select b.name from branch b where b.office_id = a.office_id and b.id = any(a.host_branch_ids) order by b.name) as hosts,
      (select coalesce(json_agg(json_build_object('measure', x.measure, 'before', coalesce(x.before, ''), 'after', coalesce(x.after, '')) order by x.verified_at, x.id), '[]')
        from action x where x.office_id = a.office_id and x.activity_id = a.id and x.state = 'verified') as effects
    from activity a where ${sql.join(where, sql` and `)} order by a.sort_on desc, a.id desc limit ${limit + 1}`.execute(db);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { rows: shown, next: rows.length > limit && last !== undefined ? `${last.sortOn}_${last.id}` : null };
}

/** What a pattern would take of an activity the asker may see. */
export async function readTaken(db: Connection, scope: Scope, activityId: string) {
  mayRead(scope, 'pattern.taken');
  const { facts } = await loadActivity(db, scope, activityId);
  const known = await namesWithin(db, scope, textsOf(takenFrom(facts).design).map(({ text }) => text));
  const { design, left, blanked } = takenFrom(facts, known);
  return { design, left: [...left], blanked: [...blanked], against: againstTaking(facts) };
}

/** Agenda and tasks on an activity's day, or on the day that is being thought of. */
export async function readLaid(db: Connection, scope: Scope, { id, activityId, day }: Asked<'laid'>) {
  mayRead(scope, 'pattern.laid');
  const { design } = await loadPattern(db, scope, id);
  const { facts } = await loadActivity(db, scope, activityId);
  const { calendar, today } = await loadRules(db, scope.officeId, scope.now);
  const laid = layOn(design, { day: day ?? facts.activity.plannedOn, place: facts.activity.place, sides: facts.sides, today, calendar });
  return { ...laid, sessions: [...laid.sessions], tasks: [...laid.tasks] };
}

