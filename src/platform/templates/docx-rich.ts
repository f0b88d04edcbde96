import type Docxtemplater from 'docxtemplater';
import type { Block, CellContent, TableBlock, Text } from '#shared/document/model.ts';
import { numberHeadings } from '#shared/document/numbering.ts';
import { cleanText, escapeXml } from './xml.ts';

type Module = Docxtemplater.DXT.Module;
type Part = Docxtemplater.DXT.Part;

/** The look of the paragraph a placeholder stands in: what is put in its place keeps it. */
export interface Look {
  readonly paragraph: string;
  readonly run: string;
}
const moduleName = 'lianxue-rich';

/**
 * `{正文}` alone in its paragraph gives the paragraphs of a rich value in its place; inside other text it gives plain
 * text. Written as a module of the library; `names` are the fields that may be rich.
 */
export function richModule(names: ReadonlySet<string>, blocksOf: (value: unknown) => readonly Block[] | null): Module {
  return {
    matchers: () => [[((content: string) => (names.has(content.trim()) ? content.trim() : null)) as unknown as string, moduleName, { priority: 10 }]],
    postparse(parsed) {
      const whole: Part[] = [];
      for (let at = 0; at < parsed.length; at += 1) {
        const end = isTag(parsed[at], 'start') ? parsed.findIndex((part, index) => index > at && (isTag(part, 'end') || isTag(part, 'start'))) : -1;
        const inner = end > at && isTag(parsed[end], 'end') ? parsed.slice(at, end + 1) : [];
        const content = inner.filter((part) => part.type === 'placeholder' || (part.type === 'content' && part.position === 'insidetag' && part.value.trim() !== ''));
        const [only] = content;
        if (only !== undefined && content.length === 1 && only.module === moduleName && !inner.some((part) => part.value.includes('<w:sectPr'))) {
          whole.push({ ...only, look: lookOf(inner) } as Part);
          at = end;
        } else if (parsed[at] !== undefined) whole.push(parsed[at] as Part);
      }
      return whole;
    },
    render(part, { scopeManager, filePath }) {
      if (part.module !== moduleName) return null;
      const value: unknown = scopeManager.getValue(part.value, { part });
      const blocks = blocksOf(value);
      const { look } = part as Part & { look?: Look };
      // The title among a document's properties has one line.
      if (look === undefined) return { value: filePath.startsWith('word/') ? lines(String(value ?? '')) : escapeXml(String(value ?? '').replaceAll('\n', ' ')), errors: [] };
      return { value: blocks === null ? paragraph(String(value ?? ''), look) : writeBlocks(blocks, look), errors: [] };
    },
  };
}

const isTag = (part: Part | undefined, position: string): boolean => part !== undefined && part.type === 'tag' && part.tag === 'w:p' && part.position === position;

function lookOf(inner: readonly Part[]): Look {
  const xml = inner.map((part) => (part.type === 'placeholder' ? '' : part.value)).join('');
  const run = /<w:r(?:\s[^>]*)?>\s*(<w:rPr>.*?<\/w:rPr>)/su.exec(xml)?.[1] ?? '';
  return { paragraph: /<w:pPr>.*?<\/w:pPr>/su.exec(xml)?.[0] ?? '', run };
}

/** Text inside a run that is open already. */
const lines = (text: string): string => escapeXml(cleanText(text)).replaceAll('\n', '</w:t><w:br/><w:t xml:space="preserve">');

