import { AlignmentType, type IParagraphOptions, type IRunOptions, LineRuleType, Paragraph, TextRun } from 'docx';

import type { Align, Text } from '#shared/document/model.ts';
import { plainLines } from '#shared/document/plain.ts';

import { characters, charSpacing, face, linePitch, size } from './measures.ts';

/** Face, size in half points and colour of a stretch of text. */
export interface Look {
  readonly face?: string;
  readonly size?: number;
  readonly bold?: boolean;
  readonly colour?: string;
}

/** Text as runs; a line feed becomes a break. */
export function runs(text: Text, look: Look = {}): TextRun[] {
  const stretches = typeof text === 'string' ? [{ text }] : text;
  const name = look.face ?? face.body;
  return stretches.flatMap((stretch) => {
    const { strong, emphasis, underline } = { strong: look.bold, emphasis: false, underline: false, ...stretch };
    const style: IRunOptions = {
      font: { ascii: name, hAnsi: name, eastAsia: name, cs: name, hint: 'eastAsia' },
      size: look.size ?? size.three,
      ...((look.size ?? size.three) === size.three ? { characterSpacing: charSpacing } : {}),
      ...(look.colour ? { color: look.colour } : {}),
      ...(strong ? { bold: true } : {}),
      ...(emphasis ? { italics: true } : {}),
      ...(underline ? { underline: {} } : {}),
    };
    return plainLines(stretch.text).map(
      (line, index) => new TextRun({ ...style, text: line, ...(index ? { break: 1 } : {}) }),
    );
  });
}

export const alignment = (align: Align): (typeof AlignmentType)[keyof typeof AlignmentType] =>
  ({ left: AlignmentType.LEFT, centre: AlignmentType.CENTER, right: AlignmentType.RIGHT })[align];

/** Fixed height of a line in twips, whatever the face: a substituted face would else stretch the page. */
export const exactly = (line: number, before = 0, after = 0): NonNullable<IParagraphOptions['spacing']> => ({
  line,
  lineRule: LineRuleType.EXACT,
  before,
  after,
});

/** A line of the grid: 28.95 pt, no space around. */
export function gridLine(children: readonly TextRun[], options: IParagraphOptions = {}): Paragraph {
  return new Paragraph({ alignment: AlignmentType.JUSTIFIED, spacing: exactly(linePitch), ...options, children });
}

/** First-line indent of two characters. */
export const indented = { firstLine: characters(2), firstLineChars: 200 } as const;

/** Empty lines of the grid. */
export const blankLines = (count: number, keepNext = false): Paragraph[] =>
  Array.from({ length: count }, () => gridLine([], { keepNext }));
