import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '#shared/actor.ts';
import { insert, update } from '#shared/decision.ts';
import { newId } from '#shared/ids.ts';
import type { Command } from '#platform/command.ts';
import { Door } from '#platform/door.ts';
import { freshDatabase } from '#tests/harness/database.ts';
import { Anchor } from './anchor.ts';
import { stateTables } from './state-tables.ts';
import { verify } from './verify.ts';

const { db } = await freshDatabase();
const unit = newId();
const subject = { type: 'unit', id: unit, activityId: null };
const row = { id: unit, name: '江西省审计厅', kind: '机关', pinyin: 'jxssjt', own: false, aliases: [], version: 1 };

const open: Command<{ officeId: string }, null> = {
  name: 'office.create', tables: ['office'], load: async () => null,
  decide: (_, input, given) => ({
    ok: true, subject: { type: 'office', id: input.officeId, activityId: null }, events: [],
    changes: [insert('office', { id: input.officeId, name: '某办', createdAt: given.now })],
  }),
};
const addUnit: Command<object, null> = {
  name: 'unit.add', tables: ['unit'], load: async () => null,
  decide: () => ({ ok: true, subject, changes: [insert('unit', row)], events: [{ name: 'unit.added', details: { name: row.name } }] }),
};
const rename: Command<{ name: string }, null> = {
  name: 'unit.edit', tables: ['unit'], load: async () => null,
  decide: (_, { name }) => ({ ok: true, subject, changes: [update('unit', unit, { name, aliases: ['赣审'] })], events: [] }),
};

let officeId: string;
let door: Door;
let anchor: Anchor;
let actor: Actor;

beforeEach(async () => {
  officeId = newId();
  anchor = Anchor.in(mkdtempSync(join(tmpdir(), 'lx-anchor-')));
  door = new Door({ db, anchor, emit: async () => undefined, now: () => new Date('2026-11-24T01:02:03.456Z') });
  actor = { kind: 'operator', officeId, personId: null, name: '值班员', posts: [], branchIds: [], link: null, may: 'all', language: 'zh-Hans' };
  await sql`truncate office cascade`.execute(db);
  await door.run(open, actor, { commandId: newId(), input: { officeId } });
  await door.run(addUnit, actor, { commandId: newId(), input: {} });
  for (const name of ['甲', '乙', '丙']) await door.run(rename, actor, { commandId: newId(), input: { name } });
  await anchor.flush();
});

const verdict = async () => verify(db, await anchor.read());
const badAt = (seq: number) => ({ ok: false, firstBad: expect.objectContaining({ officeId, seq }) });

test('an untouched ledger is whole', async () => {
  expect(await verdict()).toEqual({ ok: true, entries: 5 });
});

test('when it was written on a device stands in the entry and in its hash; entries without it prove true as they always did', async () => {
  const commandId = newId();
  await door.run(rename, actor, { commandId, input: { name: '断网时写的' }, writtenAt: '2026-11-22T09:00:00.000Z' });
  await anchor.flush();
  expect(await verdict()).toEqual({ ok: true, entries: 6 });
  await sql`update ledger_entry set written_at = '2026-11-24T01:00:00Z' where command_id = ${commandId}`.execute(db);
  expect(await verdict()).toMatchObject(badAt(6));
  await sql`update ledger_entry set written_at = null where command_id = ${commandId}`.execute(db);
  expect(await verdict()).toMatchObject(badAt(6));
});

describe('a column that a later migration adds', () => {
  test('stands in older rows with its default: the ledger is still whole; any other value there is found', async () => {
    await sql`alter table unit add column added_note text not null default '无', add column marks text[] not null default '{}', add column on_day date`.execute(db);
    try {
      expect(await verdict()).toEqual({ ok: true, entries: 5 });
      await sql`update unit set added_note = '改过'`.execute(db);
      expect(await verdict()).toMatchObject({ ok: false, firstBad: { reason: 'state' } });
      await sql`update unit set added_note = '无', on_day = '2026-11-24'`.execute(db);
      expect(await verdict()).toMatchObject({ ok: false, firstBad: { reason: 'state' } });
    } finally {
      await sql`alter table unit drop column added_note, drop column marks, drop column on_day`.execute(db);
    }
  });
});

