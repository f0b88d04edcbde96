import { openArchive } from '#platform/uploads/zip.ts';
import type { InspectedFooter, InspectedPage, InspectedPaper } from '#shared/document/inspected.ts';

import { lineOf, mmOf, readParagraph, twentieths, type ReadParagraph } from './inspect/paragraph.ts';
import { Styles } from './inspect/styles.ts';
import { child, elements, everyElement, readXml, type Element } from './xml.ts';

/**
 * What a .docx says of its own layout, whoever wrote it: this program, Word, WPS or LibreOffice.
 * @throws Refusal when the archive is damaged or dangerous; XmlError when a part is not well-formed.
 */
export async function inspectDocx(bytes: Uint8Array): Promise<InspectedPaper> {
  const entries = openArchive(bytes);
  const part = async (name: string): Promise<Element | undefined> => {
    const entry = entries.find((one) => one.name === name);
    return entry === undefined ? undefined : readXml(new TextDecoder().decode(await entry.read()));
  };
  const [document, relations, settings, theme] = [await part('word/document.xml'), await part('word/_rels/document.xml.rels'), await part('word/settings.xml'), await part('word/theme/theme1.xml')];
  const styles = new Styles(await part('word/styles.xml'), theme);
  const body = child(document, 'w:body');
  const paragraphs = body === undefined ? [] : new Reader(styles).read(body);
  const targets = new Map(elements(relations, 'Relationship').map(({ attributes }) => [attributes['Id'], attributes['Target'] ?? '']));
  const sections = body === undefined ? [] : everyElement(body, 'w:sectPr');
  const footers: InspectedFooter[] = [];
  // Sections share footers; the first that has one of a kind stands for all.
  for (const reference of sections.flatMap((section) => elements(section, 'w:footerReference'))) {
    const of = ({ default: 'odd', even: 'even', first: 'first' } as const)[reference.attributes['w:type'] ?? ''] ?? 'odd';
    const target = targets.get(reference.attributes['r:id']);
    if (target === undefined) continue;
    const footer = await part(target.startsWith('/') ? target.slice(1) : `word/${target}`);
    if (footer !== undefined && !footers.some((one) => one.of === of)) footers.push(readFooter(footer, of, styles));
  }
  const evenOdd = child(settings, 'w:evenAndOddHeaders');
  return {
    kind: 'docx', pages: sections.map(readPage), paragraphs, footers,
    oddEven: evenOdd !== undefined && !['0', 'false', 'off'].includes(evenOdd.attributes['w:val'] ?? '1'),
    faces: [...new Set(paragraphs.flatMap((one) => one.faces))].filter((face) => face !== ''),
    strokes: body === undefined ? [] : strokesOf(body),
  };
}

/** Goes through a body in order. */
class Reader {
  readonly #styles: Styles;
  readonly #found: ReadParagraph[] = [];
  #tables = 0;
  #broken = false;

  constructor(styles: Styles) {
    this.#styles = styles;
  }

  read(body: Element): ReadParagraph[] {
    this.#block(body, { table: 0, above: null, below: null });
    return this.#found;
  }

  #block(holder: Element, around: { table: number; above: number | null; below: number | null }): void {
    for (const element of elements(holder)) {
      if (element.name === 'w:p') this.#paragraph(element, around);
      else if (element.name === 'w:tbl') this.#table(element);
      else if (['w:sdt', 'w:sdtContent', 'w:ins', 'w:customXml', 'w:smartTag'].includes(element.name)) this.#block(element, around);
    }
  }

  #paragraph(element: Element, around: { table: number; above: number | null; below: number | null }): void {
    const read = readParagraph(element, this.#styles, { ...around, broken: this.#broken });
    // A break before the first word moves this paragraph, one after it the next.
    const [before = '', ...rest] = read.text.split('\f');
    const leading = rest.length > 0 && before.trim() === '';
    this.#found.push({ ...read, text: leading ? rest.join('') : read.text.replaceAll('\f', ''), newPage: read.newPage || (leading && rest.join('').trim() !== '') });
    const type = child(element, 'w:pPr', 'w:sectPr', 'w:type')?.attributes['w:val'];
    const section = child(element, 'w:pPr', 'w:sectPr') !== undefined && type !== 'continuous';
    this.#broken = section || (rest.length > 0 && (rest.at(-1) ?? '').trim() === '');
    // What stands in boxes is read after the paragraph that holds them.
    for (const box of boxesIn(element)) this.#block(box, around);
  }

  #table(element: Element): void {
    this.#tables += 1;
    const table = this.#tables;
    const borders = child(element, 'w:tblPr', 'w:tblBorders');
    const rows = elements(element, 'w:tr');
    for (const [index, row] of rows.entries())
      for (const cell of elements(row, 'w:tc')) {
        const own = child(cell, 'w:tcPr', 'w:tcBorders');
        const edge = (side: 'w:top' | 'w:bottom', outer: boolean): number | null => {
          const stated = child(own, side);
          return lineOf(stated ?? child(borders, outer ? side : 'w:insideH'));
        };
        this.#block(cell, { table, above: edge('w:top', index === 0), below: edge('w:bottom', index === rows.length - 1) });
      }
  }
}

