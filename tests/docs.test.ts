import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { pages } from '../scripts/docs/pages.ts';

test.each(Object.entries(pages))('docs/%s is what the code says (npm run docs)', (name, print) => {
  expect(readFileSync(new URL(`../docs/${name}`, import.meta.url), 'utf8')).toBe(print());
});
