import { marksIn, textsIn } from '#features/rulebook/marks.ts';
import { canonical } from '#shared/canonical.ts';
import { repair } from '#shared/text/repair.ts';
import { nobody, readBody } from './facts-body.ts';
import { readCount, readDay } from './facts-day.ts';
import { longestCase, nameOfBody, unknownKind, type Body, type CaseFacts, type Note } from './facts.ts';

/** A case as it came → as it will stand here. Liberal in what it takes, strict in what it claims. */

export type Raw = Readonly<Record<string, unknown>>;
/** Why a case cannot come in; `mark` carries the secrecy mark it was refused for, `aside` a heading or a note of the table, `broken` a cell without a value. */
export interface Refused {
  readonly reason: 'empty' | 'too_long' | 'mark' | 'not_object' | 'aside' | 'broken';
  readonly facts: Readonly<Record<string, string | number>>;
}
export type CaseRead = { readonly ok: true; readonly facts: CaseFacts } | { readonly ok: false; readonly key: string | null; readonly refused: Refused };

/** Names under which a field may come, ours first. */
const names = {
  key: ['id', 'key', '编号'], theme: ['theme', 'title', '主题'], kind: ['kind', 'type', '活动类型'], heldOn: ['held_on', 'heldOn', 'date', '时间'],
  published: ['published', 'published_on', '发布时间'], hosts: ['host', 'hosts', '主办'], partners: ['partners', 'partner', '联学单位'], forms: ['forms', 'form', '形式'],
  place: ['place', 'places', '地点'], participants: ['participants', 'attendance', '参加人数'], project: ['linked_audit_project', 'linked_projects', 'project', '项目'],
  problems: ['problems_discussed', 'problems', '问题'], outcomes: ['outcomes', 'results', '成果'], outlets: ['publicity', 'outlets', '宣传'], urls: ['source_url', 'source_urls', 'url', '来源'],
  remarks: ['language_quirks', 'remarks', 'note', '备注'], year: ['year', '年度', '年份'], tableYear: ['table_year'],
} as const satisfies Record<string, readonly string[]>;

const isBlank = (value: unknown): boolean => value === undefined || value === null || (typeof value === 'string' && value.trim() === '') || (Array.isArray(value) && value.every(isBlank));
const said = (raw: Raw, field: keyof typeof names): unknown => names[field].map((name) => raw[name]).find((value) => !isBlank(value)) ?? null;
const nothing = /^(?:未知|不详|不明|暂?无|没有|空|待[定补]|待补充|unknown|n\/a|null|none|nil|[-—/／?？]+)$/iu;

const counting = /^\s*(?:[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）、.．:：]\s*(?!\d)|[①-⑳]\s*)/u;
/** A list that counts its members says no more by it: 1.甲 2.乙. One number alone stays, it may be part of what is said. */
const uncounted = (parts: readonly string[]): readonly string[] => {
  const told = parts.filter((part) => part.trim() !== '');
  return told.length > 1 && told.every((part) => counting.test(part)) ? told.map((part) => part.replace(counting, '')) : parts;
};

/** Reads the texts of one case and keeps what was cleaned and guessed on the way. */
class Reader {
  readonly notes: Note[] = [];

  /** One text; null where nothing is said. */
  text(field: string, value: unknown): string | null {
    if (typeof value === 'number' || typeof value === 'boolean') return String(value);
    if (typeof value !== 'string') return null;
    const { text, certain, guessed } = repair(value);
    for (const { from, to } of certain) this.notes.push({ field, kind: 'cleaned', from, to });
    for (const { from, to } of guessed) this.notes.push({ field, kind: 'guessed', from, to });
    const plain = text.trim();
    return plain === '' || nothing.test(plain) ? null : plain;
  }