/** The run's look with more emphasis, each where the format's order wants it. */
function withRun(run: string, { strong, emphasis, underline }: { strong: boolean; emphasis: boolean; underline: boolean }): string {
  const bold = `${strong ? '<w:b/>' : ''}${emphasis ? '<w:i/>' : ''}`;
  const under = underline ? '<w:u w:val="single"/>' : '';
  if (bold === '' && under === '') return run;
  const plain = (run === '' ? '<w:rPr></w:rPr>' : run).replace(strong ? /<w:b(?:\s[^>]*)?\/>/gu : /$^/u, '').replace(emphasis ? /<w:i(?:\s[^>]*)?\/>/gu : /$^/u, '').replace(underline ? /<w:u(?:\s[^>]*)?\/>/gu : /$^/u, '');
  const head = /^<w:rPr>(?:<w:rStyle[^>]*\/>)?(?:<w:rFonts[^>]*\/>)?/u.exec(plain)?.[0] ?? '<w:rPr>';
  const rest = plain.slice(head.length);
  const tail = rest.search(/<w:(?:effect|bdr|shd|fitText|vertAlign|rtl|cs|em|lang|eastAsianLayout|specVanish|oMath)\b|<\/w:rPr>/u);
  return `${head}${bold}${rest.slice(0, tail)}${under}${rest.slice(tail)}`;
}

function runsOf(text: Text, run: string): string {
  const stretches = typeof text === 'string' ? [{ text }] : text;
  return stretches.map((stretch) => {
    const { strong = false, emphasis = false, underline = false } = stretch as { strong?: boolean; emphasis?: boolean; underline?: boolean };
    return `<w:r>${withRun(run, { strong, emphasis, underline })}<w:t xml:space="preserve">${lines(stretch.text)}</w:t></w:r>`;
  }).join('');
}

const paragraph = (text: Text, look: Look): string => `<w:p>${look.paragraph}${runsOf(text, look.run)}</w:p>`;

/** Blocks as paragraphs that look like the one they stand for; headings are bold and numbered as everywhere. */
export function writeBlocks(blocks: readonly Block[], look: Look): string {
  if (blocks.length === 0) return paragraph('', look);
  const numbers = numberHeadings(blocks);
  const written = blocks.map((block): string => {
    switch (block.kind) {
      case 'paragraph': return paragraph(block.text, look);
      case 'heading': return paragraph([{ text: `${numbers.get(block) ?? ''}${block.text}`, strong: true }, ...stretchesOf(block.follow ?? '')], look);
      case 'list': return block.items.map((item, index) => paragraph([{ text: block.marker === 'number' ? `${index + 1}. ` : '· ' }, ...stretchesOf(item)], look)).join('');
      case 'table': return tableOf(block, look);
      // Pictures are put in by built-in papers only: here their captions stand for them.
      case 'images': return block.items.flatMap(({ caption }) => (caption === undefined ? [] : [paragraph(caption, look)])).join('') || paragraph('', look);
    }
  }).join('');
  // A cell must end with a paragraph.
  return blocks.at(-1)?.kind === 'table' ? `${written}${paragraph('', look)}` : written;
}

const stretchesOf = (text: Text) => (typeof text === 'string' ? (text === '' ? [] : [{ text }]) : text);

function tableOf({ header = [], rows, widths }: TableBlock, look: Look): string {
  const plain: Look = { paragraph: '', run: look.run };
  const border = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>`).join('');
  const grid = widths.map((share) => `<w:gridCol w:w="${Math.round((share / widths.reduce((sum, one) => sum + one, 0)) * 8800)}"/>`).join('');
  const cell = (content: string | (CellContent & { columns?: number })): string => {
    const span = typeof content !== 'string' && (content.columns ?? 1) > 1 ? `<w:tcPr><w:gridSpan w:val="${content.columns}"/></w:tcPr>` : '';
    return `<w:tc>${span}${textsOf(content).map((text) => paragraph(text, plain)).join('') || paragraph('', plain)}</w:tc>`;
  };
  return `<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:tblBorders>${border}</w:tblBorders></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${[...header, ...rows].map(({ cells }) => `<w:tr>${cells.map(cell).join('')}</w:tr>`).join('')}</w:tbl>`;
}

function textsOf(content: string | CellContent): readonly Text[] {
  if (typeof content === 'string') return [content];
  switch (content.kind) {
    case 'text': case 'label': return [content.text];
    case 'prose': return content.paragraphs;
    case 'signature': return [content.name ?? ''];
    case 'opinion': return [content.text ?? '', content.name ?? ''].filter((text) => text !== '');
  }
}
