import { sql, type RawBuilder, type Transaction } from 'kysely';
import type { DB } from '#database/types.ts';
import type { Connection, Scope } from '#platform/command.ts';
import { prepared } from '#platform/prepared.ts';
import { loadRules } from '#platform/rules.ts';
import { holds } from '#shared/actor.ts';
import { need } from '#shared/finding.ts';
import { Refusal } from '#shared/refusal.ts';
import type { Rules } from '#shared/rules.ts';
import { auditStateSql } from '#features/unit/queries.ts';
import { activityFactsSchema, type ActivityFacts, type Stage } from './facts.ts';
import { shaped } from './store-shape.ts';
import type { Known } from './subject.ts';

const factsOf = shaped(activityFactsSchema);

const stageIn = (...names: readonly Stage[]) => sql.raw(`a.stage in (${names.map((name) => `'${name}'`).join(', ')})`);
const early: readonly Stage[] = ['topic', 'contact', 'programme', 'approval'];
/** From 实施 on an activity is common knowledge of the office: approved and on its way. */
const open: readonly Stage[] = ['held', 'summary', 'publicity', 'conversion', 'archived'];

/** Posts that see every activity of their office: they review, approve, fund or supervise. */
const seesAll = (scope: Scope): boolean => holds(scope.actor, 'committee', 'finance', 'discipline', 'leading_group');

/** Rows of `a` that the actor may see: own branches' at any stage, others' once approved, a link's own only. */
export const visible = (scope: Scope) => sql`(${sql.join(ways(scope, bySide), sql` or `)})`;

/**
 * The same for a list, as the ways by which a row can be seen. Each has an index of its own (0007-lists.sql), so the
 * list asks each for its newest. With `stage` only the ways that can lead there.
 */
export const waysToSee = (scope: Scope, stage?: Stage): RawBuilder<unknown>[] => ways(scope, bySides, stage);

type ByBranches = (scope: Scope, mine: RawBuilder<unknown>) => RawBuilder<unknown>;
const partnerSide = (mine: RawBuilder<unknown>) => sql`s.role = 'partner' and s.branch_ids && ${mine}`;
const bySide: ByBranches = (_, mine) => sql`exists (select 1 from side s where s.office_id = a.office_id and s.activity_id = a.id and ${partnerSide(mine)})`;
/** Few however long the list is, so they are found first. */
const bySides: ByBranches = ({ officeId }, mine) => sql`a.id = any(array(select s.activity_id from side s where s.office_id = ${officeId} and ${partnerSide(mine)}))`;

function ways(scope: Scope, asPartner: ByBranches, stage?: Stage): RawBuilder<unknown>[] {
  const { actor } = scope;
  if (actor.kind === 'link' || actor.kind === 'peer') return [sql`a.id = ${actor.link?.activityId ?? null}`];
  // Who may read the data folder sees what is in it.
  if (actor.kind === 'operator' || (actor.kind === 'person' && seesAll(scope))) return [sql`true`];
  if (actor.kind !== 'person' || actor.branchIds.length === 0) return [sql`false`];
  const mine = sql`${actor.branchIds}::uuid[]`;
  const whenOpen = stage === undefined || open.includes(stage) ? [stageIn(...open)] : [];
  const before = stage === undefined || early.includes(stage) ? [sql`a.host_branch_ids && ${mine}`, asPartner(scope, mine)] : [];
  return [...whenOpen, ...before.map((way) => sql`(${stageIn(...early)} and ${way})`)];
}

/** A theme as PLN-13 compares it: without width, spaces, quotes and other marks. Letter for letter what the index activity_topic holds (0008). */
export const bareSql = (of: 'a' | 'e' | 't') => sql.raw(`lower(regexp_replace(normalize(${of}.theme, nfkc), '[\\s!-/:-@\\[-\`{-~\\u00a0-\\u00bf\\u2000-\\u206f\\u3000-\\u303f\\ufeff]+', '', 'g'))`);

