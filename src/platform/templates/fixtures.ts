import JSZip from 'jszip';
import type { Field } from '#shared/document/fields.ts';

/** Fields and files for tests of templates. */
export const fields: readonly Field[] = [
  { name: '主题', kind: 'text' }, { name: '时间', kind: 'day' }, { name: '地点', kind: 'text' }, { name: '费用', kind: 'money' }, { name: '人数', kind: 'integer' }, { name: '正文', kind: 'rich' },
  { name: '各方', kind: 'list', fields: [{ name: '单位', kind: 'text' }, { name: '人员', kind: 'list', fields: [{ name: '姓名', kind: 'text' }] }] },
  { name: '日程', kind: 'list', fields: [{ name: '时间', kind: 'text' }, { name: '内容', kind: 'text' }, { name: '预算', kind: 'money' }] },
];

const namespaces = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"';
const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const sheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const declared = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const rels = (...each: string[]): string => `${declared}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${each.join('')}</Relationships>`;
export const relation = (id: string, type: string, target: string, more = ''): string => `<Relationship Id="${id}" Type="${relations}/${type}" Target="${target}"${more}/>`;

export async function zipOf(files: Readonly<Record<string, string | Uint8Array>>): Promise<Uint8Array> {
  const zip = new JSZip();
  for (const [name, content] of Object.entries(files)) zip.file(name, content);
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' });
}
export const partOf = async (bytes: Uint8Array, name: string): Promise<string> => (await (await JSZip.loadAsync(bytes)).file(name)?.async('string')) ?? '';

/** A paragraph; each string a run of its own, as Word leaves them. */
export const p = (...runs: string[]): string => `<w:p>${runs.map((text) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`).join('')}</w:p>`;
export const table = (...rows: string[][]): string => `<w:tbl><w:tblPr/><w:tblGrid/>${rows.map((cells) => `<w:tr>${cells.map((cell) => `<w:tc>${cell.startsWith('<') ? cell : p(cell)}</w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>`;

interface DocxParts {
  readonly header?: string;
  readonly footer?: string;
  readonly relations?: string;
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
}
/** A .docx of a few parts, with nothing of our own writer in it. */
export function docx(body: string, { header, footer, relations: more = '', files = {} }: DocxParts = {}): Promise<Uint8Array> {
  const edges = [...(header === undefined ? [] : ['header' as const]), ...(footer === undefined ? [] : ['footer' as const])];
  return zipOf({
    '[Content_Types].xml': `${declared}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${word}.document.main+xml"/>${edges.map((edge) => `<Override PartName="/word/${edge}1.xml" ContentType="${word}.${edge}+xml"/>`).join('')}</Types>`,
    '_rels/.rels': rels(relation('rId1', 'officeDocument', 'word/document.xml')),
    'word/_rels/document.xml.rels': rels(...edges.map((edge) => relation(`r_${edge}`, edge, `${edge}1.xml`)), more),
    'word/document.xml': `${declared}<w:document ${namespaces}><w:body>${body}<w:sectPr>${edges.map((edge) => `<w:${edge}Reference w:type="default" r:id="r_${edge}"/>`).join('')}<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="850" w:footer="850" w:gutter="0"/></w:sectPr></w:body></w:document>`,
    ...(header === undefined ? {} : { 'word/header1.xml': `${declared}<w:hdr ${namespaces}>${header}</w:hdr>` }),
    ...(footer === undefined ? {} : { 'word/footer1.xml': `${declared}<w:ftr ${namespaces}>${footer}</w:ftr>` }),
    ...files,
  });
}

/** A cell of a sheet made by hand: text, a number, `=formula`, or nothing. */
export type Made = string | number | null;
interface XlsxParts {
  /** What stands behind the rows: merged cells, filters, margins. */
  readonly after?: string;
  readonly names?: string;
  readonly others?: Readonly<Record<string, readonly (readonly Made[])[]>>;
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
}
const letters = 'ABCDEFGHIJ';
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const sheetXml = (rows: readonly (readonly Made[])[], after: string): string =>
  `${declared}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${relations}"><sheetData>${rows.map((cells, row) => `<row r="${row + 1}">${cells.map((cell, column) => {
    const ref = `${letters[column]}${row + 1}`;
    if (cell === null) return '';
    if (typeof cell === 'number') return `<c r="${ref}"><v>${cell}</v></c>`;
    if (cell.startsWith('=')) return `<c r="${ref}"><f>${escaped(cell.slice(1))}</f><v>0</v></c>`;
    return `<c r="${ref}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
  }).join('')}</row>`).join('')}</sheetData>${after}</worksheet>`;

/** A .xlsx of a few parts; its first sheet is called 表. */
export function xlsx(rows: readonly (readonly Made[])[], { after = '', names = '', others = {}, files = {} }: XlsxParts = {}): Promise<Uint8Array> {
  const sheets = [['表', rows, after] as const, ...Object.entries(others).map(([name, more]) => [name, more, ''] as const)];
  return zipOf({
    '[Content_Types].xml': `${declared}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${sheet}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${sheet}.styles+xml"/>${sheets.map((_, index) => `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="${sheet}.worksheet+xml"/>`).join('')}</Types>`,
    '_rels/.rels': rels(relation('rId1', 'officeDocument', 'xl/workbook.xml')),
    'xl/_rels/workbook.xml.rels': rels(...sheets.map((_, index) => relation(`s${index + 1}`, 'worksheet', `worksheets/sheet${index + 1}.xml`)), relation('st', 'styles', 'styles.xml')),
    'xl/workbook.xml': `${declared}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${relations}"><sheets>${sheets.map(([name], index) => `<sheet name="${name}" sheetId="${index + 1}" r:id="s${index + 1}"/>`).join('')}</sheets>${names === '' ? '' : `<definedNames>${names}</definedNames>`}</workbook>`,
    'xl/styles.xml': `${declared}<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="1"><font><sz val="11"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellXfs></styleSheet>`,
    ...Object.fromEntries(sheets.map(([, cells, behind], index) => [`xl/worksheets/sheet${index + 1}.xml`, sheetXml(cells, behind)])),
    ...files,
  });
}
