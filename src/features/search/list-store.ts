import { sql, type RawBuilder } from 'kysely';
import { visible } from '#features/activity/queries.ts';
import { circularReadable } from '#features/circular/queries.ts';
import { textsOf as textsOfDesign } from '#features/pattern/facts-names.ts';
import { shippedPatterns } from '#features/pattern/shipped.ts';
import { resourceReadable } from '#features/resource/queries.ts';
import { book } from '#features/rulebook/book.ts';
import { lexicon } from '#features/words.ts';
import type { Connection, Scope } from '#platform/command.ts';
import type { Words } from '#shared/language.ts';
import { barred } from '#shared/policy.ts';
import { Refusal } from '#shared/refusal.ts';
import { fold, foldWithPlaces } from '#shared/text/fold.ts';
import type { Asked, FoundRow } from './contract.ts';
import { passage } from './facts-passage.ts';
import { rarityIn, scoreOf, type Candidate } from './facts-rank.ts';
import { namedIn, patternsFor } from './facts-names.ts';
import { lookFor, queryOf, wordsOf, type Word } from './facts-words.ts';
import { undated, type FoundKind } from './facts.ts';
import { kindsOf, searchPolicy } from './policy.ts';

/** How things are found. */

/** How many texts that hold every word are ranked: the newest. */
const ranked = 200;
/** How many that may hold them are looked into for that: pairs that stand apart are no word. */
const lookedInto = 250;
/** From how many texts on a word is thought to stand everywhere: all of them cannot be fetched and sorted each time. */
const everywhere = 25_000;
/** How many of the newest texts are gone through for it. */
const walked = 20_000;
/** How many are looked at for each part of a phrase where little holds all of it. */
const partly = 40;

interface Texts {
  readonly title: string;
  readonly body: string;
}
interface Row extends Candidate, Partial<Texts> {
  readonly kind: FoundKind;
  readonly id: string;
  readonly activityId: string | null;
  readonly sourceKey: string | null;
  readonly on: string;
}
type Scored = Row & { readonly score: number; readonly partly: boolean };

export async function find(db: Connection, scope: Scope, { q, kind, limit }: Asked): Promise<{ rows: FoundRow[]; capped: number | null }> {
  const against = barred(searchPolicy, 'search.find', scope.actor);
  if (against.length > 0) throw new Refusal('FORBIDDEN', against);
  const words = wordsOf(q, fold);
  const kinds = kindsOf(scope.actor).filter((one) => kind === undefined || one === kind);
  if (words.length === 0 || words.every((word) => word.grams.length === 0) || kinds.length === 0) return { rows: [], capped: null };
  const phrase = fold(q.trim());
  const shipped = [...(kinds.includes('rule') ? rules : []), ...(kinds.includes('pattern') ? await patternsNotKept(db, scope) : [])];
  const own = holding(shipped, words, phrase);
  const whole = await holdingAll(db, scope, kinds, words);
  const rarity = rarityIn(whole, words);
  const first: Scored[] = [...whole.map((row) => ({ ...row, score: scoreOf(words, phrase, row, rarity), partly: false })), ...own].toSorted(best);
  const named = first.length < limit ? await withNames(db, scope, words) : words;
  const rest = first.length < limit ? await some(db, scope, { kinds, words: named, phrase, except: new Set(first.map((row) => row.id)) }) : [];
  const top = [...first, ...rest].slice(0, limit);
  const texts = await textsOf(db, scope, top);
  return { rows: top.map((row) => shown(row, texts.get(`${row.kind} ${row.id}`) ?? row, named)), capped: whole.length >= ranked ? ranked : null };
}

const best = (a: Scored, b: Scored): number => b.score - a.score || (a.on < b.on ? 1 : a.on > b.on ? -1 : 0) || (a.id < b.id ? -1 : 1);

/** What may hold the word, by the index alone: as it stands, or as pinyin of a name. */
function mayHold({ grams, pinyin }: Word): RawBuilder<unknown> {
  const stands = sql`d.grams @@ ${queryOf(grams)}::tsquery`;
  return pinyin.length === 0 ? stands : sql`(${stands} or d.pinyin_grams @@ ${queryOf(pinyin)}::tsquery)`;
}
/** Whether the word stands there in one piece. */
const doesHold = ({ text, pinyin }: Word): RawBuilder<unknown> => (pinyin.length === 0 ? sql`strpos(d.folded, ${text}) > 0` : sql`(strpos(d.folded, ${text}) > 0 or strpos(d.pinyin, ${text}) > 0)`);

/** How many texts may be expected to hold the words, by what the planner knows of how often lexemes stand. */
async function expected(db: Connection, scope: Scope, may: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{ 'QUERY PLAN': readonly { readonly Plan: { readonly 'Plan Rows': number } }[] }>`
    explain (format json) select from search_document d where d.office_id = ${scope.officeId} and ${may}`.execute(db);
  return rows[0]?.['QUERY PLAN'][0]?.Plan['Plan Rows'] ?? 0;
}

