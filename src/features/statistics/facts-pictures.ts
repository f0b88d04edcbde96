import type { Say } from '#shared/language.ts';
import type { StatisticsView } from './contract.ts';
import { cut, rect, text, widthOf, type Drawing, type Shape } from './facts-drawing.ts';
import { labelOf } from './facts-labels.ts';
import { unknown, within } from './facts.ts';

/** The four pictures, out of the figures: each what its table says, no more. Null where there is nothing to draw. */

const monthKeys = Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(2, '0'));
const open = 'held';
const stopped = ['postponed', 'cancelled', 'declined'];

export interface MonthRow {
  readonly month: string;
  readonly held: number;
  /** Approved, before the approval, and postponed, cancelled or declined. */
  readonly open: number;
  readonly early: number;
  readonly stopped: number;
}
/** Months with what was held in them and what is ahead; last, where there is any, what has no month. */
export function monthsOf({ months, ahead }: Pick<StatisticsView, 'months' | 'ahead'>): MonthRow[] {
  const of = (month: string, fits: (stage: string) => boolean): number => ahead.filter(({ key }) => { const [at, stage = ''] = key.split('|'); return at === month && fits(stage); }).reduce((sum, { n }) => sum + n, 0);
  return [...monthKeys, unknown].map((month) => ({
    month, held: months.find(({ key }) => key === month)?.n ?? 0, open: of(month, (stage) => stage === open), early: of(month, (stage) => stage !== open && !stopped.includes(stage)), stopped: of(month, (stage) => stopped.includes(stage)),
  })).filter(({ month, ...row }) => month !== unknown || row.held + row.open + row.early + row.stopped > 0);
}

/** Twelve months, each a column: held, approved, before the approval. */
export function yearDrawing(view: Pick<StatisticsView, 'months' | 'ahead'>): Drawing | null {
  const rows = monthsOf(view).filter(({ month }) => month !== unknown);
  const most = Math.max(...rows.map((row) => row.held + row.open + row.early));
  if (most === 0) return null;
  const [width, height, head, foot] = [720, 220, 26, 26];
  const step = width / 12;
  const tall = (n: number): number => ((height - head - foot) * n) / most;
  const shapes = rows.flatMap((row, index): Shape[] => {
    const x = index * step + step * 0.22;
    let y = height - foot;
    const parts = ([['held', 'soft', 'soft'], ['open', 'sheet', 'soft'], ['early', 'hatch', 'soft']] as const).flatMap(([part, fill, edge]): Shape[] => {
      const up = tall(row[part]);
      y -= up;
      return row[part] === 0 ? [] : [rect(x, y, step * 0.56, up, fill, edge)];
    });
    const rest = row.open + row.early;
    const said = `${row.held === 0 ? '' : row.held}${rest === 0 ? '' : `(${rest})`}`;
    return [...parts, ...(row.held + row.open + row.early > 0 ? [text(index * step + step / 2, y - 6, said, 'middle')] : []), text(index * step + step / 2, height - 8, String(index + 1), 'middle', 'soft')];
  });
  return { width, height, shapes: [{ kind: 'path', d: `M0 ${height - foot}H${width}`, fill: 'none', edge: 'control' }, ...shapes] };
}

/** Columns of the matrix before the rest stand together. */
const mostRegions = 12;
export interface Reach {
  readonly industries: readonly string[];
  readonly regions: readonly string[];
  /** Regions that stand together as the last column. */
  readonly folded: readonly string[];
  readonly of: (industry: string, region: string) => number;
}
const last = (key: string): string => (key === unknown ? `\u{10ffff}${key}` : key === within ? `\u{10fffe}` : key);
const inOrder = (keys: Iterable<string>): string[] => [...new Set(keys)].toSorted((a, b) => (last(a) < last(b) ? -1 : 1));

/** Industries and regions that were reached. Where there are many regions, those with the fewest activities are folded into one. */
export function reachOf({ reach }: Pick<StatisticsView, 'reach'>): Reach {
  const pairs = reach.map(({ key, n }) => { const [industry = unknown, region = unknown] = key.split('|'); return { industry, region, n }; });
  const sums = new Map<string, number>();
  for (const { region, n } of pairs) sums.set(region, (sums.get(region) ?? 0) + n);
  const all = inOrder(sums.keys());
  const kept = all.length <= mostRegions ? all : inOrder(all.toSorted((a, b) => (sums.get(b) ?? 0) - (sums.get(a) ?? 0) || (a < b ? -1 : 1)).slice(0, mostRegions));
  const folded = all.filter((region) => !kept.includes(region));
  return { industries: inOrder(pairs.map(({ industry }) => industry)), regions: kept, folded, of: (industry, region) => pairs.filter((one) => one.industry === industry && (region === '' ? folded.includes(one.region) : one.region === region)).reduce((sum, { n }) => sum + n, 0) };
}

