import { sql } from 'kysely';
import { loadSome, visible } from '#features/activity/queries.ts';
import type { Connection, Scope } from '#platform/command.ts';
import { loadRules } from '#platform/rules.ts';
import type { PackSection } from './contract.ts';
import { sectionsOf, type SeenBulletin, type SeenItem } from './facts-pack.ts';
import type { Entry } from './facts.ts';
import { readable } from './list-store.ts';

/** The latest version of a pack, filled as far as the reader may see it: a statement for each kind of thing, none for each entry. */
export async function readPack(db: Connection, scope: Scope, id: string): Promise<PackSection[]> {
  const { officeId } = scope;
  const { rows } = await sql<{ entries: Entry[] | null }>`select entries from resource_version where office_id = ${officeId} and resource_id = ${id} order by no desc limit 1`.execute(db);
  const entries = rows[0]?.entries ?? [];
  const of = (...parts: readonly string[]): string[] => [...new Set(entries.filter(({ part }) => parts.includes(part)).map((entry) => entry.id))];
  const [activityIds, bulletinIds, itemIds] = [of('topic', 'programme', 'materials', 'record'), of('bulletin'), of('item')];
  const seen = await sql<{ id: string }>`select a.id from activity a where a.office_id = ${officeId} and a.id = any(${activityIds}::uuid[]) and ${visible(scope)}`.execute(db);
  const activities = seen.rows.length === 0 ? new Map() : await loadSome(db, scope, await loadRules(db, officeId, scope.now), seen.rows.map((row) => row.id));
  const bulletins = await sql<SeenBulletin>`
    select b.id, b.title, b.body from bulletin b join activity a on a.office_id = b.office_id and a.id = b.activity_id where b.office_id = ${officeId} and b.id = any(${bulletinIds}::uuid[]) and b.state = 'released' and ${visible(scope)}`.execute(db);
  const items = await sql<SeenItem>`
    select r.id, r.title, r.note, v.no, v.url, v.file from resource r
    join lateral (select x.no, x.url, case when f.id is not null then json_build_object('name', f.name, 'size', f.size) end as file from resource_version x left join file f on f.office_id = x.office_id and f.id = x.file_id
      where x.office_id = r.office_id and x.resource_id = r.id order by x.no desc limit 1) v on true
    where r.office_id = ${officeId} and r.id = any(${itemIds}::uuid[]) and r.state = 'library' and ${readable(scope)}`.execute(db);
  const by = <T extends { readonly id: string }>(list: readonly T[]): Map<string, T> => new Map(list.map((one) => [one.id, one]));
  return sectionsOf(entries, { activities, bulletins: by(bulletins.rows), items: by(items.rows) });
}

/** Where the bytes of a pack's files are, by their address: items of the library and materials of activities already seen. */
export async function hashesOf(db: Connection, { officeId }: Scope, sections: readonly PackSection[]): Promise<Map<string, string>> {
  const shown = sections.filter(({ hidden }) => !hidden);
  const fileIds = shown.flatMap(({ part, files }) => (part === 'materials' ? files.map(({ href }) => href.slice('/files/'.length)) : []));
  const itemIds = shown.flatMap(({ part, id }) => (part === 'item' ? [id] : []));
  const { rows } = await sql<{ href: string; sha256: string }>`
    select '/files/' || id as href, sha256 from file where office_id = ${officeId} and id = any(${fileIds}::uuid[]) and removed_at is null
    union all select '/files/resources/' || v.resource_id || '/' || v.no, f.sha256 from resource_version v join file f on f.office_id = v.office_id and f.id = v.file_id where v.office_id = ${officeId} and v.resource_id = any(${itemIds}::uuid[])`.execute(db);
  return new Map(rows.map(({ href, sha256 }) => [href, sha256]));
}
