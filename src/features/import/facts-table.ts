import { formsOf, plainTitle } from './facts-titles.ts';

/** Tables of the field: notes above the header, several sheets, plan and real time in two columns, codes beside names. Pure. */

export type Cell = string | number | null;
export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly Cell[])[];
  /** Where each row stood, when the sheet was made of several tables: `facts-form.ts`. */
  readonly from?: readonly string[];
}

/** What a column can mean; `ignore` keeps it with the original only. */
export const columnFields = [
  'ignore', 'id', 'theme', 'kind', 'held_on', 'planned_on', 'published', 'host_unit', 'host_branch', 'partners', 'forms', 'place', 'participants', 'linked_audit_project',
  'problems_discussed', 'outcomes', 'publicity', 'source_url', 'remarks', 'year',
] as const;
export type ColumnField = (typeof columnFields)[number];

/** Titles as the field's own tables write them, without spaces and marks; the first that fits wins. */
const titles: readonly (readonly [RegExp, ColumnField])[] = [
  [/^是否|编码|代码|学工号|身份证|电话|手机|传真|邮箱|账号|密码|^序号$|应到|请假|列席|缺席|次数|时长|人员编号|成立时间|换届|任命|入党|转正|参会率/u, 'ignore'],
  [/^(?:活动)?编号$|^记录编号$/u, 'id'],
  [/^(?:所属)?年(?:度|份)$/u, 'year'],
  [/^计划|^拟定?(?:活动|开展)?(?:时间|日期)|计划.*(?:时间|日期)/u, 'planned_on'],
  [/^(?:实际|开展|活动|会议|举办|举行|召开|联学|共学)?(?:会议|活动|开展)?(?:时间|日期)$|实际.*(?:时间|日期)/u, 'held_on'],
  [/^(?:开始|起始|结束|起止)(?:时间|日期)$/u, 'held_on'],
  [/(?:发布|报道|发表|刊发)(?:时间|日期)/u, 'published'],
  [/(?:联学|联建|共学|协同|友邻|参学|外)(?:单位|对象|支部|方)$|联学(?:单位|对象|支部|方)|共建(?:单位|对象|支部|方)|结对(?:单位|对象|支部)|结对(?:共建)?(?:党)?组织|对方(?:单位|支部)?|合作(?:单位|支部|方)|参与单位|协办单位/u, 'partners'],
  [/^(?:所在|主办|承办|牵头|本)?(?:党)?支部(?:名称)?$|^所在党支部$|^组织名称$|^党组织(?:名称)?$/u, 'host_branch'],
  [/^(?:主办|承办|牵头|组织|所在)?(?:单位|部门)(?:名称)?$|所在(?:分党委|二级党委|党委)$/u, 'host_unit'],
  [/主题|活动名称|会议名称|议题|题目|标题/u, 'theme'],
  [/(?:活动|会议|学习)?(?:类型|类别|种类)$/u, 'kind'],
  [/形式|方式/u, 'forms'],
  [/地点|场所|地址|举办地$/u, 'place'],
  [/实到|参加人数|参与人数|到会人数|出席人数|^人数$/u, 'participants'],
  [/(?:审计|结合|相关|关联)?项目/u, 'linked_audit_project'],
  [/问题/u, 'problems_discussed'],
  [/成果|成效|效果|收获|决议|议定/u, 'outcomes'],
  [/宣传|刊发|发布(?:媒体|平台|渠道)|报道(?:媒体|情况)|稿件|^媒体/u, 'publicity'],
  [/链接|网址|来源/u, 'source_url'],
  [/内容|特色|备注|说明|情况|记录/u, 'remarks'],
  // As the product's own sheets and partners abroad write them.
  [/^(?:(?:activity)?(?:topic|title|name)|activity)$/u, 'theme'],
  [/^(?:date|day|activitydate|dateheld)$/u, 'held_on'],
  [/^planned(?:date|day)$/u, 'planned_on'],
  [/^partner(?:s|unit|units|branch|branches)?$/u, 'partners'],
  [/^(?:host|hosting|own)?branch$|^host$/u, 'host_branch'],
  [/^(?:host|hosting|own)unit$/u, 'host_unit'],
  [/^(?:form|format)$/u, 'forms'],
  [/^(?:venue|location)$/u, 'place'],
  [/^(?:present|attendance|attendees|people)$/u, 'participants'],
  [/^(?:audit|work)?project$/u, 'linked_audit_project'],
  [/^(?:problems?|issues?)$/u, 'problems_discussed'],
  [/^(?:outcomes?|results?|effects?)$/u, 'outcomes'],
  [/^(?:link|url|source)$/u, 'source_url'],
  [/^(?:notes?|remark)$/u, 'remarks'],
];

