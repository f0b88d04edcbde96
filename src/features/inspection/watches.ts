import { sql } from 'kysely';
import { loadRules } from '#platform/rules.ts';
import type { Due, Watch } from '#platform/watch.ts';
import { addDays, daysBetween } from '#shared/dates.ts';
import { committeeAfter, recheckDueOn, roundDueOn } from './facts-due.ts';
import { responsibleSql } from './store.ts';

/** What the nightly watch looks for of inspections: the next round, what is not put right in time, what waits to be looked at again. */

const lives = (today: string) => sql`(p.removed_on is null or p.removed_on > ${today})`;
const holdersSql = (today: string, posts: readonly string[]) => sql`(
  select coalesce(json_agg(distinct p.id), '[]') from post x join person p on p.office_id = x.office_id and p.id = x.person_id
  where x.office_id = f.id and x.post = any(${posts}::text[]) and x.from_on <= ${today} and (x.to_on is null or x.to_on >= ${today}) and ${lives(today)})`;

/** The office itself: its committee is reminded at its own interval (SUP-01). */
const roundDue: Watch = {
  name: 'inspection.round_due',
  async find(db, scope, { today, after }) {
    if (after !== null) return [];
    const due = await roundDue.load(db, scope, [scope.officeId], today);
    return due.map(({ about }) => about);
  },
  async load(db, { officeId, now }, ids, today) {
    if (!ids.includes(officeId)) return [];
    const rules = { ...(await loadRules(db, officeId, now)), today };
    const { rows } = await sql<{ last: string | null; founded: string; people: string[] }>`
      select (select max(r.opened_on) from inspection_round r where r.office_id = f.id and r.state <> 'cancelled') as last, (f.created_at at time zone f.time_zone)::date as founded, ${holdersSql(today, ['committee'])} as people
      from office f where f.id = ${officeId}`.execute(db);
    const [row] = rows;
    if (row === undefined) return [];
    const dueOn = roundDueOn(row, rules);
    return dueOn === null || dueOn > today ? [] : [{ about: officeId, activityId: null, dueOn, people: row.people, facts: { last: row.last ?? '@inspection.never', dueOn, days: daysBetween(dueOn, today) } }];
  },
};

interface Found {
  readonly id: string;
  readonly roundId: string;
  readonly itemId: string;
  readonly code: string;
  readonly theme: string | null;
  readonly round: string;
  readonly text: string;
  readonly dueOn: string;
  readonly reportedAt: string | null;
  readonly zone: string;
  /** Secretaries of the branch that answers for it, and who is responsible. */
  readonly inspected: string[];
  readonly committee: string[];
  /** Who may look again: nobody who had a hand in it, or stands in its branches. */
  readonly checkers: string[];
}
const open = sql`observation o join inspection_item i on i.office_id = o.office_id and i.id = o.item_id join inspection_round r on r.office_id = i.office_id and r.id = i.round_id and r.state = 'open'
  join activity a on a.office_id = i.office_id and a.id = i.activity_id join branch b on b.office_id = i.office_id and b.id = i.branch_id join office f on f.id = o.office_id`;

/** Observations with everybody who can do something about them, in one statement. */
async function observations(db: Parameters<Watch['load']>[0], officeId: string, ids: readonly string[], today: string, state: 'open' | 'reported'): Promise<Found[]> {
  const { rows } = await sql<Found>`
    select o.id, o.round_id, o.item_id, a.code, a.theme, r.name as round, left(o.text, 60) as text, o.due_on, o.reported_at, f.time_zone as zone, ${holdersSql(today, ['committee'])} as committee,
      (select coalesce(json_agg(distinct p.id), '[]') from person p where p.office_id = o.office_id and ${lives(today)} and (p.id = o.owner_id or exists (
        select 1 from post x where x.office_id = p.office_id and x.person_id = p.id and x.post = 'secretary' and x.branch_id = h.id and x.from_on <= ${today} and (x.to_on is null or x.to_on >= ${today})))) as inspected,
      (select coalesce(json_agg(distinct p.id), '[]') from person p join post x on x.office_id = p.office_id and x.person_id = p.id and x.post in ('committee', 'discipline') and x.from_on <= ${today} and (x.to_on is null or x.to_on >= ${today})
        where p.office_id = o.office_id and ${lives(today)} and p.id is distinct from o.by_id and p.id is distinct from o.owner_id and p.id is distinct from o.reporter_id and p.id is distinct from a.organiser_id and p.id is distinct from a.proposer_id
          and not exists (select 1 from membership m where m.office_id = p.office_id and m.person_id = p.id and (m.branch_id = any(a.host_branch_ids) or m.branch_id = h.id) and m.from_on <= ${today} and (m.to_on is null or m.to_on >= ${today}))) as checkers
    from ${open} cross join lateral (select ${responsibleSql(today, true)} as id) h
    where o.office_id = ${officeId} and o.id = any(${ids}::uuid[]) and o.state = ${state} order by o.id`.execute(db);
  return rows;
}
/** Stands with the round, not with the activity, which others read too. */
const dueOf = ({ id, roundId, itemId, code, theme, round, text }: Found, dueOn: string, today: string, people: readonly string[]): Due =>
  ({ about: id, activityId: null, dueOn, people, facts: { code, theme, round, text, dueOn, days: daysBetween(dueOn, today), roundId, itemId } });

const idsIn = (state: 'open' | 'reported'): Watch['find'] => async (db, { officeId }, { today, after, limit }) => {
  const late = state === 'open' ? sql`and o.due_on < ${today}` : sql``;
  const { rows } = await sql<{ id: string }>`select o.id from ${open} where o.office_id = ${officeId} and o.state = ${state} ${late} ${after === null ? sql`` : sql`and o.id > ${after}`} order by o.id limit ${limit}`.execute(db);
  return rows.map(({ id }) => id);
};

/** The branch's secretary and whoever is responsible first; after the days of SUP-08, or where there is nobody, the committee too. */
const overdue: Watch = {
  name: 'inspection.rectification_overdue',
  find: idsIn('open'),
  async load(db, { officeId, now }, ids, today) {
    const after = committeeAfter(await loadRules(db, officeId, now));
    const rows = await observations(db, officeId, ids, today, 'open');
    return rows.filter(({ dueOn }) => dueOn < today).map((row) => {
      const also = row.inspected.length === 0 || (after !== null && addDays(row.dueOn, after) < today);
      return dueOf(row, row.dueOn, today, [...new Set([...row.inspected, ...(also ? row.committee : [])])]);
    });
  },
};

/** Reported, and nobody has looked again. */
const waiting: Watch = {
  name: 'inspection.recheck_waiting',
  find: idsIn('reported'),
  async load(db, { officeId, now }, ids, today) {
    const rules = await loadRules(db, officeId, now);
    const rows = await observations(db, officeId, ids, today, 'reported');
    return rows.map((row) => {
      const due = recheckDueOn(row.reportedAt ?? `${today}T00:00:00Z`, row.zone, rules);
      return dueOf(row, due ?? today, today, row.checkers);
    });
  },
};

export const inspectionWatches: readonly Watch[] = [roundDue, overdue, waiting];
