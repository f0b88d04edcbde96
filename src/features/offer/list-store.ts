import { sql } from 'kysely';
import { visible } from '#features/activity/queries.ts';
import { nearness, placeIn, placeOf } from '#features/unit/facts-divisions.ts';
import { auditStateSql, standing } from '#features/unit/queries.ts';
import type { Connection, Scope } from '#platform/command.ts';
import { need } from '#shared/finding.ts';
import { Refusal } from '#shared/refusal.ts';
import type { OfferFilters, OfferRow, SuggestedUnit, SuggestionsView } from './contract.ts';
import { suggest, type Candidate, type Weights } from './facts-suggest.ts';

/** Units' lists as they are read, and the directory as it may suit a purpose. */

/** One page, newest first, by key. A line whose day is past stands no more, as one that was ended. */
export async function listOffers(db: Connection, { officeId }: Scope, { after, limit, unit, kind, q, ended }: OfferFilters, today: string) {
  const where = [sql`o.office_id = ${officeId}`];
  const [at, id] = after?.split('_') ?? [];
  if (at !== undefined && id !== undefined) where.push(sql`(o.created_at, o.id) < (${at}::timestamptz, ${id}::uuid)`);
  if (unit !== undefined) where.push(sql`o.unit_id = ${unit}`);
  if (kind !== undefined) where.push(sql`o.kind = ${kind}`);
  if (q !== undefined && q !== '') where.push(sql`strpos(o.text, ${q}) > 0`);
  if (ended === undefined) where.push(sql`o.ended_at is null and (o.until_on is null or o.until_on >= ${today}::date)`);
  const { rows } = await sql<OfferRow>`
    select o.id, o.unit_id, u.name as unit_name, o.kind, o.text, o.place, o.until_on, o.ended_at, o.end_reason, o.by_name, o.created_at, o.version
    from unit_offer o join unit u on u.office_id = o.office_id and u.id = o.unit_id
    where ${sql.join(where, sql` and `)} order by o.created_at desc, o.id desc limit ${limit + 1}`.execute(db);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { rows: shown, next: rows.length > limit && last !== undefined ? `${new Date(last.createdAt).toISOString()}_${last.id}` : null };
}

export interface Purpose {
  readonly activity?: string | undefined;
  readonly project?: string | undefined;
  readonly text?: string | undefined;
  readonly region?: string | undefined;
}
interface Meant {
  readonly name: string | null;
  readonly text: string;
  readonly where: readonly string[];
  readonly activityVersion: number | null;
}

/** What an activity or a project says of itself. @throws Refusal NOT_FOUND for one the asker may not see. */
async function meantBy(db: Connection, scope: Scope, { activity, project }: Purpose): Promise<Meant> {
  const { officeId } = scope;
  if (activity !== undefined) {
    const { rows } = await sql<Meant>`
      select a.theme as name, concat_ws(E'\n', a.theme, a.problem_brought, a.tasks, a.expected_effect) as text, a.version as activity_version,
        array(select x.w from (select concat_ws(' ', j.region, j.place) as w from project j where j.office_id = a.office_id and j.id = any(a.project_ids) union all select a.place) x where x.w <> '') as "where"
      from activity a where a.office_id = ${officeId} and a.id = ${activity} and ${visible(scope)}`.execute(db);
    if (rows[0] === undefined) throw new Refusal('NOT_FOUND', [need('activity.not_found')]);
    return rows[0];
  }
  if (project === undefined) return { name: null, text: '', where: [], activityVersion: null };
  const { rows } = await sql<Meant>`
    select j.name, j.name as text, array[concat_ws(' ', j.region, j.place)] as "where", null::int as activity_version from project j where j.office_id = ${officeId} and j.id = ${project}`.execute(db);
  if (rows[0] === undefined) throw new Refusal('NOT_FOUND', [need('need.project')]);
  return rows[0];
}