/** What the columns of a kind of table can mean, and how such a table is known. */
export interface Meanings<F extends string> {
  readonly fields: readonly F[];
  /** Titles without spaces and marks; the first that fits wins. */
  readonly titles: readonly (readonly [RegExp, F])[];
  /** A table of this kind tells at least one of these. */
  readonly telling: readonly F[];
  /** Before what people said of titles: one title may mean another thing in another kind of table. */
  readonly memory: string;
}

/** A table of activities tells at least one of these; one of people or branches tells none. */
const telling: readonly ColumnField[] = ['theme', 'held_on', 'planned_on', 'partners', 'problems_discussed', 'outcomes'];
export const activityTable: Meanings<ColumnField> = { fields: columnFields, titles, telling, memory: '' };

/** @param remembered what people said of titles before: `memory` and `plainTitle` → field. */
export function fieldOf(title: string, remembered?: Readonly<Record<string, string>>): ColumnField;
export function fieldOf<F extends string>(title: string, remembered: Readonly<Record<string, string>>, table: Meanings<F>): F | 'ignore';
export function fieldOf(title: string, remembered: Readonly<Record<string, string>> = {}, table: Meanings<string> = activityTable): string {
  const plain = plainTitle(title);
  const said = table.fields.find((field) => field === remembered[`${table.memory}${plain}`]);
  if (said !== undefined) return said;
  return table.fields.find((field) => plainTitle(field) === plain) ?? formsOf(title).map((form) => table.titles.find(([pattern]) => pattern.test(form))?.[1]).find((field) => field !== undefined) ?? 'ignore';
}

/** How many rows are looked at for a header: notes above it are few. */
const deepest = 15;
/** Which row names the columns: the one whose cells are most often names that are known; -1 where none names what such a table tells. */
export function headerOf(rows: Sheet['rows'], remembered: Readonly<Record<string, string>> = {}, table: Meanings<string> = activityTable): number {
  let [best, most] = [-1, 1];
  rows.slice(0, deepest).forEach((row, index) => {
    const known = new Set(row.flatMap((cell) => (typeof cell === 'string' && cell.trim().length <= 30 ? [fieldOf(cell, remembered, table)] : [])));
    known.delete('ignore');
    if (known.size > most && table.telling.some((field) => known.has(field))) [best, most] = [index, known.size];
  });
  return best;
}

export interface Column<F extends string = ColumnField> {
  readonly at: number;
  readonly title: string;
  readonly field: F;
}

const titleOf = (cell: Cell | undefined): string => String(cell ?? '').trim();

/**
 * Rows a header takes: two where one name stands over several below it (活动时间 over 计划 and 实际) while others reach
 * down. Merged cells hold their value each, so both are seen by cells that are alike.
 */
function depthOf(rows: Sheet['rows'], header: number): 1 | 2 {
  const [upper = [], lower = []] = [rows[header], rows[header + 1]];
  const down = upper.some((cell, at) => titleOf(cell) !== '' && titleOf(cell) === titleOf(lower[at]));
  const over = upper.some((cell, at) => titleOf(cell) !== '' && titleOf(cell) === titleOf(upper[at + 1]) && titleOf(lower[at]) !== titleOf(lower[at + 1]));
  return down && over && lower.every((cell) => cell === null || (typeof cell === 'string' && cell.trim().length <= 30)) ? 2 : 1;
}

