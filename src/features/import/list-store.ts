import { sql } from 'kysely';
import { bareSql } from '#features/activity/queries.ts';
import type { Connection, Scope } from '#platform/command.ts';
import { barred } from '#shared/policy.ts';
import { Refusal } from '#shared/refusal.ts';
import type { BatchFilters, BatchRow, PreviewRow } from './contract.ts';
import { standings } from './decide.ts';
import { mayBeSame } from './facts-alike.ts';
import { differences } from './facts-changes.ts';
import { nameOfBody, type CaseFacts } from './facts.ts';
import { importPolicy } from './policy.ts';
import { batchOfSql } from './store-batch.ts';
import { linesBuiltOnSql } from './store-lines.ts';
import { builtOnSql, earlierCases, isKeyed, knownCases, readCases, rememberedColumns } from './store.ts';

function mayRead(scope: Scope, verb: string): void {
  const against = barred(importPolicy, verb, scope.actor);
  if (against.length > 0) throw new Refusal('FORBIDDEN', against);
}

/** The cases as they would come in. Nothing is written. */
export async function previewCases(db: Connection, scope: Scope, cases: readonly unknown[]): Promise<PreviewRow[]> {
  mayRead(scope, 'import.preview');
  const read = await readCases(db, scope, cases);
  const states = standings(read, await knownCases(db, scope, read));
  const earlier = await earlierCases(db, scope, read.flatMap(({ one }, at) => (one.ok && states[at] === 'changed' ? [one.facts.key] : [])));
  const before = await readCases(db, scope, earlier.map(({ original }) => original));
  const here = new Map(earlier.map((row, at) => [row.sourceKey, { ...row, facts: before[at]?.one.ok === true ? before[at].one.facts : null }]));
  const alike = await alikeHere(db, scope, read.map(({ one }, at) => (one.ok && states[at] === 'new' && isKeyed(one.facts.key) ? one.facts : null)));
  return read.map(({ one }, at) => {
    if (!one.ok) return { at, key: one.key, state: 'refused', reason: one.refused.reason, facts: one.refused.facts, theme: null, held: null, hosts: [], partners: [], notes: [], alike: null };
    const { key, theme, held, hosts, partners, notes } = one.facts;
    const shown = { at, key, theme, held: held.words ?? held.on, hosts: hosts.map(nameOfBody), partners: partners.map(nameOfBody), notes: [...notes], alike: alike[at] ?? null };
    const state = states[at] ?? 'new';
    if (state !== 'changed') return { ...shown, state, reason: null, facts: {} };
    const was = here.get(key);
    if (was === undefined) return { ...shown, state: 'refused', reason: 'twice', facts: {} };
    const changes = differences(was, { facts: one.facts, original: cases[at] });
    const [first = { field: null, was: null, is: null }] = changes;
    return { ...shown, state: 'refused', reason: isKeyed(key) ? 'matched' : 'differs', facts: { from: was.name, count: changes.length, ...first } };
  });
}

/** The number of the activity here that each case probably is; null where there is none. */
async function alikeHere(db: Connection, { officeId }: Scope, cases: readonly (CaseFacts | null)[]): Promise<(string | null)[]> {
  const asked = cases.flatMap((one, at) => (one?.theme == null || one.held.sortOn === null ? [] : [{ at, theme: one.theme, day: one.held.sortOn }]));
  if (asked.length === 0) return cases.map(() => null);
  const { rows } = await sql<{ at: number; code: string; sides: readonly { readonly role: string; readonly name: string }[] }>`
    select t.at, a.code, (select coalesce(json_agg(json_build_object('role', s.role, 'name', coalesce(u.name, '') || coalesce(s.body_words, (select string_agg(b.name, '、' order by b.name) from branch b where b.office_id = s.office_id and b.id = any(s.branch_ids)), ''))), '[]')
      from side s left join unit u on u.office_id = s.office_id and u.id = s.unit_id where s.office_id = a.office_id and s.activity_id = a.id) as sides
    from unnest(${asked.map(({ at }) => at)}::int[], ${asked.map(({ theme }) => theme)}::text[], ${asked.map(({ day }) => day)}::date[]) as t (at, theme, day)
    join activity a on a.office_id = ${officeId} and ${bareSql('a')} = ${bareSql('t')} and a.sort_on = t.day order by a.code`.execute(db);
  return cases.map((one, at) => (one === null ? null : (rows.find((row) => row.at === at && mayBeSame(one, row.sides))?.code ?? null)));
}

export async function readColumns(db: Connection, scope: Scope): Promise<Record<string, string>> {
  mayRead(scope, 'import.columns');
  return rememberedColumns(db, scope);
}

/** One page, newest first, by key. */
export async function listBatches(db: Connection, scope: Scope, filters: BatchFilters) {
  mayRead(scope, 'import.batches');
  const [at, id] = filters.after?.split('_') ?? [];
  const below = at !== undefined && id !== undefined ? sql`and (b.at, b.id) < (${at}::timestamptz, ${id}::uuid)` : sql``;
  const only = filters.id === undefined ? sql`` : sql`and b.id = ${filters.id}`;
  const { rows } = await sql<BatchRow>`
    select b.id, b.name, b.cases, b.by_name, b.at, b.taken_back_at, ${batchOfSql('b')} as of,
      ${builtOnSql('b')} + ${linesBuiltOnSql('b')} as built_on
    from import_batch b where b.office_id = ${scope.officeId} ${below} ${only} order by b.at desc, b.id desc limit ${filters.limit + 1}`.execute(db);
  const shown = rows.slice(0, filters.limit);
  const last = shown.at(-1);
  return { rows: shown, next: rows.length > filters.limit && last !== undefined ? `${new Date(last.at).toISOString()}_${last.id}` : null };
}
