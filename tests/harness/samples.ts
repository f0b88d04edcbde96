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
      isCommand: input.properties?.['commandId'] !== undefined, input,
    };
  }),
);

/** Values for fields whose pattern a machine cannot write. */
const known: Readonly<Record<string, unknown>> = {
  secretHash: 'a'.repeat(64), username: 'somebody', month: '2026-11', after: undefined, about: 'org', rule: 'INT-02', parameter: 'days', sha256: 'a'.repeat(64),
  mediaType: 'application/pdf', from: '09:00', to: '10:00', address: 'https://example.org/', phone: null, email: null,
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