const short = (region: string): string => region.replace(/(?:壮族|回族|维吾尔)?自治区$|特别行政区$|[省市]$/u, '');

export function reachDrawing(view: Pick<StatisticsView, 'reach'>, say: Say): Drawing | null {
  const { industries, regions, folded, of } = reachOf(view);
  if (industries.length === 0) return null;
  const columns = [...regions, ...(folded.length > 0 ? [''] : [])];
  const names = columns.map((region) => (region === '' ? say('picture.reach.other') : short(labelOf('region', region, say))));
  const rows = industries.map((industry) => cut(labelOf('industry', industry, say), 236));
  const label = Math.max(...rows.map(widthOf), 60) + 14;
  const cell = Math.max(48, ...names.map((name) => widthOf(cut(name, 84)) + 10));
  // A small one stands in the middle of a frame as wide as the others, so that a paper does not blow it up.
  const edge = Math.max(0, (640 - label - cell * columns.length) / 2);
  const left = edge + label;
  const [head, line] = [30, 30];
  const most = Math.max(1, ...industries.flatMap((industry) => columns.map((region) => of(industry, region))));
  const shapes: Shape[] = names.map((name, index) => text(left + cell * index + cell / 2, head - 10, cut(name, 84), 'middle', 'soft'));
  industries.forEach((industry, row) => {
    const y = head + row * line;
    shapes.push(text(edge, y + 20, rows[row] ?? ''));
    columns.forEach((region, column) => {
      const n = of(industry, region);
      const dark = n > 1 && n / most > 0.66;
      shapes.push(rect(left + cell * column, y, cell, line, n === 0 ? 'sheet' : dark ? 'soft' : n / most > 0.33 ? 'line' : 'wash', n === 0 ? 'line' : 'control'));
      if (n > 0) shapes.push(text(left + cell * column + cell / 2, y + 20, String(n), 'middle', dark ? 'sheet' : 'ink'));
    });
  });
  return { width: left + cell * columns.length + edge + 1, height: head + industries.length * line + 1, shapes };
}

/** Branches at the left, units at the right, each in the order of its name, a line for those that met. */
export function networkDrawing({ network: { pairs } }: Pick<StatisticsView, 'network'>): Drawing | null {
  if (pairs.length === 0) return null;
  const named = (of: (pair: (typeof pairs)[number]) => readonly [string, string]): [string, string][] => [...new Map(pairs.map(of))].toSorted((a, b) => (a[1] < b[1] ? -1 : 1));
  const branches = named((pair) => [pair.branchId, pair.branch]);
  // Units stand near the branches that met them, so that fewer lines cross.
  const at = new Map(branches.map(([id], index) => [id, index]));
  const near = (unitId: string): number => { const own = pairs.filter((pair) => pair.unitId === unitId); return own.reduce((sum, { branchId }) => sum + (at.get(branchId) ?? 0), 0) / Math.max(1, own.length); };
  const units = named((pair) => [pair.unitId, pair.unit]).toSorted((a, b) => near(a[0]) - near(b[0]));
  const [width, line, side] = [760, 30, 250];
  const height = Math.max(branches.length, units.length) * line + 12;
  const y = (index: number, of: number): number => (height * (index + 0.5)) / of;
  const most = Math.max(...pairs.map(({ n }) => n));
  const lines = pairs.map((pair): Shape => {
    const from = y(at.get(pair.branchId) ?? 0, branches.length);
    const to = y(units.findIndex(([id]) => id === pair.unitId), units.length);
    return { kind: 'path', d: `M${side} ${from}C${side + 90} ${from} ${width - side - 110} ${to} ${width - side} ${to}`, fill: 'none', edge: 'control', width: 1 + (4 * pair.n) / most };
  });
  const counts = pairs.map((pair): Shape => {
    const to = y(units.findIndex(([id]) => id === pair.unitId), units.length);
    const from = y(at.get(pair.branchId) ?? 0, branches.length);
    // On the line, where those that end at one unit have not met yet.
    const t = 0.72;
    const along = (a: number, b: number, c: number, d: number): number => (1 - t) ** 3 * a + 3 * (1 - t) ** 2 * t * b + 3 * (1 - t) * t ** 2 * c + t ** 3 * d;
    return text(along(side, side + 90, width - side - 110, width - side), along(from, from, to, to) + 4, String(pair.n), 'middle', 'ink', { small: true, halo: true });
  });
  const dots = [...branches.map((_, index) => rect(side - 4, y(index, branches.length) - 4, 8, 8, 'soft')), ...units.map((_, index) => rect(width - side - 4, y(index, units.length) - 4, 8, 8, 'ask'))];
  return {
    width, height, shapes: [
      ...lines, ...dots, ...counts, ...branches.map(([, name], index) => text(side - 12, y(index, branches.length) + 5, cut(name, side - 16), 'end')), ...units.map(([, name], index) => text(width - side + 12, y(index, units.length) + 5, cut(name, side - 16))),
    ],
  };
}

