import JSZip from 'jszip';
import { describe, expect, test } from 'vitest';

import { inspectDocx } from './inspect-docx.ts';

const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';

/** A file as Word and WPS write them: styles upon styles, a theme, fields, frames, shapes, tracked changes. */
async function file(body: string, parts: Readonly<Record<string, string>> = {}): Promise<Uint8Array> {
  const zip = new JSZip();
  zip.file('[Content_Types].xml', '<Types/>');
  zip.file('word/document.xml', `<?xml version="1.0"?><w:document ${w}><w:body>${body}</w:body></w:document>`);
  for (const [name, xml] of Object.entries(parts)) zip.file(name, xml);
  return await zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' });
}
const p = (text: string, properties = '', run = ''): string => `<w:p><w:pPr>${properties}</w:pPr><w:r><w:rPr>${run}</w:rPr><w:t>${text}</w:t></w:r></w:p>`;
const section = '<w:sectPr><w:footerReference w:type="default" r:id="rId1"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588" w:footer="1361"/><w:docGrid w:type="linesAndChars" w:linePitch="579" w:charSpace="-849"/></w:sectPr>';
const relations = '<Relationships><Relationship Id="rId1" Target="footer1.xml"/></Relationships>';
const framed = `<w:ftr ${w}><w:sdt><w:sdtContent><w:p><w:pPr><w:framePr w:wrap="around" w:hAnchor="margin" w:xAlign="outside"/></w:pPr>
<w:r><w:rPr><w:sz w:val="28"/></w:rPr><w:t>— </w:t></w:r><w:r><w:rPr><w:sz w:val="28"/></w:rPr><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE \\* MERGEFORMAT </w:instrText></w:r>
<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:rPr><w:sz w:val="28"/></w:rPr><w:t>12</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:rPr><w:sz w:val="28"/></w:rPr><w:t> —</w:t></w:r></w:p></w:sdtContent></w:sdt></w:ftr>`;
const styles = `<w:styles ${w}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:eastAsiaTheme="minorEastAsia"/><w:sz w:val="21"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:pPr><w:jc w:val="both"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="b"><w:basedOn w:val="a"/><w:pPr><w:spacing w:line="579" w:lineRule="exact"/></w:pPr><w:rPr><w:sz w:val="32"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="c"><w:basedOn w:val="b"/><w:pPr><w:outlineLvl w:val="1"/><w:spacing w:after="200"/></w:pPr></w:style>
<w:style w:type="character" w:styleId="k"><w:rPr><w:rFonts w:eastAsia="楷体_GB2312" w:eastAsiaTheme=""/></w:rPr></w:style></w:styles>`;
const theme = '<a:theme><a:themeElements><a:fontScheme><a:minorFont><a:ea typeface=""/><a:font script="Hans" typeface="等线"/></a:minorFont></a:fontScheme></a:themeElements></a:theme>';
const all = { 'word/styles.xml': styles, 'word/theme/theme1.xml': theme, 'word/footer1.xml': framed, 'word/_rels/document.xml.rels': relations, 'word/settings.xml': `<w:settings ${w}><w:evenAndOddHeaders w:val="false"/></w:settings>` };

describe('a .docx of another program', () => {
  test('page, grid, and a page number in a frame with a field', async () => {
    const { pages, footers, oddEven } = await inspectDocx(await file(section, all));
    expect(pages).toMatchObject([{ width: expect.closeTo(210, 1), margin: { top: expect.closeTo(37, 1), left: expect.closeTo(28, 1) }, grid: { line: 28.95, character: expect.closeTo(-0.207, 2) }, firstApart: false }]);
    expect(footers).toMatchObject([{ of: 'odd', text: '— # —', align: 'outside', size: 14 }]);
    expect(oddEven).toBe(false);
  });
  test('what a style, its base, the theme and the document’s defaults give', async () => {
    const { paragraphs } = await inspectDocx(await file(`${p('甲')}${p('乙', '<w:pStyle w:val="b"/>')}${p('丙', '<w:pStyle w:val="c"/><w:spacing w:before="40"/>', '<w:rStyle w:val="k"/><w:spacing w:val="-4"/>')}${section}`, all));
    expect(paragraphs).toMatchObject([
      { text: '甲', face: '等线', size: 10.5, align: 'justify', exact: null, snaps: true, outline: null }, { text: '乙', size: 16, exact: 28.95 },
      { text: '丙', size: 16, exact: 28.95, after: 10, outline: 2, spacing: -0.2 },
    ]);
  });
  test('what was deleted is gone, what was inserted is there; boxes once; tables in order with their lines', async () => {
    const box = (text: string) => `<w:txbxContent>${p(text)}</w:txbxContent>`;
    const body = `<w:p><w:r><w:t>甲</w:t></w:r><w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:ins><w:r><w:t>乙</w:t></w:r></w:ins><w:hyperlink><w:r><w:t>丙</w:t></w:r></w:hyperlink></w:p>
<w:p><w:r><mc:AlternateContent><mc:Choice>${box('框')}</mc:Choice><mc:Fallback>${box('框')}</mc:Fallback></mc:AlternateContent></w:r></w:p>
<w:tbl><w:tblPr><w:tblBorders><w:top w:val="single" w:sz="8"/><w:bottom w:val="single" w:sz="8"/><w:insideH w:val="single" w:sz="6"/></w:tblBorders></w:tblPr>
<w:tr><w:tc>${p('抄送：甲。')}</w:tc></w:tr><w:tr><w:tc><w:tcPr><w:tcBorders><w:bottom w:val="nil"/></w:tcBorders></w:tcPr>${p('乙印发')}</w:tc></w:tr></w:tbl>${section}`;
    const { paragraphs } = await inspectDocx(await file(body));
    expect(paragraphs.map(({ text }) => text)).toEqual(['甲乙丙', '', '框', '抄送：甲。', '乙印发']);
    expect(paragraphs.slice(3)).toMatchObject([{ table: 1, above: expect.closeTo(0.353, 2), below: expect.closeTo(0.265, 2) }, { above: expect.closeTo(0.265, 2), below: null }]);
  });
  test('new pages by a break before, after, in the paragraph, or by a section', async () => {
    const brk = '<w:br w:type="page"/>';
    const body = `${p('一')}<w:p><w:r>${brk}</w:r></w:p>${p('二')}<w:p><w:r>${brk}<w:t>三</w:t></w:r></w:p>${p('四', '<w:pageBreakBefore/>')}<w:p><w:pPr><w:sectPr/></w:pPr></w:p>${p('五')}${section}`;
    const { paragraphs } = await inspectDocx(await file(body));
    expect(paragraphs.filter(({ text }) => text !== '').map(({ text, newPage }) => `${text}${newPage ? '↵' : ''}`)).toEqual(['一', '二↵', '三↵', '四↵', '五↵']);
  });
  test('lines drawn as shapes', async () => {
    const shape = '<wps:wsp><wps:spPr><a:prstGeom prst="line"/><a:ln w="12700"/></wps:spPr></wps:wsp>';
    const { strokes } = await inspectDocx(await file(`<w:p><w:r><mc:AlternateContent><mc:Choice>${shape}</mc:Choice><mc:Fallback><w:pict><v:line strokeweight="9pt"/></w:pict></mc:Fallback></mc:AlternateContent><w:pict><v:line strokeweight=".75pt"/></w:pict></w:r></w:p>${section}`));
    expect(strokes).toEqual([expect.closeTo(0.353, 2), expect.closeTo(0.265, 2)]);
  });
});
