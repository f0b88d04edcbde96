import type { Sheet } from '#features/import/facts-table.ts';
import { sendFile } from '#features/file/parts/upload.ts';

/** What a file holds: tables to be matched by their columns, or cases already, one on each line. */
export type Read = { readonly kind: 'tables'; readonly sheets: readonly Sheet[] } | { readonly kind: 'cases'; readonly cases: readonly Case[]; readonly strange: number };
export type Case = Readonly<Record<string, unknown>>;

/** Reads a file: tables are taken out by the server, lines here. Throws what `readFailure` reads. */
export async function readFile(file: File): Promise<Read> {
  if (!/\.jsonl$/i.test(file.name)) return { kind: 'tables', sheets: ((await sendFile('/files/tables', file)) as { sheets: Sheet[] }).sheets };
  const lines = (await file.text()).replace(/^\uFEFF/, '').split(/\r?\n/u).filter((line) => line.trim() !== '');
  const cases = lines.map(caseIn).filter((one) => one !== null);
  return { kind: 'cases', cases, strange: lines.length - cases.length };
}

function caseIn(line: string): Case | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Case) : null;
  } catch {
    return null;
  }
}

/** How many go in one question or command. */
export const step = 100;

/** Gives the list by hundreds until it ends or `go` says no more; tells how far it is. */
export async function byHundreds<T>(all: readonly T[], each: (part: readonly T[], from: number) => Promise<boolean>): Promise<void> {
  for (let from = 0; from < all.length; from += step) if (!(await each(all.slice(from, from + step), from))) return;
}