export interface FlowRow {
  readonly key: string;
  readonly values: readonly [n: number, problems: number, tasked: number, verified: number];
}
/** By source of the topic, the unknown last. Null where what became of problems is not told. */
export function flowOf({ tables, conversion, figures }: Pick<StatisticsView, 'tables' | 'conversion' | 'figures'>): FlowRow[] | null {
  const table = tables.find(({ key }) => key === 'source');
  if (table === undefined || !conversion) return null;
  const rows = table.rows.map((row): FlowRow => ({ key: row.key, values: [row.n, row.problems ?? 0, row.tasked ?? 0, row.verified ?? 0] }));
  if (table.unknown === 0) return rows;
  const whole = (key: string): number => figures.find((one) => one.key === key)?.value ?? 0;
  // Each activity has one source: what is in no row is of the unknown.
  const rest = (index: 1 | 2 | 3, key: string): number => whole(key) - rows.reduce((sum, { values }) => sum + values[index], 0);
  return [...rows, { key: unknown, values: [table.unknown, rest(1, 'raised'), rest(2, 'tasked'), rest(3, 'verified')] }];
}

const flowTones = ['soft', 'line', 'control', 'wash', 'quiet', 'sheet'] as const;
const columnKeys = ['statistics.activities', 'statistics.problems', 'statistics.tasked', 'statistics.verified'] as const;

/** Four columns on one scale, a band for each source between them. */
export function flowDrawing(view: Pick<StatisticsView, 'tables' | 'conversion' | 'figures'>, say: Say): Drawing | null {
  const rows = flowOf(view);
  if (rows === null || rows.length === 0) return null;
  const totals = [0, 1, 2, 3].map((column) => rows.reduce((sum, { values }) => sum + (values[column] ?? 0), 0));
  const [width, left, bar, head, gap] = [760, 110, 54, 44, 12];
  const tallest = 250;
  const scale = (tallest - gap * rows.length) / Math.max(1, ...totals);
  const x = (column: number): number => left + ((width - left - bar - 30) * column) / 3;
  const tops = [0, 1, 2, 3].map((column) => {
    let y = head;
    return rows.map(({ values }) => { const top = y; y += (values[column] ?? 0) * scale + gap; return top; });
  });
  const shapes: Shape[] = columnKeys.map((key, column) => text(x(column) + bar / 2, 18, `${say(key)} ${totals[column] ?? 0}`, 'middle', 'ink'));
  const tall = (row: number, column: number): number => (rows[row]?.values[column] ?? 0) * scale;
  for (const [row] of rows.entries()) {
    for (const column of [0, 1, 2] as const) {
      const [a, b] = [tops[column]?.[row] ?? 0, tops[column + 1]?.[row] ?? 0];
      const [ha, hb] = [tall(row, column), tall(row, column + 1)];
      if (ha === 0 || hb === 0) continue;
      const [from, to] = [x(column) + bar, x(column + 1)];
      const mid = (from + to) / 2;
      shapes.push({ kind: 'path', d: `M${from} ${a}C${mid} ${a} ${mid} ${b} ${to} ${b}V${b + hb}C${mid} ${b + hb} ${mid} ${a + ha} ${from} ${a + ha}Z`, fill: 'wash', edge: 'line' });
    }
  }
  for (const [row, { key, values }] of rows.entries()) {
    for (const column of [0, 1, 2, 3]) {
      const tone = flowTones[row % flowTones.length] ?? 'line';
      const h = tall(row, column);
      if (h === 0) continue;
      shapes.push(rect(x(column), tops[column]?.[row] ?? 0, bar, h, tone, 'soft'));
      shapes.push(text(x(column) + bar / 2, (tops[column]?.[row] ?? 0) + Math.max(h / 2 + 5, 11), String(values[column]), 'middle', tone === 'soft' || tone === 'quiet' ? (h < 14 ? 'ink' : 'sheet') : 'ink', { small: true }));
    }
    shapes.push(text(left - 10, (tops[0]?.[row] ?? 0) + Math.max(tall(row, 0) / 2 + 5, 11), labelOf('source', key, say), 'end'));
  }
  return { width, height: tallest + head + gap, shapes };
}