  /** A list, or a text of several parted by semicolons or lines. */
  list(field: string, value: unknown): string[] {
    const parts: readonly unknown[] = Array.isArray(value) ? value : typeof value === 'string' ? uncounted(value.split(/[;；\n]/u)) : isBlank(value) ? [] : [value];
    return parts.flatMap((part) => this.told(field, part) ?? []);
  }

  /** Whatever stands there, as one text: of an object its members, each under its name unless there is but one. */
  told(field: string, value: unknown, depth = 0): string | null {
    if (typeof value !== 'object' || value === null) return this.text(field, value);
    if (depth > 5) return this.text(field, JSON.stringify(value));
    const members = Object.entries(value).flatMap(([name, member]): [string, string][] => { const text = this.told(field, member, depth + 1); return text === null ? [] : [[name, text]]; });
    return members.map(([name, text]) => (members.length === 1 || Array.isArray(value) || plainMembers.has(name) ? text : `${name}：${text}`)).join('；') || null;
  }

  /** A text also where it came as a list. */
  joined(field: string, value: unknown): string | null {
    return this.list(field, value).join('；') || null;
  }

  /** The same for what is one text and no list: signs in it stay as they are, only its lines are joined. */
  line(field: string, value: unknown): string | null {
    return typeof value === 'string' ? this.list(field, value.split('\n')).join('；') || null : this.joined(field, value);
  }

  bodies(field: string, value: unknown): Body[] {
    const given: readonly unknown[] = Array.isArray(value) ? value.flat(3) : typeof value === 'string' ? uncounted(value.split(/[;；\n]/u)) : value === null ? [] : [value];
    return given.flatMap((one) => {
      if (isBlank(one)) return [];
      const raw = (typeof one === 'object' && one !== null ? one : { unit: one }) as Raw;
      const part = (...among: readonly string[]) => this.line(field, among.map((name) => raw[name]).find((member) => !isBlank(member)) ?? null);
      const count = raw['count'];
      const unit = part('unit', 'name', 'organisation', 'organization') ?? (typeof count === 'number' ? `${count}家单位` : null);
      const read = readBody(field, { unit, branch: part('branch', 'branches', 'body', 'words'), industry: part('industry'), region: part('region') });
      this.notes.push(...read.notes);
      return read.bodies;
    });
  }
}

/** Members of an object that need no name before them. */
const plainMembers = new Set(['text', 'name', 'title', 'content', 'url', 'value', 'start', 'end', 'from', 'to']);

/** The field a path leads to, by the word people read for it. */
function nameOfField(path: string): string {
  const [first = '', second] = path.split('.');
  return first === 'row' && second !== undefined ? second : fieldsWithWords.includes(first) ? `@imported.field.${first}` : first;
}
const fieldsWithWords = ['id', 'theme', 'kind', 'host', 'partners', 'held_on', 'published', 'forms', 'place', 'participants', 'linked_audit_project', 'problems_discussed', 'outcomes', 'publicity', 'source_url', 'remarks'];

/** What the database cannot hold: a NUL and half of a pair. Everything else of the original stays to the letter. */
export function storable(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('\u0000', '').toWellFormed();
  if (Array.isArray(value)) return value.map(storable);
  if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([name, member]) => [name.replaceAll('\u0000', '').toWellFormed(), storable(member)]));
  return value;
}

const yearIn = (value: unknown): number | null => {
  const year = Number(/(?:19[2-9]|20\d|21\d)\d/.exec(String(value ?? ''))?.[0]);
  return Number.isNaN(year) ? null : year;
};

/**
 * @param raw one line of a file or one row of a table.
 * @param keyOf gives a case without an id one that its content alone decides: of a table's row the row itself, however its columns were read.
 */
