import type { Run, Text } from './model.ts';

/**
 * Text as papers hold it. XML 1.0 has no room for control characters and half surrogates: one of them and Word refuses the
 * whole file; no face has a glyph for them either.
 */
export const plain = (text: string): string =>
  text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu, '');

/** Text of several lines as texts of one line each, with what stands out in them. */
export function textLines(text: Text): readonly Text[] {
  if (typeof text === 'string') return plainLines(text);
  const lines: Run[][] = [[]];
  for (const run of text) {
    plainLines(run.text).forEach((line, index) => {
      if (index > 0) lines.push([]);
      lines.at(-1)?.push({ ...run, text: line });
    });
  }
  return lines;
}

/** Its lines. */
export const plainLines = (text: string): readonly string[] => plain(text).split(/\r\n|\r|\n/u);
