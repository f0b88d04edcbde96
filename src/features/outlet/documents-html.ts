import { blockText } from '#features/bulletin/facts.ts';
import type { Outward } from '#features/bulletin/facts-outward.ts';
import type { Block } from '#features/record/facts.ts';
import { markup, sendable, type Markup } from '#shared/text/markup.ts';

/** The text of a bulletin as HTML and as plain lines: what page, feed, file, clipboard and webhook are made of. */

export type Text = Extract<Outward, { leaves: true }>;

/** 〔2026〕第3期 */
export const issueOf = ({ year, number }: { readonly year: number; readonly number: number }): string => `〔${year}〕第${number}期`;

const lines = (text: string): Markup[] => text.split('\n').map((line, index) => (index === 0 ? markup`${line}` : markup`<br>${line}`));
const runs = (block: Block): Markup[] => block.runs.map(({ text, bold }) => (bold ? markup`<strong>${lines(text)}</strong>` : markup`${lines(text)}`));

/** Paragraphs, headings and lists; headings stand at `level`. */
export function bodyHtml(body: readonly Block[], level: 2 | 3 = 2): Markup {
  const out: Markup[] = [];
  for (let at = 0; at < body.length; at += 1) {
    const block = body[at];
    if (block === undefined) continue;
    if (block.kind === 'heading') out.push(level === 2 ? markup`<h2>${runs(block)}</h2>\n` : markup`<h3>${runs(block)}</h3>\n`);
    else if (block.kind === 'paragraph') out.push(markup`<p>${runs(block)}</p>\n`);
    else {
      let until = at;
      while (body[until + 1]?.kind === 'bullet') until += 1;
      out.push(markup`<ul>${body.slice(at, until + 1).map((one) => markup`<li>${runs(one)}</li>`)}</ul>\n`);
      at = until;
    }
  }
  return markup`${out}`;
}

/** The same as lines of text, for where nothing else can be pasted. */
export const bodyText = (body: readonly Block[]): string =>
  body.map((block) => sendable(`${block.kind === 'bullet' ? '· ' : ''}${blockText(block)}`)).join('\n');

/** The beginning of the text, for lists, cards and feeds; never cut inside a character. */
export function summaryOf(body: readonly Block[], most = 120): string {
  const text = sendable(body.filter(({ kind }) => kind !== 'heading').map(blockText).join(' ')).replace(/\s+/gu, ' ').trim();
  const letters = [...new Intl.Segmenter('zh', { granularity: 'grapheme' }).segment(text.slice(0, most * 8))];
  return letters.length > most ? `${letters.slice(0, most).map(({ segment }) => segment).join('')}……` : text;
}

/** A page of its own for an editor who puts it into a portal: no script, no style from elsewhere. */
export const filePage = (text: Text, office: string): string => markup`<!doctype html>
<html lang="zh-Hans"><head><meta charset="utf-8"><title>${text.title}</title></head>
<body><h1>${text.title}</h1>
<p>${office}　${issueOf(text)}</p>
${bodyHtml(text.body)}${text.contributor === '' ? null : markup`<p>供稿：${text.contributor}</p>`}
</body></html>
`.text;
