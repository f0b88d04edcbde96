import JSZip from 'jszip';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { Refusal } from '#shared/refusal.ts';
import { inspect, recognise } from './inspect.ts';
import { safeName } from './kinds.ts';

const text = (value: string): Uint8Array => new TextEncoder().encode(value);
const join = (...parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));
const why = (work: Promise<unknown>): Promise<string> =>
  work.then(() => 'taken', (error: unknown) => (error instanceof Refusal ? error.findings[0]?.check ?? '' : String(error)));

const drawn = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: '#8a2b1d' } });
const photo = async (width = 600, height = 400): Promise<Uint8Array> =>
  new Uint8Array(await drawn(width, height).withExif({ IFD0: { Make: 'Phone' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '30/1 35/1 0/1', GPSLongitude: '114/1 18/1 0/1' } }).withMetadata({ orientation: 6 }).jpeg().toBuffer());

const pdf = text('%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');

/** A .docx with the parts given beside those every one has. */
const docx = (parts: Record<string, string | Uint8Array> = {}, main = 'word/document.xml'): Promise<Uint8Array> => {
  const zip = new JSZip();
  zip.file('[Content_Types].xml', '<Types/>');
  zip.file(main, '<w:document><w:body><w:p><w:r><w:t>双方座谈</w:t></w:r></w:p></w:body></w:document>');
  for (const [name, content] of Object.entries(parts)) zip.file(name, content);
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' });
};

describe('pictures', () => {
  test('EXIF with its place is gone, the picture is turned upright', async () => {
    const before = await photo();
    expect(await sharp(before).metadata()).toMatchObject({ orientation: 6, width: 600 });
    expect(Buffer.from(before).includes('Phone')).toBe(true);
    const { bytes, mediaType } = await inspect(before, '合影.JPG');
    const after = await sharp(bytes).metadata();
    expect(mediaType).toBe('image/jpeg');
    expect(after.exif).toBeUndefined();
    expect(after).toMatchObject({ width: 400, height: 600 });
    expect(Buffer.from(bytes).includes('Phone')).toBe(false);
  });
  test('no edge is longer than 2560', async () => {
    const { bytes } = await inspect(await photo(4000, 1000), 'a.jpg');
    expect(await sharp(bytes).metadata()).toMatchObject({ width: 640, height: 2560 });
  });
  test.each(['png', 'webp'] as const)('%s stays %s', async (format) => {
    const { mediaType } = await inspect(new Uint8Array(await drawn(20, 20).toFormat(format).toBuffer()), `a.${format}`);
    expect(mediaType).toBe(`image/${format}`);
  });
  test('what hangs behind a photo is not kept', async () => {
    const { bytes } = await inspect(join(await photo(), await docx()), 'a.jpg');
    expect(Buffer.from(bytes).includes('word/document.xml')).toBe(false);
  });
  test('half a photo, and one that claims a billion pixels', async () => {
    const whole = await photo();
    expect(await why(inspect(whole.subarray(0, Math.floor(whole.length / 2)), 'a.jpg'))).toBe('file.damaged');
    const huge = new Uint8Array(await drawn(8, 8).png().toBuffer());
    new DataView(huge.buffer).setUint32(16, 40_000);
    new DataView(huge.buffer).setUint32(20, 40_000);
    expect(await why(inspect(huge, 'a.png'))).toMatch(/file\.(too_many_pixels|damaged)/);
  });
});

