import { unfit, type MediaType } from './kinds.ts';
import { openArchive, type Entry } from './zip.ts';

export type OfficeType = Extract<MediaType, `application/vnd.openxmlformats${string}`>;

const mainParts: readonly (readonly [part: string, type: OfficeType])[] = [
  ['word/document.xml', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['xl/workbook.xml', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
];
const active = /vbaProject|vbaData|activeX\/|macrosheets\//i;
const spoken = /^(word\/(document|header\d*|footer\d*|footnotes|comments)\.xml|xl\/sharedStrings\.xml)$/;
const entities: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'" };

/** Text of an XML part as people read it: a line for each paragraph or cell. */
const textOf = (xml: string): string =>
  xml.replace(/<\/(w:p|si)>|<w:br[^>]*>/g, '\n').replace(/<[^>]*>/g, '').replace(/&(amp|lt|gt|quot|apos);/g, (sign) => entities[sign] ?? sign);

/** The kind of document an archive is by its main part; null for any other archive. */
export const officeType = (entries: readonly Entry[]): OfficeType | null =>
  mainParts.find(([part]) => entries.some((entry) => entry.name === part))?.[1] ?? null;

/**
 * What a packed document really is, and the text in it. Every part is unpacked once, so that a lie about its size comes
 * out here; macros, ActiveX and templates fetched from elsewhere are refused.
 * @throws Refusal
 */
export async function readOffice(bytes: Uint8Array): Promise<{ readonly mediaType: OfficeType; readonly text: string }> {
  const entries = openArchive(bytes);
  const mediaType = officeType(entries);
  if (mediaType === null || !entries.some((entry) => entry.name === '[Content_Types].xml')) throw unfit('kind');
  let text = '';
  for (const entry of entries) {
    if (active.test(entry.name)) throw unfit('active');
    const part = await entry.read();
    if (entry.name.endsWith('.rels') || entry.name === '[Content_Types].xml') {
      const xml = new TextDecoder().decode(part);
      if (/macroEnabled/.test(xml) || /attachedTemplate[^>]*TargetMode="External"|TargetMode="External"[^>]*attachedTemplate/.test(xml)) throw unfit('active');
    }
    if (spoken.test(entry.name)) text += `${textOf(new TextDecoder().decode(part))}\n`;
  }
  return { mediaType, text };
}
