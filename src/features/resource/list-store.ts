import { sql, type RawBuilder } from 'kysely';
import { visible } from '#features/activity/queries.ts';
import { placeOf } from '#features/unit/facts-divisions.ts';
import type { Connection, Scope } from '#platform/command.ts';
import { holds } from '#shared/actor.ts';
import { need } from '#shared/finding.ts';
import { Refusal } from '#shared/refusal.ts';
import type { ResourceFilters, ResourceRow, ResourceView } from './contract.ts';

/** The library as it is read. Who has read what is nowhere here. */

/**
 * Items `r` the actor may see. What is limited is for whom it reached, whoever added it and those who supervise; a
 * contribution that nobody has looked through yet (or that was declined) is for those who look through it. What hangs on
 * an activity that is still the branches' own is not shown beyond them.
 */
export function readable(scope: Scope): RawBuilder<unknown> {
  const { actor } = scope;
  if (actor.kind !== 'person') return sql`${actor.kind === 'system' || actor.kind === 'operator'}`;
  if (holds(actor, 'committee')) return sql`true`;
  const me = actor.personId;
  const led = actor.posts.flatMap((held) => (held.post === 'secretary' && held.branchId !== null ? [held.branchId] : []));
  const came = sql`exists (select 1 from resource_reach x where x.office_id = r.office_id and x.resource_id = r.id and x.branch_id = any(${actor.branchIds}::uuid[]))`;
  const runs = sql`exists (select 1 from activity a where a.office_id = r.office_id and a.id = r.activity_id and (a.organiser_id = ${me} or a.proposer_id = ${me} or a.host_branch_ids && ${led}::uuid[]))`;
  const activity = sql`(r.activity_id is null or exists (select 1 from activity a where a.office_id = r.office_id and a.id = r.activity_id and ${visible(scope)}))`;
  return sql`(r.by_person_id = ${me} or case when r.state in ('offered', 'declined') then ${runs} when ${came} then true when r.sensitivity = 'limited' then ${holds(actor, 'discipline')} else ${activity} end)`;
}

/** When it came to a branch of the asker's. */
const cameSql = ({ actor }: Scope) => sql`(select min(x.at) from resource_reach x where x.office_id = r.office_id and x.resource_id = r.id and x.branch_id = any(${actor.branchIds}::uuid[]))`;
const columns = (scope: Scope) => sql`
  r.id, r.title, r.kind, r.note, r.tags, r.source_kind, r.unit_id, u.name as unit_name, r.source_words, r.sensitivity, r.state, r.by_name, r.created_at, r.version,
  v.no, v.file_name, v.size, v.url, ${cameSql(scope)} as came_at
  from resource r left join unit u on u.office_id = r.office_id and u.id = r.unit_id
  left join lateral (select x.no, f.name as file_name, f.size, x.url from resource_version x left join file f on f.office_id = x.office_id and f.id = x.file_id
    where x.office_id = r.office_id and x.resource_id = r.id order by x.no desc limit 1) v on true`;

/** One page, newest first, by key. */
export async function listResources(db: Connection, scope: Scope, filters: ResourceFilters) {
  const { officeId, actor } = scope;
  const { after, limit, q, tag, kind, source, mine, state, activity, project, branch } = filters;
  const where = [sql`r.office_id = ${officeId}`, sql`r.state = ${state ?? 'library'}`, readable(scope)];
  const [at, id] = after?.split('_') ?? [];
  if (at !== undefined && id !== undefined) where.push(sql`(r.created_at, r.id) < (${at}::timestamptz, ${id}::uuid)`);
  if (q !== undefined && q !== '') where.push(sql`(strpos(r.title, ${q}) > 0 or strpos(coalesce(r.note, ''), ${q}) > 0 or strpos(coalesce(u.name, r.source_words, ''), ${q}) > 0)`);
  if (tag !== undefined && tag !== '') where.push(sql`r.tags @> array[${tag}]::text[]`);
  if (kind !== undefined) where.push(sql`r.kind = ${kind}`);
  if (source !== undefined) where.push(sql`r.source_kind = ${source}`);
  if (activity !== undefined) where.push(sql`r.activity_id = ${activity}`);
  const reached = (branches: RawBuilder<unknown>) => sql`r.id = any(array(select x.resource_id from resource_reach x where x.office_id = ${officeId} and ${branches}))`;
  if (mine !== undefined) where.push(reached(sql`x.branch_id = any(${actor.branchIds}::uuid[])`));
  if (branch !== undefined) where.push(reached(sql`x.branch_id = ${branch}`));
  if (project !== undefined) where.push(sql`(r.id = any(array(select p.resource_id from resource_push p where p.office_id = ${officeId} and p.project_id = ${project} and p.ended_at is null)) or ${reached(sql`x.project_id = ${project}`)})`);
  const { rows } = await sql<ResourceRow>`select ${columns(scope)} where ${sql.join(where, sql` and `)} order by r.created_at desc, r.id desc limit ${limit + 1}`.execute(db);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { rows: shown, next: rows.length > limit && last !== undefined ? `${new Date(last.createdAt).toISOString()}_${last.id}` : null };
}

