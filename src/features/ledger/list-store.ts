import { sql, type RawBuilder } from 'kysely';
import { listActivities } from '#features/activity/queries.ts';
import type { Connection, Scope } from '#platform/command.ts';
import { loadRules } from '#platform/rules.ts';
import type { Rules } from '#shared/rules.ts';
import type { TableFilters, TableRow } from './contract.ts';
import { fourOf, fourThings, missingSpans, type FourFacts, type FourThing } from './facts-four.ts';

type States = Pick<TableRow, 'id' | 'present' | 'record' | 'bulletin' | 'insights' | 'publications' | 'problems' | 'actions' | 'verified'>;
type Found = States & { readonly four: FourFacts };

/** One page of the 台账: the same rows as the list of activities, with what has become of each. Two statements a page, and the stamp of the rules. */
export async function listTable(db: Connection, scope: Scope, { missing, ...filters }: TableFilters): Promise<{ rows: TableRow[]; next: string | null }> {
  const rules = await loadRules(db, scope.officeId, scope.now);
  const { rows, next } = await listActivities(db, scope, filters, missing === undefined ? [] : [lacking(missing, rules)]);
  const states = await statesOf(db, scope, rows.map((row) => row.id));
  return {
    next,
    rows: rows.flatMap((row) => {
      const state = states.get(row.id);
      return state === undefined ? [] : [{ ...row, ...state, four: fourOf(state.four, rules) }];
    }),
  };
}

/** The four things of some activities, as the 台账 tells them. */
export async function fourOfSome(db: Connection, scope: Scope, ids: readonly string[], rules: Rules): Promise<Map<string, TableRow['four']>> {
  const states = await statesOf(db, scope, ids);
  return new Map([...states].map(([id, { four }]) => [id, fourOf(four, rules)]));
}

/** Bulletins that are out, of the activity `a` or of others it stands in with. */
const outSql = sql`b.number is not null and b.withdrawn_on is null and b.office_id = a.office_id`;
const ownOut = sql`b.activity_id = a.id and ${outSql}`;
const alsoOut = sql`b.also_activity_ids <> '{}' and b.also_activity_ids @> array[a.id] and ${outSql}`;
const unsettledSql = sql`(p.told_at is null or exists (select 1 from action x where x.office_id = p.office_id and x.activity_id = p.activity_id and x.problem_id = p.id and x.state in ('open', 'done')))`;