type Loaded = Candidate & Pick<SuggestedUnit, 'kind' | 'choice'>;
/** As many units as are looked through at once: what was entered last comes first. */
export const mostLookedAt = 5_000;
/** As many are shown: a person chooses among a few. */
const mostShown = 20;

async function directory(db: Connection, scope: Scope, { activity, project }: Purpose, today: string): Promise<Loaded[]> {
  const { officeId } = scope;
  const { rows } = await sql<Loaded>`
    select u.id, u.name, u.kind, u.industry, u.region, u.field, u.front_line,
      ${auditStateSql(sql`u.office_id`, sql`u.id`, sql`${today}::date`, 0)} = 'under_audit' as in_audit,
      coalesce(o.offers, '[]') as offers, coalesce(h.themes, '{}') as themes, h.last_on, c.choice
    from (select u.* from unit u where u.office_id = ${officeId} and not u.own and ${standing('u')}
      and not exists (select 1 from side t where t.office_id = u.office_id and t.activity_id = ${activity ?? null}::uuid and t.unit_id = u.id) order by u.id desc limit ${mostLookedAt + 1}) u
    left join (select unit_id, json_agg(json_build_object('kind', kind, 'text', text)) as offers from unit_offer
      where office_id = ${officeId} and ended_at is null and (until_on is null or until_on >= ${today}::date) group by unit_id) o on o.unit_id = u.id
    left join (select s.unit_id, array_agg(distinct concat_ws(E'\n', a.theme, a.problem_brought)) filter (where a.theme is not null) as themes, max(coalesce(a.held_on, a.planned_on)) as last_on
      from side s join activity a on a.office_id = s.office_id and a.id = s.activity_id
      where s.office_id = ${officeId} and s.role = 'partner' and a.standing = 'active' and a.id is distinct from ${activity ?? null}::uuid and ${visible(scope)} group by s.unit_id) h on h.unit_id = u.id
    left join (select distinct on (unit_id) unit_id, json_build_object('decision', decision, 'reason', reason, 'byName', by_name, 'at', at) as choice from partner_choice
      where office_id = ${officeId} and (activity_id = ${activity ?? null}::uuid or (${activity ?? null}::uuid is null and project_id = ${project ?? null}::uuid)) order by unit_id, at desc) c on c.unit_id = u.id`.execute(db);
  return rows;
}

/** Units that suit a purpose, the best first; what was put aside for it before comes last. */
export async function suggestUnits(db: Connection, scope: Scope, purpose: Purpose, weights: Weights, today: string): Promise<Omit<SuggestionsView, 'allowed'>> {
  const meant = await meantBy(db, scope, purpose);
  const text = [meant.text, purpose.text ?? ''].filter((one) => one.trim() !== '').join('\n');
  const regions = [...(purpose.region === undefined ? [] : [purpose.region]), ...meant.where.flatMap((words) => placeIn(words) ?? [])];
  const units = await directory(db, scope, purpose, today);
  const byId = new Map(units.slice(0, mostLookedAt).map((unit) => [unit.id, unit]));
  const found = suggest({ text, regions, today }, [...byId.values()], weights, nearness);
  const rows = found.flatMap(({ id, weight, reasons }): SuggestedUnit[] => {
    const unit = byId.get(id);
    if (unit === undefined) return [];
    const { name, kind, industry, region, frontLine, lastOn, choice } = unit;
    return [{ id, name, kind, industry, place: region === null ? null : placeOf(region), frontLine, lastOn, weight, reasons: [...reasons], choice }];
  });
  const aside = (row: SuggestedUnit): number => (row.choice?.decision === 'not_now' ? 1 : 0);
  return {
    wanted: { name: meant.name, text, places: [...new Set(regions.map(placeOf))], activityId: purpose.activity ?? null, activityVersion: meant.activityVersion, projectId: purpose.project ?? null },
    rows: rows.toSorted((a, b) => aside(a) - aside(b)).slice(0, mostShown), of: byId.size, cut: units.length > mostLookedAt,
  };
}