/** All rows of a table that belong to the activity, as one JSON list in the order given. */
const rowsOf = (table: string, order: string) => sql`(
  select coalesce(json_agg(to_jsonb(x) order by ${sql.raw(order)}), '[]') from ${sql.table(table)} x
  where x.office_id = a.office_id and x.activity_id = a.id)`;

/** What it is estimated to cost: the sum of its lines where there are any, else what was typed in one figure. */
export const estimateSql = sql`coalesce((select sum(c.amount_fen) from cost_line c where c.office_id = a.office_id and c.activity_id = a.id)::bigint, a.estimate_fen)`;

/** How far an activity goes: as planned; else a journey or a night that it pays for means outside the city. */
const awaySql = (of: 'a' | 'e') => sql`coalesce((select p.away from plan_item p where p.office_id = ${sql.ref(`${of}.office_id`)} and p.id = ${sql.ref(`${of}.plan_item_id`)}),
  case when exists (select 1 from cost_line c where c.office_id = ${sql.ref(`${of}.office_id`)} and c.activity_id = ${sql.ref(`${of}.id`)} and c.category in ('intercity', 'lodging')) then 'city' end)`;

/** Asked only of an activity that goes out itself: most do not, and looking through three years has its price. */
const outings = sql`(case when ${awaySql('a')} in ('city', 'province') then (
  select coalesce(json_agg(json_build_object('id', e.id, 'code', e.code, 'on', e.sort_on, 'away', w.away, 'branch_ids', e.host_branch_ids) order by e.sort_on, e.id), '[]')
  from activity e cross join lateral (select ${awaySql('e')} as away) w
  where e.office_id = a.office_id and e.id <> a.id and e.standing = 'active' and e.host_branch_ids && a.host_branch_ids
    and e.sort_on > a.sort_on - interval '3 years' and (e.sort_on, e.id) < (a.sort_on, a.id) and w.away in ('city', 'province')) else '[]' end)`;

/** Days after an audit in which its unit still counts as near to it: the parameter of INT-02 in force on the day. */
export function coolingDays({ settings }: Rules, on: RawBuilder<unknown>) {
  const dated = settings.filter(({ rule, parameter, value }) => rule === 'INT-02' && parameter === 'days' && typeof value === 'number');
  const whens = dated.toSorted((a, b) => (a.fromOn < b.fromOn ? 1 : -1)).map(
    ({ fromOn, toOn, value }) => sql`when ${on} between ${fromOn}::date and coalesce(${toOn}::date, 'infinity') then ${value}::int`,
  );
  return whens.length === 0 ? sql`0` : sql`case ${sql.join(whens, sql` `)} else 0 end`;
}

/**
 * Everything known of one activity, and the rules in force, in two statements. With `lock` the activity's row is held
 * until the transaction ends, so that two commands on it come one after the other.
 * @throws Refusal NOT_FOUND where it does not exist or the actor may not see it: the two cannot be told apart.
 */
export async function loadActivity(db: Connection, scope: Scope, id: string, { lock = false } = {}): Promise<Known> {
  if (lock) await lockActivity(db as Transaction<DB>, scope, id);
  const rules = await loadRules(db, scope.officeId, scope.now);
  const { rows } = await sql<{ facts: unknown }>`${prepared}
    select ${factsSql(rules)} as facts from activity a where a.office_id = ${scope.officeId} and a.id = ${id} and ${visible(scope)}`.execute(db);
  const row = rows[0];
  if (row === undefined) throw new Refusal('NOT_FOUND', [need('activity.not_found')]);
  return { facts: factsOf(row.facts), rules };
}

