import { sql } from 'kysely';
import type { Connection, Scope } from '#platform/command.ts';
import { need } from '#shared/finding.ts';
import { Refusal } from '#shared/refusal.ts';
import type { FilterNames, LedgerFilters } from './documents-ledger.ts';

const refusals = { branch: 'need.branch', unit: 'need.unit', project: 'papers.no_project' } as const;

/** What the filters name by id, by name. @throws Refusal NOT_FOUND where the office has no such branch, unit or project. */
export async function filterNames(db: Connection, { officeId }: Scope, filters: LedgerFilters): Promise<FilterNames> {
  const nameOf = async (table: keyof typeof refusals, id: string | undefined): Promise<string | null> => {
    if (id === undefined) return null;
    const { rows } = await sql<{ name: string }>`select name from ${sql.table(table)} where office_id = ${officeId} and id = ${id}`.execute(db);
    if (rows[0] === undefined) throw new Refusal('NOT_FOUND', [need(refusals[table], table)]);
    return rows[0].name;
  };
  return { branch: await nameOf('branch', filters.branch), unit: await nameOf('unit', filters.unit), project: await nameOf('project', filters.project) };
}

/** The office a paper comes from, and whether it is the demo's. */
export async function officeOf(db: Connection, { officeId }: Scope): Promise<{ name: string; demo: boolean }> {
  return db.selectFrom('office').select(['name', 'demo']).where('id', '=', officeId).executeTakeFirstOrThrow();
}
