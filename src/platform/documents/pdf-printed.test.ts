import { extractText, getDocumentProxy } from 'unpdf';
import { expect, test } from 'vitest';
import { approvalForm, ledger } from './fixtures-forms.ts';
import { request } from './fixtures.ts';
import { toPdf } from './pdf.ts';

/** What another program has printed, among our own papers. */

const read = async (bytes: Uint8Array) => {
  const pdf = await getDocumentProxy(bytes);
  const { text } = await extractText(pdf, { mergePages: false });
  const sizes = await Promise.all(text.map(async (_, index) => (await pdf.getPage(index + 1)).getViewport({ scale: 1 }))).then((pages) => pages.map(({ width, height }) => [Math.round(width), Math.round(height)]));
  return { text: text.map((page) => page.replace(/\s/gu, '')), sizes };
};

test('its pages stand in their place, as large as they were, their words to be found', async () => {
  const printed = (await toPdf([ledger])).bytes;
  const alone = await read(printed.slice());
  const [before, after] = [(await toPdf([request])).pages, (await toPdf([approvalForm])).pages];
  const made = await toPdf([request, { printed, title: '台账' }, approvalForm]);
  expect(made.pages).toBe(before + alone.text.length + after);
  const all = await read(made.bytes);
  expect(all.text.slice(before, before + alone.text.length)).toEqual(alone.text);
  expect(all.sizes.slice(before, before + alone.text.length)).toEqual(alone.sizes);
  expect(all.sizes.at(-1)).toEqual([595, 842]);
});

test('for both sides it begins on an odd page, and what follows it too', async () => {
  const one = (await toPdf([{ ...request, blocks: [] }])).bytes;
  const { length } = (await read(one.slice())).text;
  const { text } = await read((await toPdf([{ printed: one, title: '一' }, { printed: one, title: '二' }, approvalForm], { duplex: true })).bytes);
  const starts = (of: string) => text.flatMap((page, index) => (page.includes(of) ? [index] : []));
  expect(length % 2).toBe(1);
  expect(text[length]).toBe('');
  expect(text[length + 1]).toBe(text[0]);
  expect(starts('—1—').every((index) => index % 2 === 0)).toBe(true);
  expect(starts('—1—').at(-1)).toBe(2 * (length + 1));
});

test('what is no PDF is not taken', async () => {
  await expect(toPdf([{ printed: new TextEncoder().encode('nothing of it'), title: '' }])).rejects.toThrow();
});
