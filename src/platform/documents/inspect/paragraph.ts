import type { InspectedParagraph } from '#shared/document/inspected.ts';

import { child, elements, textIn, type Element } from '../xml.ts';
import { over, type Styles } from './styles.ts';

/** Twentieths of a point to points; missing or wrong figures count as 0. */
export const twentieths = (value: string | undefined): number => (Number(value) || 0) / 20;
export const mmOf = (twips: string | undefined): number => (twentieths(twips) / 72) * 25.4;

const value = (properties: ReadonlyMap<string, Element>, name: string): string | undefined => properties.get(name)?.attributes['w:val'];
const on = (properties: ReadonlyMap<string, Element>, name: string): boolean | null => {
  const found = properties.get(name);
  return found === undefined ? null : !['0', 'false', 'off'].includes(found.attributes['w:val'] ?? '1');
};

/** A stretch of one look; the look of most of a paragraph's text is the paragraph's. */
interface Stretch {
  readonly text: string;
  readonly face: string;
  readonly size: number;
  readonly spacing: number;
}

export interface ReadParagraph extends InspectedParagraph {
  /** Faces of its stretches. */
  readonly faces: readonly string[];
  /** Holds the number of the page, which stands as # in the text. */
  readonly numbered: boolean;
}

/** Where the paragraph stands: its table, and the lines of its cell. */
export interface Surroundings {
  readonly table: number;
  readonly above: number | null;
  readonly below: number | null;
  /** A page break stood before it. */
  readonly broken: boolean;
}

/** Lines of borders count in eighths of a point. */
export function lineOf(border: Element | undefined): number | null {
  if (border === undefined || ['nil', 'none'].includes(border.attributes['w:val'] ?? '')) return null;
  return ((Number(border.attributes['w:sz']) || 0) / 8 / 72) * 25.4;
}

export function readParagraph(element: Element, styles: Styles, around: Surroundings): ReadParagraph {
  const own = child(element, 'w:pPr');
  const given = styles.of(child(own, 'w:pStyle')?.attributes['w:val']);
  const paragraph = over(given.paragraph, own);
  const stretches = [...stretchesOf(element, given.run, styles)];
  const text = unshown(stretches.map((one) => one.text).join(''));
  const main = mostOf(stretches) ?? look('', over(given.run, child(own, 'w:rPr')), styles);
  const spacing = paragraph.get('w:spacing')?.attributes ?? {};
  const outline = value(paragraph, 'w:outlineLvl');
  const borders = paragraph.get('w:pBdr');
  return {
    text, face: main.face, size: main.size, spacing: main.spacing,
    align: alignOf(value(paragraph, 'w:jc')), exact: spacing['w:lineRule'] === 'exact' ? twentieths(spacing['w:line']) : null,
    after: twentieths(spacing['w:after']), snaps: on(paragraph, 'w:snapToGrid') ?? true,
    outline: outline === undefined || Number(outline) > 8 ? null : Number(outline) + 1,
    newPage: around.broken || on(paragraph, 'w:pageBreakBefore') === true, table: around.table,
    above: lineOf(child(borders, 'w:top')) ?? around.above, below: lineOf(child(borders, 'w:bottom')) ?? around.below,
    faces: [...new Set(stretches.filter((one) => /\p{Script=Han}/u.test(one.text)).map((one) => one.face))],
    numbered: text.includes('#') && /\bPAGE\b/u.test(instructions(element)),
  };
}

function alignOf(jc: string | undefined): InspectedParagraph['align'] {
  if (jc === 'center') return 'centre';
  if (jc === 'right' || jc === 'end') return 'right';
  return jc === 'both' || jc === 'distribute' ? 'justify' : 'left';
}

function mostOf(stretches: readonly Stretch[]): Stretch | null {
  const lengths = new Map<string, { one: Stretch; length: number }>();
  for (const one of stretches) {
    const key = `${one.face} ${one.size} ${one.spacing}`;
    lengths.set(key, { one, length: (lengths.get(key)?.length ?? 0) + one.text.length });
  }
  return [...lengths.values()].toSorted((a, b) => b.length - a.length)[0]?.one ?? null;
}

function look(text: string, run: ReadonlyMap<string, Element>, styles: Styles): Stretch {
  const fonts = run.get('w:rFonts')?.attributes ?? {};
  const themed = fonts['w:eastAsiaTheme'];
  // A theme's face counts before the one written beside it.
  const face = themed === undefined ? undefined : styles.theme[themed.startsWith('major') ? 'major' : 'minor'];
  return {
    text, face: face || (fonts['w:eastAsia'] ?? fonts['w:ascii'] ?? ''),
    size: (Number(value(run, 'w:sz')) || 20) / 2, spacing: twentieths(value(run, 'w:spacing')),
  };
}

/** Runs in order, those of links, insertions and fields as well; what was deleted and what stands in boxes is left out. */
function* stretchesOf(element: Element, base: ReadonlyMap<string, Element>, styles: Styles): Generator<Stretch> {
  for (const inner of elements(element)) {
    if (inner.name === 'w:r') {
      const own = child(inner, 'w:rPr');
      const run = over(styles.overRun(base, child(own, 'w:rStyle')?.attributes['w:val']), own);
      const text = elements(inner).map(spoken).join('');
      if (text !== '') yield look(text, run, styles);
    } else if (inner.name === 'w:fldSimple' && /\bPAGE\b/u.test(inner.attributes['w:instr'] ?? '')) {
      yield { ...([...stretchesOf(inner, base, styles)][0] ?? look('#', base, styles)), text: '#' };
    } else if (!['w:pPr', 'w:del', 'w:moveFrom', 'mc:AlternateContent'].includes(inner.name)) yield* stretchesOf(inner, base, styles);
  }
}

function spoken(part: Element): string {
  switch (part.name) {
    case 'w:t':
      return textIn(part);
    case 'w:tab':
      return '\t';
    case 'w:br':
      return part.attributes['w:type'] === 'page' ? '\f' : '\n';
    case 'w:cr':
      return '\n';
    case 'w:instrText':
      return /\bPAGE\b/u.test(textIn(part)) ? '#' : '';
    case 'w:fldChar':
      return part.attributes['w:fldCharType'] === 'end' ? fieldEnd : '';
    default:
      return '';
  }
}

/** Marks the end of a field on the way: a page number stands where its field says so, and what it showed last is no text. */
const fieldEnd = '\u{10ffff}';
const unshown = (text: string): string => text.replace(/#[^#\u{10ffff}]*\u{10ffff}/gu, '#').replaceAll(fieldEnd, '');

const instructions = (element: Element): string =>
  elements(element).map((inner) => (inner.name === 'w:instrText' ? textIn(inner) : inner.name === 'w:fldSimple' ? (inner.attributes['w:instr'] ?? '') : instructions(inner))).join(' ');
