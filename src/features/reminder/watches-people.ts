import { sql, type RawBuilder } from 'kysely';

/** Who can still do something: in the office on the day, and with an account that opens it. */
export const able = (person: RawBuilder<unknown>, office: RawBuilder<unknown>, today: string) => sql`exists (
  select 1 from person who join account opens on opens.office_id = who.office_id and opens.person_id = who.id and opens.disabled_at is null
  where who.office_id = ${office} and who.id = ${person} and (who.removed_on is null or who.removed_on > ${today}))`;

const holds = (today: string) => sql`held.from_on <= ${today} and (held.to_on is null or held.to_on >= ${today})`;

/** Holders of a post of the whole office. */
export const holdersOf = (post: RawBuilder<unknown>, office: RawBuilder<unknown>, today: string) => sql`array(
  select distinct held.person_id from post held where held.office_id = ${office} and held.post = ${post} and held.branch_id is null and ${holds(today)} and ${able(sql`held.person_id`, office, today)})`;

/** Secretaries of branches that still live. */
export const secretariesOf = (branches: RawBuilder<unknown>, office: RawBuilder<unknown>, today: string) => sql`array(
  select distinct held.person_id from post held join branch led on led.office_id = held.office_id and led.id = held.branch_id and (led.dissolved_on is null or led.dissolved_on > ${today})
  where held.office_id = ${office} and held.post = 'secretary' and held.branch_id = any(${branches}) and ${holds(today)} and ${able(sql`held.person_id`, office, today)})`;

/** The first of several lists of people that has anybody in it. */
export const orElse = (first: RawBuilder<unknown>, ...others: RawBuilder<unknown>[]): RawBuilder<unknown> =>
  others.length === 0 ? first : sql`coalesce(nullif(${first}, '{}'), ${orElse(others[0] as RawBuilder<unknown>, ...others.slice(1))})`;

/** Who runs the activity `a`: its organiser; the secretaries where he or she is gone; 机关党委 where the branch is gone too. */
export const runs = (today: string): RawBuilder<unknown> => sql`case when ${able(sql`a.organiser_id`, sql`a.office_id`, today)} then array[a.organiser_id]
  else ${orElse(secretariesOf(sql`a.host_branch_ids`, sql`a.office_id`, today), holdersOf(sql`'committee'`, sql`a.office_id`, today))} end`;