/** What holds every word: the newest of it. The texts are read only of what may. */
async function holdingAll(db: Connection, scope: Scope, kinds: readonly FoundKind[], words: readonly Word[]): Promise<Row[]> {
  const may = sql.join(words.map(mayHold), sql` and `);
  const does = sql.join(words.map(doesHold), sql` and `);
  if ((await expected(db, scope, may)) >= everywhere) {
    // It stands in every tenth text or so: the newest are gone through one by one and soon give enough.
    const [newest] = await candidates(db, scope, kinds, { each: [sql`(${may}) is true`], most: lookedInto, also: does, among: walked });
    if (newest.length >= ranked) return newest.slice(0, ranked);
  }
  const [found, looked] = await candidates(db, scope, kinds, { each: [may], most: lookedInto, also: does });
  if (looked < lookedInto || found.length >= ranked) return found.slice(0, ranked);
  // Pairs stand together everywhere and the word hardly anywhere: then all texts are read.
  return (await candidates(db, scope, kinds, { each: [sql`${may} and ${does}`], most: ranked }))[0];
}

interface Wanted {
  readonly each: readonly RawBuilder<unknown>[];
  readonly most: number;
  /** Looked at only of what was found so. */
  readonly also?: RawBuilder<unknown>;
  /** Only this many of the newest texts are gone through, in their order and not by what they hold. */
  readonly among?: number;
}

/**
 * Things that fulfil one of the conditions, of each the newest `most`, as far as the actor may see them; and how many were looked at.
 */
async function candidates(db: Connection, scope: Scope, kinds: readonly FoundKind[], { each, most, also = sql`true`, among }: Wanted): Promise<[rows: Row[], looked: number]> {
  // `offset 0`, twice: each activity is looked up when its turn comes, newest first, until there are enough. Without it the
  // planner makes a table of all that may be seen, or looks every one up before it sorts.
  const { officeId } = scope;
  const scoped = sql`case d.kind
    when 'circular' then exists (select 1 from circular c where c.office_id = ${officeId} and c.id = d.id and ${circularReadable(scope)} offset 0)
    when 'resource' then exists (select 1 from resource r where r.office_id = ${officeId} and r.id = d.id and ${resourceReadable(scope)} offset 0)
    else d.activity_id is null or exists (select 1 from activity a where a.office_id = ${officeId} and a.id = d.activity_id and ${visible(scope)} offset 0) end`;
  // Materialized: else the planner goes through the newest until it has enough, and what stands in old texts only is found last of all.
  const [how, texts] = among === undefined
    ? [sql`materialized`, sql`search_document`]
    : [sql`not materialized`, sql`(select * from search_document where office_id = ${scope.officeId} order by on_day desc, id desc limit ${among})`];
  const keys = each.map((condition) => sql`
    (with h as ${how} (
      select d.kind, d.id, d.activity_id, d.on_day from ${texts} d where d.office_id = ${scope.officeId} and d.kind = any(${kinds}::text[]) and ${condition})
    select d.kind, d.id from (select * from h order by on_day desc, id desc offset 0) d where ${scoped} limit ${most})`);
  const { rows } = await sql<Row & { looked: number }>`
    with k as materialized (${sql.join(keys, sql` union `)})
    select d.kind, d.id, d.activity_id, d.source_key, d.on_day as on, d.folded_title, d.folded_names, d.folded, d.pinyin, (select count(*)::int from k) as looked
    from k join search_document d on d.office_id = ${scope.officeId} and d.kind = k.kind and d.id = k.id and ${also}
    order by d.on_day desc, d.id desc limit ${Math.max(ranked, most * keys.length)}`.execute(db);
  // Where nothing is left of what was looked at, it may have been much or nothing: all texts are read then.
  return [rows, rows[0]?.looked ?? most];
}

/** What may hold a name of which the word is short: each of its characters somewhere. */
function mayShorten({ text }: Word): RawBuilder<unknown>[] {
  const signs = [...text];
  if (signs.length < 3 || signs.length > 6 || !/^\p{Script=Han}+$/u.test(text)) return [];
  return [sql`d.grams @@ ${queryOf(signs.map((gram) => ({ gram, prefix: true })))}::tsquery`];
}

interface Some {
  readonly kinds: readonly FoundKind[];
  readonly words: readonly Word[];
  readonly phrase: string;
  readonly except: ReadonlySet<string>;
}
/** Least share of what was looked for that something shown must hold. */
const least = 30;
/** Pairs of a phrase that are asked for by themselves: a sentence half remembered has some twenty. */
const mostPairs = 16;

/** How many units' names are looked at for what they may be called otherwise. */
const mostNames = 200;

/** The words with the names that units here have for them: 交行 and 交通银行, 发展和改革委员会 and 发改委. */
async function withNames(db: Connection, { officeId }: Scope, words: readonly Word[]): Promise<Word[]> {
  const asked = words.flatMap((word, at) => patternsFor(word).map((pattern) => ({ at, pattern })));
  if (asked.length === 0) return [...words];
  const { rows } = await sql<{ at: number; name: string }>`
    select p.at, n.name from unnest(${asked.map(({ at }) => at)}::int[], ${asked.map(({ pattern }) => pattern)}::text[]) as p (at, pattern)
    cross join lateral (select unnest(array[u.name] || u.aliases) as name from unit u where u.office_id = ${officeId}) n where n.name ~ p.pattern limit ${mostNames}`.execute(db);
  return words.map((word, at) => ({ ...word, names: [...new Set(rows.flatMap((row) => (row.at === at ? namedIn(word.text, fold(row.name)) : [])))].slice(0, 8) }));
}

