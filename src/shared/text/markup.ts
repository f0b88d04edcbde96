/** Text put into HTML and XML so that it stays text, and only that. */

/** Something that is markup already: made by `markup` from our own templates, never from what people typed. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Piece = string | number | Markup | null | false | readonly Piece[];

/**
 * Text as it may stand in a page that strangers read: without characters XML does not know, half characters, and marks
 * that turn the direction of what follows, so that no word reads otherwise than it is written.
 */
export const sendable = (text: string): string =>
  text
    .toWellFormed()
    // oxlint-disable-next-line no-control-regex
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069\uFEFF\uFFF9-\uFFFB\uFFFE\uFFFF]/gu, '')
    .replace(/\p{Noncharacter_Code_Point}/gu, '');

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
export const escaped = (text: string): string => sendable(text).replace(/[&<>"']/g, (sign) => signs[sign] ?? sign);

const piece = (value: Piece): string => {
  if (value === null || value === false) return '';
  if (value instanceof Markup) return value.text;
  return typeof value === 'object' ? value.map(piece).join('') : escaped(String(value));
};

/** A template whose places take text, escaped, or other markup: markup`<p>${text}</p>`. Attributes must stand in double quotes. */
export const markup = (parts: TemplateStringsArray, ...values: readonly Piece[]): Markup =>
  new Markup(parts.map((part, index) => (index === 0 ? part : `${piece(values[index - 1] ?? null)}${part}`)).join(''));
