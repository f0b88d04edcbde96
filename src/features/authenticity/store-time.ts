import { sql } from 'kysely';
import type { Connection } from '#platform/command.ts';
import type { Rules } from '#shared/rules.ts';
import { figure, type Match } from './facts.ts';
import { beginsAt, heldHours, overlap } from './facts-hours.ts';
import type { Source } from './facts-sources.ts';

/** Photos that are there already, people at two places at once, and what was written before it happened. */

export async function photoMatches(db: Connection, officeId: string, source: Source, rules: Rules): Promise<Match[]> {
  const most = figure(rules, 'SUP-11', 'distance', source.on);
  if (most === null || !source.compared || source.photos.length === 0) return [];
  const { rows } = await sql<{ own: string; other: string; otherActivity: string; distance: number; later: boolean }>`
    select x.id as own, y.id as other, y.activity_id as other_activity, bit_count(x.hash # y.hash)::int as distance, (x.added_at, x.id) > (y.added_at, y.id) as later
    from authenticity_photo x join authenticity_photo y on y.pieces && x.pieces and y.office_id = x.office_id and y.activity_id <> x.activity_id and bit_count(x.hash # y.hash) <= ${most}
      join activity a on a.office_id = y.office_id and a.id = y.activity_id and a.standing in ('active', 'postponed')
    where x.office_id = ${officeId} and x.activity_id = ${source.id} order by x.id, y.id limit 200`.execute(db);
  return rows.map(({ own, other, otherActivity, distance, later }): Match => {
    const [a, b] = [{ activityId: source.id, id: own }, { activityId: otherActivity, id: other }];
    const [mine, theirs] = later ? [a, b] : [b, a];
    return { activityId: mine.activityId, kind: 'photo', ownKind: 'photo', ownId: mine.id, otherActivityId: theirs.activityId, otherKind: 'photo', otherId: theirs.id, facts: { distance }, passages: [] };
  });
}

interface Elsewhere {
  readonly id: string;
  readonly heldOn: string;
  readonly programme: Source['programme'];
  readonly startedAt: string | null;
  readonly endedAt: string | null;
  readonly names: readonly string[];
}
/** Days around an activity in which another may have gone on at the same hours. */
const around = 7;
const mostNames = 8;

/** Those of some activities at which people of ours were present. */
export async function withPeople(db: Connection, officeId: string, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select distinct activity_id as id from attendance where office_id = ${officeId} and activity_id = any(${ids}::uuid[]) and state = 'present' and person_id is not null`.execute(db);
  return new Set(rows.map(({ id }) => id));
}

export async function peopleMatches(db: Connection, officeId: string, source: Source, rules: Rules): Promise<Match[]> {
  const [least, minutes] = [figure(rules, 'SUP-12', 'people', source.on), figure(rules, 'SUP-12', 'minutes', source.on)];
  if (least === null || minutes === null || !source.compared || source.heldOn === null) return [];
  const { rows } = await sql<Elsewhere>`
    select a.id, a.held_on, coalesce(a.approved_programme, a.programme) as programme, r.started_at, r.ended_at, x.names
    from (
      select t.activity_id, array_agg(t.name order by t.name) as names from attendance m join attendance t on t.office_id = m.office_id and t.person_id = m.person_id and t.activity_id <> m.activity_id and t.state = 'present'
      where m.office_id = ${officeId} and m.activity_id = ${source.id} and m.state = 'present' and m.person_id is not null group by t.activity_id having count(*) >= ${least}) x
      join activity a on a.office_id = ${officeId} and a.id = x.activity_id and a.standing = 'active' and a.origin = 'entered' and a.held_on between ${source.heldOn}::date - ${around}::int and ${source.heldOn}::date + ${around}::int
      left join record r on r.office_id = a.office_id and r.activity_id = a.id
    order by a.id limit 50`.execute(db);
  const mine = heldHours({ heldOn: source.heldOn, programme: source.programme, startedAt: source.record?.startedAt ?? null, endedAt: source.record?.endedAt ?? null });
  return rows.flatMap((other): Match[] => {
    const theirs = heldHours(other);
    const both = overlap(mine, theirs);
    if (both === 0 || both < minutes) return [];
    // It is the later one's: whoever entered it knew of the other.
    const later = beginsAt(mine, source.heldOn ?? '').localeCompare(beginsAt(theirs, other.heldOn)) || source.id.localeCompare(other.id);
    const [own, else_] = later > 0 ? [source.id, other.id] : [other.id, source.id];
    return [{
      activityId: own, kind: 'people', ownKind: 'attendance', ownId: own, otherActivityId: else_, otherKind: 'attendance', otherId: else_, passages: [],
      facts: { people: other.names.length, names: other.names.slice(0, mostNames).join('、'), minutes: both },
    }];
  });
}

/** A record, or photos, that are older than the activity's own first hour. */
export function beforeMatches(source: Source, rules: Rules): Match[] {
  const minutes = figure(rules, 'SUP-13', 'minutes', source.on);
  const { id, heldOn, record, photos, programme } = source;
  if (minutes === null || !source.compared || heldOn === null) return [];
  const begins = beginsAt(heldHours({ heldOn, programme, startedAt: record?.startedAt ?? null, endedAt: record?.endedAt ?? null }), heldOn);
  const early = (at: string): boolean => Date.parse(at) + minutes * 60_000 < Date.parse(begins);
  const alone = { activityId: id, kind: 'before' as const, otherActivityId: null, otherKind: null, passages: [] };
  const older = photos.filter(({ addedAt }) => early(addedAt));
  return [
    ...(record?.writtenAt != null && early(record.writtenAt) ? [{ ...alone, ownKind: 'record' as const, ownId: record.id, otherId: record.id, facts: { at: new Date(record.writtenAt).toISOString(), begins } }] : []),
    ...(older.length === 0 ? [] : [{ ...alone, ownKind: 'photo' as const, ownId: id, otherId: id, facts: { count: older.length, at: new Date(older[0]?.addedAt ?? begins).toISOString(), begins } }]),
  ];
}
