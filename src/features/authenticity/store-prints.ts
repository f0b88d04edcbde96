import { sql } from 'kysely';
import type { Connection } from '#platform/command.ts';
import type { Files } from '#platform/files-on-disk.ts';
import { greyOf } from '#platform/uploads/image.ts';
import { photoPrint, piecesOf, side } from './facts-photo.ts';
import { bandsOf } from './facts-prints.ts';
import { textsOf, type PhotoSource, type Source, type TextSource } from './facts-sources.ts';
import { clauseHashes, cut } from './facts-text.ts';

/** Prints of what activities hold, kept beside the state. */

export interface Sources {
  readonly db: Connection;
  readonly files: Files;
}
/** With what prints are made: the phrases left out, and how short a passage may be. */
export interface Recipe {
  readonly phrases: readonly string[];
  readonly shortest: number;
}

/** Activities as they are compared, whoever may see them: the program itself looks. One statement. */
export async function sourcesOf(db: Connection, officeId: string, ids: readonly string[]): Promise<Source[]> {
  const { rows } = await sql<Source>`
    select a.id, a.origin = 'entered' and a.standing in ('active', 'postponed') as compared, coalesce(a.held_on, a.planned_on, a.sort_on) as on, a.held_on, coalesce(a.approved_programme, a.programme) as programme,
      (select coalesce(json_agg(k.text), '[]') from (
        select unnest(array[a.theme, a.tasks, a.expected_effect, a.problem_brought, a.place]) as text
        union all select unnest(array[s.body_words, u.name, (select string_agg(b.name, '') from branch b where b.office_id = s.office_id and b.id = any(s.branch_ids))])
          from side s left join unit u on u.office_id = s.office_id and u.id = s.unit_id where s.office_id = a.office_id and s.activity_id = a.id
        union all select j.name from project j where j.office_id = a.office_id and j.id = any(a.project_ids)) k where k.text is not null) as known,
      (select json_build_object('id', r.id, 'strands', r.strands, 'results', r.results, 'writtenAt', r.written_at, 'startedAt', r.started_at, 'endedAt', r.ended_at)
        from record r where r.office_id = a.office_id and r.activity_id = a.id) as record,
      (select coalesce(json_agg(json_build_object('id', i.id, 'text', i.text, 'writtenAt', i.created_at) order by i.created_at, i.id), '[]')
        from insight i where i.office_id = a.office_id and i.activity_id = a.id and i.withdrawn_at is null) as insights,
      (select coalesce(json_agg(json_build_object('id', f.id, 'sha256', f.sha256, 'addedAt', f.created_at) order by f.created_at, f.id), '[]')
        from file f where f.office_id = a.office_id and f.activity_id = a.id and f.removed_at is null and f.purpose = 'photo' and f.media_type like 'image/%') as photos,
      coalesce((select max(e.at) from ledger_entry e where e.office_id = a.office_id and e.activity_id = a.id and not starts_with(e.command, 'authenticity.')), a.created_at) as last_at
    from activity a where a.office_id = ${officeId} and a.id = any(${ids}::uuid[]) order by a.id`.execute(db);
  return rows;
}

/** Makes the prints of these activities anew. A photo whose print is there keeps it: its content never changes. */
export async function printAll({ db, files }: Sources, officeId: string, sources: readonly Source[], recipe: Recipe): Promise<void> {
  const ids = sources.map(({ id }) => id);
  await sql`delete from authenticity_print where office_id = ${officeId} and activity_id = any(${ids}::uuid[])`.execute(db);
  await writePrints(db, officeId, sources.flatMap(textsOf), recipe);
  const photos = sources.flatMap(({ id, compared, photos: own }) => (compared ? own.map((photo) => ({ ...photo, activityId: id })) : []));
  const shown = photos.map(({ id }) => id);
  await sql`delete from authenticity_photo where office_id = ${officeId} and activity_id = any(${ids}::uuid[]) and not (id = any(${shown}::uuid[]))`.execute(db);
  const { rows: there } = await sql<{ id: string }>`select id from authenticity_photo where office_id = ${officeId} and id = any(${shown}::uuid[])`.execute(db);
  const known = new Set(there.map(({ id }) => id));
  for (const photo of photos) if (!known.has(photo.id)) await printPhoto({ db, files }, officeId, photo);
}

/** Texts too short to be like another in any telling way get none. */
export async function writePrints(db: Connection, officeId: string, texts: readonly TextSource[], { phrases, shortest }: Recipe): Promise<void> {
  const rows = texts.flatMap(({ text, kind, id, activityId, writtenAt }) => {
    const made = cut(text, phrases);
    const bands = bandsOf(made, shortest);
    return bands.length === 0 ? [] : [{ kind, id, activity_id: activityId, written_at: writtenAt, bands, clauses: [...new Set(clauseHashes(made).map(({ hash }) => hash))] }];
  });
  if (rows.length === 0) return;
  await sql`
    insert into authenticity_print (office_id, kind, id, activity_id, written_at, bands, clauses)
    select ${officeId}, r.kind, r.id, r.activity_id, r.written_at, r.bands, r.clauses
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(kind text, id uuid, activity_id uuid, written_at timestamptz, bands int[], clauses int[])
    on conflict (office_id, kind, id) do update set bands = excluded.bands, clauses = excluded.clauses, written_at = excluded.written_at`.execute(db);
}

/** One that cannot be read, or that shows nothing, gets none and is like no other. */
async function printPhoto({ db, files }: Sources, officeId: string, { id, activityId, sha256, addedAt }: PhotoSource & { readonly activityId: string }): Promise<void> {
  const grey = await files.get(sha256).then((bytes) => greyOf(bytes, side)).catch(() => null);
  const print = grey === null ? null : photoPrint(grey);
  if (print === null) return;
  await sql`
    insert into authenticity_photo (office_id, id, activity_id, added_at, hash, pieces) values (${officeId}, ${id}, ${activityId}, ${addedAt}, ${print}::bit(128), ${piecesOf(print)}::int[])
    on conflict (office_id, id) do nothing`.execute(db);
}
