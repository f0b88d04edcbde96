import { AlignmentType, BorderStyle, Paragraph, TabStopType } from 'docx';

import type { Newsletter } from '#shared/document/model.ts';
import { paperDay, widthInCharacters } from '#shared/document/words.ts';

import { blocks, title, type Piece, type Setting } from './docx-blocks.ts';
import { ruled, type RuledLine } from './docx-ruled.ts';
import { blankLines, exactly, gridLine, runs } from './docx-text.ts';
import { face, red, twips, typeWidth } from './measures.ts';

/** 简报: red name and issue in the upper third, red line, title and text, tail with those who get it. */
export function newsletter(document: Newsletter, setting: Setting): Piece[] {
  return [
    ...masthead(document),
    ...blankLines(1),
    ...title(document.title),
    ...blankLines(1),
    ...blocks(document.blocks, setting),
    ...(document.contributor === undefined
      ? []
      : [gridLine(runs(`（供稿：${document.contributor}）`), { alignment: AlignmentType.RIGHT })]),
    ...tail(document),
  ];
}

function masthead({ name, issue, year, totalIssue, editor, day }: Newsletter): Paragraph[] {
  const points = Math.min(56, Math.floor(((typeWidth / 20) * 0.9) / widthInCharacters(name)));
  const total = totalIssue === undefined ? '' : `（总第${totalIssue}期）`;
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: exactly(points * 26, twips(8), twips(4)),
      children: runs(name, { face: face.title, size: points * 2, colour: red }),
    }),
    gridLine(runs(`${year === undefined ? '' : `〔${year}〕`}第${issue ?? '　'}期${total}`), { alignment: AlignmentType.CENTER }),
    ...blankLines(1),
    gridLine(runs(`　${editor}\t${day === null ? '' : `${paperDay(day)}　`}`), {
      alignment: AlignmentType.LEFT,
      tabStops: [{ type: TabStopType.RIGHT, position: typeWidth }],
      border: { bottom: { style: BorderStyle.SINGLE, size: 18, color: red, space: 4 } },
    }),
  ];
}

function tail({ tail: given }: Newsletter): Piece[] {
  if (!given) return [];
  // 报：, 送： and 发： take two characters; long lists turn over under their first name.
  const lines = given.lines.map((text): RuledLine => ({ text, hang: 2 }));
  const copies: RuledLine[] = given.copies === undefined ? [] : [{ text: '', right: `共印${given.copies}份` }];
  return [...blankLines(1), ...ruled([...lines, ...copies], { atFoot: false, between: false })];
}
