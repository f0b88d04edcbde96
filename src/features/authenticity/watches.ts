import { sql } from 'kysely';
import { loadRules } from '#platform/rules.ts';
import type { Due, Watch } from '#platform/watch.ts';
import { authorsUntil } from './facts.ts';

/** A signal nobody has said anything of: whose it is may explain it before those who inspect see it. An insight’s is told to its author alone. */

const nil = '00000000-0000-0000-0000-000000000000';
/** What is acted on: the insight, or the activity whose branch answers. */
const about = sql`(case when m.own_kind = 'insight' then m.own_id else m.activity_id end)`;
const open = sql`m.since is not null and exists (select 1 from activity a where a.office_id = m.office_id and a.id = m.activity_id and a.standing = 'active' and a.stage <> 'archived')
  and not exists (select 1 from authenticity_answer x where x.office_id = m.office_id and x.activity_id = m.activity_id and x.signal = m.kind || ' ' || m.own_id || ' ' || m.other_id)`;

interface Waiting {
  readonly id: string;
  readonly activityId: string;
  readonly theme: string | null;
  readonly since: string;
  readonly kind: string;
  readonly people: readonly string[];
}

const unexplained: Watch = {
  name: 'authenticity.signal',
  async find(db, { officeId }, { after, limit }) {
    const { rows } = await sql<{ id: string }>`select distinct ${about} as id from authenticity_match m where m.office_id = ${officeId} and ${about} > ${after ?? nil}::uuid and ${open} order by 1 limit ${limit}`.execute(db);
    return rows.map(({ id }) => id);
  },
  async load(db, scope, asked) {
    const rules = await loadRules(db, scope.officeId, scope.now);
    const { rows } = await sql<Waiting>`
      select g.id, a.id as activity_id, coalesce(a.theme, a.code) as theme, g.since, g.kind, array(
        select p.id from person p where p.office_id = a.office_id and p.removed_on is null and p.id = any(case when g.insight then array(select i.person_id from insight i where i.office_id = a.office_id and i.id = g.id and i.withdrawn_at is null) else array[a.organiser_id, a.proposer_id] end) order by p.id) as people
      from (select ${about} as id, m.activity_id, m.own_kind = 'insight' as insight, min(m.since) as since, (array_agg(m.kind order by m.since, m.kind))[1] as kind
        from authenticity_match m where m.office_id = ${scope.officeId} and ${about} = any(${asked}::uuid[]) and ${open} group by 1, 2, 3) g
      join activity a on a.office_id = ${scope.officeId} and a.id = g.activity_id order by g.id`.execute(db);
    return rows.filter(({ people }) => people.length > 0).map(({ id, activityId, theme, since, kind, people }): Due => {
      const dueOn = authorsUntil(rules, since);
      return { about: id, activityId, dueOn, people, facts: { theme, kind: `@signal.${kind}`, dueOn } };
    });
  },
};
export const authenticityWatches: readonly Watch[] = [unexplained];