export function readCase(raw: unknown, keyOf: (text: string) => string): CaseRead {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return { ok: false, key: null, refused: { reason: 'not_object', facts: {} } };
  const given = storable(raw) as Raw;
  const whole = canonical(given);
  const reader = new Reader();
  const key = reader.text('id', said(given, 'key'))?.slice(0, 200) ?? keyOf(canonical(given['row'] ?? given));
  if (typeof given['aside'] === 'string') return { ok: false, key, refused: { reason: 'aside', facts: { text: given['aside'].slice(0, 60).toWellFormed() } } };
  const broken = given['broken'];
  if (typeof broken === 'object' && broken !== null) return { ok: false, key, refused: { reason: 'broken', facts: { cell: String((broken as Raw)['cell']), text: String((broken as Raw)['text']) } } };
  if (whole.length > longestCase) return { ok: false, key, refused: { reason: 'too_long', facts: { most: longestCase } } };
  const marked = [...textsIn(given)].flatMap(([field, text]) => { const mark = marksIn(text).find(({ form }) => form === 'mark'); return mark === undefined ? [] : [{ field, mark: mark.mark }]; });
  // Of a table's row the column is named as it is called there.
  const mark = marked.find(({ field }) => field.startsWith('row.')) ?? marked[0];
  if (mark !== undefined) return { ok: false, key, refused: { reason: 'mark', facts: { mark: mark.mark, field: nameOfField(mark.field) } } };
  const published = readDay('published', reader.joined('published', said(given, 'published')));
  const held = readDay('held_on', reader.joined('held_on', said(given, 'heldOn')), { published: published.held, row: yearIn(said(given, 'year')), table: yearIn(said(given, 'tableYear')) });
  const count = readCount('participants', typeof said(given, 'participants') === 'number' ? said(given, 'participants') : reader.joined('participants', said(given, 'participants')));
  const hosts = reader.bodies('host', said(given, 'hosts'));
  const partners = reader.bodies('partners', said(given, 'partners')).filter((body) => body.unit !== null || body.branch !== null || body.industry !== null || body.region !== null);
  // Several rows of a table that were taken for one activity are a guess.
  if (typeof given['rows'] === 'string') reader.notes.push({ field: 'partners', kind: 'guessed', from: given['rows'], to: partners.map(nameOfBody).join(' ｜ ') });
  const facts: CaseFacts = {
    key,
    theme: reader.line('theme', said(given, 'theme')),
    kind: reader.line('kind', said(given, 'kind')) ?? unknownKind,
    held: held.held, published: published.held,
    hosts: hosts.length === 0 ? [nobody] : hosts,
    partners,
    forms: [...new Set(reader.list('forms', said(given, 'forms')))],
    place: reader.line('place', said(given, 'place')),
    participants: count.count,
    project: reader.line('linked_audit_project', said(given, 'project')),
    problems: reader.list('problems_discussed', said(given, 'problems')),
    outcomes: reader.list('outcomes', said(given, 'outcomes')),
    outlets: reader.list('publicity', said(given, 'outlets')),
    sourceUrls: reader.list('source_url', said(given, 'urls')),
    remarks: reader.line('remarks', said(given, 'remarks')),
    notes: [...reader.notes, ...published.notes, ...held.notes, ...count.notes],
  };
  const { theme, place, held: { words, on } } = facts;
  const host = facts.hosts.find((body) => body.unit ?? body.branch);
  const told = { place, held_on: words ?? on, host: host === undefined ? null : nameOfBody(host), partners: partners[0] === undefined ? null : nameOfBody(partners[0]) || '—' };
  const single = Object.entries(told).filter((entry): entry is [string, string] => entry[1] !== null);
  if (theme === null && single.length === 0) return { ok: false, key, refused: { reason: 'empty', facts: {} } };
  // A place, a day or a unit and nothing beside it may be an activity, or a line of something else: a person looks.
  const [field, from] = theme === null && single.length === 1 && facts.problems.length + facts.outcomes.length === 0 ? (single[0] ?? []) : [];
  return { ok: true, facts: field === undefined || from === undefined ? facts : { ...facts, notes: [...facts.notes, { field, kind: 'alone', from, to: null }] } };
}
