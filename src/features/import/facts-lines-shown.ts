import type { LinePreview } from './contract.ts';

/** A row of the preview as people look through it. Pure. */

/** A row with its place in the file and where its fields stand. */
export type LookedLine = Omit<LinePreview, 'wrong' | 'notes' | 'alike'> & {
  readonly row: string;
  readonly cells: Readonly<Record<string, string>>;
  readonly wrong: readonly LinePreview['wrong'][number][];
  readonly notes: readonly (Omit<LinePreview['notes'][number], 'kind'> & { readonly kind: LinePreview['notes'][number]['kind'] | 'twice' })[];
  readonly alike: readonly LinePreview['alike'][number][];
};
export const lineStandings = ['alike', 'new', 'filled', 'unchanged', 'refused'] as const;
export type LineStanding = (typeof lineStandings)[number];
export const standingOfLine = (row: LookedLine): LineStanding => (row.state === 'new' && row.alike.length > 0 ? 'alike' : row.state);

/**
 * The same unit further apart than one question reaches, under its name or another of its names, is here already when its second row comes; a list's line
 * enters its unit only where no row before does, asks only once what the unit may be, and comes in once.
 */
export function acrossSteps(rows: readonly LookedLine[]): LookedLine[] {
  const seen = new Map<string, string>();
  const lines = new Set<string>();
  return rows.map((row) => {
    if (row.key === null || row.state === 'refused') return row;
    const known = seen.get(row.key);
    const unit = known ?? row.key;
    for (const key of [row.key, ...row.names]) if (!seen.has(key)) seen.set(key, unit);
    const line = row.sheet === 'offers' && row.text !== null ? `${unit}\n${row.text}` : null;
    const twice = line !== null && lines.has(line);
    if (line !== null) lines.add(line);
    if (row.state !== 'new' || (known === undefined && !twice)) return row;
    if (row.sheet === 'offers') return { ...row, state: twice ? 'unchanged' : row.state, alike: [], notes: row.notes.filter(({ kind }) => kind !== 'enters') };
    return { ...row, state: 'unchanged', alike: [], notes: [{ field: 'name', kind: 'twice', from: row.unit ?? '', to: null }] };
  });
}
