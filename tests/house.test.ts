import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = new URL('../', import.meta.url).pathname;
const walk = (folder: string): string[] =>
  readdirSync(join(root, folder)).flatMap((name) => {
    const path = join(folder, name);
    return statSync(join(root, path)).isDirectory() ? walk(path) : [path];
  });
const sources = walk('src').filter((path) => /\.tsx?$/.test(path));

/** Rooms of a feature. Another name is a conversation, then one line here. A room may be split: `checks-conduct.ts`. */
const rooms = [
  'contract', 'facts', 'lifecycle', 'policy', 'guard', 'needs', 'checks', 'decide', 'events', 'words', 'documents', 'store', 'commands', 'api',
  'jobs', 'watches', 'fixtures', 'subject', 'on-activity', 'steps', 'shown', 'shipped', 'marks', 'print', 'book', 'credentials', 'http', 'listeners', 'compose',
  'queries', 'list-store', 'guard-store', 'office-rules', 'journey',
];
const pure = new Set(['contract', 'facts', 'lifecycle', 'policy', 'guard', 'needs', 'checks', 'decide', 'events', 'words', 'documents', 'subject', 'steps', 'shown', 'shipped', 'marks', 'print', 'book']);

const roomOf = (path: string): string => basename(path).replace(/(\.test)?\.tsx?$/, '').split('.')[0] ?? '';
const isRoom = (name: string, among: Iterable<string>): boolean => [...among].some((room) => name === room || name.startsWith(`${room}-`));
const importsOf = (path: string): string[] =>
  [...readFileSync(join(root, path), 'utf8').matchAll(/^(?:import|export) (type )?[^;]*?from '([^']+)'/gm)].flatMap((found) => (found[1] === undefined ? [found[2] ?? ''] : []));
const featureOf = (path: string): string | null => /^src\/features\/([^/]+)\//.exec(path)?.[1] ?? null;

describe('names', () => {
  test('every file of a feature stands in a known room', () => {
    const strange = sources.filter((path) => /^src\/features\/[^/]+\/[^/]+$/.test(path) && !isRoom(roomOf(path), rooms));
    expect(strange).toEqual([]);
  });
  test('folders of a feature are pages and parts only', () => {
    const strange = sources.filter((path) => /^src\/features\/[^/]+\/[^/]+\//.test(path) && !/\/(pages|parts|__snapshots__)\//.test(path));
    expect(strange).toEqual([]);
  });
});

describe('doors', () => {
  const into = (path: string, name: string): string => (name.startsWith('.') ? relative(root, join(root, path, '..', name)) : name.replace(/^#(features|platform|shared|database|server|web)\//, (_, place: string) => (place === 'database' ? 'database/' : `src/${place}/`)));

  test('shared imports nothing of the house but shared', () => {
    const wrong = sources.filter((path) => path.startsWith('src/shared/') && !path.endsWith('.test.ts'))
      .flatMap((path) => importsOf(path).map((name) => into(path, name)).filter((target) => /^src\/(?!shared\/)|^database\//.test(target)).map((target) => `${path} → ${target}`));
    expect(wrong).toEqual([]);
  });
  test('pure rooms import no server room and nothing that reaches outside', () => {
    const wrong = sources.filter((path) => featureOf(path) !== null && isRoom(roomOf(path), pure) && !roomOf(path).endsWith('-store') && !path.includes('/pages/') && !path.includes('/parts/') && !path.endsWith('.test.ts'))
      .flatMap((path) => importsOf(path).map((name) => into(path, name)).filter((target) => /^src\/(platform|server|web)\/|^node:|\/(store|commands|api|jobs)\.ts$|^(pg|kysely)$/.test(target)).map((target) => `${path} → ${target}`));
    expect(wrong).toEqual([]);
  });
  test('pages and parts reach the server by the contract only', () => {
    const wrong = sources.filter((path) => /\/(pages|parts)\//.test(path))
      .flatMap((path) => importsOf(path).map((name) => into(path, name)).filter((target) => /^src\/(platform|server)\/|^node:|\/(store|commands|api|jobs)\.ts$/.test(target)).map((target) => `${path} → ${target}`));
    expect(wrong).toEqual([]);
  });
  test('no feature uses another’s store', () => {
    const wrong = sources.filter((path) => featureOf(path) !== null && !path.endsWith('.test.ts'))
      .flatMap((path) => importsOf(path).map((name) => into(path, name)).filter((target) => /\/[\w-]*store\.ts$/.test(target) && featureOf(target) !== featureOf(path)).map((target) => `${path} → ${target}`));
    expect(wrong).toEqual([]);
  });
  test('platform knows no domain', () => {
    const wrong = sources.filter((path) => path.startsWith('src/platform/') && !path.endsWith('.test.ts'))
      .flatMap((path) => importsOf(path).map((name) => into(path, name)).filter((target) => /^src\/(features|server|web)\//.test(target)).map((target) => `${path} → ${target}`));
    expect(wrong).toEqual([]);
  });
});

test('files stay small: nine in ten under 250 lines, the median under 100', () => {
  const lengths = sources.filter((path) => !path.includes('generated')).map((path) => readFileSync(join(root, path), 'utf8').split('\n').length).toSorted((a, b) => a - b);
  expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThan(100);
  expect(lengths[Math.floor(lengths.length * 0.9)]).toBeLessThan(250);
});
