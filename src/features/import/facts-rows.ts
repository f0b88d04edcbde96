import { lettersOf } from '#shared/cells.ts';
import { asDay, columnsOf, depthOf, titleOf, type Cell, type Column, type ColumnField, type Sheet } from './facts-table.ts';

/** The rows below a header: which are activities, which are headings over others or notes at the foot, which tell one activity together. Pure. */

const dayFields: readonly ColumnField[] = ['held_on', 'planned_on', 'published'];

/** What stands around a row and holds for it. */
interface Around {
  readonly year?: number | null;
  /** The sheet says of itself that it is a plan, and no column tells what really was. */
  readonly plan?: boolean;
  /** A heading over the row names its branch. */
  readonly branch?: string | null;
}

/** A row as a case, with the whole row kept under the titles it came with; null for a row that says nothing. */
export function caseOf(row: readonly Cell[], columns: readonly Column[], { year: tableYear = null, plan = false, branch: above = null }: Around = {}): Readonly<Record<string, unknown>> | null {
  const of = (field: ColumnField): string | number | null => {
    const values = columns.filter((column) => column.field === field).map((column) => row[column.at] ?? null).map((cell) => (dayFields.includes(field) ? asDay(cell) : cell)).filter((cell) => cell !== null && String(cell).trim() !== '');
    const different = values.filter((value, index) => values.findIndex((other) => String(other).trim() === String(value).trim()) === index);
    return different.length <= 1 ? (different[0] ?? null) : different.map(String).join('；');
  };
  const whole = Object.fromEntries(columns.flatMap(({ at, title }) => (row[at] === null || row[at] === undefined || row[at] === '' ? [] : [[title, row[at]]])));
  if (Object.keys(whole).length === 0) return null;
  const year = of('year');
  const [unit, branch] = [of('host_unit'), of('host_branch') ?? above];
  const id = of('id');
  const [held, planned] = [plan ? null : of('held_on'), of('planned_on') ?? (plan ? of('held_on') : null)];
  return {
    ...(id === null ? {} : { id }),
    theme: of('theme'), kind: of('kind'),
    // A plan is not what happened: it stands for it, in its words, only where nothing else is told.
    held_on: held ?? (planned === null ? null : `计划${String(planned)}`), published: of('published'),
    host: unit === null && branch === null ? null : { unit, branch }, partners: of('partners'), forms: splitForms(of('forms')), place: of('place'), participants: of('participants'),
    linked_audit_project: of('linked_audit_project'), problems_discussed: of('problems_discussed'), outcomes: of('outcomes'), publicity: of('publicity'), source_url: of('source_url'), remarks: of('remarks'),
    ...(year === null ? {} : { year }), ...(tableYear === null ? {} : { table_year: tableYear }),
    row: whole,
  };
}
const splitForms = (text: string | number | null): string[] => (text === null ? [] : String(text).split(/[、,，;；/]/u).map((part) => part.trim()).filter((part) => part !== ''));

const aboveOf = (sheet: Sheet, header: number): string => [sheet.name, ...sheet.rows.slice(0, Math.max(0, header)).flatMap((row) => row.map((cell) => String(cell ?? '')))].join(' ');
const yearsIn = (text: string): Set<number> => new Set([...text.matchAll(/(?<!\d)(20[0-4]\d|19[2-9]\d)(?=\s*(?:年|[-—.、\s]|$))/gu)].map(([, year]) => Number(year)));

/** The one year that the sheet's name and the notes above its header tell, for days that have none. */
export function yearOf(sheet: Sheet, header: number): number | null {
  const told = yearsIn(aboveOf(sheet, header));
  return told.size === 1 ? ([...told][0] ?? null) : null;
}

/** A case with its place in the file, as people count. */
export interface Placed {
  readonly row: string;
  readonly raw: Readonly<Record<string, unknown>>;
}

/** The rows below a header with their places in the sheet; a header that comes again inside is none. */
export function rowsBelow(sheet: Sheet, header: number, columns: readonly Column<string>[]): { readonly index: number; readonly row: readonly Cell[] }[] {
  const titles = [0, 1].map((deep) => columns.map(({ at }) => titleOf(sheet.rows[header + deep]?.[at])).join('\u0001'));
  const heads = titles.slice(0, depthOf(sheet.rows, header));
  return sheet.rows.flatMap((row, index) => (index <= header || heads.includes(columns.map(({ at }) => titleOf(row[at])).join('\u0001')) ? [] : [{ index, row }]));
}

