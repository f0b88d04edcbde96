import type { InspectedPage, InspectedParagraph } from '#shared/document/inspected.ts';
import type { Found, ReadParameter } from '#shared/check.ts';
import { layoutCheck, set } from './checks-common.ts';
import { figure, near, type LayoutFacts } from './facts-layout.ts';

/** 页面: A4, type area 156 × 225 mm at 37 and 28 mm. A page on its side keeps the area, turned. */
export const pageSize = layoutCheck({
  id: 'DOC-01', severity: 'block', article: '5.1、5.2.1',
  parameters: [
    set('tolerance', 1, '毫米'), set('width', 210, '毫米'), set('height', 297, '毫米'), set('top', 37, '毫米'), set('left', 28, '毫米'),
    set('areaWidth', 156, '毫米'), set('areaHeight', 225, '毫米'),
  ],
  find({ paper }, read): Found[] {
    const tolerance = read<number>('tolerance');
    if (tolerance === null) return [];
    const found = paper.pages.flatMap((page) => measuresOf(page).flatMap(([what, parameter, seen]) => {
      const wanted = read<number>(parameter);
      return wanted === null || near(seen, wanted, tolerance) ? [] : [{ subject: what, facts: { what: `@check.DOC-01.${what}`, seen: figure(seen), wanted, tolerance } }];
    }));
    // Sections that share a fault are one finding.
    return found.filter((one, index) => found.findIndex((other) => other.subject === one.subject && other.facts.seen === one.facts.seen) === index);
  },
});

/** What is measured of a page, under which parameter, and how much it is. */
function measuresOf({ width, height, margin }: InspectedPage): (readonly [what: string, parameter: string, seen: number])[] {
  if (width === null || height === null) return [];
  const turned = width > height;
  const size = [['width', 'width', turned ? height : width], ['height', 'height', turned ? width : height]] as const;
  if (margin === null) return [...size];
  const [across, down] = [width - margin.left - margin.right, height - margin.top - margin.bottom];
  return [
    ...size, ...(turned ? [] : ([['top', 'top', margin.top], ['left', 'left', margin.left]] as const)),
    ['areaWidth', 'areaWidth', turned ? down : across], ['areaHeight', 'areaHeight', turned ? across : down],
  ];
}

/** 行数字数: what fits into the type area by the height of a line and the width of a character of body text. */
export const grid = layoutCheck({
  id: 'DOC-02', severity: 'warn', article: '5.2.3',
  parameters: [set('lines', 22, '行'), set('characters', 28, '字'), set('size', 16, '磅')],
  find({ paper }, read): Found[] {
    const [page, size] = [paper.pages.at(-1), read<number>('size')];
    if (paper.kind !== 'docx' || page?.width == null || page.height === null || page.margin === null || page.width > page.height || size === null) return [];
    const body = bodyOf(paper.paragraphs, size);
    if (body === null) return [];
    const points = (mm: number): number => (mm / 25.4) * 72;
    const pitch = body.exact ?? (body.snaps ? (page.grid?.line ?? null) : null);
    const width = body.size + (body.snaps ? (page.grid?.character ?? 0) : 0) + body.spacing;
    // What rounding leaves of a line or a character is not held against it.
    const fit = (room: number, each: number): number => Math.floor((points(room) + 0.5) / each);
    return [
      ...amount(read, 'lines', pitch === null ? null : fit(page.height - page.margin.top - page.margin.bottom, pitch)),
      ...amount(read, 'characters', fit(page.width - page.margin.left - page.margin.right, width)),
    ];
  },
});

function amount(read: ReadParameter, what: 'lines' | 'characters', seen: number | null): Found[] {
  const wanted = read<number>(what);
  return wanted === null || seen === wanted ? [] : [{ subject: what, facts: { what: `@check.DOC-02.${what}`, seen, wanted } }];
}

/** The look that most body text has: of the right size where there is such text; a form's small print is no body text. */
function bodyOf(paragraphs: readonly InspectedParagraph[], size: number): InspectedParagraph | null {
  const text = paragraphs.filter((one) => one.table === 0 && one.text.trim() !== '' && one.align !== 'centre' && one.align !== 'right');
  const right = text.filter((one) => one.size === size);
  const among = right.length > 0 && lengthOf(right) * 2 >= lengthOf(text) ? right : text;
  // A line or two of another size, as forms have, says nothing of a page.
  if (among !== right && lengthOf(among) < 100) return null;
  const looks = Map.groupBy(among, (one) => `${one.size} ${one.exact} ${one.spacing} ${one.snaps}`);
  return [...looks.values()].toSorted((a, b) => lengthOf(b) - lengthOf(a))[0]?.[0] ?? null;
}
const lengthOf = (paragraphs: readonly InspectedParagraph[]): number => paragraphs.reduce((sum, one) => sum + one.text.length, 0);

/** 页码: 四号, odd pages at the right and even at the left, its dash 7 mm below the type area. */
export const pageNumbers = layoutCheck({
  id: 'DOC-08', severity: 'warn', article: '7.5',
  parameters: [set('below', 7, '毫米'), set('tolerance', 1, '毫米'), set('size', 14, '磅')],
  find(facts, read): Found[] {
    if (facts.paper.kind !== 'docx') return [];
    return [...new Set(faultsOf(facts, read))].map((fault) => ({ subject: fault, facts: { what: `@check.DOC-08.${fault}` } }));
  },
});

function* faultsOf({ paper, form }: LayoutFacts, read: ReadParameter): Generator<string> {
  const numbered = paper.footers.filter((footer) => footer.text.includes('#') && footer.of !== 'first');
  if (numbered.length === 0) return yield 'none';
  if (form === 'letter' && paper.footers.some((footer) => footer.of === 'first' && footer.text.includes('#'))) yield 'first';
  const [size, below, tolerance] = [read<number>('size'), read<number>('below'), read<number>('tolerance')];
  const alone = !paper.oddEven;
  for (const footer of numbered) {
    if (size !== null && footer.size !== size) yield 'size';
    if (!/[—–－-]\s*#\s*[—–－-]/u.test(footer.text)) yield 'dashes';
    if (footer.align !== 'outside' && (alone || footer.align !== (footer.of === 'even' ? 'left' : 'right'))) yield 'side';
    const page = paper.pages.at(-1);
    if (page?.margin == null || below === null || tolerance === null) continue;
    // The dash stands in the middle of its line; without a fixed height a line of 宋体 is 1.3 times its size.
    const height = ((footer.exact ?? footer.size * 1.3) / 72) * 25.4;
    if (!near(page.margin.bottom - page.footer - (footer.after / 72) * 25.4 - height / 2, below, tolerance)) yield 'below';
  }
}
