/** Placeholders in a stretch of text: `{主题}`, `{#日程}`, `{/日程}`, `{^日程}`. Pure. */

export type Sign = '' | '#' | '^' | '/';

export interface Placeholder {
  readonly sign: Sign;
  readonly name: string;
  readonly from: number;
  readonly to: number;
}
/** Something that looks like a placeholder and is none. `name` is what was probably meant. */
export interface Malformed {
  readonly fault: 'brace_unclosed' | 'brace_unopened' | 'brace_empty' | 'wide' | 'doubled' | 'sign';
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

/** Anything between two braces of either width, or a brace that stands alone. */
const found = /\{\{([^{}｛｝]*)\}\}|[{｛]([^{}｛｝]*)[}｝]|[{}]/gu;
/** A name: letters of any script, digits, and a few signs that stand inside names. */
const named = /^[\p{L}\p{N}][\p{L}\p{N}\p{M}_·・（）()〔〕/、 -]*$/u;
const wideSigns: Readonly<Record<string, Sign>> = { '＃': '#', '＾': '^', '／': '/' };

/** Every placeholder of a text and everything malformed, in order. */
export function readPlaceholders(text: string): (Placeholder | Malformed)[] {
  return [...text.matchAll(found)].flatMap((match): (Placeholder | Malformed)[] => {
    const [whole, doubled, inner] = match;
    const from = match.index;
    const to = from + whole.length;
    if (doubled !== undefined) return [{ fault: 'doubled', name: bare(doubled), from, to }];
    if (inner === undefined) return [{ fault: whole === '{' ? 'brace_unclosed' : 'brace_unopened', name: rest(text, from, whole), from, to }];
    const content = inner.trim();
    const wide = !whole.startsWith('{') || !whole.endsWith('}') || (content[0] ?? '') in wideSigns;
    if (wide) return [{ fault: 'wide', name: bare(content), from, to }];
    if (content === '') return [{ fault: 'brace_empty', name: '', from, to }];
    const sign = /^[#^/]/.test(content) ? (content[0] as Sign) : '';
    const name = content.slice(sign.length).trim();
    if (!named.test(name)) return [{ fault: name === '' ? 'brace_empty' : 'sign', name: bare(content), from, to }];
    return [{ sign, name, from, to }];
  });
}

export const isMalformed = (one: Placeholder | Malformed): one is Malformed => 'fault' in one;

/** A name without the signs around it. */
const bare = (content: string): string => content.trim().replace(/^[#^/@$＃＾／&=+\-\s]+/u, '').trim();

/** What follows an open brace, or stands before a closing one. */
function rest(text: string, at: number, brace: string): string {
  const part = brace === '{' ? text.slice(at + 1, at + 21) : text.slice(Math.max(0, at - 20), at);
  const words = part.split(/[\s{}，。：；、]/u);
  return bare((brace === '{' ? words[0] : words.at(-1)) ?? '');
}