/** Sums, remarks and signatures at the foot, by the first of a row's cells. */
const sum = /^(?:合\s*计|总\s*计|小\s*计|共\s*计|total|subtotal)(?:\s*[:：（(\d].*)?$/iu;
const foot = /^(?:注|备注|说明|填表\S{0,4}|制表\S{0,4}|填报\S{0,4}|审核\S{0,4}|复核\S{0,4}|(?:单位)?负责人|联系人|联系电话|notes?|prepared by)\s*[:：]/iu;
const counting = /^(?:[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．]\s*|第[一二三四五六七八九十]+部分\s*)/u;
const trailing = /[（(][^()（）]*[)）]$|(?:联学|共建|活动|开展)?(?:情况|台账|登记|清单|计划|活动)$/gu;

/** A row that stands over others: one text over all columns, or a year by itself. */
function headingIn(filled: readonly Cell[]): string | null {
  const [first] = filled;
  if (typeof first !== 'string' && typeof first !== 'number') return null;
  const text = String(first).trim();
  if (filled.length >= 3 && filled.every((cell) => String(cell).trim() === text)) return text;
  const bare = text.replace(/^[（(](.*)[)）]$/u, '$1').replace(counting, '').replaceAll(trailing, '').trim();
  return filled.length === 1 && /^(?:19[2-9]|20[0-4])\d\s*年度?$/u.test(bare) ? text : null;
}

/** The cases of a sheet, in its order. */
export function casesOf(sheet: Sheet, header: number, columns: readonly Column[]): Placed[] {
  const above = aboveOf(sheet, header);
  const plan = /计划|安排/u.test(above) && !/台账|台帐|登记|完成|落实|总结|统计/u.test(above) && !columns.some(({ field }) => field === 'planned_on');
  let around: Around = { year: yearOf(sheet, header), plan };
  const used = columns.filter(({ field }) => field !== 'ignore');
  return joined(rowsBelow(sheet, header, columns).flatMap(({ index, row }): Placed[] => {
    const filled = columns.map(({ at }) => row[at] ?? null).filter((cell) => cell !== null && String(cell).trim() !== '');
    const place = sheet.from?.[index] ?? String(index + 1);
    const first = String(filled[0] ?? '').trim();
    if (sum.test(first) || foot.test(first)) return [{ row: place, raw: { aside: first, row: caseOf(row, columns)?.['row'] } }];
    const heading = headingIn(filled);
    if (heading !== null) {
      const [year] = yearsIn(heading);
      const name = heading.replace(counting, '');
      around = { ...around, ...(year === undefined ? {} : { year }), ...(/(?:支部|支委会|党总支|党委)$/u.test(name) ? { branch: name } : {}) };
      return [{ row: place, raw: { aside: heading, row: caseOf(row, columns)?.['row'] } }];
    }
    const raw = caseOf(row, columns, around);
    if (raw === null) return [];
    const broken = used.map(({ at }) => `${lettersOf(at)}${index + 1}`).find((cell) => Object.hasOwn(sheet.broken ?? {}, cell));
    return [{ row: place, raw: broken === undefined ? raw : { ...raw, broken: { cell: broken, text: sheet.broken?.[broken] ?? '' } } }];
  }));
}

const same = (one: Placed['raw'], other: Placed['raw'], field: string): boolean => JSON.stringify(one[field] ?? null) === JSON.stringify(other[field] ?? null);

/** Rows that follow each other and differ only in the partner and what is told of it: a theme, a day, a host and a place are one activity, told once for each partner. */
function joined(placed: readonly Placed[]): Placed[] {
  const whole: Placed[] = [];
  for (const next of placed) {
    const last = whole.at(-1);
    if (last === undefined || !isMore(last.raw, next.raw)) { whole.push(next); continue; }
    const row = `${last.row.split('–')[0] ?? ''}–${next.row}`;
    const both = Object.fromEntries(Object.keys(next.raw).map((field) => [field, same(last.raw, next.raw, field) ? next.raw[field] : together(last.raw[field], next.raw[field])]));
    whole[whole.length - 1] = { row, raw: { ...both, row: [last.raw['row'], next.raw['row']].flat(), rows: row } };
  }
  return whole;
}
/** Another partner of the activity before, or the same row once more. */
function isMore(last: Placed['raw'], next: Placed['raw']): boolean {
  if (!['theme', 'held_on', 'partners'].every((field) => (next[field] ?? null) !== null && (last[field] ?? null) !== null)) return false;
  if (!['theme', 'held_on', 'host', 'place', 'id', 'year', 'broken'].every((field) => same(last, next, field))) return false;
  return !String(last['partners']).split('；').includes(String(next['partners'])) || Object.keys(next).every((field) => field === 'row' || same(last, next, field));
}
function together(one: unknown, other: unknown): unknown {
  if (one === null || one === undefined) return other;
  if (other === null || other === undefined) return one;
  return Array.isArray(one) || Array.isArray(other) ? [one, other].flat() : `${String(one)}；${String(other)}`;
}

/** The cases of a sheet as its names tell; none where it tells no activity, or is hidden. */
export function casesIn(sheet: Sheet, header: number, remembered: Readonly<Record<string, string>> = {}): Placed[] {
  return header < 0 ? [] : casesOf(sheet, header, columnsOf(sheet.rows, header, remembered));
}
