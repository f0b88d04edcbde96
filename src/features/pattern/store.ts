import { sql } from 'kysely';
import type { Connection, Scope } from '#platform/command.ts';
import { need } from '#shared/finding.ts';
import { Refusal } from '#shared/refusal.ts';
import type { PatternKnown } from './decide.ts';
import { noNames, type Names, type NameKind } from './facts-names.ts';
import { shippedOf, shippedPatterns, type Shipped } from './shipped.ts';

/** What the patterns' commands load: the office's row, else what ships. */

export const asShipped = ({ id, key, name, goodFor, design }: Shipped): PatternKnown => ({
  id, name, goodFor, shipped: key, design, state: 'active', authorId: null, editions: [], version: 1, stored: false,
});

/** Null where neither the office nor the program has it. With `lock` nobody else changes it until the transaction ends. */
export async function patternBy(db: Connection, { officeId }: Scope, id: string, { lock = false } = {}): Promise<PatternKnown | null> {
  if (lock) await sql`select pg_advisory_xact_lock(hashtextextended(${`${officeId} pattern ${id}`}, 0))`.execute(db);
  const { rows } = await sql<Omit<PatternKnown, 'stored'>>`
    select id, name, good_for, shipped, design, state, author_id, editions, version from pattern where office_id = ${officeId} and id = ${id}`.execute(db);
  const [row] = rows;
  if (row !== undefined) return { ...row, stored: true };
  const shipped = shippedOf(id);
  return shipped === undefined ? null : asShipped(shipped);
}

/** @throws Refusal NOT_FOUND where there is no such pattern. */
export async function loadPattern(db: Connection, scope: Scope, id: string, options: { readonly lock?: boolean } = {}): Promise<PatternKnown> {
  const pattern = await patternBy(db, scope, id, options);
  if (pattern === null) throw new Refusal('NOT_FOUND', [need('need.pattern', 'patternId')]);
  return pattern;
}

/** Names of the patterns in use, the given one apart: two of a name could not be told apart in a list. */
export async function namesTaken(db: Connection, { officeId }: Scope, besides: string | null): Promise<string[]> {
  const { rows } = await sql<{ id: string; name: string; state: string }>`select id, name, state from pattern where office_id = ${officeId}`.execute(db);
  const shipped = shippedPatterns.filter(({ id }) => !rows.some((row) => row.id === id));
  return [...rows.filter(({ state }) => state === 'active'), ...shipped].filter(({ id }) => id !== besides).map(({ name }) => name);
}

/** Names of the office's directory that stand in a text, by what they are. One statement over the directory. */
export async function namesWithin(db: Connection, { officeId }: Scope, texts: readonly string[]): Promise<Names> {
  const text = texts.join('\n');
  if (text.trim() === '') return noNames;
  const { rows } = await sql<{ kind: Exclude<NameKind, 'date'>; name: string }>`
    select n.kind, n.name from (
      select 'person' as kind, name from person where office_id = ${officeId}
      union select 'unit', name from unit where office_id = ${officeId}
      union select 'unit', a from unit, unnest(aliases) a where office_id = ${officeId}
      union select 'branch', name from branch where office_id = ${officeId}
      union select 'project', p from project, unnest(array[name, code]) p where office_id = ${officeId}) n
    where char_length(n.name) > 1 and strpos(${text}, n.name) > 0`.execute(db);
  const of = (kind: NameKind): string[] => rows.filter((row) => row.kind === kind).map((row) => row.name);
  return { ...noNames, person: of('person'), unit: of('unit'), branch: of('branch'), project: of('project') };
}
