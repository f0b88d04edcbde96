import { sql } from 'kysely';
import type { Connection, Scope } from '#platform/command.ts';
import { need } from '#shared/finding.ts';
import { Refusal } from '#shared/refusal.ts';
import type { SuggestionKnown } from './decide.ts';

/** What the suggestions' commands load. */

/** Merging reads two suggestions and writes one: one merge at a time, so that two never go into each other. */
export async function lockMerges(db: Connection, scope: Scope): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${scope.officeId} suggestion merge`}, 0))`.execute(db);
}

/** Null where the office has no such suggestion. Held until the transaction ends. */
export async function suggestionBy(db: Connection, scope: Scope, id: string): Promise<SuggestionKnown | null> {
  const { rows } = await sql<Omit<SuggestionKnown, 'mergedAuthors'>>`
    select id, author_id, text, state, version from suggestion where office_id = ${scope.officeId} and id = ${id} for update`.execute(db);
  const [suggestion] = rows;
  if (suggestion === undefined) return null;
  const authors = await sql<{ authorId: string }>`
    with recursive part as (
      select id, author_id from suggestion where office_id = ${scope.officeId} and merged_into = ${id}
      union select s.id, s.author_id from suggestion s join part p on s.office_id = ${scope.officeId} and s.merged_into = p.id)
    select distinct author_id from part`.execute(db);
  return { ...suggestion, mergedAuthors: authors.rows.map((row) => row.authorId) };
}

/** @throws Refusal NOT_FOUND where the office has no such suggestion. */
export async function loadSuggestion(db: Connection, scope: Scope, id: string): Promise<SuggestionKnown> {
  const suggestion = await suggestionBy(db, scope, id);
  if (suggestion === null) throw new Refusal('NOT_FOUND', [need('need.suggestion')]);
  return suggestion;
}

/** Whether the office has the project; true for none. */
export async function projectKnown(db: Connection, scope: Scope, id: string | null): Promise<boolean> {
  if (id === null) return true;
  const { rows } = await sql`select 1 from project where office_id = ${scope.officeId} and id = ${id}`.execute(db);
  return rows.length > 0;
}
