import { sql } from 'kysely';
import { standing } from '#features/unit/queries.ts';
import type { Connection } from '#platform/command.ts';
import type { Files } from '#platform/files-on-disk.ts';
import { textOf } from '#platform/uploads/text.ts';
import { nameKey, personKey } from '#shared/pinyin.ts';
import { fold } from '#shared/text/fold.ts';
import { gramsOf, pinyinOf, threesOf } from './facts-words.ts';
import { bodyOf, textsOf, type Indexed } from './facts.ts';

/** The index, kept true to the state by following the ledger. It holds nothing that the state does not. */

/** Entries followed in one step. */
const step = 200;
/** Things written in one statement. */
const many = 200;
/** Texts that may wait in the index to be put in their places. */
const few = 50;
/** How far the ledger was followed, and how many things were made anew. */
interface Followed {
  readonly to: number;
  readonly count: number;
}

interface RowChange {
  readonly op: 'insert' | 'update' | 'delete';
  readonly table: string;
  readonly id: string;
  readonly set: Readonly<Record<string, unknown>>;
}

/** Where the texts are: the state, and the files outside it. */
export interface Sources {
  readonly db: Connection;
  readonly files: Files;
}

/**
 * Follows the ledger to its head. Two may do it at once: the second waits and finds nothing left.
 * @param onStep hears how many entries are done of how many.
 */
export async function catchUp({ db, files }: Sources, officeId: string, onStep: (done: number, of: number) => void = () => undefined): Promise<void> {
  let made = 0;
  for (;;) {
    const left = await db.transaction().execute(async (tx) => {
      await sql`select pg_advisory_xact_lock(hashtextextended(${`${officeId} search`}, 0))`.execute(tx);
      const { rows } = await sql<{ seq: number; head: number }>`
        select coalesce((select seq from search_state where office_id = ${officeId}), 0)::int as seq, (select seq from ledger_head where office_id = ${officeId})::int as head`.execute(tx);
      const { seq = 0, head = 0 } = rows[0] ?? {};
      if (head === null || seq >= head) return 0;
      const { to, count } = seq === 0 ? await makeAnew({ db: tx, files }, officeId, head) : await follow({ db: tx, files }, officeId, seq, head);
      made += count;
      await sql`insert into search_state (office_id, seq) values (${officeId}, ${to}) on conflict (office_id) do update set seq = excluded.seq`.execute(tx);
      onStep(to, head);
      return head - to;
    });
    if (left > 0) continue;
    // Few texts wait without being felt; what a large import brought would be looked through by every search.
    if (made > few) await sql`select gin_clean_pending_list('search_document_grams'), gin_clean_pending_list('search_document_pinyin')`.execute(db);
    return;
  }
}

/** Where nothing was followed yet, the state is read once instead of everything that ever happened to it. */
async function makeAnew(sources: Sources, officeId: string, head: number): Promise<Followed> {
  let count = 0;
  for (const [table, kind] of Object.entries(ownTables)) {
    if (table === 'resource_version') continue;
    for (let after: string | null = null; ; ) {
      const { rows } = await sql<{ id: string }>`
        select id from ${sql.table(table)} where office_id = ${officeId} and (${after}::uuid is null or id > ${after}::uuid) order by id limit ${many}`.execute(sources.db);
      if (rows.length === 0) break;
      await renew(sources, officeId, kind, rows.map((row) => row.id));
      count += rows.length;
      after = rows.at(-1)?.id ?? null;
    }
  }
  return { to: head, count };
}

/** What entries touch: things to be made anew, by kind. */
type Touched = Map<Indexed['kind'], Set<string>>;
const ownTables: Readonly<Record<string, Indexed['kind']>> = {
  activity: 'activity', unit: 'unit', branch: 'branch', person: 'person', project: 'project', bulletin: 'bulletin', suggestion: 'suggestion', file: 'file', resource: 'resource', resource_version: 'resource', circular: 'circular', pattern: 'pattern',
};

