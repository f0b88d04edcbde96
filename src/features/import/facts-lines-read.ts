import { marksIn, textsIn } from '#features/rulebook/marks.ts';
import { offerKinds, type OfferKind } from '#features/offer/facts.ts';
import { words as offerWords } from '#features/offer/words.ts';
import { mostAliases } from '#features/unit/contract.ts';
import { divisionOf, placeIn } from '#features/unit/facts-divisions.ts';
import { industries, unitKinds } from '#features/unit/facts.ts';
import { words as unitWords } from '#features/unit/words.ts';
import { canonical } from '#shared/canonical.ts';
import { plainName } from '#shared/pinyin.ts';
import { kindOf } from './facts-body.ts';
import { readDay } from './facts-day.ts';
import { storable } from './facts-case.ts';
import { lineSheets, listSynonyms, type LineSheet } from './facts-lines.ts';
import { Cells, cleaned, type LineNote, type Wrong } from './facts-lines-cells.ts';
import { longestCase } from './facts.ts';

/** A row of a sheet as it came → what it says of a unit or of one line of its lists; or what is wrong, cell by cell. Pure. */

export interface UnitSaid {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly kind: (typeof unitKinds)[number];
  readonly industry: string | null;
  readonly region: string | null;
  readonly field: string | null;
  readonly frontLine: boolean | null;
  readonly note: string | null;
  readonly liaison: { readonly name: string; readonly post: string | null } | null;
}
export interface OfferSaid {
  readonly kind: OfferKind;
  readonly text: string;
  readonly place: string | null;
  readonly untilOn: string | null;
}
export interface LineRead {
  readonly sheet: LineSheet;
  readonly unit: UnitSaid;
  readonly offer: OfferSaid | null;
  /** The unit here that a person said it is. */
  readonly attach: string | null;
  readonly wrong: readonly Wrong[];
  readonly notes: readonly LineNote[];
  readonly original: unknown;
}

const short = (text: string): string => (text.length > 30 ? `${text.slice(0, 30)}…` : text);
const same = (one: string, other: string): boolean => plainName(one) === plainName(other);
const zh = (table: Readonly<Record<string, readonly [string, string]>>, key: string): string => table[key]?.[0] ?? '';
const en = (table: Readonly<Record<string, readonly [string, string]>>, key: string): string => table[key]?.[1] ?? '';

/** `C`, `C 制造业`, `制造业`, `制造`, `C36`. */
function industryIn(text: string): string | null {
  const letter = /^([A-Ta-t])(?:\d{1,4})?(?![A-Za-z])/u.exec(text)?.[1]?.toUpperCase();
  const bare = text.replace(/业$/u, '');
  const named = industries.find((code) => [zh(unitWords, `industry.${code}`), en(unitWords, `industry.${code}`)].some((name) => same(name, text) || same(name.replace(/业$/u, ''), bare)));
  return named ?? industries.find((code) => code === letter) ?? null;
}

const kindSynonyms: readonly (readonly [RegExp, (typeof unitKinds)[number]])[] = [
  [/机关|政府|行政|党政/u, 'organ'], [/企业|国企|民企|公司|央企/u, 'enterprise'], [/高校|大学|学院|院校|学校/u, 'university'], [/社区|居委|村/u, 'community'],
  [/社会组织|社团|协会|学会|商会/u, 'association'], [/部队|军/u, 'military'], [/事业/u, 'institution'], [/^其他|^其它/u, 'other'],
];
const kindIn = (text: string): (typeof unitKinds)[number] | null =>
  unitKinds.find((kind) => kind === text || [zh(unitWords, `unit.kind.${kind}`), en(unitWords, `unit.kind.${kind}`)].some((name) => same(name, text))) ?? kindSynonyms.find(([pattern]) => pattern.test(text))?.[1] ?? null;

