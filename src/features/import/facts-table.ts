/** Tables of the field: notes above the header, several sheets, plan and real time in two columns, codes beside names. Pure. */

export type Cell = string | number | null;
export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly Cell[])[];
}

/** What a column can mean; `ignore` keeps it with the original only. */
export const columnFields = [
  'ignore', 'id', 'theme', 'kind', 'held_on', 'planned_on', 'published', 'host_unit', 'host_branch', 'partners', 'forms', 'place', 'participants', 'linked_audit_project',
  'problems_discussed', 'outcomes', 'publicity', 'source_url', 'remarks',
] as const;
export type ColumnField = (typeof columnFields)[number];

/** Titles as the field's own tables write them, without spaces and marks; the first that fits wins. */
const titles: readonly (readonly [RegExp, ColumnField])[] = [
  [/编码|代码|学工号|身份证|电话|手机|账号|密码|^序号$|应到|请假|列席|缺席|次数|时长|人员编号/u, 'ignore'],
  [/^(?:活动)?编号$|^记录编号$/u, 'id'],
  [/^计划|^拟定?(?:活动|开展)?(?:时间|日期)|计划.*(?:时间|日期)/u, 'planned_on'],
  [/^(?:实际|开展|活动|会议|举办|举行|召开)?(?:会议|活动|开展)?(?:时间|日期)$|实际.*(?:时间|日期)/u, 'held_on'],
  [/(?:发布|报道|发表|刊发)(?:时间|日期)/u, 'published'],
  [/联学(?:单位|对象|支部|方)|共建(?:单位|对象|支部|方)|结对(?:单位|对象|支部)|对方(?:单位|支部)?|合作单位|参与单位|协办单位/u, 'partners'],
  [/^(?:所在|主办|承办|牵头|本)?(?:党)?支部(?:名称)?$|^所在党支部$|^组织名称$|^党组织(?:名称)?$/u, 'host_branch'],
  [/^(?:主办|承办|牵头|组织|所在)?(?:单位|部门)(?:名称)?$|所在(?:分党委|二级党委|党委)$/u, 'host_unit'],
  [/主题|活动名称|会议名称|议题|题目|标题/u, 'theme'],
  [/(?:活动|会议|学习)?(?:类型|类别|种类)$/u, 'kind'],
  [/形式|方式/u, 'forms'],
  [/地点|场所|地址/u, 'place'],
  [/实到|参加人数|参与人数|到会人数|出席人数|^人数$/u, 'participants'],
  [/(?:审计|结合|相关|关联)?项目/u, 'linked_audit_project'],
  [/问题/u, 'problems_discussed'],
  [/成果|成效|效果|收获|决议|议定/u, 'outcomes'],
  [/宣传|刊发|发布(?:媒体|平台|渠道)|报道(?:媒体|情况)|稿件/u, 'publicity'],
  [/链接|网址|来源/u, 'source_url'],
  [/内容|特色|备注|说明|情况|记录/u, 'remarks'],
];

/** A column's title as it is compared: 考核结果␠ and 考核结果 are one. */
export const plainTitle = (title: string): string => title.normalize('NFKC').toLowerCase().replaceAll(/[\s()*:：、，。.\-_"'“”]+|必填|选填/gu, '');

/** @param remembered what people said of titles before: `plainTitle` → field. */
export function fieldOf(title: string, remembered: Readonly<Record<string, string>> = {}): ColumnField {
  const plain = plainTitle(title);
  const said = columnFields.find((field) => field === remembered[plain]);
  if (said !== undefined) return said;
  return columnFields.find((field) => plainTitle(field) === plain) ?? titles.find(([pattern]) => pattern.test(plain))?.[1] ?? 'ignore';
}

/** How many rows are looked at for a header: notes above it are few. */
const deepest = 15;

/** Which row names the columns: the one whose cells are most often names that are known; -1 where none is. */
export function headerOf(rows: Sheet['rows'], remembered: Readonly<Record<string, string>> = {}): number {
  let [best, most] = [-1, 1];
  rows.slice(0, deepest).forEach((row, index) => {
    const known = new Set(row.flatMap((cell) => (typeof cell === 'string' && cell.trim().length <= 30 ? [fieldOf(cell, remembered)] : [])));
    known.delete('ignore');
    if (known.size > most) [best, most] = [index, known.size];
  });
  return best;
}

export interface Column {
  readonly at: number;
  readonly title: string;
  readonly field: ColumnField;
}

/** The columns under a header; of two that mean the same, both are kept and joined. */
export const columnsOf = (rows: Sheet['rows'], header: number, remembered: Readonly<Record<string, string>> = {}): Column[] =>
  (rows[header] ?? []).flatMap((cell, at) => {
    const title = String(cell ?? '').trim();
    return title === '' ? [] : [{ at, title, field: fieldOf(title, remembered) }];
  });

/** Days that a sheet keeps as numbers: counted from 1899-12-30, between 1927 and 2119. */
const asDay = (cell: Cell): Cell => (typeof cell === 'number' && Number.isInteger(cell) && cell > 10_000 && cell < 80_000 ? new Date(Date.UTC(1899, 11, 30 + cell)).toISOString().slice(0, 10) : cell);
const dayFields: readonly ColumnField[] = ['held_on', 'planned_on', 'published'];

/** A row as a case, with the whole row kept under the titles it came with; null for a row that says nothing. */
export function caseOf(row: readonly Cell[], columns: readonly Column[]): Readonly<Record<string, unknown>> | null {
  const of = (field: ColumnField): string | number | null => {
    const values = columns.filter((column) => column.field === field).map((column) => row[column.at] ?? null).map((cell) => (dayFields.includes(field) ? asDay(cell) : cell)).filter((cell) => cell !== null && String(cell).trim() !== '');
    return values.length === 0 ? null : values.length === 1 ? (values[0] ?? null) : values.map(String).join('；');
  };
  const whole = Object.fromEntries(columns.flatMap(({ at, title }) => (row[at] === null || row[at] === undefined || row[at] === '' ? [] : [[title, row[at]]])));
  if (Object.keys(whole).length === 0) return null;
  const [unit, branch] = [of('host_unit'), of('host_branch')];
  const id = of('id');
  return {
    ...(id === null ? {} : { id }),
    theme: of('theme'), kind: of('kind'),
    // A plan is not what happened: it stands for it, in its words, only where nothing else is told.
    held_on: of('held_on') ?? (of('planned_on') === null ? null : `计划${String(of('planned_on'))}`), published: of('published'),
    host: unit === null && branch === null ? null : { unit, branch }, partners: of('partners'), forms: splitForms(of('forms')), place: of('place'), participants: of('participants'),
    linked_audit_project: of('linked_audit_project'), problems_discussed: of('problems_discussed'), outcomes: of('outcomes'), publicity: of('publicity'), source_url: of('source_url'), remarks: of('remarks'),
    row: whole,
  };
}
const splitForms = (text: string | number | null): string[] => (text === null ? [] : String(text).split(/[、,，;；/]/u).map((part) => part.trim()).filter((part) => part !== ''));

/** The cases of a sheet, in its order; a header that comes again inside is no case. */
export function casesOf(sheet: Sheet, header: number, columns: readonly Column[]): Readonly<Record<string, unknown>>[] {
  const head = columns.map(({ title }) => title).join('\u0001');
  return sheet.rows.slice(header + 1).flatMap((row): Readonly<Record<string, unknown>>[] => {
    if (columns.map(({ at }) => String(row[at] ?? '').trim()).join('\u0001') === head) return [];
    const one = caseOf(row, columns);
    return one === null ? [] : [one];
  });
}
