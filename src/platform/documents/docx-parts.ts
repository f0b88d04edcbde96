import { face, otherNames, size } from '#shared/document/measures.ts';

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

/**
 * `word/styles.xml`, written by hand for what the library has no words for: no snapping to the grid (see measures.ts),
 * no extra space between Han and Latin signs, no punctuation beyond the type area, no widow control (22 lines a page).
 */
export function styles(): string {
  const fonts = `<w:rFonts w:ascii="${face.body}" w:hAnsi="${face.body}" w:eastAsia="${face.body}" w:cs="${face.body}"/>`;
  const run = `${fonts}<w:sz w:val="${size.three}"/><w:szCs w:val="${size.three}"/><w:lang w:val="zh-CN" w:eastAsia="zh-CN" w:bidi="ar-SA"/>`;
  const paragraph =
    '<w:widowControl w:val="0"/><w:overflowPunct w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/><w:snapToGrid w:val="0"/>';
  return (
    `${declaration}<w:styles ${namespace}>` +
    `<w:docDefaults><w:rPrDefault><w:rPr>${run}</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>${paragraph}</w:pPr></w:pPrDefault></w:docDefaults>` +
    `<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>` +
    `<w:pPr>${paragraph}</w:pPr><w:rPr><w:snapToGrid w:val="0"/><w:sz w:val="${size.three}"/></w:rPr></w:style>` +
    `<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/>` +
    '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style></w:styles>'
  );
}

/** `word/fontTable.xml`: under which other names Word and WPS may find a face installed. */
export function fontTable(): string {
  const fonts = Object.entries(otherNames).map(
    ([name, others]) =>
      `<w:font w:name="${name}"><w:altName w:val="${others.join(',')}"/><w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>`,
  );
  return `${declaration}<w:fonts ${namespace}>${fonts.join('')}</w:fonts>`;
}