async function follow(sources: Sources, officeId: string, from: number, head: number): Promise<Followed> {
  const { db } = sources;
  const { rows } = await sql<{ seq: number; activityId: string | null; changes: RowChange[] }>`
    select seq::int, activity_id, changes from ledger_entry where office_id = ${officeId} and seq > ${from} and seq <= ${head} order by seq limit ${step}`.execute(db);
  const touched: Touched = new Map();
  /** Units, branches and projects whose names may stand in others' texts. What is new is named by what comes after it. */
  const renamed: Touched = new Map();
  const add = (to: Touched, kind: Indexed['kind'], id: string): void => void to.set(kind, (to.get(kind) ?? new Set()).add(id));
  for (const { activityId, changes } of rows) {
    if (activityId !== null) add(touched, 'activity', activityId);
    for (const { op, table, id: own, set } of changes) {
      const kind = ownTables[table];
      // A new version makes its item anew.
      const id = table === 'resource_version' ? String(set['resource_id']) : own;
      if (kind === undefined) continue;
      add(touched, kind, id);
      if (op !== 'insert') add(renamed, kind, id);
    }
  }
  for (const id of await naming(db, officeId, renamed)) add(touched, 'activity', id);
  let count = 0;
  for (const [kind, ids] of touched) {
    const all = [...ids];
    count += all.length;
    for (let at = 0; at < all.length; at += many) await renew(sources, officeId, kind, all.slice(at, at + many));
  }
  return { to: rows.at(-1)?.seq ?? head, count };
}

