import type { OfferKind } from '#features/offer/facts.ts';
import { lettersOf } from '#shared/cells.ts';
import { rowsBelow } from './facts-rows.ts';
import { asDay, columnsOf, headerOf, type Cell, type Column, type Meanings, type Sheet } from './facts-table.ts';

/** Sheets of partners (单位名录) and of their lists (资源清单, 需求清单, 项目清单): what their columns mean, and their rows. Pure. */

export const lineSheets = ['units', 'offers'] as const;
export type LineSheet = (typeof lineSheets)[number];

/** `private`: a column of personal numbers. It is not taken, not sent, and cannot be made to mean something else. */
export const unitFields = ['ignore', 'private', 'name', 'aliases', 'kind', 'industry', 'region', 'field', 'front_line', 'contact_name', 'contact_post', 'note'] as const;
export const offerFields = ['ignore', 'private', 'unit', 'list', 'text', 'place', 'direction', 'until'] as const;
export type LineField = (typeof unitFields)[number] | (typeof offerFields)[number];

const privateTitle = /电话|手机|座机|联系方式|联络方式|传真|邮箱|邮件|e?mail|微信|qq|身份证|证件号|住址|家庭|出生|生日|账号|密码|phone|mobile/u;

const unitTitles: readonly (readonly [RegExp, (typeof unitFields)[number]])[] = [
  [privateTitle, 'private'],
  [/^序号$|信用代码|组织机构代码|^编号$/u, 'ignore'],
  [/简称|别名|曾用名|又名|其他名称|othernames|aliases/u, 'aliases'],
  [/联系人.*职务|联络(?:人|员).*职务|对接人.*职务|^职务$|^职务职称$|post$/u, 'contact_post'],
  [/联系人|联络(?:人|员)|对接人|contact/u, 'contact_name'],
  [/基层|一线|frontline/u, 'front_line'],
  [/行业|industry/u, 'industry'],
  [/行政区划|区划|地区|所在(?:地|省|市|县|区)|属地|地址|^省|^市|^[区县]|region|division/u, 'region'],
  [/领域|专业方向|主营|业务方向|^field$/u, 'field'],
  [/(?:单位|机构|组织|企业)?(?:性质|类型|类别)$|^kind$/u, 'kind'],
  [/(?:单位|企业|机构|共建方|联学对象|伙伴)(?:名称|全称)?$|^名称$|^全称$|^unit$|^name$/u, 'name'],
  [/备注|说明|简介|note|remarks/u, 'note'],
];
const offerTitles: readonly (readonly [RegExp, (typeof offerFields)[number]])[] = [
  [privateTitle, 'private'],
  [/^序号$|^编号$/u, 'ignore'],
  [/有效期|截止|期限|有效至|until|validity/u, 'until'],
  [/方向|供需|提供或需求|direction/u, 'direction'],
  [/(?:清单|资源|需求|项目)?(?:类型|类别|种类)$|^清单$|^kind$|^list$/u, 'list'],
  [/地点|场所|地址|place/u, 'place'],
  [/^(?:所属|所在|提供|需求|责任|牵头|申报)?(?:单位|机构|企业|共建方|联学对象)(?:名称|全称)?$|^unit(?:name)?$/u, 'unit'],
  [/内容|名称|资源|需求|项目|事迹|标题|what|title/u, 'text'],
];

export const unitTable: Meanings<(typeof unitFields)[number]> = { fields: unitFields, titles: unitTitles, telling: ['name'], memory: 'units ' };
export const offerTable: Meanings<(typeof offerFields)[number]> = { fields: offerFields, titles: offerTitles, telling: ['text'], memory: 'offers ' };
export const tableFor = (sheet: LineSheet): Meanings<LineField> => (sheet === 'units' ? unitTable : offerTable) as Meanings<LineField>;

/** Which list a heading, a sheet's name or a cell speaks of. */
export const listSynonyms: readonly (readonly [RegExp, OfferKind])[] = [
  [/先进集体|集体/u, 'collective'], [/先进人物|先进个人|劳模|模范|人物/u, 'figure'], [/现场|教学点|教育基地|阵地|场馆|基地/u, 'site'], [/项目|共建/u, 'project'], [/需求|需要/u, 'need'], [/资源|提供/u, 'resource'],
];
const listOf = (title: string): OfferKind | null => listSynonyms.find(([pattern]) => pattern.test(title))?.[1] ?? null;

/** How one sheet is to be read; `sheet` null leaves it out. */
export interface LineReading {
  readonly sheet: LineSheet | null;
  readonly header: number;
  readonly columns: readonly Column<LineField>[];
}

type Remembered = Readonly<Record<string, string>>;
const readAs = (sheet: Sheet, as: LineSheet, remembered: Remembered, header: number): LineReading =>
  header < 0 ? { sheet: null, header, columns: [] } : { sheet: as, header, columns: columnsOf(sheet.rows, header, remembered, tableFor(as)) };

