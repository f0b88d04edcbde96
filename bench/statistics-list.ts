import type pg from 'pg';

/** The activities of `bench_fact` themselves, with their sides and what each counts as, for the lists behind the figures. */
export async function fillList(pool: pg.Pool, officeId: string, ownUnit: string): Promise<void> {
  const { rows } = await pool.query<{ name: string; made: string }>(`select indexname as name, indexdef as made from pg_indexes where tablename in ('statistic_fact', 'activity', 'side') and indexdef not like '%UNIQUE%'`);
  // As by any bulk load: indexes are made once all is there.
  for (const { name } of rows) await pool.query(`drop index ${name}`);
  const nobody = '00000000-0000-4000-8000-000000000001';
  await pool.query(`
    insert into activity (office_id, id, code, year, stage, theme, branch_id, host_branch_ids, proposer_id, organiser_id, held_on, created_at, sort_on)
    select $1, id, 'F-' || i, year::int, 'archived', '主题联学第' || i || '次', branch, array[branch], $2, $2, day, day, day from bench_fact`, [officeId, nobody]);
  await pool.query(`
    insert into side (office_id, id, activity_id, position, role, unit_id, branch_ids)
    select $1, gen_random_uuid(), f.id, s.position, s.role, s.unit, s.branches from bench_fact f cross join lateral (values (1, 'host', $2::uuid, array[f.branch]), (2, 'partner', f.unit, '{}'::uuid[])) s (position, role, unit, branches)`, [officeId, ownUnit]);
  await pool.query(`
    insert into statistic_fact (office_id, activity_id, from_on, till, keys, fact, sort_on)
    select $1, id, told, 'infinity', keys || array['held', 'year.' || year, 'month.' || to_char(day, 'MM'), 'branch.' || branch, 'unit.' || unit] || case when problems > 0 then array['effect.raised', 'kind.problem'] else '{}' end, jsonb_build_object('year', year), day from bench_fact`, [officeId]);
  await pool.query(`set maintenance_work_mem = '512MB'`);
  for (const { made } of rows) await pool.query(made);
  await pool.query('vacuum analyze activity, side, statistic_fact');
}

/** Addresses that lead from a figure to its records: of many, of few, of a branch, of then. */
export const listsAsked = (branch: string) => ({
  'list of all years': { held: 'yes' }, 'list of a year': { held: 'yes', year: '2025' }, 'list of one industry in one region': { held: 'yes', reach: 'C|420000' }, 'list of the unknown front line of a year': { held: 'yes', year: '2019', front: 'unknown' },
  'list of a branch in a year': { held: 'yes', branch, year: '2025' }, 'list of what counted then': { held: 'yes', year: '2026', asAt: '2026-10-20' }, 'list of what raised problems, from the middle on': { held: 'yes', effect: 'raised', after: '2021-06-15_00000000-0000-4000-8000-000000000000' },
} as const);