/** Tags in use, most used first. */
export async function listTags(db: Connection, scope: Scope, q: string | undefined): Promise<string[]> {
  const { rows } = await sql<{ tag: string }>`
    select t.tag from resource r cross join unnest(r.tags) t(tag) where r.office_id = ${scope.officeId} and r.state = 'library' and ${readable(scope)} and (${q ?? ''} = '' or strpos(t.tag, ${q ?? ''}) > 0)
    group by t.tag order by count(*) desc, t.tag limit 50`.execute(db);
  return rows.map(({ tag }) => tag);
}

/** Without the pack's own content. @throws Refusal NOT_FOUND */
export async function readResource(db: Connection, scope: Scope, id: string): Promise<Omit<ResourceView, 'allowed' | 'pack'> & { readonly byPersonId: string | null }> {
  const { officeId } = scope;
  const { rows } = await sql<ResourceView['resource'] & { byPersonId: string | null }>`
    select a.id as activity_id, a.theme as activity_theme, r.decided_name, r.decided_at, r.reason, r.by_person_id, ${columns(scope)}
    left join activity a on a.office_id = r.office_id and a.id = r.activity_id and ${visible(scope)}
    where r.office_id = ${officeId} and r.id = ${id} and ${readable(scope)}`.execute(db);
  const [found] = rows;
  if (found === undefined) throw new Refusal('NOT_FOUND', [need('need.resource')]);
  const { byPersonId, ...resource } = found;
  const versions = await sql<ResourceView['versions'][number]>`
    select v.no, f.name as file_name, f.size, v.url, v.reason, v.by_name, v.at from resource_version v left join file f on f.office_id = v.office_id and f.id = v.file_id
    where v.office_id = ${officeId} and v.resource_id = ${id} order by v.no desc limit 100`.execute(db);
  const pushes = await sql<Omit<ResourceView['pushes'][number], 'place'>>`
    select p.id, case when b.id is not null then json_build_object('id', b.id, 'name', b.name) end as branch, case when j.id is not null then json_build_object('id', j.id, 'name', j.name) end as project,
      p.region, p.industry, p.branch_kind, p.until_on, p.note, p.by_name, p.at, p.ended_at,
      (select coalesce(json_agg(json_build_object('id', c.id, 'name', c.name) order by c.pinyin, c.id), '[]') from resource_reach x join branch c on c.office_id = x.office_id and c.id = x.branch_id where x.office_id = p.office_id and x.push_id = p.id) as reached
    from resource_push p left join branch b on b.office_id = p.office_id and b.id = p.branch_id left join project j on j.office_id = p.office_id and j.id = p.project_id
    where p.office_id = ${officeId} and p.resource_id = ${id} order by p.at desc, p.id desc limit 100`.execute(db);
  return { resource, byPersonId, versions: versions.rows, pushes: pushes.rows.map((row) => ({ ...row, place: row.region === null ? null : placeOf(row.region) })) };
}

export interface VersionFile {
  readonly name: string;
  readonly mediaType: string;
  readonly sha256: string;
}
/** The file of one version, for whoever may see the item. @throws Refusal NOT_FOUND */
export async function versionFile(db: Connection, scope: Scope, id: string, no: number): Promise<VersionFile> {
  const { rows } = await sql<VersionFile>`
    select f.name, f.media_type, f.sha256 from resource r join resource_version v on v.office_id = r.office_id and v.resource_id = r.id and v.no = ${no} join file f on f.office_id = v.office_id and f.id = v.file_id
    where r.office_id = ${scope.officeId} and r.id = ${id} and ${readable(scope)}`.execute(db);
  const [file] = rows;
  if (file === undefined) throw new Refusal('NOT_FOUND', [need('error.no_file')]);
  return file;
}
