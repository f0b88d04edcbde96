import Docxtemplater from 'docxtemplater';
import PizZip from 'pizzip';
import type { Field, Values } from '#shared/document/fields.ts';
import type { Block } from '#shared/document/model.ts';
import { richModule } from './docx-rich.ts';
import { around, type Problem } from '#shared/document/problems.ts';
import { find, isKnown, isList, levelOf, mostFilled, TooMuch, type Fact, type Level } from './values.ts';

/** A text that stands for a rich value: plain where it stands among other text, blocks where it has a paragraph of its own. */
class RichText extends String {
  readonly blocks: readonly Block[];
  constructor(text: string, blocks: readonly Block[]) {
    super(text);
    this.blocks = blocks;
  }
}
type Context = Docxtemplater.DXT.ParserContext;

/**
 * A .docx with its placeholders filled by the library docxtemplater: names only, nothing is ever evaluated. Runs in the
 * worker (worker.ts), after the template was checked.
 * @throws TooMuch beyond what a paper can hold.
 */
export function fillDocx(bytes: Uint8Array, fields: readonly Field[], values: Values): Uint8Array {
  const top = levelOf(fields, values);
  let filled = 0;
  const doc = opened(bytes, fields, (name, { scopeList, meta }) => {
    if ((filled += 1) > mostFilled) throw new TooMuch(`${filled} placeholders`);
    const found = find(name, scopeList as Level[]) ?? blank;
    if (meta.part.module === 'loop') return isList(found) ? found : isKnown(found);
    return isList(found) ? '' : found.kind === 'rich' && Array.isArray(found.value) ? new RichText(found.text, found.value) : found.text;
  });
  try {
    doc.render(top);
  } catch (error) {
    throw inside(error).find((one) => one instanceof TooMuch) ?? error;
  }
  const zip = doc.getZip() as PizZip;
  return zip.generate({ type: 'uint8array', compression: 'DEFLATE' });
}

const blank: Fact = { kind: 'text', text: '', value: null };

/** What the library finds wrong with the way loops stand: what a look at the texts alone cannot tell. */
export function docxStructure(bytes: Uint8Array, fields: readonly Field[]): Problem[] {
  try {
    opened(bytes, fields, () => '');
    return [];
  } catch (error) {
    const told = inside(error).filter(isTold);
    // Not about placeholders: the file itself cannot be read.
    if (told.length === 0) throw error;
    return told.map(({ properties }): Problem => ({
      kind: 'loop_place', name: (properties.xtag ?? '').replace(/^[#^/]/u, '').trim(), near: null, list: null,
      place: { where: /header/u.test(properties.file ?? '') ? 'header' : /footer/u.test(properties.file ?? '') ? 'footer' : /docProps/u.test(properties.file ?? '') ? 'properties' : 'body', text: around(properties.context ?? properties.xtag ?? '') },
    }));
  }
}

function opened(bytes: Uint8Array, fields: readonly Field[], get: (name: string, context: Context) => unknown): Docxtemplater {
  return new Docxtemplater(new PizZip(bytes), {
    paragraphLoop: true, linebreaks: true, stripInvalidXMLChars: true, errorLogging: false,
    syntax: { changeDelimiterPrefix: null },
    nullGetter: () => '',
    // Found from the inside out in one go, so that the library has no scope left to look through.
    parser: (tag) => ({ get: (_, context) => get(tag.trim(), context) }),
    modules: [richModule(richNames(fields), (value) => (value instanceof RichText ? value.blocks : null))],
  });
}

const richNames = (fields: readonly Field[]): Set<string> => new Set(fields.flatMap((field) => (field.kind === 'rich' ? [field.name] : field.kind === 'list' ? [...richNames(field.fields)] : [])));

interface Told {
  readonly properties: { readonly id: string; readonly xtag?: string; readonly context?: string; readonly file?: string };
}
const isTold = (error: unknown): error is Told => typeof error === 'object' && error !== null && 'properties' in error && !/^(malformed_xml|file_has_invalid_xml|filetype|api_)/u.test(String((error as Told).properties.id));

/** The faults a library's error is made of. */
function inside(error: unknown): unknown[] {
  const { properties } = error as { properties?: { errors?: readonly unknown[]; rootError?: unknown } };
  if (properties?.errors !== undefined) return properties.errors.flatMap(inside);
  return properties?.rootError === undefined ? [error] : [properties.rootError, error];
}