/** A code of GB/T 2260 as exact as a list has it, or a place by name. */
function regionIn(text: string): string | null {
  const code = /^(\d{6})(?:\d{3}|\d{6})?$/u.exec(text.replaceAll(/\s/gu, ''))?.[1];
  if (code !== undefined) return divisionOf(code) === undefined ? null : code;
  return placeIn(text);
}

const yes = /^(?:是|有|对|y|yes|true|1|√|✓|基层|一线|基层一线)$/iu;
const no = /^(?:否|不是|非|无|n|no|false|0|×|✗)$/iu;

const listed = (text: string | null): string[] => (text === null ? [] : text.split(/[、,，;；/\n|｜]/u).map((part) => part.trim()).filter((part) => part !== ''));

function unitIn(cells: Cells): UnitSaid {
  const name = cells.text('name', 100);
  if (name === null && !cells.wrongAt('name')) cells.refuse('name', 'no_name');
  const aliases = listed(cells.text('aliases', 2000)).filter((alias, at, all) => !same(alias, name ?? '') && all.findIndex((other) => same(other, alias)) === at);
  if (aliases.length > mostAliases) cells.refuse('aliases', 'many_aliases', { most: mostAliases });
  for (const alias of aliases) if (alias.length > 100) cells.refuse('aliases', 'long', { most: 100, count: alias.length });
  const [kindText, industryText, regionText, frontText] = [cells.text('kind', 100), cells.text('industry', 100), cells.text('region', 200), cells.text('front_line', 20)];
  const told = kindText === null ? null : kindIn(kindText);
  if (kindText !== null && told === null) cells.refuse('kind', 'kind', { text: short(kindText) });
  const kind = told ?? (kindOf(name ?? '') as UnitSaid['kind']);
  if (kindText === null && name !== null) cells.guess('kind', name, `@unit.kind.${kind}`);
  const industry = industryText === null ? null : industryIn(industryText);
  if (industryText !== null && industry === null) cells.refuse('industry', 'industry', { text: short(industryText) });
  const region = regionText === null ? null : regionIn(regionText);
  if (regionText !== null && region === null) cells.refuse('region', 'region', { text: short(regionText) });
  if (frontText !== null && !yes.test(frontText) && !no.test(frontText)) cells.refuse('front_line', 'front_line', { text: short(frontText) });
  const person = cells.text('contact_name', 100);
  // 张三（办公室主任）
  const [, alone = person, post] = /^(.+?)\s*[（(]([^（）()]*)[）)]$/u.exec(person ?? '') ?? [];
  const liaisonName = alone === null || alone === '' ? null : alone;
  const liaisonPost = cells.text('contact_post', 100) ?? post ?? null;
  if (liaisonName === null && liaisonPost !== null) cells.refuse('contact_name', 'contact', { text: short(liaisonPost) });
  return {
    name: name ?? '', aliases, kind, industry, region, field: cells.text('field', 100), note: cells.text('note', 500),
    frontLine: frontText === null ? null : yes.test(frontText), liaison: liaisonName === null ? null : { name: liaisonName, post: liaisonPost },
  };
}

const listIn = (text: string): OfferKind | null =>
  offerKinds.find((kind) => kind === text || [zh(offerWords, `offer.kind.${kind}`), en(offerWords, `offer.kind.${kind}`)].some((name) => same(name, text))) ?? listSynonyms.find(([pattern]) => pattern.test(text))?.[1] ?? null;
const gives = /提供|供给|^供|可供|输出|offers?/iu;
const takes = /需求|需要|^需|求助|needs?/iu;

/** Which list a line is of: its own column, else the sheet's name; what is given or wanted must not say otherwise. */
function kindOfOffer(cells: Cells, title: string): OfferKind | null {
  const [text, way] = [cells.text('list', 50), cells.text('direction', 50)];
  const direction = way === null ? null : takes.test(way) ? 'need' : gives.test(way) ? 'resource' : null;
  if (way !== null && direction === null) cells.refuse('direction', 'direction', { text: short(way) });
  const own = text === null ? null : listIn(text);
  if (text !== null && own === null) cells.refuse('list', 'list', { text: short(text) });
  const kind = own ?? (text === null ? (direction ?? listIn(title)) : null);
  if (kind === null && text === null && way === null) cells.refuse('list', 'no_list');
  if (own !== null && direction !== null && own !== 'project' && (own === 'need') !== (direction === 'need')) cells.refuse('direction', 'against', { text: short(way ?? ''), list: `@offer.kind.${own}` });
  return kind;
}

