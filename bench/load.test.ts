import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { activityFactsSchema, stages } from '#features/activity/facts.ts';
import { loadActivity } from '#features/activity/queries.ts';
import { scopeOf } from '#platform/command.ts';
import { Anchor } from '#platform/ledger/anchor.ts';
import { verify } from '#platform/ledger/verify.ts';
import type { Actor } from '#shared/actor.ts';
import { newId } from '#shared/ids.ts';
import { freshDatabase } from '#tests/harness/database.ts';
import { load } from './load.ts';
import { freshPlans } from './plans.ts';
import { makeWorld, type World } from './world.ts';

const { db, pool, url } = await freshDatabase();
const dataDir = mkdtempSync(join(tmpdir(), 'lx-bench-test-'));
let world: World;
beforeAll(async () => {
  world = await makeWorld(url, dataDir);
  const plans = freshPlans(world, 1, stages.length * 2).map((plan, n) => ({ ...plan, stage: stages[n % stages.length] ?? plan.stage }));
  await load(url, dataDir, world.officeId, plans);
}, 60_000);

test('what is loaded in bulk stands in a true ledger', async () => {
  expect(await verify(db, await Anchor.in(dataDir).read())).toMatchObject({ ok: true });
  await pool.query(`update activity set place = '别处' where stage = 'archived'`);
  expect(await verify(db, await Anchor.in(dataDir).read())).toMatchObject({ ok: false, firstBad: { reason: 'state' } });
});

test('at every stage what is known of an activity is what its schema says, to the letter', async () => {
  const reader: Actor = {
    kind: 'person', officeId: world.officeId, personId: newId(), name: '吴常青', posts: [{ post: 'committee', branchId: null }], branchIds: [], link: null, may: 'all',
    language: 'zh-Hans',
  };
  const { rows } = await pool.query<{ id: string }>('select id from activity');
  const filled = new Set<string>();
  for (const [index, { id }] of rows.entries()) {
    await fill(id);
    await compose(id, rows[index - 1]?.id ?? rows.at(-1)?.id ?? id);
    const { facts } = await loadActivity(db, scopeOf(reader), id);
    expect(activityFactsSchema.parse(facts)).toEqual(facts);
    for (const [name, value] of Object.entries(facts)) if (value !== null && (!Array.isArray(value) || value.length > 0)) filled.add(name);
  }
  expect([...filled].toSorted()).toEqual(Object.keys(activityFactsSchema.shape).toSorted());
});

/** Bulletins of two activities were composed from both, and somebody commented on them. */
async function compose(activityId: string, other: string): Promise<void> {
  await pool.query('update bulletin set also_activity_ids = array[case when activity_id = $1 then $2 else $1 end]::uuid[] where activity_id = any(array[$1, $2]::uuid[])', [activityId, other]);
  await pool.query(`insert into bulletin_comment (office_id, id, activity_id, bulletin_id, bulletin_version, author_id, author_name, as_reviewer, at, block, start, quote, around, text)
    select office_id, gen_random_uuid(), activity_id, id, version, author_id, '王清正', true, '2026-11-24T02:00:00.125+00:00', 0, 0, '联学', '{"before": "", "after": "。", "nth": 1, "of": 1}', '写清楚' from bulletin where activity_id = $1`, [activityId]);
}

/** What the load leaves out. */
async function fill(activityId: string): Promise<void> {
  const at = '2026-11-24T02:00:00.125+00:00';
  const suggestion = newId();
  await pool.query(`insert into suggestion (office_id, id, author_id, kind, text, state, created_at) select office_id, $2, proposer_id, 'topic', '学习数据式审计', 'accepted', $3 from activity where id = $1`, [activityId, suggestion, at]);
  await pool.query('update activity set suggestion_ids = array[$2]::uuid[] where id = $1', [activityId, suggestion]);
  const person = world.reviewers[0]?.id;
  const side = await pool.query<{ id: string }>('select id from side where activity_id = $1', [activityId]);
  const project = newId();
  const notes = JSON.stringify([{ field: 'held_on', kind: 'guessed', from: '1012日', to: '2022-10-12' }]);
  await pool.query(`insert into imported_case (office_id, id, activity_id, batch_id, source_key, content_hash, published_words, participants, participants_bound, participants_words, project_words, outcomes, outlets, source_urls, remarks, notes, original)
    select office_id, $2::uuid, id, $2::uuid, $2::uuid::text, 'x', '2022-10-14', 20, 'over', '20余人', '某项目', '{签协议}', '{办网站}', '{https://example.org/}', '两篇报道', $3, '{"id": "a"}' from activity where id = $1`, [activityId, newId(), notes]);
  const rows = {
    link: { id: newId(), side_id: side.rows[0]?.id, holder_name: '刘明', holder_post: '书记', secret_hash: newId(), created_by: person, created_at: at, expires_at: at },
    finding_response: { id: newId(), check_id: 'PLN-11', subject: '', kind: 'reason', text: '急', by_person_id: person, by_name: '吴常青', at },
    reply: { id: newId(), person_id: person, answer: 'yes', at },
    file: { id: newId(), sha256: 'a'.repeat(64), name: '照片.jpg', media_type: 'image/jpeg', size: 1, purpose: 'photo', created_by: '吴常青', created_at: at },
    project: { id: project, code: project, name: '审计项目', start_on: '2026-01-01' },
    cost_line: { id: newId(), position: 1, category: 'hire', basis: 'vehicle_day', quantity: 1, times: 1, unit_fen: 90_000, amount_fen: 90_000, seats: 25, fund_source: 'party_fiscal', actual_fen: 88_000, actual_note: '优惠', papers: ['invoice'] },
  };
  for (const [table, row] of Object.entries(rows)) {
    const whole = { office_id: world.officeId, ...(table === 'project' ? {} : { activity_id: activityId }), ...row };
    const columns = Object.keys(whole).join(', ');
    await pool.query(`insert into ${table} (${columns}) select ${columns} from jsonb_populate_record(null::${table}, $1)`, [JSON.stringify(whole)]);
  }
  // Its line of the year's plan, away from home as the lines of the others of its branch are.
  const [plan, item] = [newId(), newId()];
  await pool.query(`insert into year_plan (office_id, id, year, state, opens_on, due_on) select office_id, $2, year, 'approved', '2025-11-20', '2025-12-20' from activity where id = $1 on conflict do nothing`, [activityId, plan]);
  await pool.query(`insert into plan_item (office_id, id, plan_id, branch_id, position, state, away, people, proposer_id, created_at)
    select a.office_id, $2, p.id, a.branch_id, 1, 'approved', 'city', 20, a.proposer_id, $3 from activity a join year_plan p on p.office_id = a.office_id and p.year = a.year where a.id = $1`, [activityId, item, at]);
  await pool.query('update activity set plan_item_id = $2 where id = $1', [activityId, item]);
  // The same topic on an earlier day with the same partner, for what PLN-13 reads.
  await pool.query(`update activity set theme = '同题', project_ids = array[$2::uuid], sort_on = sort_on - (random() * 300)::int where id = $1`, [activityId, project]);
  await pool.query(`update side set unit_id = $2 where activity_id = $1 and role = 'partner'`, [activityId, world.partners[0]?.unitId]);
}
