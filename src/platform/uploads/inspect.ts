import { fileTypeFromBuffer } from 'file-type';
import { cleanImage } from './image.ts';
import { endingOf, isMediaType, kinds, safeName, endings, unfit, type MediaType } from './kinds.ts';
import { officeType, readOffice } from './office.ts';
import { plainText } from './plain-text.ts';
import { openArchive } from './zip.ts';

/** An upload that was looked through: what may be stored, what it is, and the text in it that can be read. */
export interface Inspected {
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly mediaType: MediaType;
  readonly text: string;
}

/**
 * Looks at what a file is, never at what it says it is: its content must be one of the kinds, its name must agree, it
 * must be whole and be one thing only. Pictures are drawn anew; plain text comes out as UTF-8.
 * @throws Refusal naming what is wrong; nothing has been kept then.
 */
export async function inspect(bytes: Uint8Array, rawName: string): Promise<Inspected> {
  const name = safeName(rawName);
  if (bytes.byteLength === 0) throw unfit('empty');
  const ending = endingOf(name);
  if (!Object.values(kinds).flat().some((known) => known === ending)) {
    throw ending === 'heic' || ending === 'heif' ? unfit('heic') : unfit('ending', { endings });
  }
  const found = await contentOf(bytes, ending);
  if (!(kinds[found.mediaType] as readonly string[]).includes(ending)) throw unfit('mismatch', { ending, seen: kinds[found.mediaType][0] });
  return { ...found, name };
}

/** What bytes that were inspected once are, by their content alone; null for what is never taken. */
export async function recognise(bytes: Uint8Array): Promise<MediaType | null> {
  if (isZip(bytes)) return officeType(openArchive(bytes));
  const type = (await fileTypeFromBuffer(bytes))?.mime;
  if (type === undefined) return 'text/plain';
  return isMediaType(type) ? type : null;
}

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

async function contentOf(bytes: Uint8Array, ending: string): Promise<Omit<Inspected, 'name'>> {
  if (isZip(bytes)) return { bytes, ...(await readOffice(bytes)) };
  const type = (await fileTypeFromBuffer(bytes))?.mime;
  if (type === undefined) {
    // Text has no mark of its own: it is text only when its name says so and nothing in it says otherwise.
    if (ending !== 'txt') throw unfit('mismatch', { ending, seen: '?' });
    const text = plainText(bytes);
    return { bytes: new TextEncoder().encode(text), mediaType: 'text/plain', text };
  }
  // Word and Excel lock a file by wrapping it in the container of their old kinds.
  if (!isMediaType(type)) throw unfit(type === 'application/x-cfb' ? 'old_or_locked' : 'kind');
  if (type === 'image/jpeg' || type === 'image/png' || type === 'image/webp') {
    // Not drawn when it will be refused by its name anyway.
    if (!(kinds[type] as readonly string[]).includes(ending)) throw unfit('mismatch', { ending, seen: kinds[type][0] });
    return { bytes: await cleanImage(bytes, type), mediaType: type, text: '' };
  }
  if (type === 'application/pdf') return { bytes: checkedPdf(bytes), mediaType: type, text: '' };
  throw unfit('kind');
}

/** A PDF from its first byte to its last, with nothing hung on behind it and nothing in it that runs. */
function checkedPdf(bytes: Uint8Array): Uint8Array {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.subarray(0, 5).toString('latin1') !== '%PDF-') throw unfit('polyglot');
  const end = buffer.lastIndexOf('%%EOF');
  if (end < 0) throw unfit('damaged');
  if (!/^[\s\0]{0,1024}$/.test(buffer.subarray(end + 5).toString('latin1'))) throw unfit('polyglot');
  // Where programs that open archives look for one: the last 64 KB.
  if (buffer.subarray(-65_557).includes('PK\x05\x06', 0, 'latin1')) throw unfit('polyglot');
  if (/\/(JavaScript|Launch)\b/.test(buffer.toString('latin1'))) throw unfit('active');
  return bytes;
}
