import { red } from '#shared/document/measures.ts';
import type { Newsletter } from '#shared/document/model.ts';
import { paperDay, widthInCharacters } from '#shared/document/words.ts';

import { typeWidth } from '../measures.ts';
import { blocks, title, type Setting } from './blocks.ts';
import { blank, gridLine, line, mm, stretches, type Piece } from './pieces.ts';
import { ruled, type RuledText } from './ruled.ts';

/** 简报: red name and issue in the upper third, red line, title and text, tail with those who get it. */
export function newsletter(document: Newsletter, setting: Setting): Piece[] {
  return [
    ...masthead(document),
    blank(1), ...title(document.title), blank(1),
    ...blocks(document.blocks, setting),
    ...(document.contributor === undefined ? [] : [gridLine(stretches(`（供稿：${document.contributor}）`), { align: 'right' })]),
    ...tail(document),
  ];
}

function masthead({ name, issue, year, totalIssue, editor, day }: Newsletter): Piece[] {
  const size = Math.min(56, Math.floor(((typeWidth / 20) * 0.9) / widthInCharacters(name)));
  const total = totalIssue === undefined ? '' : `（总第${totalIssue}期）`;
  return [
    line(stretches(name, 'title', { colour: red }), { size, pitch: size * 1.3 }, { align: 'centre', before: mm(8), after: mm(4) }),
    gridLine(stretches(`${year === undefined ? '' : `〔${year}〕`}第${issue ?? '　'}期${total}`), { align: 'centre' }),
    blank(1),
    gridLine(stretches(`　${editor}`), { align: 'left', end: stretches(day === null ? '' : `${paperDay(day)}　`) }),
    { kind: 'rule', space: 5, thick: 2.25, colour: red },
  ];
}

function tail({ tail: given }: Newsletter): Piece[] {
  if (!given) return [];
  // 报：, 送： and 发： take two characters; long lists turn over under their first name.
  const lines = given.lines.map((text): RuledText => ({ text, hang: 2 }));
  const copies: RuledText[] = given.copies === undefined ? [] : [{ text: '', end: `共印${given.copies}份` }];
  return [blank(1), ruled([...lines, ...copies], { foot: false, between: false })];
}