/** Text boxes; of an alternative the first is what new programs show. */
const boxesIn = (element: Element): Element[] =>
  elements(element).flatMap((inner) =>
    inner.name === 'w:txbxContent' ? [inner] : inner.name === 'mc:AlternateContent' ? boxesIn(child(inner, 'mc:Choice') ?? inner) : inner.name === 'w:p' ? [] : boxesIn(inner));

function readPage(section: Element): InspectedPage {
  const [size, margin, grid] = [child(section, 'w:pgSz'), child(section, 'w:pgMar'), child(section, 'w:docGrid')];
  const side = (name: string): number => Math.abs(mmOf(margin?.attributes[`w:${name}`]));
  const type = grid?.attributes['w:type'];
  const apart = child(section, 'w:titlePg');
  return {
    width: size === undefined ? null : mmOf(size.attributes['w:w']), height: size === undefined ? null : mmOf(size.attributes['w:h']),
    // A negative margin is exact: the header does not push it.
    margin: margin === undefined ? null : { top: side('top'), right: side('right'), bottom: side('bottom'), left: side('left') },
    footer: side('footer'), firstApart: apart !== undefined && !['0', 'false', 'off'].includes(apart.attributes['w:val'] ?? '1'),
    grid: type === undefined || type === 'default' ? null : {
      line: twentieths(grid?.attributes['w:linePitch']) || null,
      // LibreOffice writes a negative one as an unsigned number.
      character: type === 'lines' ? 0 : ((Number(grid?.attributes['w:charSpace']) || 0) | 0) / 4096,
    },
  };
}

function readFooter(footer: Element, of: InspectedFooter['of'], styles: Styles): InspectedFooter {
  const paragraphs = everyElement(footer, 'w:p').map((element) => ({ element, read: readParagraph(element, styles, { table: 0, above: null, below: null, broken: false }) }));
  const numbered = paragraphs.find(({ read }) => read.numbered) ?? paragraphs[0];
  // Word's own page numbers stand in a frame, which has the side.
  const frame = numbered === undefined ? undefined : child(numbered.element, 'w:pPr', 'w:framePr')?.attributes['w:xAlign'];
  const { text = '', align = 'left', size = 0, exact = null, after = 0 } = numbered?.read ?? {};
  const side = frame === undefined ? align : frame === 'center' ? 'centre' : frame === 'outside' || frame === 'right' ? frame : 'left';
  return { of, text: numbered?.read.numbered === true ? text : text.replaceAll('#', ''), align: side, size, exact, after };
}

/** Lines drawn as shapes: DrawingML counts 12,700 to the point, VML writes the unit. Of an alternative the first counts. */
function strokesOf(element: Element): number[] {
  return elements(element).flatMap((inner) => {
    if (inner.name === 'mc:AlternateContent') return strokesOf(child(inner, 'mc:Choice') ?? inner);
    if (inner.name === 'v:line') return [(Number.parseFloat(inner.attributes['strokeweight'] ?? '0.75') / 72) * 25.4];
    const shape = inner.name === 'wps:spPr' && child(inner, 'a:prstGeom')?.attributes['prst'] === 'line' ? child(inner, 'a:ln') : undefined;
    return shape === undefined ? strokesOf(inner) : [((Number(shape.attributes['w']) || 9525) / 12_700 / 72) * 25.4];
  });
}