const knownIn = ({ columns }: LineReading): number => new Set(columns.map(({ field }) => field).filter((field) => field !== 'ignore' && field !== 'private')).size;

/** A list where a unit and something it has or wants are told and as much is known as of a directory; else a directory, where a column names units. */
export function lineReadingOf(sheet: Sheet, remembered: Remembered, said?: { readonly sheet: LineSheet; readonly header?: number }): LineReading {
  if (said !== undefined) {
    const header = said.header ?? headerOf(sheet.rows, remembered, tableFor(said.sheet));
    return readAs(sheet, said.sheet, remembered, header >= 0 ? header : 0);
  }
  // A hidden sheet is of somebody's own use unless a person says otherwise.
  if (sheet.hidden === true) return { sheet: null, header: -1, columns: [] };
  const [offers, units] = (['offers', 'units'] as const).map((as) => readAs(sheet, as, remembered, headerOf(sheet.rows, remembered, tableFor(as)))) as [LineReading, LineReading];
  const told = new Set(offers.columns.map(({ field }) => field));
  return told.has('unit') && told.has('text') && knownIn(offers) >= knownIn(units) ? offers : units;
}

/** One row with its place in the file, and where each of its fields stands: `D7`. */
export interface Line {
  readonly row: string;
  readonly cells: Readonly<Record<string, string>>;
  readonly raw: Readonly<Record<string, unknown>>;
}

const isFilled = (cell: Cell | undefined): cell is string | number => cell !== null && cell !== undefined && String(cell).trim() !== '';
/** Parts of a place are one place; of anything else each is told. */
const joins: Partial<Record<LineField, string>> = { region: '' };

/**
 * What a row is read as: one line; of a wide sheet with resources in one column and needs in another, one line for each list that a heading
 * names, with whatever the other columns tell. Where a column says which list a row is of, that counts, and the row stays one.
 */
function readings(columns: readonly Column<LineField>[]): readonly { readonly columns: readonly Column<LineField>[]; readonly list: string | null }[] {
  const texts = Map.groupBy(columns.filter(({ field }) => field === 'text'), ({ title }) => listOf(title));
  if (!texts.has('resource') || !texts.has('need') || columns.some(({ field }) => field === 'list' || field === 'direction')) return [{ columns, list: null }];
  return [...texts].flatMap(([list, mine]) => (list === null ? [] : [{ columns: columns.filter((column) => column.field !== 'text' || mine.includes(column) || listOf(column.title) === null), list: mine[0]?.title ?? null }]));
}

/** The rows of a sheet in its order, empty ones left out; what stands in columns of private numbers goes nowhere. */
export function linesOf(sheet: Sheet, { sheet: as, header, columns }: LineReading): Line[] {
  if (as === null) return [];
  const open = columns.filter(({ field }) => field !== 'private');
  const parts = readings(open);
  return rowsBelow(sheet, header, columns).flatMap(({ index, row }): Line[] => {
    const whole = Object.fromEntries(open.flatMap(({ at, title }) => (isFilled(row[at]) ? [[title, row[at]]] : [])));
    if (Object.keys(whole).length === 0) return [];
    const told = parts.filter((part) => part.columns.some(({ field, at, title }) => field === 'text' && (parts.length === 1 || listOf(title) !== null) && isFilled(row[at])));
    // A row in which nothing is told is still a row: it is refused by its place, once.
    return (parts.length === 1 ? parts : told.length > 0 ? told : parts.slice(0, 1)).map((part) => lineAt(part, row, index, whole));
  });

  function lineAt(part: (typeof parts)[number], row: readonly Cell[], index: number, whole: Readonly<Record<string, unknown>>): Line {
    // A cell without a value is told by its place, as what it shows.
    const shown = (at: number): Cell => row[at] ?? sheet.broken?.[`${lettersOf(at)}${index + 1}`] ?? null;
    const fields = [...new Set(part.columns.map(({ field }) => field))].filter((field) => field !== 'ignore');
    const values = fields.map((field) => {
      const all = part.columns.filter((column) => column.field === field).map(({ at }) => shown(at)).filter(isFilled).map((cell) => (field === 'until' ? asDay(cell) : cell));
      const different = all.filter((value, at) => all.findIndex((other) => String(other).trim() === String(value).trim()) === at);
      return [field, different.length <= 1 ? (different[0] ?? null) : different.join(joins[field] ?? '；')] as const;
    });
    const cells = Object.fromEntries(fields.map((field) => [field, `${lettersOf(part.columns.find((column) => column.field === field)?.at ?? 0)}${index + 1}`]));
    return { row: String(index + 1), cells, raw: { ...Object.fromEntries(values), sheet: as, title: part.list ?? sheet.name, row: whole } };
  }
}
