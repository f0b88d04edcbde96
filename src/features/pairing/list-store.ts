import { sql } from 'kysely';
import { visible } from '#features/activity/queries.ts';
import { auditStateSql } from '#features/unit/queries.ts';
import type { Connection, Scope } from '#platform/command.ts';
import { need } from '#shared/finding.ts';
import { Refusal } from '#shared/refusal.ts';
import type { PairingFilters, PairingRow, PairingView } from './contract.ts';
import { stateOn } from './facts.ts';

/** Agreements as they are read: by everybody who does the office's business. */

/** Today, and the last day of the terms that are told of as ending soon. */
export interface Days {
  readonly today: string;
  readonly soon: string;
}

const shownSql = ({ today }: Days) => sql`
  p.id, p.purpose, p.signed_on, p.from_on, p.until_on, p.ended_on, w.units, w.paused,
  (select coalesce(json_agg(json_build_object('id', b.id, 'name', b.name) order by b.pinyin, b.id), '[]') from branch b where b.office_id = p.office_id and b.id = any(p.branch_ids)) as branches
  from pairing p cross join lateral (
    select coalesce(json_agg(json_build_object('id', u.id, 'name', u.name) order by x.position), '[]') as units,
      coalesce(bool_or(${auditStateSql(sql`u.office_id`, sql`u.id`, sql`${today}::date`, 0)} = 'under_audit'), false) as paused
    from pairing_party x join unit u on u.office_id = x.office_id and u.id = x.unit_id where x.office_id = p.office_id and x.pairing_id = p.id) w`;
type Loaded = Omit<PairingRow, 'state'> & { readonly endedOn: string | null };
const rowOf = ({ endedOn, ...row }: Loaded, { today, soon }: Days): PairingRow => ({ ...row, state: stateOn({ ...row, endedOn }, today, soon) });

/** One page, latest signed first, by key. */
export async function listPairings(db: Connection, { officeId }: Scope, { after, limit, unit, branch, standing }: PairingFilters, days: Days) {
  const where = [sql`p.office_id = ${officeId}`];
  const [on, id] = after?.split('_') ?? [];
  if (on !== undefined && id !== undefined) where.push(sql`(p.signed_on, p.id) < (${on}::date, ${id}::uuid)`);
  if (unit !== undefined) where.push(sql`p.id = any(array(select x.pairing_id from pairing_party x where x.office_id = ${officeId} and x.unit_id = ${unit}))`);
  if (branch !== undefined) where.push(sql`p.branch_ids @> array[${branch}]::uuid[]`);
  if (standing !== undefined) where.push(sql`p.ended_on is null and (p.until_on is null or p.until_on >= ${days.today}::date)`);
  const { rows } = await sql<Loaded>`select ${shownSql(days)} where ${sql.join(where, sql` and `)} order by p.signed_on desc, p.id desc limit ${limit + 1}`.execute(db);
  const shown = rows.slice(0, limit).map((row) => rowOf(row, days));
  const last = shown.at(-1);
  return { rows: shown, next: rows.length > limit && last !== undefined ? `${last.signedOn}_${last.id}` : null };
}

/** @throws Refusal NOT_FOUND where the office has no such agreement. */
export async function readPairing(db: Connection, scope: Scope, id: string, days: Days): Promise<Omit<PairingView, 'allowed'>> {
  const { officeId } = scope;
  const { rows } = await sql<Loaded & Omit<PairingView['pairing'], keyof PairingRow>>`
    select p.contents, p.end_reason, p.by_name, p.version, a.id as activity_id, a.theme as activity_theme,
      (select coalesce(json_agg(json_build_object('unitId', x.unit_id, 'unitName', u.name, 'bodyWords', x.body_words, 'signerName', x.signer_name, 'signerPost', x.signer_post) order by x.position), '[]')
        from pairing_party x join unit u on u.office_id = x.office_id and u.id = x.unit_id where x.office_id = p.office_id and x.pairing_id = p.id) as parties, ${shownSql(days)}
    left join activity a on a.office_id = p.office_id and a.id = p.activity_id and ${visible(scope)}
    where p.office_id = ${officeId} and p.id = ${id}`.execute(db);
  const [found] = rows;
  if (found === undefined) throw new Refusal('NOT_FOUND', [need('need.pairing')]);
  const reviews = await sql<PairingView['reviews'][number]>`
    select id, reviewed_on, text, until_on, by_name from pairing_review where office_id = ${officeId} and pairing_id = ${id} order by at desc, id desc limit 100`.execute(db);
  const activities = await sql<PairingView['activities'][number]>`
    select a.id, a.code, a.theme, a.sort_on as on from activity a
    where a.office_id = ${officeId} and a.standing = 'active' and a.host_branch_ids && ${found.branches.map((branch) => branch.id)}::uuid[] and ${visible(scope)}
      and a.sort_on between ${found.fromOn}::date and least(coalesce(${found.endedOn ?? found.untilOn}::date, 'infinity'), 'infinity')
      and exists (select 1 from side s where s.office_id = a.office_id and s.activity_id = a.id and s.unit_id = any(${found.units.map((unit) => unit.id)}::uuid[]))
    order by a.sort_on desc, a.id desc limit 100`.execute(db);
  return { pairing: { ...found, ...rowOf(found, days) }, reviews: reviews.rows, activities: activities.rows };
}
