import { createFormat } from '#shared/format.ts';
import { createSay, type Words } from '#shared/language.ts';

/** One item of a letter: its sentence and where it is cured. */
export interface LetterItem {
  readonly watch: string;
  readonly facts: Readonly<Record<string, string | number | null>>;
  readonly path: string;
}

const escape = (text: string): string => text.replaceAll(/[&<>"]/g, (mark) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[mark] ?? mark);
/** Items written out; the others are a number and stand in the program. */
const mostWritten = 30;

/** Days are told as days, whoever’s sentence it is: facts whose names end in `On`. */
export const spoken = (facts: LetterItem['facts'], day: (on: string) => string): Record<string, string | number | null> =>
  Object.fromEntries(Object.entries(facts).map(([key, value]) => [key, key.endsWith('On') && typeof value === 'string' ? day(value) : value]));

/** The digest of a day as a letter in Chinese, the official language: subject, plain text, simple HTML. */
export function digestLetter(lexicon: Words, baseUrl: string, office: string, items: readonly LetterItem[]): { readonly subject: string; readonly text: string; readonly html: string } {
  const say = createSay(lexicon, 'zh-Hans');
  const { day } = createFormat('zh-Hans');
  const written = items.slice(0, mostWritten).map(({ watch, facts, path }) => ({ says: say(`due.${watch}`, spoken(facts, day)), address: `${baseUrl}${path}` }));
  const rest = items.length - written.length;
  const all = `${baseUrl}/reminders`;
  const foot = [...(rest > 0 ? [`另有 ${rest} 项，请在系统中查看。`] : []), `全部事项：${all}`, `不想再收到这样的邮件，可在同一页面关闭，或静音某一项、某一类。`];
  return {
    subject: `主题联学：有 ${items.length} 项等您处理`,
    text: [`${office} 主题联学`, '', ...written.flatMap(({ says, address }, index) => [`${index + 1}. ${says}`, `   ${address}`]), '', ...foot, ''].join('\n'),
    html: `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><body style="font-family:sans-serif;line-height:1.7;color:#222;max-width:40em">
<p>${escape(office)} 主题联学</p><ol>${written.map(({ says, address }) => `<li><a href="${escape(address)}">${escape(says)}</a></li>`).join('')}</ol>
${rest > 0 ? `<p>另有 ${rest} 项，请在系统中查看。</p>` : ''}<p><a href="${escape(all)}">查看全部事项</a></p>
<p style="color:#666">不想再收到这样的邮件，可在同一页面关闭，或静音某一项、某一类。</p></body></html>`,
  };
}
