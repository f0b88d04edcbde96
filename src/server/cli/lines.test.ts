import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Refusal } from '#shared/refusal.ts';
import { linesOf, type TextLine } from './lines.ts';

const folder = mkdtempSync(join(tmpdir(), 'lx-lines-'));
let files = 0;
const lines = async (content: string | Uint8Array): Promise<TextLine[]> => {
  const file = join(folder, `${(files += 1)}`);
  writeFileSync(file, content);
  return Array.fromAsync(linesOf(file));
};
const texts = async (content: string | Uint8Array): Promise<(string | null)[]> => (await lines(content)).map(({ text }) => text);
const why = async (file: string): Promise<[string, string, unknown]> =>
  Array.fromAsync(linesOf(file)).then(() => ['', 'read', null], (error: unknown) => (error instanceof Refusal ? [error.code, error.findings[0]?.check ?? '', error.findings[0]?.facts['code']] : ['', String(error), null]));

test('lines are counted as an editor does, with empty ones, with or without an end at the end', async () => {
  expect(await lines('甲\n\n乙\r\n丙')).toEqual([{ line: 1, text: '甲' }, { line: 2, text: '' }, { line: 3, text: '乙\r' }, { line: 4, text: '丙' }]);
  expect(await texts('甲\n')).toEqual(['甲']);
  expect(await texts('')).toEqual([]);
  expect(await texts('\n\n')).toEqual(['', '']);
});

test('a character over the edge of what is read at once stays whole', async () => {
  const long = '联'.repeat(40_000);
  expect(await texts(`a${long}\nab${long}\n尾`)).toEqual([`a${long}`, `ab${long}`, '尾']);
});

test('each line by itself as Chinese Windows writes it; one that is no text is null, those beside it are read', async () => {
  const gb = Buffer.from([0xcb, 0xab, 0xb7, 0xbd]);
  const end = Buffer.from('\n');
  expect(await texts(Buffer.concat([Buffer.from('双方'), end, gb, end, Buffer.from([0xff, 0xff, 0xff]), end, Buffer.from('尾')]))).toEqual(['双方', '双方', null, '尾']);
});

test('an endless line is null and costs no memory; the one behind it is read', async () => {
  expect(await texts(`前\n${'长'.repeat(3_000_000)}\n后`)).toEqual(['前', null, '后']);
  expect((await texts('x'.repeat(4 * 1024 * 1024)))[0]).toHaveLength(4 * 1024 * 1024);
  expect(await texts('x'.repeat(4 * 1024 * 1024 + 1))).toEqual([null]);
});

test('what has no lines, is not there, or is a folder is refused by its reason', async () => {
  const at = (name: string, content: string | Uint8Array): string => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  expect(await why(at('a.xlsx', 'PK\u0003\u0004…'))).toEqual(['REFUSED', 'cli.not_lines', undefined]);
  expect(await why(at('b.jsonl', new Uint8Array(Buffer.from('{"id":"a"}\n', 'utf16le'))))).toEqual(['REFUSED', 'cli.not_lines', undefined]);
  expect(await why(join(folder, 'none'))).toEqual(['UNAVAILABLE', 'cli.cannot_read', 'ENOENT']);
  expect(await why(folder)).toEqual(['UNAVAILABLE', 'cli.cannot_read', 'EISDIR']);
});
