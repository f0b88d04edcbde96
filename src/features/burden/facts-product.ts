import { getEventIteratorSchemaDetails, type AnySchema } from '@orpc/contract';
import { z } from 'zod';
import { contract } from '#features/contracts.ts';
import { columnFields } from '#features/import/facts-table.ts';
import { paperFields } from '#features/papers/facts-fields.ts';
import { book } from '#features/rulebook/book.ts';
import { wordsOf, type Named, type UploadField } from './facts.ts';

/** What the product is made of, read from its own definitions: the contract, the book of rules, the fields of papers. Nothing here is written down a second time. */

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly type?: string;
  readonly minItems?: number;
}
interface Defined {
  readonly '~orpc': { readonly inputSchema?: AnySchema | undefined; readonly outputSchema?: AnySchema | undefined };
}

/** An answer that comes in parts is looked through by its parts. */
function jsonOf(schema: AnySchema | undefined, io: 'input' | 'output'): Schema {
  const one = getEventIteratorSchemaDetails(schema)?.yields ?? schema;
  return one === undefined ? {} : z.toJSONSchema(one as unknown as z.ZodType, { io, unrepresentable: 'any' }) as Schema;
}

/** Every name of a schema, however deep. */
function namesIn(schema: Schema): string[] {
  const { properties = {}, items, anyOf = [], oneOf = [], allOf = [], $defs = {}, additionalProperties } = schema;
  const inside = [...Object.values(properties), ...(items === undefined ? [] : [items]), ...anyOf, ...oneOf, ...allOf, ...Object.values($defs), ...(typeof additionalProperties === 'object' ? [additionalProperties] : [])];
  return [...Object.keys(properties), ...inside.flatMap(namesIn)];
}

/** Fields that carry a file, a photo or a note of work, and whether the verb is refused without one. */
const carriesTrace = /(?:^| )(?:file|photo|picture|video|image|track|scan)s?(?: ids?)?$/;
const uploadsIn = (where: string, { properties = {}, required = [] }: Schema): UploadField[] =>
  Object.entries(properties).filter(([name]) => carriesTrace.test(wordsOf(name))).map(([name, field]) => ({ where, name, required: required.includes(name) && !mayBeNone(field) }));
/** Null, or a list that may be empty. */
const mayBeNone = ({ anyOf = [], type, minItems = 0 }: Schema): boolean => anyOf.some((one) => one.type === 'null') || (type === 'array' && minItems === 0);

const procedures = () => Object.entries(contract).flatMap(([feature, verbs]) => Object.entries(verbs as Readonly<Record<string, Defined>>).map(([verb, defined]) => ({ where: `${feature}.${verb}`, ...defined['~orpc'] })));

interface Made {
  readonly contract: readonly Named[];
  readonly outputs: readonly Named[];
  readonly uploads: readonly UploadField[];
  readonly parameters: readonly Named[];
  readonly papers: readonly Named[];
}
let made: Made | null = null;

/** Read once: it does not change while the program runs. */
export function productMade(): Made {
  if (made !== null) return made;
  const all = procedures().map(({ where, inputSchema, outputSchema }) => ({ where, input: jsonOf(inputSchema, 'input'), output: jsonOf(outputSchema, 'output') }));
  const named = (where: string, names: readonly string[]): Named[] => [...new Set(names)].map((name) => ({ where, name }));
  const inner = ({ name, items = [] }: { readonly name: string; readonly items?: readonly { readonly name: string }[] }): string[] => [name, ...items.map((item) => item.name)];
  made = {
    contract: all.flatMap(({ where, input, output }) => named(where, [where.split('.')[1] ?? '', ...namesIn(input), ...namesIn(output)])),
    outputs: all.flatMap(({ where, output }) => named(where, namesIn(output))),
    uploads: all.flatMap(({ where, input }) => uploadsIn(where, input)),
    parameters: book.flatMap(({ id, parameters }) => parameters.map(({ parameter }) => ({ where: id, name: parameter }))),
    papers: [...paperFields.flatMap((field) => named('papers', inner(field as Parameters<typeof inner>[0]))), ...columnFields.map((name) => ({ where: 'import', name }))],
  };
  return made;
}
