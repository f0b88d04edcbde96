import { sql } from 'kysely';
import { visible } from '#features/activity/queries.ts';
import type { Connection, Scope } from '#platform/command.ts';
import { need } from '#shared/finding.ts';
import { barred } from '#shared/policy.ts';
import { Refusal } from '#shared/refusal.ts';
import type { SuggestionFilters, SuggestionRow, SuggestionView } from './contract.ts';
import { suggestionPolicy } from './policy.ts';

/** Suggestions as they are read: by everybody who does the office's business. */

function mayRead(scope: Scope, verb: string): void {
  const against = barred(suggestionPolicy, verb, scope.actor);
  if (against.length > 0) throw new Refusal('FORBIDDEN', against);
}

const columns = sql`
  s.id, s.kind, s.text, s.state, s.author_id, p.name as author_name, b.name as branch_name, s.created_at,
  (select count(*)::int from suggestion m where m.office_id = s.office_id and m.merged_into = s.id) as merged`;
const joined = sql`
  suggestion s join person p on p.office_id = s.office_id and p.id = s.author_id
  left join branch b on b.office_id = s.office_id and b.id = s.branch_id`;

/** One page, newest first, by key. */
export async function listSuggestions(db: Connection, scope: Scope, filters: SuggestionFilters) {
  mayRead(scope, 'suggestion.list');
  const where = [sql`s.office_id = ${scope.officeId}`];
  const [at, id] = filters.after?.split('_') ?? [];
  if (at !== undefined && id !== undefined) where.push(sql`(s.created_at, s.id) < (${at}::timestamptz, ${id}::uuid)`);
  if (filters.state !== undefined) where.push(sql`s.state = ${filters.state}`);
  if (filters.kind !== undefined) where.push(sql`s.kind = ${filters.kind}`);
  if (filters.mine !== undefined) where.push(sql`s.author_id = ${scope.actor.personId}`);
  const { rows } = await sql<SuggestionRow>`
    select ${columns} from ${joined} where ${sql.join(where, sql` and `)}
    order by s.created_at desc, s.id desc limit ${filters.limit + 1}`.execute(db);
  const shown = rows.slice(0, filters.limit);
  const last = shown.at(-1);
  return { rows: shown, next: rows.length > filters.limit && last !== undefined ? `${new Date(last.createdAt).toISOString()}_${last.id}` : null };
}

/** @throws Refusal NOT_FOUND where the office has no such suggestion. */
export async function readSuggestion(db: Connection, scope: Scope, id: string): Promise<Omit<SuggestionView, 'allowed'>> {
  mayRead(scope, 'suggestion.get');
  const { rows } = await sql<SuggestionView['suggestion'] & { mergedInto: string | null }>`
    select ${columns}, s.branch_id, s.project_id, j.name as project_name, s.reason, d.name as decided_by_name, s.decided_at, s.version, s.merged_into
    from ${joined} left join project j on j.office_id = s.office_id and j.id = s.project_id
    left join person d on d.office_id = s.office_id and d.id = s.decided_by
    where s.office_id = ${scope.officeId} and s.id = ${id}`.execute(db);
  const [found] = rows;
  if (found === undefined) throw new Refusal('NOT_FOUND', [need('need.suggestion')]);
  const { mergedInto, ...suggestion } = found;
  const others = await sql<{ id: string; text: string; authorName: string }>`
    select s.id, s.text, p.name as author_name from ${joined}
    where s.office_id = ${scope.officeId} and (s.merged_into = ${id} or s.id = ${mergedInto}) order by s.created_at, s.id limit 200`.execute(db);
  const { rows: activities } = await sql<SuggestionView['activities'][number]>`
    select a.id, a.code, a.theme, a.stage from activity a
    where a.office_id = ${scope.officeId} and a.suggestion_ids @> array[${id}]::uuid[] and ${visible(scope)} order by a.sort_on desc, a.id desc limit 50`.execute(db);
  return {
    suggestion, into: others.rows.find((other) => other.id === mergedInto) ?? null, from: others.rows.filter((other) => other.id !== mergedInto), activities,
  };
}

/** How many wait for an answer, for those who may give it; others are not asked to. */
export async function countUnanswered(db: Connection, scope: Scope): Promise<number> {
  if (barred(suggestionPolicy, 'suggestion.accept', scope.actor).length > 0) return 0;
  const { rows } = await sql<{ open: number }>`select count(*)::int as open from suggestion where office_id = ${scope.officeId} and state = 'open'`.execute(db);
  return rows[0]?.open ?? 0;
}