/** The newest activities of a year that the actor may see, whole, in one statement; `of` is how many there are. Those brought in are told, not judged. */
export async function loadNewest(db: Connection, scope: Scope, rules: Rules, year: number, limit: number): Promise<{ readonly facts: readonly ActivityFacts[]; readonly of: number }> {
  const where = sql`a.office_id = ${scope.officeId} and a.sort_on between ${`${year}-01-01`} and ${`${year}-12-31`} and a.origin = 'entered' and ${visible(scope)}`;
  const { rows } = await sql<{ facts: unknown; of: number }>`
    select ${factsSql(rules)} as facts, k.of from (select a.id, count(*) over ()::int as of from activity a where ${where} order by a.sort_on desc, a.id desc limit ${limit}) k
    join activity a on a.office_id = ${scope.officeId} and a.id = k.id order by a.sort_on desc, a.id desc`.execute(db);
  return { facts: rows.map((row) => factsOf(row.facts)), of: rows[0]?.of ?? 0 };
}

/** Some activities whole, by id, in one statement: for whoever has already been let see them. */
export async function loadSome(db: Connection, { officeId }: Scope, rules: Rules, ids: readonly string[]): Promise<Map<string, ActivityFacts>> {
  const { rows } = await sql<{ id: string; facts: unknown }>`select a.id, ${factsSql(rules)} as facts from activity a where a.office_id = ${officeId} and a.id = any(${ids}::uuid[])`.execute(db);
  return new Map(rows.map((row) => [row.id, factsOf(row.facts)]));
}