const always = /^(?:长期|永久|常年|不限|长期有效)/u;

function untilIn(cells: Cells): string | null {
  const text = cells.text('until', 60);
  if (text === null || always.test(text)) return null;
  const { held } = readDay('until', text.replace(/(?:之前|以前|前|止|年?底|末)$/u, (end) => (end.startsWith('年') ? '年' : '')));
  if (held.on !== null) return held.until ?? held.on;
  const [, year, month] = /^(\d{4})\s*[年\-/.]?\s*(\d{1,2})?\s*月?(?:底|末)?$/u.exec(text.replace(/年底$/u, '年')) ?? [];
  if (year === undefined || (month !== undefined && (Number(month) < 1 || Number(month) > 12))) {
    cells.refuse('until', 'until', { text: short(text) });
    return null;
  }
  // The last day of what is told.
  const on = new Date(Date.UTC(Number(year), month === undefined ? 12 : Number(month), 0)).toISOString().slice(0, 10);
  cells.guess('until', text, on);
  return on;
}

function offerIn(cells: Cells, title: string): OfferSaid {
  const kind = kindOfOffer(cells, title);
  const text = cells.text('text', 500);
  if (text === null && !cells.wrongAt('text')) cells.refuse('text', 'no_text');
  return { kind: kind ?? 'resource', text: text ?? '', place: cells.text('place', 100), untilOn: untilIn(cells) };
}

const nobody: UnitSaid = { name: '', aliases: [], kind: 'other', industry: null, region: null, field: null, frontLine: null, note: null, liaison: null };

/** @param given one row with its fields under our names, `sheet` among them. */
export function readLine(given: Readonly<Record<string, unknown>>): LineRead {
  const raw = storable(given) as Readonly<Record<string, unknown>>;
  const cells = new Cells(raw);
  const sheet = lineSheets.find((one) => one === raw['sheet']);
  const attach = typeof raw['attach'] === 'string' ? raw['attach'] : null;
  const row = raw['row'];
  const original = cleaned(typeof row === 'object' && row !== null && !Array.isArray(row) ? row : Object.fromEntries(Object.entries(raw).filter(([name]) => !['sheet', 'attach', 'title'].includes(name))));
  if (sheet === undefined) cells.refuse('sheet', 'sheet');
  else if (canonical(raw).length > longestCase) cells.refuse('row', 'too_long', { most: longestCase });
  for (const [field, text] of textsIn(raw)) {
    const mark = marksIn(text).find(({ form }) => form === 'mark');
    if (mark !== undefined) { cells.refuse(field.startsWith('row.') ? field.slice(4) : field, 'mark', { mark: mark.mark }); break; }
  }
  if (cells.wrong.length > 0) return { sheet: sheet ?? 'units', unit: nobody, offer: null, attach, wrong: cells.wrong, notes: cells.notes, original };
  if (sheet === 'units') return { sheet, unit: unitIn(cells), offer: null, attach, wrong: cells.wrong, notes: cells.notes, original };
  const offer = offerIn(cells, typeof raw['title'] === 'string' ? raw['title'] : '');
  const name = cells.text('unit', 100);
  if (name === null && !cells.wrongAt('unit')) cells.refuse('unit', 'no_unit');
  return { sheet: 'offers', unit: { ...nobody, name: name ?? '', kind: kindOf(name ?? '') as UnitSaid['kind'] }, offer, attach, wrong: cells.wrong, notes: cells.notes, original };
}
