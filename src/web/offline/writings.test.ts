import { expect, test } from 'vitest';
import { contract } from '#features/contracts.ts';
import { offlineWritings } from '#web/command.ts';
import { words } from './words.ts';

test.each(offlineWritings)('%s is a command of the contract and has its words', (path) => {
  const [feature = '', name = ''] = path.split('.');
  expect(Object.keys(contract[feature as 'record'])).toContain(name);
  expect(Object.keys(words)).toContain(`offline.of.${path}`);
});