/** Everything known of the activity `a`, as one JSON value. */
function factsSql(rules: Rules): RawBuilder<unknown> {
  const on = sql`coalesce(a.held_on, a.planned_on, a.sort_on)`;
  const audit = auditStateSql(sql`x.office_id`, sql`x.unit_id`, on, coolingDays(rules, on));
  return sql`json_build_object(
      'activity', to_jsonb(a) || jsonb_build_object('estimate_fen', ${estimateSql}),
      'people', (select coalesce(json_agg(json_build_object('id', p.id, 'name', p.name)), '[]') from person p
        where p.office_id = a.office_id and p.id in (a.proposer_id, a.organiser_id)),
      'branches', (select coalesce(json_agg(to_jsonb(b) || jsonb_build_object('project_closed_on', j.closed_on, 'leaders', (
          select coalesce(jsonb_agg(jsonb_build_object('name', p.name, 'appointedBy', h.appointed_by) order by h.from_on, p.id), '[]') from post h join person p on p.office_id = h.office_id and p.id = h.person_id
          where b.kind = 'temporary' and h.office_id = b.office_id and h.branch_id = b.id and h.post = 'secretary' and h.from_on <= ${on} and (h.to_on is null or h.to_on >= ${on})))), '[]')
        from branch b left join project j on j.office_id = b.office_id and j.id = b.project_id
        where b.office_id = a.office_id and b.id = any(a.host_branch_ids)),
      'projects', (select coalesce(json_agg(json_build_object('id', j.id, 'code', j.code, 'name', j.name, 'closed_on', j.closed_on)), '[]')
        from project j where j.office_id = a.office_id and j.id = any(a.project_ids)),
      'suggestions', (select coalesce(json_agg(json_build_object('id', x.id, 'text', x.text) order by x.created_at), '[]')
        from suggestion x where x.office_id = a.office_id and x.id = any(a.suggestion_ids)),
      'sides', (select coalesce(json_agg(to_jsonb(x) || jsonb_build_object(
          'unit_name', u.name, 'unit_aliases', coalesce(to_jsonb(u.aliases), '[]'), 'own', coalesce(u.own, false), 'audit', ${audit},
          'branch_names', (select coalesce(jsonb_agg(b.name order by b.name), '[]') from branch b where b.office_id = x.office_id and b.id = any(x.branch_ids)))
          order by x.position), '[]')
        from side x left join unit u on u.office_id = x.office_id and u.id = x.unit_id
        where x.office_id = a.office_id and x.activity_id = a.id),
      'contacts', (select coalesce(json_agg(to_jsonb(x) || jsonb_build_object('person_name', p.name) order by x.contacted_on, x.created_at), '[]')
        from contact_log x join person p on p.office_id = x.office_id and p.id = x.person_id where x.office_id = a.office_id and x.activity_id = a.id),
      'links', ${rowsOf('link', 'x.created_at')},
      'consents', ${rowsOf('consent', 'x.at')},
      'versions', ${rowsOf('programme_version', 'x.no, x.created_at')},
      'responses', ${rowsOf('finding_response', 'x.at')},
      'approvals', ${rowsOf('approval', 'x.round, x.position')},
      'earlier', (select coalesce(json_agg(distinct jsonb_build_object('id', e.id, 'code', e.code, 'theme', e.theme, 'on', e.sort_on, 'partner', u.name)), '[]')
        from side mine join side theirs on theirs.office_id = mine.office_id and theirs.unit_id = mine.unit_id and theirs.role = 'partner'
        join activity e on e.office_id = theirs.office_id and e.id = theirs.activity_id and e.id <> a.id and e.sort_on < a.sort_on
          and ${bareSql('e')} = ${bareSql('a')} and e.standing = 'active'
        join unit u on u.office_id = mine.office_id and u.id = mine.unit_id
        where mine.office_id = a.office_id and mine.activity_id = a.id and mine.role = 'partner'),
      'costs', ${rowsOf('cost_line', 'x.position, x.id')},
      'planned', (select jsonb_build_object('id', p.id, 'away', p.away, 'people', p.people, 'extra', p.extra) from plan_item p where p.office_id = a.office_id and p.id = a.plan_item_id),
      'outings', ${outings},
      'spendingOpen', exists (select 1 from year_plan p where p.office_id = a.office_id and p.year = extract(year from coalesce(a.held_on, a.sort_on))::int and p.spending_open),
      'replies', (select coalesce(json_agg(to_jsonb(x) || jsonb_build_object('name', p.name) order by p.pinyin), '[]')
        from reply x join person p on p.office_id = x.office_id and p.id = x.person_id where x.office_id = a.office_id and x.activity_id = a.id),
      'attendance', ${rowsOf('attendance', 'x.id')},
      'record', (select to_jsonb(x) from record x where x.office_id = a.office_id and x.activity_id = a.id),
      'files', (select coalesce(json_agg(to_jsonb(x) || jsonb_build_object('mask', ${maskOf('m')}) order by x.created_at), '[]')
        from file x left join file_mask m on m.office_id = x.office_id and m.file_id = x.id
        where x.office_id = a.office_id and x.activity_id = a.id and x.removed_at is null),
      'insights', (select coalesce(json_agg(to_jsonb(x) || jsonb_build_object('name', p.name) order by x.created_at), '[]')
        from insight x join person p on p.office_id = x.office_id and p.id = x.person_id where x.office_id = a.office_id and x.activity_id = a.id),
      'bulletins', ${rowsOf('bulletin', 'x.id')},
      'further', ${furtherOf(rules)},
      'elsewhere', (select coalesce(json_agg(to_jsonb(x) || jsonb_build_object('activity_code', o.code, 'published', exists (
          select 1 from publication p where p.office_id = x.office_id and p.bulletin_id = x.id and not p.to_take_down)) order by x.id), '[]')
        from bulletin x join activity o on o.office_id = x.office_id and o.id = x.activity_id
        where x.office_id = a.office_id and x.also_activity_ids <> '{}' and x.also_activity_ids @> array[a.id]),
      'reviews', ${rowsOf('secrecy_review', 'x.at')},
      'comments', ${rowsOf('bulletin_comment', 'x.at, x.id')},
      'publications', ${rowsOf('publication', 'x.published_on, x.id')},
      'problems', (select coalesce(json_agg(to_jsonb(x) || jsonb_build_object('raised_by_name', p.name) order by x.id), '[]')
        from problem x left join person p on p.office_id = x.office_id and p.id = x.raised_by_person_id where x.office_id = a.office_id and x.activity_id = a.id),
      'actions', (select coalesce(json_agg(to_jsonb(x) || jsonb_build_object('owner_name', p.name, 'leader_name', l.name, 'branch_name', b.name, 'verify_by_name', v.name) order by x.id), '[]')
        from action x join person p on p.office_id = x.office_id and p.id = x.owner_id left join person l on l.office_id = x.office_id and l.id = x.leader_id
        left join branch b on b.office_id = x.office_id and b.id = x.branch_id left join person v on v.office_id = x.office_id and v.id = x.verify_by_id where x.office_id = a.office_id and x.activity_id = a.id),
      'imported', (select to_jsonb(x) from imported_case x where x.office_id = a.office_id and x.activity_id = a.id)
    )`;
}