describe('plain SQL behind the program is found', () => {
  test('a changed entry', async () => {
    await sql`update ledger_entry set actor_name = '别人' where seq = 2`.execute(db);
    expect(await verdict()).toEqual(badAt(2));
  });
  test('a removed entry', async () => {
    await sql`delete from ledger_entry where seq = 3`.execute(db);
    expect(await verdict()).toEqual(badAt(3));
  });
  test('an inserted entry', async () => {
    await sql`insert into ledger_entry select office_id, 6, at, actor_kind, actor_id, actor_name, actor_post, command, ${newId()}, input_hash,
      object_type, object_id, activity_id, events, changes, hash, 'forged' from ledger_entry where seq = 5`.execute(db);
    expect(await verdict()).toEqual(badAt(6));
  });
  test('two entries swapped', async () => {
    await sql`update ledger_entry set seq = 99 where seq = 2`.execute(db);
    await sql`update ledger_entry set seq = 2 where seq = 3`.execute(db);
    await sql`update ledger_entry set seq = 3 where seq = 99`.execute(db);
    expect(await verdict()).toEqual(badAt(2));
  });
  test('entries cut off at the end, head and state put back with them', async () => {
    await sql`delete from ledger_entry where seq = 5`.execute(db);
    await sql`update ledger_head set seq = 4, hash = (select hash from ledger_entry where seq = 4)`.execute(db);
    await sql`update unit set name = '乙'`.execute(db);
    expect(await verdict()).toEqual({ ok: false, firstBad: expect.objectContaining({ seq: 5, reason: 'cut_off' }) });
  });
  test('a state row changed, added or removed', async () => {
    await sql`update unit set region = '湖北'`.execute(db);
    expect(await verdict()).toEqual({ ok: false, firstBad: expect.objectContaining({ reason: 'state', detail: `unit ${unit}` }) });
    await sql`delete from unit`.execute(db);
    expect(await verdict()).toMatchObject({ ok: false, firstBad: { reason: 'state' } });
  });
});

describe('the door', () => {
  test('a command sent twice happens once, also at the same time', async () => {
    const call = { commandId: newId(), input: { name: '丁' } };
    const receipts = await Promise.all([door.run(rename, actor, call), door.run(rename, actor, call), door.run(rename, actor, call)]);
    expect(new Set(receipts.map((receipt) => receipt.entry))).toEqual(new Set([6]));
    await anchor.flush();
    expect(await verdict()).toEqual({ ok: true, entries: 6 });
  });
  test('a command id used for something else is refused', async () => {
    const commandId = newId();
    await door.run(rename, actor, { commandId, input: { name: '丁' } });
    await expect(door.run(rename, actor, { commandId, input: { name: '戊' } })).rejects.toMatchObject({ code: 'COMMAND_REUSED' });
  });
  test('a command that fails half-way leaves nothing', async () => {
    const twice: Command<object, null> = { ...addUnit, decide: () => ({ ok: true, subject, changes: [update('unit', unit, { name: '半' }), insert('unit', row)], events: [] }) };
    await expect(door.run(twice, actor, { commandId: newId(), input: {} })).rejects.toThrow();
    expect(await verdict()).toEqual({ ok: true, entries: 5 });
  });
  test('a command cannot write a table that is not its own', async () => {
    await expect(door.run({ ...rename, tables: ['branch'] }, actor, { commandId: newId(), input: { name: '越界' } })).rejects.toThrow('may not write');
  });
});

test('every table is either state or known not to be', async () => {
  const { rows } = await sql<{ name: string }>`select table_name as name from information_schema.tables where table_schema = 'public' order by 1`.execute(db);
  const others = [
    'auth_account',
    'auth_session',
    'auth_two_factor',
    'auth_user',
    'auth_verification',
    'authenticity_match',
    'authenticity_photo',
    'authenticity_print',
    'authenticity_state',
    'calendar_day',
    'guess_guard',
    'kysely_migration',
    'kysely_migration_lock',
    'ledger_entry',
    'ledger_head',
    'link_browser',
    'password_history',
    'peer_line',
    'reminder_due',
    'reminder_post',
    'reminder_run',
    'search_document',
    'search_state',
    'session_cut',
    'sign_in_flow',
    'sign_in_guard',
    'statistic_cell',
    'statistic_check',
    'statistic_fact',
    'statistic_image',
    'statistic_met',
    'statistic_month',
    'statistic_state',
    'upload_half',
  ];
  expect(rows.map((table) => table.name).toSorted()).toEqual([...stateTables, ...others].toSorted());
});
