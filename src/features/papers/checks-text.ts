import type { InspectedParagraph } from '#shared/document/inspected.ts';
import type { Found } from '#shared/check.ts';
import { isDay } from '#shared/dates.ts';
import { layoutCheck } from './checks-common.ts';
import { unfilled, type LayoutFacts } from './facts-layout.ts';

/** Paragraphs outside tables, without the blanks around their text. */
const running = ({ paper }: LayoutFacts): (InspectedParagraph & { readonly words: string })[] =>
  paper.paragraphs.filter((one) => one.table === 0).map((one) => ({ ...one, words: one.text.trim() }));

/** What stands where a number of a paper stands: a code, a year in some kind of brackets, a serial number, 号. */
const numberLike = /^([^〔〕[\]［］【】（）()\s]{1,30}\s*[〔[［【（(]\s*[^\s〕\]］】）)]{1,6}\s*[〕\]］】）)]\s*第?\s*\d+\s*号)(?:\s*签发人：.*)?$/u;

/** 发文字号 of a paper as it stands; null where it has none. */
export const paperNumberIn = (facts: LayoutFacts): string | null => {
  for (const { words } of running(facts).slice(0, 25)) {
    const found = numberLike.exec(words.replaceAll('\t', ' '))?.[1];
    if (found !== undefined) return found;
  }
  return null;
};

/** 发文字号: year in full in 六角括号, no 第, no leading zero, not given before. */
export const paperNumber = layoutCheck({
  id: 'DOC-03', severity: 'block', article: '7.2.5', parameters: [],
  find(facts): Found[] {
    const number = paperNumberIn(facts);
    if (number === null || unfilled(number)) return [];
    const faults = [
      ...(/〔[^〔〕]*〕/u.test(number) ? [] : ['brackets']), ...(/[〔[［【（(]\s*20\d{2}\s*[〕\]］】）)]/u.test(number) ? [] : ['year']),
      ...(/第\s*\d+\s*号$/u.test(number) ? ['ordinal'] : []), ...(/[^\d]0\d*\s*号$/u.test(number) ? ['zero'] : []),
      ...(/\s/u.test(number) ? ['blanks'] : []), ...(facts.takenNumbers.includes(number) ? ['taken'] : []),
    ];
    return faults.map((fault) => ({ subject: fault, facts: { number, what: `@check.DOC-03.${fault}` } }));
  },
});

const dateLike = /^(?:(\d{2,4})|[〇○零一二三四五六七八九]{4})\s*[年./-]\s*[\d一二三四五六七八九十元]{1,3}\s*[月./-]\s*[\d一二三四五六七八九十]{1,3}\s*日?$/u;
/** A day as the standard writes it, also inside a text. */
const padded = /\d{4}年(?:0\d月\d{1,2}|\d{1,2}月0\d)日/gu;

/** 成文日期: Arabic digits, no leading zeros, a day there is, not before the last approval. */
export const paperDates = layoutCheck({
  id: 'DOC-05', severity: 'block', article: '7.3.5',
  parameters: [],
  find(facts): Found[] {
    const { paper, approvedOn } = facts;
    const found = paper.paragraphs.flatMap(({ text }) => [...text.matchAll(padded)].map(([date]) => ({ date, fault: 'zero' })));
    // The last date on a line of its own before the attachments is the one the paper bears.
    const lines = running(facts);
    const attachments = lines.findIndex((one) => one.newPage && attachmentHead.test(one.words));
    const signed = lines.slice(0, attachments < 0 ? undefined : attachments).findLast(({ words }) => dateLike.test(words))?.words;
    if (signed !== undefined) {
      const [, year = '', month = '', day = ''] = /^(\d{4})年(\d{1,2})月(\d{1,2})日$/u.exec(signed) ?? [];
      const plain = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
      if (year === '') found.push({ date: signed, fault: 'form' });
      else if (!isDay(plain)) found.push({ date: signed, fault: 'day' });
      else if (approvedOn !== null && plain < approvedOn) found.push({ date: signed, fault: 'early' });
    }
    return [...new Map(found.map((one) => [`${one.date} ${one.fault}`, one])).values()].map(({ date, fault }) => ({
      subject: `${fault} ${date}`, facts: { date, what: `@check.DOC-05.${fault}` },
    }));
  },
});

export const attachmentHead = /^附件\s*(\d{0,2})$/u;
const named = /^(\d{1,2})\s*[.．]\s*(.+)$/su;

/** Names in 附件说明, in order; null where there is no such line. */
function listed(facts: LayoutFacts): string[] | null {
  const lines = running(facts);
  const start = lines.findIndex(({ words }) => /^附件[：:]/u.test(words));
  if (start < 0) return null;
  const plain = (text: string): string => text.replace(/\s/gu, '');
  const first = (lines[start]?.words ?? '').replace(/^附件[：:]\s*/u, '');
  const one = named.exec(first);
  if (one === null) return [plain(first)];
  const names = [plain(one[2] ?? '')];
  for (const { words } of lines.slice(start + 1)) {
    const next = named.exec(words);
    if (next === null || Number(next[1]) !== names.length + 1) break;
    names.push(plain(next[2] ?? ''));
  }
  return names;
}

/** Titles of the attachments' own pages, in order, with the number each says it has. */
function attached(facts: LayoutFacts): { readonly number: number | null; readonly title: string }[] {
  const lines = running(facts);
  return lines.flatMap((head, index) => {
    const number = head.newPage ? attachmentHead.exec(head.words)?.[1] : undefined;
    if (number === undefined) return [];
    const after = lines.slice(index + 1);
    const from = after.findIndex(({ words }) => words !== '');
    const rest = from < 0 ? [] : after.slice(from);
    // A title of several lines is as many paragraphs of one look.
    const length = rest.findIndex((line) => line.words === '' || line.size !== rest[0]?.size || line.face !== rest[0].face);
    const title = rest.slice(0, length < 0 ? undefined : length).map(({ words }) => words).join('');
    return [{ number: number === '' ? null : Number(number), title: title.replace(/\s/gu, '') }];
  });
}

/** 附件: as many as 附件说明 names, in its order, under the same names, which end without a sign. */
export const attachmentNames = layoutCheck({
  id: 'DOC-06', severity: 'block', article: '7.3.4、7.3.7', parameters: [],
  find(facts): Found[] {
    const [names, pages] = [listed(facts), attached(facts)];
    const found = (names ?? []).flatMap((name) => (/[。；，、;,.]$/u.test(name) && !unfilled(name) ? [{ fault: 'sign', name, other: '' }] : []));
    const bare = (name: string): string => name.replace(/[。；，、;,.]+$/u, '');
    // Attachments may come as files of their own; then there is nothing to compare.
    if (pages.length > 0) {
      if (names === null) found.push({ fault: 'unlisted', name: pages[0]?.title ?? '', other: '' });
      else if (names.length !== pages.length) found.push({ fault: 'count', name: String(names.length), other: String(pages.length) });
      for (const [index, { number, title }] of pages.entries()) {
        if (number !== null && number !== index + 1) found.push({ fault: 'order', name: `附件${number}`, other: String(index + 1) });
        const name = names?.[(number ?? index + 1) - 1];
        if (name !== undefined && !unfilled(name) && !unfilled(title) && bare(name) !== bare(title)) found.push({ fault: 'name', name: bare(name), other: title });
      }
    }
    return found.map(({ fault, name, other }) => ({ subject: `${fault} ${name}`, facts: { what: `@check.DOC-06.${fault}`, detail: other === '' ? name : `${name} / ${other}` } }));
  },
});
