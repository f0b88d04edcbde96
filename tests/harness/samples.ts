import type { AnySchema } from '@orpc/contract';
import { z } from 'zod';
import { contract } from '#features/contracts.ts';
import { newId } from '#shared/ids.ts';

/** What the contract promises, and an input that fits each of it: made from its own schema, so that nothing new is left out. */

export interface Procedure {
  readonly name: string;
  /** As the permission tables write it: `partner.consent_by_link`. */
  readonly verb: string;
  readonly isCommand: boolean;
  readonly method: string;
  readonly path: string;
  readonly input: JsonSchema;
  /** Whether fields it does not know are refused. */
  readonly strict: boolean;
}
interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly maxLength?: number;
  readonly additionalProperties?: unknown;
  readonly minimum?: number;
}

const snake = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
interface Defined {
  readonly '~orpc': { readonly route: { readonly method?: string; readonly path?: string }; readonly inputSchema?: AnySchema | undefined };
}

/** Every procedure that is registered now. Checking a draft is sent by POST and changes nothing: a read. */
export const procedures: readonly Procedure[] = Object.entries(contract).flatMap(([feature, verbs]) =>
  Object.entries(verbs as Readonly<Record<string, Defined>>).map(([verb, { '~orpc': { route, inputSchema } }]) => {
    const input = z.toJSONSchema(inputSchema as unknown as z.ZodType, { io: 'input', unrepresentable: 'any' }) as JsonSchema;
    return {
      name: `${feature}.${verb}`, verb: `${feature}.${snake(verb)}`, method: route.method ?? 'POST', path: route.path ?? '',
      isCommand: input.properties?.['commandId'] !== undefined, input, strict: input.additionalProperties === false,
    };
  }),
);

/** Values for fields whose pattern a machine cannot write. */
const known: Readonly<Record<string, unknown>> = {
  secretHash: 'a'.repeat(64),
  username: 'somebody',
  month: '2026-11',
  after: undefined,
  about: 'org',
  rule: 'INT-02',
  parameter: 'days',
  sha256: 'a'.repeat(64),
  region: '420000',
  within: '420000',
  mediaType: 'application/pdf',
  paper: 'approval',
  from: '09:00',
  to: '10:00',
  address: 'https://example.org/',
  phone: null,
  email: null,
  watch: 'reminder.held',
};

/** What stands at ids and versions: by the field's name. */
export type Fill = (field: string) => string | number | undefined;

/** An input that fits: what must be there, as short as it may be, with `fill` for ids and versions. */
export function sample({ input, name }: Procedure, fill: Fill): Record<string, unknown> {
  return make(input, '', name, fill) as Record<string, unknown>;
}

function make(schema: JsonSchema, field: string, of: string, fill: Fill): unknown {
  const choice = schema.anyOf ?? schema.oneOf;
  if (choice !== undefined) {
    // Null where there is a choice, but for an id: those are what is tried.
    const first = choice.find((one) => one.format === 'uuid') ?? choice.find((one) => one.type === 'null') ?? choice[0];
    return make(first ?? {}, field, of, fill);
  }
  if (Array.isArray(schema.type)) return schema.type.includes('null') ? null : make({ ...schema, type: String(schema.type[0]) }, field, of, fill);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return schema.enum[0];
  if (field in known && schema.pattern !== undefined && schema.format === undefined) return known[field];
  switch (schema.type) {
    case 'object': return Object.fromEntries((schema.required ?? []).map((key) => [key, make(schema.properties?.[key] ?? {}, key, of, fill)]));
    case 'array': return Array.from({ length: schema.minItems ?? (schema.items?.format === 'uuid' ? 1 : 0) }, () => make(schema.items ?? {}, field, of, fill));
    case 'integer': case 'number': return fill(field) ?? Math.max(schema.minimum ?? 1, 1);
    case 'boolean': return false;
    case 'null': return null;
    case 'string': return text(schema, field, of, fill);
    default: return 'x';
  }
}

function text({ format, pattern, minLength = 0 }: JsonSchema, field: string, of: string, fill: Fill): string {
  if (format === 'uuid') return field === 'commandId' ? newId() : String(fill(field) ?? newId());
  if (format === 'date') return '2026-11-20';
  if (format === 'date-time') return '2026-11-20T09:00:00Z';
  if (field in known) return String(known[field]);
  if (pattern !== undefined) throw new Error(`${of}.${field}: no sample for the pattern ${pattern}; add one in tests/harness/samples.ts`);
  return 'x'.repeat(Math.max(minLength, 2));
}

/** One field of an input, with values that must be refused (and what is said of them) and values that are only strange. */
export interface Field {
  readonly name: string;
  readonly required: boolean;
  readonly wrong: readonly { readonly value: unknown; readonly says: string }[];
  readonly strange: readonly unknown[];
}

/** The fields of a procedure's input, its command id apart. */
export const fieldsOf = ({ input }: Procedure): Field[] =>
  Object.entries(input.properties ?? {}).filter(([name]) => name !== 'commandId').map(([name, schema]) => {
    const kinds = (schema.anyOf ?? [schema]).filter((one) => one.type !== 'null');
    const [kind = {}] = kinds;
    // A choice between several kinds takes whatever fits one of them.
    if (kinds.length !== 1) return { name, required: input.required?.includes(name) ?? false, wrong: [], strange: [] };
    return { name, required: input.required?.includes(name) ?? false, wrong: wrongFor(kind), strange: strangeFor(kind) };
  });

function wrongFor(kind: JsonSchema): Field['wrong'] {
  const types = [kind.type ?? []].flat();
  if (kind.enum !== undefined) return [{ value: 'no such choice', says: '可选' }];
  if (types.includes('string')) {
    return [
      { value: { a: 1 }, says: '类型' },
      ...(kind.maxLength === undefined ? [] : [{ value: '长'.repeat(kind.maxLength + 1), says: '太长' }]),
      ...(kind.format === 'date' ? [{ value: '2026-02-30', says: '不是存在的日期' }, { value: '', says: '不是存在的日期' }] : []),
      ...(kind.format === 'uuid' ? [{ value: 'not-an-id', says: '编号' }] : []),
    ];
  }
  if (types.includes('integer')) return [{ value: 1.5, says: '请' }, { value: 'many', says: '类型' }, ...(kind.minimum === undefined ? [] : [{ value: kind.minimum - 1, says: '太小' }])];
  if (types.includes('array')) return [{ value: 'one', says: '类型' }, ...(kind.maxItems === undefined ? [] : [{ value: Array.from({ length: kind.maxItems + 1 }, () => ({})), says: '。' }])];
  return types.includes('boolean') || types.includes('object') ? [{ value: 'perhaps', says: '类型' }] : [];
}

/** Fits the type: characters no database takes, the ends of what a number or a day can be. */
function strangeFor(kind: JsonSchema): unknown[] {
  if (kind.enum !== undefined || kind.format === 'uuid') return [];
  if (kind.format === 'date') return ['9999-12-31', '0001-01-01'];
  const types = [kind.type ?? []].flat();
  if (types.includes('string')) return ['a\u0000b', '\ud800', `%_'"\\;--\u202e🀄`, ' '];
  return types.includes('integer') ? [Number.MAX_SAFE_INTEGER, 2_147_483_648, -1] : [];
}
