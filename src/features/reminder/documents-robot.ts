import type { RobotKind } from './facts.ts';

/** What is put before a group, short and without a name: a heading, a few lines, and where it is cured. */
export interface Card {
  readonly title: string;
  readonly lines: readonly string[];
  readonly link: string;
  readonly linkWords: string;
  /** What is said where so many lines more did not fit. */
  readonly more: (count: number) => string;
}

/** Characters that mean something in the vendors' Markdown are kept from it. */
const plain = (text: string): string => text.replaceAll(/[\\`*_{}[\]()#+!|<>~-]/g, (mark) => `${mark}\u200B`).replaceAll(/\s+/g, ' ').trim();
/** The vendors cut or refuse what is longer (WeCom: 4,096 bytes of Markdown). */
const mostBytes = 3_000;
const weight = (line: string): number => new TextEncoder().encode(line).length + 4;
/** Cut after a whole line; how many there are besides is the last one, and the card's own link leads to them. */
function short(lines: readonly string[], more: Card['more']): string[] {
  let bytes = 0;
  const fit = lines.findIndex((line) => (bytes += weight(line)) > mostBytes);
  return fit === -1 ? [...lines] : [...lines.slice(0, fit), more(lines.length - fit)];
}

/**
 * A card as each vendor's custom robot takes it: WeCom `markdown`, DingTalk `actionCard` with one button, Feishu and Lark
 * `interactive`. What signs it is added by whoever sends.
 */
export function cardFor(kind: RobotKind, card: Card): Record<string, unknown> {
  const lines = short(card.lines.map(plain), card.more);
  const title = plain(card.title);
  if (kind === 'wecom') return { msgtype: 'markdown', markdown: { content: [`### ${title}`, ...lines.map((line) => `> ${line}`), `[${card.linkWords}](${card.link})`].join('\n') } };
  if (kind === 'dingtalk') return { msgtype: 'actionCard', actionCard: { title: card.title, text: [`### ${title}`, ...lines].join('\n\n'), singleTitle: card.linkWords, singleURL: card.link } };
  return {
    msg_type: 'interactive',
    card: {
      config: { wide_screen_mode: true },
      header: { title: { tag: 'plain_text', content: card.title }, template: 'red' },
      elements: [
        { tag: 'div', text: { tag: 'lark_md', content: lines.join('\n') } },
        { tag: 'action', actions: [{ tag: 'button', text: { tag: 'plain_text', content: card.linkWords }, type: 'primary', url: card.link }] },
      ],
    },
  };
}

/** How a vendor's answer reads: an HTTP 200 may still say no, in a code of its own. */
export interface Heard {
  readonly received: boolean;
  /** Trying again would be answered the same. */
  readonly final: boolean;
  readonly answer: string;
}
/** Too many messages at once, or a system that is busy: later it may be taken. */
const passing: Readonly<Record<RobotKind, readonly number[]>> = { wecom: [-1, 45_009, 45_033], dingtalk: [-1, 130_101, 410_100, 410_101], feishu: [11_232, 9_499] };

export function heardFrom(kind: RobotKind, status: number, text: string): Heard {
  if (status >= 300 && status < 400) return { received: false, final: true, answer: '@reminder.answer.redirect' };
  if (status < 200 || status >= 300) return { received: false, final: status < 500 && status !== 408 && status !== 425 && status !== 429, answer: String(status) };
  const said = parsed(text);
  const code = kind === 'feishu' ? (said?.['code'] ?? said?.['StatusCode']) : said?.['errcode'];
  if (typeof code !== 'number') return { received: false, final: true, answer: '@reminder.answer.strange' };
  const words = said?.[kind === 'feishu' ? 'msg' : 'errmsg'];
  const answer = `${code}${typeof words === 'string' && words !== '' ? ` ${words}` : ''}`.replaceAll(/\s+/g, ' ').slice(0, 300);
  return { received: code === 0, final: !passing[kind].includes(code), answer };
}
function parsed(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