/** Computed from what is recorded, never kept: a side's unknown number leaves the sum unknown (invariant 8). */
async function statesOf(db: Connection, { officeId }: Scope, ids: readonly string[]): Promise<Map<string, Found>> {
  const of = (table: string, also = sql``) => sql`(select count(*)::int from ${sql.table(table)} x where x.office_id = a.office_id and x.activity_id = a.id ${also})`;
  const { rows } = await sql<Found>`
    select a.id,
      case when a.origin = 'imported' then (select c.participants from imported_case c where c.office_id = a.office_id and c.activity_id = a.id and c.participants_bound = 'exact')
        else (select case when bool_and(s.present is not null) then sum(s.present)::int end from side s where s.office_id = a.office_id and s.activity_id = a.id) end as present,
      case when a.origin = 'imported' then 'unknown' when a.stage in ('topic', 'contact', 'programme', 'approval', 'held') then 'not_yet'
        when r.written_on is null then 'missing'
        when exists (select 1 from side s where s.office_id = a.office_id and s.activity_id = a.id and not exists (
          select 1 from consent c where c.office_id = s.office_id and c.activity_id = a.id and c.side_id = s.id and c.subject = 'record' and c.decision = 'approve' and not c.superseded)) then 'written'
        else 'signed' end as record,
      coalesce((select b.state from bulletin b where b.office_id = a.office_id and b.activity_id = a.id order by b.id desc limit 1), 'none') as bulletin,
      ${of('insight', sql`and x.withdrawn_at is null`)} as insights, ${of('publication')} as publications, p.problems,
      ${of('action', sql`and x.state <> 'dropped'`)} as actions, ${of('action', sql`and x.state = 'verified'`)} as verified,
      json_build_object('origin', a.origin, 'standing', a.standing, 'heldOn', a.held_on, 'publicity', a.publicity, 'publicityReason', a.publicity_reason,
        'conversion', a.conversion, 'conversionReason', a.conversion_reason, 'writtenOn', r.written_on, 'problems', p.problems, 'unsettled', p.unsettled,
        'releasedOn', o.released_on, 'publishedOn', o.published_on,
        'convertedOn', (select greatest(max(p.told_at), (select max(x.verified_at) from action x where x.office_id = a.office_id and x.activity_id = a.id)) at time zone f.time_zone
          from problem p where p.office_id = a.office_id and p.activity_id = a.id)::date,
        'lastDue', (select max(x.due_on) from action x where x.office_id = a.office_id and x.activity_id = a.id and x.state in ('open', 'done'))) as four
    from activity a join office f on f.id = a.office_id
      left join lateral (select (r.written_at at time zone f.time_zone)::date as written_on from record r where r.office_id = a.office_id and r.activity_id = a.id) r on true
      cross join lateral (select count(*)::int as problems, count(*) filter (where ${unsettledSql})::int as unsettled from problem p where p.office_id = a.office_id and p.activity_id = a.id) p
      cross join lateral (select min(b.released_on) as released_on, min(u.published_on) as published_on
        from (select b.id, b.released_on from bulletin b where ${ownOut} union all select b.id, b.released_on from bulletin b where ${alsoOut}) b
          left join publication u on u.office_id = a.office_id and u.bulletin_id = b.id and not u.to_take_down) o
    where a.office_id = ${officeId} and a.id = any(${ids}::uuid[])`.execute(db);
  return new Map(rows.map((row) => [row.id, row]));
}

/** Rows of `a` of which one of the four is missing today: days of holding from the rules, what is there from the tables. As `fourOf` says of each. */
function lacking(missing: NonNullable<TableFilters['missing']>, rules: Rules): RawBuilder<unknown> {
  const things: readonly FourThing[] = missing === 'any' ? fourThings : [missing];
  const ways = things.map((thing) => {
    const spans = missingSpans(thing, rules).map(({ from, to }) => sql`a.held_on between ${from} and ${to}`);
    return spans.length === 0 ? sql`false` : sql`((${sql.join(spans, sql` or `)}) and ${absent(thing, rules.today)})`;
  });
  return sql`a.origin = 'entered' and a.standing in ('active', 'postponed') and (${sql.join(ways, sql` or `)})`;
}

function absent(thing: FourThing, today: string): RawBuilder<unknown> {
  const anyOut = sql`exists (select 1 from bulletin b where ${ownOut}) or exists (select 1 from bulletin b where ${alsoOut})`;
  const anyPlace = (out: RawBuilder<unknown>) => sql`exists (select 1 from bulletin b join publication u on u.office_id = b.office_id and u.bulletin_id = b.id and not u.to_take_down where ${out})`;
  switch (thing) {
    case 'record': return sql`not exists (select 1 from record r where r.office_id = a.office_id and r.activity_id = a.id and r.written_at is not null)`;
    case 'summary': return sql`a.publicity <> 'skipped' and not (${anyOut})`;
    case 'publicity': return sql`a.publicity <> 'skipped' and not (${anyPlace(ownOut)} or ${anyPlace(alsoOut)})`;
    case 'effect': return sql`a.conversion not in ('skipped', 'done')
      and (select count(*) = 0 or bool_or(${unsettledSql}) from problem p where p.office_id = a.office_id and p.activity_id = a.id)
      and not exists (select 1 from action x where x.office_id = a.office_id and x.activity_id = a.id and x.state in ('open', 'done') and x.due_on >= ${today})`;
  }
}
