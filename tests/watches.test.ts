import { expect, test } from 'vitest';
import { pathOf } from '#features/reminder/facts-place.ts';
import { lexicon } from '#features/words.ts';
import { watches } from '#server/rooms.ts';
import { newId } from '#shared/ids.ts';

/** What the nightly watch looks for can be told: each has its sentence, its name, and a page that cures it. */

const names = watches.map(({ name }) => name);
test('every watch has a sentence and a name of its own', () => {
  expect(new Set(names).size).toBe(names.length);
  expect(names.flatMap((name) => [`due.${name}`, `reminder.kind.${name}`]).filter((word) => !Object.hasOwn(lexicon, word))).toEqual([]);
});

test.each(names)('%s leads to where it is cured', (name) => {
  const path = pathOf(name, newId(), /^(reminder|authenticity|consultation)\./.test(name) ? newId() : null);
  expect(path).toMatch(/^\/(?:inspections|(?:activities|branches|outcomes|inspections|consultations|partners\/agreements|projects)\/[0-9a-f-]{36}(?:\/[a-z]+)?)$/);
});
