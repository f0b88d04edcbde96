import { sendFile } from '#features/file/parts/upload.ts';
import { withForms } from '#features/import/facts-form.ts';
import type { Sheet } from '#features/import/facts-table.ts';

/** A case with its place in the file; null where a line is none. */
export interface Case {
  readonly row: string;
  readonly raw: Readonly<Record<string, unknown>> | null;
}
/** What a file holds: tables to be matched by their columns, or cases already, one on each line. */
export type Read = { readonly kind: 'tables'; readonly sheets: readonly Sheet[] } | { readonly kind: 'cases'; readonly cases: readonly Case[] };

/** Reads a file: tables are taken out by the server, lines here. Throws what `readFailure` reads. */
export async function readFile(file: File, remembered: Readonly<Record<string, string>>): Promise<Read> {
  if (!/\.jsonl$/i.test(file.name)) return { kind: 'tables', sheets: withForms(((await sendFile('/files/tables', file)) as { sheets: Sheet[] }).sheets, remembered) };
  const lines = decoded(await file.arrayBuffer()).replace(/^\uFEFF/, '').split(/\r?\n/u);
  // A list of cases with one on each line is as good as lines alone.
  return { kind: 'cases', cases: lines.flatMap((text, index): Case[] => { const line = text.trim().replace(/^\[$|^\]$|,$/gu, ''); return line === '' ? [] : [{ row: String(index + 1), raw: caseIn(line) }]; }) };
}

function decoded(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

function caseIn(line: string): Case['raw'] {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Case['raw']) : null;
  } catch {
    return null;
  }
}

/** How much goes in one question or command. */
const step = { cases: 100, signs: 400_000 };

/** Gives the list in steps until it ends or `each` says no more. */
export async function inSteps<T>(all: readonly T[], sizeOf: (one: T) => number, each: (part: readonly T[], from: number) => Promise<boolean>): Promise<void> {
  for (let from = 0; from < all.length; ) {
    let [to, signs] = [from, 0];
    while (to < all.length && to - from < step.cases && (to === from || signs + sizeOf(all[to] as T) <= step.signs)) {
      signs += sizeOf(all[to] as T);
      to += 1;
    }
    if (!(await each(all.slice(from, to), from))) return;
    from = to;
  }
}
