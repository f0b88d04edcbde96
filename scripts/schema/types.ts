import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** Writes the types of a migrated database's tables, as the program reads them (see platform/database.ts). */
export async function writeTypes(url: string, to: string): Promise<void> {
  const mapping = { timestamptz: 'string', date: 'string', int8: 'number', numeric: 'number' };
  await promisify(execFile)('kysely-codegen', [
    '--dialect', 'postgres', '--url', url, '--camel-case', '--out-file', to, '--type-mapping', JSON.stringify(mapping),
    '--exclude-pattern', 'kysely_*',
  ]);
}
