import { expect, test } from 'vitest';
import { systemOf } from '#shared/actor.ts';
import { countingIds } from '#shared/ids.ts';
import { note } from './decide.ts';
import { isTold } from './facts.ts';

const given = (actor = systemOf('o')) => ({ actor, now: '2026-11-23T02:00:00.000Z', today: '2026-11-23', newId: countingIds() });
const said = { id: 'g', kind: 'link_forged', about: '10.1.2.3', tries: 10 } as const;

test('a million tries of one kind, told one by one, are seven entries', () => {
  let told = 0;
  for (let tries = 1; tries <= 1_000_000; tries += 1) told += isTold(tries - 1, tries) ? 1 : 0;
  expect(told).toBe(7);
  // Eight at once, as a code on site is counted by its pauses.
  expect([isTold(0, 8), isTold(8, 16), isTold(16, 24)]).toEqual([true, true, false]);
});

test.each([
  ['a group begins', null, [{ op: 'insert', table: 'securityNote', id: 'g' }], 10], ['it goes on', { tries: 1 }, [{ op: 'update', table: 'securityNote', id: 'g' }], 10], ['told out of order, the higher count stands', { tries: 100 }, [{ op: 'update' }], 100],
])('%s', (_, known, changes, tries) => {
  const decision = note({ known }, said, given());
  expect(decision).toMatchObject({ ok: true, changes });
  expect(JSON.stringify(decision)).toContain(`"tries":${tries},"at"`);
});

test('only the program itself writes it', () => {
  const person = { ...systemOf('o'), kind: 'person' as const, posts: [{ post: 'security_admin' as const, branchId: null }] };
  expect(note({ known: null }, said, given(person))).toMatchObject({ ok: false, findings: [{ check: 'forbidden.post' }] });
});
