import { expect, test } from 'vitest';
import { sql } from 'kysely';
import { insert, remove, update, type Change } from '#shared/decision.ts';
import { newId } from '#shared/ids.ts';
import { freshDatabase } from '#tests/harness/database.ts';
import { writeChanges } from './write.ts';

const { db } = await freshDatabase();
const officeId = newId();
const unit = (name: string, more: object = {}) => insert('unit', { id: newId(), name, kind: 'organ', pinyin: name, ...more });
const write = (changes: readonly Change[]) => db.transaction().execute((tx) => writeChanges(tx, officeId, changes));

test('rows of one table go in together, each told in its place as the database holds it', async () => {
  await write([insert('office', { id: officeId, name: '某办', createdAt: '2026-11-24T00:00:00.000Z' })]);
  const units = Array.from({ length: 2500 }, (_, at) => unit(`单位${at}`, at % 1000 === 7 ? { aliases: ['a', '"b"'] } : {}));
  const written = await write([...units, insert('branch', { id: newId(), unitId: units[7]?.id ?? '', name: '支部', kind: 'standing', pinyin: 'zb' })]);
  expect(written.map(({ id, table, op }) => [id, table, op])).toEqual([...units.map(({ id }) => [id, 'unit', 'insert']), [expect.any(String), 'branch', 'insert']]);
  const { rows } = await sql<{ image: object }>`select to_jsonb(u) - 'office_id' as image from unit u order by array_position(${units.map(({ id }) => id)}::uuid[], id)`.execute(db);
  expect(written.slice(0, -1).map(({ set }) => set)).toEqual(rows.map(({ image }) => image));
  expect(written[1007]?.set).toMatchObject({ aliases: ['a', '"b"'], version: 1 });

  const [one, two, three] = units as [Change, Change, Change];
  expect(await write([update('unit', one.id, { name: '甲' }), update('unit', one.id, { name: '乙', version: 2 }), remove('unit', two.id), remove('unit', three.id)])).toEqual([
    { op: 'update', table: 'unit', id: one.id, set: { name: '甲' } }, { op: 'update', table: 'unit', id: one.id, set: { name: '乙', version: 2 } },
    { op: 'delete', table: 'unit', id: two.id, set: {} }, { op: 'delete', table: 'unit', id: three.id, set: {} },
  ]);
});

test('what is not there is neither changed nor deleted, and nothing beside it either', async () => {
  const kept = unit('留');
  await write([kept]);
  for (const change of [update('unit', newId(), { name: 'x' }), remove('unit', newId())]) await expect(write([remove('unit', kept.id), change])).rejects.toThrow(`nothing to change: unit ${change.id}`);
  await expect(write([remove('unit', kept.id), remove('unit', kept.id)])).rejects.toThrow('nothing to change');
  expect(await db.selectFrom('unit').select('name').where('id', '=', kept.id).execute()).toEqual([{ name: '留' }]);
});