/** Where little holds everything: what holds one of the words, or a good part of a long one. Said so beside each. */
async function some(db: Connection, scope: Scope, { kinds, words, phrase, except }: Some): Promise<Scored[]> {
  const pairs = words.flatMap((word) => word.grams).filter(({ prefix }) => !prefix);
  const parts = [...(words.length > 1 ? words.filter((word) => word.grams.length > 0).map((word) => sql`${mayHold(word)}`) : []), ...spread(pairs, mostPairs).map((pair) => sql`d.grams @@ ${queryOf([pair])}::tsquery`), ...words.flatMap(mayShorten), ...words.flatMap(({ names = [] }) => names.map((name) => sql`d.grams @@ ${queryOf(lookFor(name))}::tsquery`))];
  if (parts.length === 0) return [];
  const rows = (await candidates(db, scope, kinds, { each: parts, most: partly }))[0].filter((row) => !except.has(row.id));
  const rarity = rarityIn(rows, words);
  return rows.map((row) => ({ ...row, score: scoreOf(words, phrase, row, rarity), partly: true })).filter((row) => row.score >= least).toSorted(best);
}

/** Title and text of what is shown, as people read them. */
async function textsOf(db: Connection, scope: Scope, rows: readonly Row[]): Promise<Map<string, Texts>> {
  const { rows: found } = await sql<Texts & { kind: string; id: string }>`
    select d.kind, d.id, d.title, d.body from search_document d
    where d.office_id = ${scope.officeId} and (d.kind, d.id) in (select * from unnest(${rows.filter((row) => row.kind !== 'rule').map((row) => row.kind)}::text[], ${rows.filter((row) => row.kind !== 'rule').map((row) => row.id)}::uuid[]))`.execute(db);
  return new Map(found.map((row) => [`${row.kind} ${row.id}`, row]));
}

/** At most `most` of a list, evenly spread over it. */
const spread = <T>(all: readonly T[], most: number): T[] => (all.length <= most ? [...all] : Array.from({ length: most }, (_, at) => all[Math.floor((at * all.length) / most)]).flatMap((one) => one ?? []));

/** The book itself, the same for every office. */
const rules: readonly Row[] = book.map(({ id, source, article }) => {
  const all: Words = lexicon;
  const said = (part: string): string => all[`check.${id}.${part}`]?.[0] ?? all[`rule.${id}.${part}`]?.[0] ?? '';
  const title = `${id} ${said('title')}`.trim();
  const body = [title, source, article ?? '', said('remedy')].join('\n');
  return { kind: 'rule', id, activityId: null, sourceKey: null, on: undated, title, body, foldedTitle: fold(title), foldedNames: fold(id), folded: fold(body), pinyin: '' };
});

/** Patterns that ship, as rows beside those of the index. */
const patterns: readonly Row[] = shippedPatterns.map(({ id, name, goodFor, design }) => {
  const body = [name, goodFor, ...textsOfDesign(design).map(({ text }) => text)].join('\n');
  return { kind: 'pattern', id, activityId: null, sourceKey: null, on: undated, title: name, body, foldedTitle: fold(name), foldedNames: '', folded: fold(body), pinyin: '' };
});
/** Those that the office has not made its own or put away: these are rows of its index, or found no more. */
async function patternsNotKept(db: Connection, { officeId }: Scope): Promise<Row[]> {
  const { rows } = await sql<{ id: string }>`select id from pattern where office_id = ${officeId} and shipped is not null`.execute(db);
  return patterns.filter((pattern) => !rows.some(({ id }) => id === pattern.id));
}
const holding = (rows: readonly Row[], words: readonly Word[], phrase: string): Scored[] =>
  rows.filter((row) => words.every((word) => row.folded.includes(word.text))).map((row) => ({ ...row, score: scoreOf(words, phrase, row), partly: false }));

function shown(row: Scored, { title = '', body = '' }: Partial<Texts>, words: readonly Word[]): FoundRow {
  const texts = words.flatMap((word) => (row.folded.includes(word.text) ? [word.text] : (word.names ?? []).some((name) => row.folded.includes(name)) ? (word.names ?? []) : word.grams.filter(({ gram, prefix }) => !prefix && row.folded.includes(gram)).map(({ gram }) => gram)));
  // The title stands at the head of the text; below it the passage is from what follows, where the words are there too.
  const below = body.startsWith(title) ? body.slice(title.length).trimStart() : body;
  return {
    kind: row.kind, id: row.id, activityId: row.activityId, sourceKey: row.sourceKey, on: row.on === undated ? null : row.on, score: row.score, partly: row.partly,
    title: passage(title, foldWithPlaces(title), texts, 120), passage: passage(below, foldWithPlaces(below), texts),
  };
}
