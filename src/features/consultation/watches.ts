import { sql } from 'kysely';
import type { Due, Watch } from '#platform/watch.ts';
import { speaking } from './store.ts';

/** A side of ours whose opinion was asked for by today and is not there. Outside sides answer by their link, which has a watch of its own. */
const late = sql`
  from consultation_side x join consultation c on c.office_id = x.office_id and c.id = x.consultation_id and c.state = 'open'
    join activity a on a.office_id = c.office_id and a.id = c.activity_id and a.standing in ('active', 'postponed')
  where x.given_at is null and x.withdrawn_at is null`;

export const consultationWatches: readonly Watch[] = [
  {
    name: 'consultation.opinion_due',
    async find(db, scope, { today, after, limit }) {
      const { rows } = await sql<{ id: string }>`
        select x.id ${late} and x.office_id = ${scope.officeId} and c.due_on <= ${today} and ${after === null ? sql`true` : sql`x.id > ${after}`} order by x.id limit ${limit}`.execute(db);
      return rows.map((row) => row.id);
    },
    async load(db, scope, ids, today) {
      const { rows } = await sql<Omit<Due, 'people' | 'facts'> & { people: string[] | null; title: string; side: string; days: number }>`
        select c.id as about, c.activity_id, c.due_on, c.title, x.name as side, (${today}::date - c.due_on)::int as days,
          array(select distinct p.person_id from post p where p.office_id = x.office_id and p.post = 'secretary' and p.branch_id = any(${speaking}) and p.from_on <= ${today} and (p.to_on is null or p.to_on >= ${today}) order by p.person_id) as people
        ${late} and x.office_id = ${scope.officeId} and x.id = any(${ids}::uuid[]) and c.due_on <= ${today} order by x.id`.execute(db);
      return rows.map(({ title, side, days, people, ...due }) => ({ ...due, people: people ?? [], facts: { title: title.length > 60 ? `${title.slice(0, 60)}…` : title, side, days, dueOn: due.dueOn } }));
    },
  },
];
