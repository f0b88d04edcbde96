import { createFormat } from '#shared/format.ts';
import { createSay, type Reader, type Words } from '#shared/language.ts';

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

/** In which words a letter is written. */
export interface Letterhead extends Reader {
  readonly lexicon: Words;
}
const htmlLanguage = { 'zh-Hans': 'zh-CN', 'zh-Hant': 'zh-TW', en: 'en' } as const;

/** The digest of a day as a letter in its reader's language: subject, plain text, simple HTML. */
export function digestLetter({ lexicon, language, hant }: Letterhead, baseUrl: string, office: string, items: readonly LetterItem[]): { readonly subject: string; readonly text: string; readonly html: string } {
  const say = createSay(lexicon, language, hant);
  const { day } = createFormat(language);
  const written = items.slice(0, mostWritten).map(({ watch, facts, path }) => ({ says: say(`due.${watch}`, spoken(facts, day)), address: `${baseUrl}${path}` }));
  const rest = items.length - written.length;
  const all = `${baseUrl}/reminders`;
  const head = say('mail.head', { office });
  const more = rest > 0 ? [say('mail.more', { count: rest })] : [];
  return {
    subject: say('mail.subject', { count: items.length }),
    text: [head, '', ...written.flatMap(({ says, address }, index) => [`${index + 1}. ${says}`, `   ${address}`]), '', ...more, say('mail.all', { address: all }), say('mail.stop'), ''].join('\n'),
    html: `<!doctype html><html lang="${htmlLanguage[language]}"><meta charset="utf-8"><body style="font-family:sans-serif;line-height:1.7;color:#222;max-width:40em">
<p>${escape(head)}</p><ol>${written.map(({ says, address }) => `<li><a href="${escape(address)}">${escape(says)}</a></li>`).join('')}</ol>
${more.map((line) => `<p>${escape(line)}</p>`).join('')}<p><a href="${escape(all)}">${escape(say('mail.to_all'))}</a></p>
<p style="color:#666">${escape(say('mail.stop'))}</p></body></html>`,
  };
}
