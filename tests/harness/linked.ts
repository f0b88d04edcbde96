import { randomUUID } from 'node:crypto';
import { canonical } from '#shared/canonical.ts';
import type { App } from './app.ts';

/** A linked office and an activity it hosts, as rows only: for tests of how pages stand, not of what passes. @returns the shared activity's id. */
export async function linkedRows({ program }: App, words: string): Promise<string> {
  const { pool } = program;
  const one = async (text: string): Promise<string> => (await pool.query<{ id: string }>(text)).rows[0]?.id ?? '';
  const [office, unit, branch] = [await one('select id from office'), await one('select id from unit where not own limit 1'), await one('select b.id from branch b join unit u on u.office_id = b.office_id and u.id = b.unit_id and u.own limit 1')];
  const [peer, shared, zero, now] = [randomUUID(), randomUUID(), '0'.repeat(64), program.now().toISOString()];
  const side = { branches: [words], words };
  const body = {
    activity: { theme: words, kind: words, forms: [words], tasks: words, expectedEffect: words, plannedOn: '2026-12-10', plannedEnd: null, place: words, sides: [{ role: 'host', unit: words, branches: [words], words: null }], programme: { sessions: [], tasks: [] } },
    programmeNo: 1, stage: 'programme', standing: 'active', standingReason: null, organiser: words, side, said: [], proposals: [],
  };
  await pool.query(
    `insert into peer (office_id, id, begun, state, unit_id, name, address, public_key, pair, expires_at, our_confirmed_at, our_confirmed_name, compared_with, their_confirmed_at, told_confirmed, created_at, created_name)
      values ($1, $2, 'ours', 'met', $3, $4, $4, $5, $6, $7, $7, $4, $4, $7, true, $7, $4)`, [office, peer, unit, words, 'A'.repeat(43), zero, now]);
  await pool.query(
    `insert into shared_activity (office_id, id, peer_id, role, state, theme, planned_on, stage, standing, branch_ids, our_hash, their_seq, their_hash, broken_seq, broken_why, created_at, sort_on)
      values ($1, $2, $3, 'guest', 'broken', $4, '2026-12-10', 'programme', 'active', array[$5]::uuid[], $6, 1, $6, 1, 'fork', $7, '2026-12-10')`, [office, shared, peer, words, branch, zero, now]);
  await pool.query(
    `insert into peer_message (office_id, id, shared_id, mine, seq, prev_hash, hash, seen_seq, seen_hash, kind, text, signature, state, at) values ($1, $2, $3, false, 1, $4, $4, 0, $4, 'activity', $5, '', 'taken', $6)`,
    [office, randomUUID(), shared, zero, canonical({ body }), now]);
  for (const [kind, item] of [['tasks', '2026-12-05'], ['insights', null]] as const) {
    await pool.query(
      `insert into peer_message (office_id, id, shared_id, mine, seq, prev_hash, hash, seen_seq, seen_hash, kind, text, signature, state, at) values ($1, $2, $3, true, $4, $5, $5, 0, $5, $6, $7, '', 'sent', $8)`,
      [office, randomUUID(), shared, kind === 'tasks' ? 1 : 2, zero, kind, canonical({ body: { items: [{ title: words, text: words, by: words, dueOn: item }] } }), now]);
  }
  await pool.query(`insert into peer_refusal (office_id, id, peer_id, shared_id, reason, seq, text, hash, at) values ($1, $2, $3, $4, 'fork', 1, $5, $6, $7)`, [office, randomUUID(), peer, shared, words, zero, now]);
  return shared;
}