/** The columns under a header; of two that mean the same, both are kept and joined. */
export function columnsOf(rows: Sheet['rows'], header: number, remembered?: Readonly<Record<string, string>>): Column[];
export function columnsOf<F extends string>(rows: Sheet['rows'], header: number, remembered: Readonly<Record<string, string>>, table: Meanings<F>): Column<F | 'ignore'>[];
export function columnsOf(rows: Sheet['rows'], header: number, remembered: Readonly<Record<string, string>> = {}, table: Meanings<string> = activityTable): Column<string>[] {
  const lower = depthOf(rows, header) === 2 ? (rows[header + 1] ?? []) : [];
  return (rows[header] ?? []).flatMap((cell, at) => {
    const [over, under] = [titleOf(cell), titleOf(lower[at])];
    const title = under === '' || under === over ? over : `${under}${over}`;
    return title === '' ? [] : [{ at, title, field: fieldOf(title, remembered, table) }];
  });
}

/** Days that a sheet keeps as numbers: counted from 1899-12-30, between 1927 and 2119. */
export const asDay = (cell: Cell): Cell => {
  // In a .csv the number is text; its fraction is the time of the day.
  const number = typeof cell === 'string' && /^\d{5}(?:\.\d+)?$/.test(cell.trim()) ? Number(cell) : cell;
  return typeof number === 'number' && number > 10_000 && number < 80_000 ? new Date(Date.UTC(1899, 11, 30 + Math.floor(number))).toISOString().slice(0, 10) : cell;
};
const dayFields: readonly ColumnField[] = ['held_on', 'planned_on', 'published'];

/** A row as a case, with the whole row kept under the titles it came with; null for a row that says nothing. */
export function caseOf(row: readonly Cell[], columns: readonly Column[], tableYear: number | null = null): Readonly<Record<string, unknown>> | null {
  const of = (field: ColumnField): string | number | null => {
    const values = columns.filter((column) => column.field === field).map((column) => row[column.at] ?? null).map((cell) => (dayFields.includes(field) ? asDay(cell) : cell)).filter((cell) => cell !== null && String(cell).trim() !== '');
    const different = values.filter((value, index) => values.findIndex((other) => String(other).trim() === String(value).trim()) === index);
    return different.length <= 1 ? (different[0] ?? null) : different.map(String).join('；');
  };
  const whole = Object.fromEntries(columns.flatMap(({ at, title }) => (row[at] === null || row[at] === undefined || row[at] === '' ? [] : [[title, row[at]]])));
  if (Object.keys(whole).length === 0) return null;
  const year = of('year');
  const [unit, branch] = [of('host_unit'), of('host_branch')];
  const id = of('id');
  return {
    ...(id === null ? {} : { id }),
    theme: of('theme'), kind: of('kind'),
    // A plan is not what happened: it stands for it, in its words, only where nothing else is told.
    held_on: of('held_on') ?? (of('planned_on') === null ? null : `计划${String(of('planned_on'))}`), published: of('published'),
    host: unit === null && branch === null ? null : { unit, branch }, partners: of('partners'), forms: splitForms(of('forms')), place: of('place'), participants: of('participants'),
    linked_audit_project: of('linked_audit_project'), problems_discussed: of('problems_discussed'), outcomes: of('outcomes'), publicity: of('publicity'), source_url: of('source_url'), remarks: of('remarks'),
    ...(year === null ? {} : { year }), ...(tableYear === null ? {} : { table_year: tableYear }),
    row: whole,
  };
}
const splitForms = (text: string | number | null): string[] => (text === null ? [] : String(text).split(/[、,，;；/]/u).map((part) => part.trim()).filter((part) => part !== ''));

/** The one year that the sheet's name and the notes above its header tell, for days that have none. */
export function yearOf(sheet: Sheet, header: number): number | null {
  const above = [sheet.name, ...sheet.rows.slice(0, Math.max(0, header)).flatMap((row) => row.map((cell) => String(cell ?? '')))].join(' ');
  const told = new Set([...above.matchAll(/(?<!\d)(20[0-4]\d|19[2-9]\d)(?=\s*(?:年|[-—.、\s]|$))/gu)].map(([, year]) => Number(year)));
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

/** The cases of a sheet, in its order. */
export function casesOf(sheet: Sheet, header: number, columns: readonly Column[]): Placed[] {
  const year = yearOf(sheet, header);
  return rowsBelow(sheet, header, columns).flatMap(({ index, row }): Placed[] => {
    const raw = caseOf(row, columns, year);
    return raw === null ? [] : [{ row: sheet.from?.[index] ?? String(index + 1), raw }];
  });
}
