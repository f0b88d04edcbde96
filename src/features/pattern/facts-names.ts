import type { Design } from './facts.ts';

/** Names in free text: found, and put in words that fit any activity. Pure. */

export const nameKinds = ['person', 'unit', 'branch', 'project', 'place', 'date'] as const;
export type NameKind = (typeof nameKinds)[number];

/** Names the office knows, or the activity, by what they are. */
export interface Names {
  readonly person: readonly string[];
  readonly unit: readonly string[];
  readonly branch: readonly string[];
  readonly project: readonly string[];
  readonly place: readonly string[];
}
export const noNames: Names = { person: [], unit: [], branch: [], project: [], place: [] };

/** What stands for each instead. */
export const instead: Readonly<Record<NameKind, string>> = { person: '有关同志', unit: '有关单位', branch: '有关支部', project: '有关项目', place: '现场', date: '（日期）' };

/** Names so general that they name nobody. */
const general = new Set(['党支部', '临时党支部', '支部', '机关党委', '办公室', '党委', '会议室', '现场', '线上', '项目', '审计']);

const dates = /\d{4}\s*年(?:\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*[日号])?)?|\d{1,2}\s*月\s*\d{1,2}\s*[日号]|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}/gu;

export interface Found {
  readonly kind: NameKind;
  readonly name: string;
}

/** Longer names first, so that 甲厅数据办党支部 is not cut at 甲厅. */
const inOrder = (names: Names): Found[] =>
  (['person', 'unit', 'branch', 'project', 'place'] as const).flatMap((kind) => names[kind].map((name) => ({ kind, name: name.trim() })))
    .filter(({ name }) => [...name].length >= 2 && !general.has(name)).toSorted((a, b) => b.name.length - a.name.length);

/** A text with its names put in general words, and which those were. `keep`: words a person said are no names here. */
export function withoutNames(text: string, names: Names, keep: readonly string[] = []): { readonly text: string; readonly found: Found[] } {
  const found: Found[] = [];
  let left = text;
  for (const one of inOrder(names)) {
    if (keep.includes(one.name) || !left.includes(one.name)) continue;
    found.push(one);
    left = left.replaceAll(one.name, instead[one.kind]);
  }
  left = left.replaceAll(dates, (name) => {
    if (keep.includes(name)) return name;
    found.push({ kind: 'date', name });
    return instead.date;
  });
  return { text: left, found };
}

/** Every free text of a design with the field it stands in. */
export const textsOf = (design: Design): { readonly field: string; readonly text: string }[] => [
  ...design.forms.map((text, index) => ({ field: `forms.${index}`, text })),
  ...(design.tasks === null ? [] : [{ field: 'tasks', text: design.tasks }]),
  ...(design.expectedEffect === null ? [] : [{ field: 'expectedEffect', text: design.expectedEffect }]),
  ...design.sessions.flatMap(({ agenda }, index) => agenda.map(({ title }, at) => ({ field: `sessions.${index}.agenda.${at}.title`, text: title }))),
  ...design.todo.map(({ what }, index) => ({ field: `todo.${index}.what`, text: what })),
];

/** Names that stand in a design after all, each once. */
export function namesIn(texts: readonly string[], names: Names): Found[] {
  const all = texts.flatMap((text) => withoutNames(text, names).found);
  return all.filter((one, index) => all.findIndex((other) => other.name === one.name) === index);
}
