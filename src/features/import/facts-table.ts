import { formsOf, plainTitle } from './facts-titles.ts';

/** Tables of the field: notes above the header, several sheets, plan and real time in two columns, codes beside names. Pure. */

export type Cell = string | number | null;
export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly Cell[])[];
  /** Where each row stood, when the sheet was made of several tables: `facts-form.ts`. */
  readonly from?: readonly string[];
  /** As `TableSheet` tells them: the sheet is hidden, so are these rows, and these cells have no value. */
  readonly hidden?: boolean;
  readonly hiddenRows?: readonly number[];
  readonly broken?: Readonly<Record<string, string>>;
}

/** What a column can mean; `ignore` keeps it with the original only. */
export const columnFields = [
  'ignore', 'id', 'theme', 'kind', 'held_on', 'planned_on', 'published', 'host_unit', 'host_branch', 'partners', 'forms', 'place', 'participants', 'linked_audit_project',
  'problems_discussed', 'outcomes', 'publicity', 'source_url', 'remarks', 'year',
] as const;
export type ColumnField = (typeof columnFields)[number];

/** Titles as the field's own tables write them, without spaces and marks; the first that fits wins. */
const titles: readonly (readonly [RegExp, ColumnField])[] = [
  [/^是否|编码|代码|学工号|身份证|电话|手机|传真|邮箱|账号|密码|^序号$|应到|请假|列席|缺席|次数|时长|人员编号|成立时间|换届|任命|入党|转正|参会率|出勤率|^no$/u, 'ignore'],
  [/^(?:活动)?编号$|^记录编号$/u, 'id'],
  [/^(?:所属)?年(?:度|份)$/u, 'year'],
  [/^计划|^拟定?(?:活动|开展)?(?:时间|日期|月份)|计划.*(?:时间|日期|月份)/u, 'planned_on'],
  [/^(?:活动|开展|学习)?月份?$/u, 'held_on'],
  [/^(?:实际|开展|活动|会议|举办|举行|召开|联学|共学)?(?:会议|活动|开展)?(?:时间|日期)$|实际.*(?:时间|日期)/u, 'held_on'],
  [/^(?:开始|起始|结束|起止)(?:时间|日期)$/u, 'held_on'],
  [/(?:发布|报道|发表|刊发)(?:时间|日期)/u, 'published'],
  [/(?:联学|联建|共学|协同|友邻|参学|外)(?:单位|对象|支部|方)$|联学(?:单位|对象|支部|方)|共建(?:单位|对象|支部|方)|结对(?:单位|对象|支部)|结对(?:共建)?(?:党)?组织|(?:^|参加的?)对方(?:党组织|单位|支部|名称)*$|合作(?:单位|支部|方)|参与单位|协办单位/u, 'partners'],
  [/^(?:所在|主办|承办|牵头|责任|本方?|我方)?(?:党)?支部(?:名称)?$|^所在党支部$|^责任(?:部门|单位|处室)$|^本方$|^组织名称$|^党组织(?:名称)?$/u, 'host_branch'],
  [/^(?:主办|承办|牵头|组织|所在)?(?:单位|部门)(?:名称)?$|所在(?:分党委|二级党委|党委)$/u, 'host_unit'],
  [/主题|活动名称|会议名称|议题|题目|标题/u, 'theme'],
  [/(?:活动|会议|学习)?(?:类型|类别|种类)$/u, 'kind'],
  [/形式|方式/u, 'forms'],
  [/地点|场所|地址|举办地$/u, 'place'],
  [/实到|参加人数|参与人数|到会人数|出席人数|^(?:本方|我方|对方)?(?:参加|总)?人数$/u, 'participants'],
  [/(?:审计|结合|相关|关联)?项目/u, 'linked_audit_project'],
  [/问题/u, 'problems_discussed'],
  [/成果|成效|效果|收获|决议|议定/u, 'outcomes'],
  [/链接|网址|来源/u, 'source_url'],
  [/宣传|刊发|发布(?:媒体|平台|渠道)|报道(?:媒体|情况)|稿件|^媒体/u, 'publicity'],
  [/内容|特色|备注|说明|情况|记录|做法|经验/u, 'remarks'],
  // As the product's own sheets and partners abroad write them.
  [/^(?:(?:activity)?(?:topic|title|name)|activity)$/u, 'theme'],
  [/^(?:date|day|activitydate|dateheld)$/u, 'held_on'],
  [/^planned(?:date|day)$/u, 'planned_on'],
  [/^partner(?:s|units?|branch|branches|organi[sz]ations?)?$/u, 'partners'],
  [/^(?:host|hosting|own)?branch$|^host$/u, 'host_branch'],
  [/^(?:host|hosting|own)unit$/u, 'host_unit'],
  [/^(?:form|format)$/u, 'forms'],
  [/^(?:venue|location)$/u, 'place'],
  [/^(?:present|attendance|attendees|people|participants|(?:number|no)of(?:participants|attendees|people))$/u, 'participants'],
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
export const deepest = 40;
/** Which row names the columns: the one whose cells are most often names that are known; -1 where none names what such a table tells. */
export function headerOf(rows: Sheet['rows'], remembered: Readonly<Record<string, string>> = {}, table: Meanings<string> = activityTable): number {
  let [best, most] = [-1, 1];
  rows.slice(0, deepest).forEach((_, index) => {
    const known = new Set(columnsOf(rows, index, remembered, table as Meanings<string>).flatMap(({ title, field }) => (title.length <= 30 ? [field] : [])));
    known.delete('ignore');
    // Of two rows that tell the same the upper one is the header: with it the names over several columns count.
    if (known.size > most && table.telling.some((field) => known.has(field))) [best, most] = [index, known.size];
  });
  return best;
}

export interface Column<F extends string = ColumnField> {
  readonly at: number;
  readonly title: string;
  readonly field: F;
}

export const titleOf = (cell: Cell | undefined): string => String(cell ?? '').trim();

/**
 * Rows a header takes: two where one name stands over several below it (活动时间 over 计划 and 实际) while others reach
 * down. Merged cells hold their value each, so both are seen by cells that are alike.
 */
export function depthOf(rows: Sheet['rows'], header: number): 1 | 2 {
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
    if (under === '' || under === over) return over === '' ? [] : [{ at, title: over, field: fieldOf(over, remembered, table) }];
    // 对方 over 支部 means 对方支部; 活动时间 over 实际 means 实际活动时间; else the lower name by itself.
    const fields = [`${over}${under}`, `${under}${over}`].map((title) => ({ title, field: fieldOf(title, remembered, table) }));
    const told = fields.find(({ field }) => field !== 'ignore') ?? { title: `${over}${under}`, field: 'ignore' };
    return [{ at, ...told }];
  });
}

/** Days that a sheet keeps as numbers: counted from 1899-12-30, between 1927 and 2119. */
export const asDay = (cell: Cell): Cell => {
  // In a .csv the number is text; its fraction is the time of the day.
  const number = typeof cell === 'string' && /^\d{5}(?:\.\d+)?$/.test(cell.trim()) ? Number(cell) : cell;
  return typeof number === 'number' && number > 10_000 && number < 80_000 ? new Date(Date.UTC(1899, 11, 30 + Math.floor(number))).toISOString().slice(0, 10) : cell;
};