/** What was said of a photo's faces, in the names of its schema: what is inside a row is not renamed. */
const maskOf = (row: string) => sql.raw(`case when ${row}.id is not null then jsonb_build_object('id', ${row}.id, 'rectangles', ${row}.rectangles, 'complete', ${row}.complete,
          'byName', ${row}.by_name, 'at', to_char(${row}.at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'version', ${row}.version) end`);

/** What is known of further activities that the bulletins of `a` were composed from; mostly there are none. */
function furtherOf(rules: Rules) {
  const on = sql`coalesce(f.held_on, f.planned_on, f.sort_on)`;
  const audit = auditStateSql(sql`s.office_id`, sql`s.unit_id`, on, coolingDays(rules, on));
  return sql`(select coalesce(json_agg(json_build_object(
      'id', f.id, 'code', f.code, 'theme', f.theme, 'kind', f.kind, 'held_on', f.held_on, 'organiser_id', f.organiser_id, 'proposer_id', f.proposer_id,
      'names', (select coalesce(json_agg(distinct n.name), '[]') from (
        select t.name from attendance t where t.office_id = f.office_id and t.activity_id = f.id
        union select s.contact_name from side s where s.office_id = f.office_id and s.activity_id = f.id
        union select p.name from insight i join person p on p.office_id = i.office_id and p.id = i.person_id where i.office_id = f.office_id and i.activity_id = f.id
        union select unnest(array[w.chair, w.recorder]) from record w where w.office_id = f.office_id and w.activity_id = f.id) n where n.name is not null),
      'auditees', (select coalesce(json_agg(distinct m.name), '[]') from side s join unit u on u.office_id = s.office_id and u.id = s.unit_id and not u.own
        cross join lateral (select u.name union select unnest(u.aliases) union select b.name from branch b where b.office_id = s.office_id and b.id = any(s.branch_ids)) m
        where s.office_id = f.office_id and s.activity_id = f.id and ${audit} = 'under_audit')) order by f.sort_on), '[]')
    from activity f where f.office_id = a.office_id
      and f.id = any(array(select unnest(b.also_activity_ids) from bulletin b where b.office_id = a.office_id and b.activity_id = a.id)))`;
}

async function lockActivity(db: Transaction<DB>, scope: Scope, id: string): Promise<void> {
  await sql`select 1 from activity where office_id = ${scope.officeId} and id = ${id} for update`.execute(db);
}

/** Of the projects and suggestions a topic names, those the office has; a suggestion that was declined or merged is taken up no more. */
export async function linkedOf(db: Connection, scope: Scope, { projectIds = [], suggestionIds = [] }: { readonly projectIds?: readonly string[] | undefined; readonly suggestionIds?: readonly string[] | undefined }) {
  if (projectIds.length === 0 && suggestionIds.length === 0) return { projectIds: [], suggestionIds: [] };
  const { rows } = await sql<{ projectIds: string[]; suggestionIds: string[] }>`
    select array(select id from project where office_id = ${scope.officeId} and id = any(${projectIds}::uuid[])) as project_ids,
      array(select id from suggestion where office_id = ${scope.officeId} and id = any(${suggestionIds}::uuid[]) and state in ('open', 'accepted')) as suggestion_ids`.execute(db);
  return rows[0] ?? { projectIds: [], suggestionIds: [] };
}