describe('a file is what it is, not what it says', () => {
  test.each([
    ['a .jpg that is a zip', async () => docx(), 'a.jpg', 'file.mismatch'],
    ['a .jpg that is a PNG', async () => new Uint8Array(await drawn(9, 9).png().toBuffer()), 'a.jpg', 'file.mismatch'],
    ['a .docx that is an .xlsx', async () => docx({}, 'xl/workbook.xml'), 'a.docx', 'file.mismatch'],
    ['a .pdf that is text', async () => text('hello'), 'a.pdf', 'file.mismatch'],
    ['a program', async () => join(text('MZ'), new Uint8Array(200)), 'a.exe', 'file.ending'],
    ['a program called .txt', async () => join(text('\x7fELF'), new Uint8Array(200)), 'a.txt', 'file.kind'],
    ['a web page called .jpg', async () => text('<html><script>alert(1)</script>'), 'a.jpg', 'file.mismatch'],
    ['a picture that can hold scripts', async () => text('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'a.svg', 'file.ending'],
    ['any other archive', async () => new JSZip().file('a', 'b').generateAsync({ type: 'uint8array' }), 'a.docx', 'file.kind'],
    ['a photo of a new iPhone', async () => text('x'), 'a.heic', 'file.heic'],
    ['nothing at all', async () => new Uint8Array(), 'a.txt', 'file.empty'],
    ['no name', async () => pdf, '../', 'file.unnamed'],
  ])('%s', async (_, make, name, check) => {
    expect(await why(inspect(await make(), name))).toBe(check);
  });
  test('honest ones are taken as they are', async () => {
    expect((await inspect(pdf, '资料.pdf')).bytes).toEqual(pdf);
    const paper = await docx();
    expect(await inspect(paper, '方案.docx')).toMatchObject({ bytes: paper, text: '双方座谈\n\n' });
    expect(await recognise(paper)).toBe('application/vnd.openxmlformats-officedocument.wordprocessingml.document');
  });
  test('plain text of Chinese Windows comes out as UTF-8', async () => {
    const { bytes } = await inspect(new Uint8Array([0xcb, 0xab, 0xb7, 0xbd]), 'a.txt');
    expect(new TextDecoder().decode(bytes)).toBe('双方');
  });
});

describe('archives', () => {
  test('a bomb is refused by its claim, and by what comes out when the claim is a lie', async () => {
    const honest = await docx({ 'word/media/a.xml': new Uint8Array(30_000_000) });
    expect(await why(inspect(honest, 'a.docx'))).toBe('file.bomb');
    // The same with its size rewritten to 1 KB in both headers.
    const lie = Buffer.from(honest);
    for (let at = lie.indexOf(uint32(30_000_000)); at >= 0; at = lie.indexOf(uint32(30_000_000))) lie.writeUInt32LE(1000, at);
    expect(await why(inspect(new Uint8Array(lie), 'a.docx'))).toBe('file.damaged');
  });
  test('macros, ActiveX, templates from elsewhere', async () => {
    expect(await why(inspect(await docx({ 'word/vbaProject.bin': 'x' }), 'a.docx'))).toBe('file.active');
    expect(await why(inspect(await docx({ 'word/activeX/activeX1.xml': 'x' }), 'a.docx'))).toBe('file.active');
    const far = '<Relationship Type="…/attachedTemplate" Target="http://x/y.dotm" TargetMode="External"/>';
    expect(await why(inspect(await docx({ 'word/_rels/settings.xml.rels': far }), 'a.docx'))).toBe('file.active');
  });
  test('something before the archive or behind it, a folder outside, a flipped bit', async () => {
    const paper = await docx();
    expect(await why(inspect(join(paper, text('<script>')), 'a.docx'))).toBe('file.polyglot');
    expect(await why(inspect(join(pdf, paper), 'a.pdf'))).toBe('file.polyglot');
    const outside = Buffer.from(await docx({ 'word/xx/evil': 'x' })).toString('latin1').replaceAll('word/xx/evil', 'word/../evil');
    expect(await why(inspect(new Uint8Array(Buffer.from(outside, 'latin1')), 'a.docx'))).toBe('file.damaged');
    const bad = Buffer.from(paper);
    bad.writeUInt8(bad.readUInt8(50) ^ 0xff, 50);
    expect(await why(inspect(new Uint8Array(bad), 'a.docx'))).toMatch(/^file\./);
  });
  test('text of headers is read too, where a mark would stand', async () => {
    const { text: read } = await inspect(await docx({ 'word/header1.xml': '<w:hdr><w:p><w:r><w:t>机密★1年</w:t></w:r></w:p></w:hdr>' }), 'a.docx');
    expect(read).toContain('机密★1年');
  });
});

test('a PDF that runs something, or hides something', async () => {
  expect(await why(inspect(text(new TextDecoder().decode(pdf).replace('<</Type/Catalog', '<</OpenAction<</S/JavaScript/JS(x)>>/Type/Catalog')), 'a.pdf'))).toBe('file.active');
  expect(await why(inspect(join(pdf, text('<script>alert(1)</script>')), 'a.pdf'))).toBe('file.polyglot');
  expect(await why(inspect(pdf.subarray(0, 40), 'a.pdf'))).toBe('file.damaged');
});

test.each([
  ['..\\..\\windows\\a.txt', 'a.txt'], ['/etc/合影.jpg', '合影.jpg'], ['a\u202egpj.exe.txt', 'agpj.exe.txt'], ['  a \n b.pdf ', 'a b.pdf'],
  [`${'长'.repeat(300)}.docx`, `${'长'.repeat(115)}.docx`], ['a<b>:"c".txt', 'a_b___c_.txt'],
])('name %j is kept as %j', (raw, kept) => {
  expect(safeName(raw)).toBe(kept);
});

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