/** Activities that name a unit, branch or project which has changed hold its name. */
async function naming(db: Connection, officeId: string, renamed: Touched): Promise<string[]> {
  const of = (kind: Indexed['kind']): string[] => [...(renamed.get(kind) ?? [])];
  if (of('unit').length + of('branch').length + of('project').length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    select s.activity_id as id from side s where s.office_id = ${officeId} and s.unit_id = any(${of('unit')}::uuid[])
    union select s.activity_id from side s where s.office_id = ${officeId} and s.branch_ids && ${of('branch')}::uuid[]
    union select a.id from activity a where a.office_id = ${officeId} and a.project_ids && ${of('project')}::uuid[]`.execute(db);
  return rows.map((row) => row.id);
}

/** The same few hundred names come again in tens of thousands of activities, and reading one takes longest of all. */
const sounds = new Map<string, string>();
function soundOf(kind: Indexed['kind'], name: string): string {
  if (kind === 'person') return personKey(name);
  const known = sounds.get(name);
  if (known !== undefined) return known;
  if (sounds.size > 20_000) sounds.clear();
  const sound = nameKey(name);
  sounds.set(name, sound);
  return sound;
}

async function renew({ db, files }: Sources, officeId: string, kind: Indexed['kind'], ids: readonly string[]): Promise<void> {
  const things = kind === 'file' || kind === 'resource' ? await filesWithText({ db, files }, officeId, kind, ids) : await reads[kind](db, officeId, ids);
  await sql`delete from search_document where office_id = ${officeId} and kind = ${kind} and id = any(${ids}::uuid[])`.execute(db);
  if (things.length === 0) return;
  const rows = things.map((thing) => {
    const body = bodyOf([thing.title, ...thing.names, ...thing.texts]);
    const [foldedTitle, foldedNames, folded] = [fold(thing.titled ? thing.title : ''), fold(thing.names.join(' ')), fold(body)];
    const pinyin = pinyinOf([thing.title, ...thing.names, ...thing.sounds].flatMap((name) => name.split(/[^\p{L}\p{N}]+/u)).filter((part) => part !== '').map((part) => soundOf(kind, fold(part))));
    return {
      id: thing.id, activity_id: thing.activityId, source_key: thing.sourceKey, on_day: thing.on, title: thing.title, body, folded_title: foldedTitle, folded_names: foldedNames,
      folded, grams: gramsOf(folded), pinyin, pinyin_grams: threesOf(pinyin),
    };
  });
  await sql`
    insert into search_document (office_id, kind, id, activity_id, source_key, on_day, title, body, folded_title, folded_names, folded, grams, pinyin, pinyin_grams)
    select ${officeId}, ${kind}, r.id, r.activity_id, r.source_key, r.on_day, r.title, r.body, r.folded_title, r.folded_names, r.folded, array_to_tsvector(r.grams), r.pinyin, array_to_tsvector(r.pinyin_grams)
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, activity_id uuid, source_key text, on_day date, title text, body text, folded_title text, folded_names text, folded text, grams text[], pinyin text, pinyin_grams text[])`.execute(db);
}

type Read = (db: Connection, officeId: string, ids: readonly string[]) => Promise<Indexed[]>;
interface ActivityRow {
  readonly id: string;
  readonly on: string;
  readonly theme: string | null;
  readonly kind: string;
  readonly sourceKey: string | null;
  readonly names: readonly (string | null)[];
  readonly own: Readonly<Record<string, unknown>>;
  readonly others: unknown;
}

/** A day is looked for as it is spoken, too. */
function dayInWords(day: unknown): string[] {
  const [, y, m, d] = /^(\d{4})-(\d{2})-(\d{2})/.exec(String(day ?? '')) ?? [];
  return y === undefined ? [] : [`${y}年${Number(m)}月${Number(d)}日`];
}

/** How each kind is read: names and texts that everybody may read who may see the thing. */
const reads: Readonly<Record<Indexed['kind'], Read>> = {
  async activity(db, officeId, ids) {
    const texts = (table: string, columns: string) => sql`(select json_agg(json_build_array(${sql.raw(columns)})) from ${sql.table(table)} x where x.office_id = a.office_id and x.activity_id = a.id)`;
    const { rows } = await sql<ActivityRow>`
      select a.id, a.sort_on as on, a.theme, a.kind, c.source_key,
        (select coalesce(json_agg(n.name), '[]') from (
          select unnest(array[u.name] || u.aliases || array(select b.name from branch b where b.office_id = s.office_id and b.id = any(s.branch_ids)) || array[s.body_words]) as name
          from side s left join unit u on u.office_id = s.office_id and u.id = s.unit_id where s.office_id = a.office_id and s.activity_id = a.id) n where n.name is not null) as names,
        json_build_object('code', a.code, 'kind', a.kind, 'place', a.place, 'forms', a.forms, 'tasks', a.tasks, 'effect', a.expected_effect, 'brought', a.problem_brought, 'note', a.source_note,
          'held', a.held_words, 'day', coalesce(a.held_on, a.planned_on), 'programme', a.programme) as own,
        json_build_array(
          (select json_agg(json_build_array(j.code, j.name)) from project j where j.office_id = a.office_id and j.id = any(a.project_ids)),
          ${texts('record', 'x.topic, x.place, x.strands, x.decisions, x.results, x.actual_stops')}, ${texts('problem', 'x.text')}, ${texts('action', 'x.measure, x.evidence')},
          (select json_agg(x.text) from insight x where x.office_id = a.office_id and x.activity_id = a.id and x.withdrawn_at is null),
          c.project_words, c.outcomes, c.outlets, c.participants_words, c.original) as others
      from activity a left join imported_case c on c.office_id = a.office_id and c.activity_id = a.id
      where a.office_id = ${officeId} and a.id = any(${ids}::uuid[])`.execute(db);
    return rows.map(({ id, on, theme, kind, sourceKey, names, own, others }): Indexed => {
      const named = [...new Set(textsOf(names))];
      return { kind: 'activity', id, activityId: id, sourceKey, on, title: theme ?? named.join('、'), titled: theme !== null, names: named, sounds: [kind], texts: [...textsOf(own), ...dayInWords(own['day']), ...textsOf(others)] };
    });
  },
  unit: (db, officeId, ids) => simple(db, 'unit', sql`
    select id, null::uuid as activity_id, '0001-01-01'::date as on, name as title, to_json(aliases) as names, json_build_array(field, note) as texts from unit u where office_id = ${officeId} and id = any(${ids}::uuid[]) and not own and ${standing('u')}`),
  branch: (db, officeId, ids) => simple(db, 'branch', sql`
    select b.id, null::uuid as activity_id, coalesce(b.start_on, '0001-01-01') as on, b.name as title, '[]'::json as names, json_build_array(u.name) as texts
    from branch b join unit u on u.office_id = b.office_id and u.id = b.unit_id and u.own where b.office_id = ${officeId} and b.id = any(${ids}::uuid[])`),
  person: (db, officeId, ids) => simple(db, 'person', sql`
    select id, null::uuid as activity_id, '0001-01-01'::date as on, name as title, '[]'::json as names, '[]'::json as texts from person where office_id = ${officeId} and id = any(${ids}::uuid[]) and removed_on is null`),
  project: (db, officeId, ids) => simple(db, 'project', sql`
    select id, null::uuid as activity_id, start_on as on, name as title, json_build_array(code) as names, json_build_array(place) as texts from project where office_id = ${officeId} and id = any(${ids}::uuid[])`),
  bulletin: (db, officeId, ids) => simple(db, 'bulletin', sql`
    select x.id, x.activity_id, coalesce(x.released_on, a.sort_on) as on, x.title, '[]'::json as names, json_build_array(x.contributor,
      (select json_agg((select string_agg(r ->> 'text', '') from jsonb_array_elements(b -> 'runs') r)) from jsonb_array_elements(x.body) b)) as texts
    from bulletin x join activity a on a.office_id = x.office_id and a.id = x.activity_id where x.office_id = ${officeId} and x.id = any(${ids}::uuid[])`),
  suggestion: (db, officeId, ids) => simple(db, 'suggestion', sql`
    select s.id, null::uuid as activity_id, s.created_at::date as on, left(s.text, 60) as title, '[]'::json as names, json_build_array(s.text, s.reason) as texts
    from suggestion s where s.office_id = ${officeId} and s.id = any(${ids}::uuid[]) and s.state <> 'withdrawn'`),
  // What came out last, as its readers see it: neither what is in work nor what was withdrawn.
  circular: (db, officeId, ids) => simple(db, 'circular', sql`
    select c.id, null::uuid as activity_id, (e ->> 'releasedOn')::date as on, e ->> 'title' as title, '[]'::json as names, json_build_array(
      concat(c.code, '〔', c.year, '〕', c.number, '号'), (select json_agg((select string_agg(r ->> 'text', '') from jsonb_array_elements(b -> 'runs') r)) from jsonb_array_elements(e -> 'body') b)) as texts
    from circular c cross join lateral (select c.editions -> -1 as e) x where c.office_id = ${officeId} and c.id = any(${ids}::uuid[]) and c.number is not null and c.withdrawn_on is null and e is not null`),
  pattern: (db, officeId, ids) => simple(db, 'pattern', sql`
    select p.id, null::uuid as activity_id, p.created_at::date as on, p.name as title, '[]'::json as names, json_build_array(p.good_for, p.design -> 'forms', p.design ->> 'tasks', p.design ->> 'expectedEffect',
      jsonb_path_query_array(p.design, '$.sessions[*].agenda[*].title'), jsonb_path_query_array(p.design, '$.todo[*].what')) as texts
    from pattern p where p.office_id = ${officeId} and p.id = any(${ids}::uuid[]) and p.state = 'active'`),
  // Whose item it is to see is asked when it is found: who may see its activity is not who may see it.
  resource: (db, officeId, ids) => simple(db, 'resource', sql`
    select r.id, null::uuid as activity_id, r.created_at::date as on, r.title, '[]'::json as names, json_build_array(r.note, to_json(r.tags), u.name, r.source_words) as texts
    from resource r left join unit u on u.office_id = r.office_id and u.id = r.unit_id where r.office_id = ${officeId} and r.id = any(${ids}::uuid[]) and r.state = 'library'`),
  file: (db, officeId, ids) => simple(db, 'file', sql`
    select id, activity_id, created_at::date as on, name as title, '[]'::json as names, json_build_array(caption) as texts
    from file where office_id = ${officeId} and id = any(${ids}::uuid[]) and removed_at is null and activity_id is not null`),
};

/** Files, and items of the library, with the text in them; one that cannot be read is found by its name. */
async function filesWithText({ db, files }: Sources, officeId: string, kind: 'file' | 'resource', ids: readonly string[]): Promise<Indexed[]> {
  const things = await reads[kind](db, officeId, ids);
  // Of an item of the library its latest version.
  const stands = kind === 'file' ? sql`select id, sha256, media_type from file where office_id = ${officeId} and id = any(${ids}::uuid[])`
    : sql`select distinct on (v.resource_id) v.resource_id as id, f.sha256, f.media_type from resource_version v join file f on f.office_id = v.office_id and f.id = v.file_id where v.office_id = ${officeId} and v.resource_id = any(${ids}::uuid[]) order by v.resource_id, v.no desc`;
  const { rows } = await (stands as ReturnType<typeof sql<{ id: string; sha256: string; mediaType: string }>>).execute(db);
  const stored = new Map(rows.map((row) => [row.id, row]));
  const whole: Indexed[] = [];
  for (const thing of things) {
    const file = stored.get(thing.id);
    const text = file === undefined ? '' : await files.get(file.sha256).then((bytes) => textOf(bytes, file.mediaType)).catch(() => '');
    whole.push({ ...thing, texts: [...thing.texts, ...(text === '' ? [] : [text])] });
  }
  return whole;
}

async function simple(db: Connection, kind: Indexed['kind'], query: ReturnType<typeof sql>): Promise<Indexed[]> {
  const { rows } = await (query as ReturnType<typeof sql<{ id: string; activityId: string | null; on: string; title: string; names: unknown; texts: unknown }>>).execute(db);
  return rows.map(({ id, activityId, on, title, names, texts }) => ({ kind, id, activityId, sourceKey: null, on, title, titled: true, sounds: [], names: textsOf(names), texts: textsOf(texts) }));
}
