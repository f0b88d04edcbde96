import type { Piece, Story } from './check-placeholders.ts';
import type { Place } from '#shared/document/problems.ts';
import { tokensOf, unescapeXml } from './xml.ts';

/** The texts of a .docx with their places: each paragraph in one piece, however many runs Word has made of it. */

export interface Part {
  readonly name: string;
  readonly xml: string;
}

/** Parts in which placeholders are filled, by what they are. */
const filled: readonly (readonly [RegExp, Place['where']])[] = [
  [/^word\/document\.xml$/u, 'body'], [/^word\/header\d*\.xml$/u, 'header'], [/^word\/footer\d*\.xml$/u, 'footer'], [/^word\/footnotes\.xml$/u, 'note'],
];
/** Where a placeholder would stand as it is. */
const unfilled = /^word\/(?:endnotes|charts\/chart\d+|diagrams\/data\d+)\.xml$/u;

export const docxParts = { filled: (name: string): boolean => filled.some(([part]) => part.test(name)), unfilled: (name: string): boolean => unfilled.test(name) };

export function docxStories(parts: readonly Part[]): Story[] {
  const rank = ({ name }: Part): number => filled.findIndex(([part]) => part.test(name));
  return parts.filter((part) => rank(part) >= 0).toSorted((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name)).map((part) => storyOf(part.xml, filled[rank(part)]?.[1] ?? 'body'));
}

/** Texts of parts in which nothing is filled in. */
export const docxUnfilled = (parts: readonly Part[]): Story[] => parts.filter(({ name }) => unfilled.test(name)).map(({ xml }) => storyOf(xml.replaceAll(/<(\/?)(?:a:p|c:tx)\b/gu, '<$1w:p').replaceAll(/<(\/?)(?:a:t|c:v)\b/gu, '<$1w:t'), 'note'));

interface TableAt {
  readonly number: number;
  row: number;
  column: number;
}

function storyOf(xml: string, where: Place['where']): Story {
  const pieces: { text: string; place: Omit<Place, 'text'> }[] = [];
  const paragraphs: (typeof pieces)[number][] = [];
  const tables: TableAt[] = [];
  let counted = 0;
  let tableCount = 0;
  let inText = false;
  // What old programs are shown instead of a text box: the same text a second time.
  let fallback = 0;
  for (const token of tokensOf(xml)) {
    if (!token.startsWith('<')) {
      if (inText && fallback === 0) paragraphs.at(-1)!.text += unescapeXml(token);
      continue;
    }
    const [, closing = '', tag = ''] = /^<(\/?)([\w:]+)/u.exec(token) ?? [];
    const ends = closing === '/';
    const alone = token.endsWith('/>');
    if (tag === 'mc:Fallback' && !alone) fallback += ends ? -1 : 1;
    if (fallback > 0) continue;
    const table = tables.at(-1);
    switch (tag) {
      case 'w:p':
        if (ends) paragraphs.pop();
        else if (!alone) {
          const piece = { text: '', place: { where, ...(table === undefined ? { paragraph: 0 } : { table: table.number, row: table.row, column: table.column }) } };
          pieces.push(piece);
          paragraphs.push(piece);
        }
        break;
      case 'w:t': inText = !ends && !alone && paragraphs.length > 0; break;
      case 'w:tab': case 'w:br': if (!ends && paragraphs.length > 0 && /^<w:(?:tab|br)\s*(?:w:(?:type|clear)="[^"]*"\s*)*\/>/u.test(token)) paragraphs.at(-1)!.text += ' '; break;
      case 'w:tbl': if (ends) tables.pop(); else tables.push({ number: tables.length === 0 ? (tableCount += 1) : tableCount, row: 0, column: 0 }); break;
      case 'w:tr': if (!ends && !alone && table !== undefined) { table.row += 1; table.column = 0; } break;
      case 'w:tc': if (!ends && !alone && table !== undefined) table.column += 1; break;
    }
  }
  // People count the paragraphs they see.
  return pieces.filter(({ text }) => text.trim() !== '').map((piece): Piece => (piece.place.paragraph === undefined ? piece : { ...piece, place: { ...piece.place, paragraph: (counted += 1) } }));
}
