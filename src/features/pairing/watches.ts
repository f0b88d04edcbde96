import { sql } from 'kysely';
import type { Connection, Scope } from '#platform/command.ts';
import { loadRules } from '#platform/rules.ts';
import type { Due, Watch } from '#platform/watch.ts';
import { addDays, daysBetween } from '#shared/dates.ts';
import { soonOn } from './shipped.ts';

const nil = '00000000-0000-0000-0000-000000000000';
const lastDay = async (db: Connection, { officeId, now }: Scope): Promise<string> => {
  const rules = await loadRules(db, officeId, now);
  return addDays(rules.today, soonOn(rules));
};
/** As long after its end as before it: then it is history, and nobody is asked about it any more. */
const window = (soon: string, today: string) => sql`p.until_on between ${addDays(today, -daysBetween(today, soon))}::date and ${soon}::date`;

/** Agreements whose term ends soon or has just ended: secretaries of the branches that agreed to it. */
const endsSoon: Watch = {
  name: 'pairing.ends_soon',
  async find(db, scope, { today, after, limit }) {
    const soon = await lastDay(db, scope);
    const { rows } = await sql<{ id: string }>`
      select p.id from pairing p where p.office_id = ${scope.officeId} and p.ended_on is null and ${window(soon, today)} and p.id > ${after ?? nil} order by p.id limit ${limit}`.execute(db);
    return rows.map(({ id }) => id);
  },
  async load(db, scope, ids, today) {
    const soon = await lastDay(db, scope);
    const { rows } = await sql<{ id: string; untilOn: string; units: string; people: string[] }>`
      select p.id, p.until_on,
        (select string_agg(u.name, '、' order by x.position) from pairing_party x join unit u on u.office_id = x.office_id and u.id = x.unit_id where x.office_id = p.office_id and x.pairing_id = p.id) as units,
        array(select distinct h.person_id from post h join person q on q.office_id = h.office_id and q.id = h.person_id and (q.removed_on is null or q.removed_on > ${today})
          where h.office_id = p.office_id and h.post = 'secretary' and h.branch_id = any(p.branch_ids) and h.from_on <= ${today} and (h.to_on is null or h.to_on >= ${today})) as people
      from pairing p where p.office_id = ${scope.officeId} and p.id = any(${ids}::uuid[]) and p.ended_on is null and ${window(soon, today)}`.execute(db);
    return rows.map(({ id, untilOn, units, people }): Due => ({ about: id, activityId: null, dueOn: untilOn, people, facts: { units, until: untilOn } }));
  },
};

export const pairingWatches: readonly Watch[] = [endsSoon];
