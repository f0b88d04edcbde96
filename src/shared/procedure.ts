import { oc, type AnySchema } from '@orpc/contract';
import { z } from 'zod';

/** The building blocks of every `contract.ts`: one shape for commands, one for reads, one for refusals. */

export const idSchema = z.uuid();
export const daySchema = z.iso.date();
/** Text a person types: trimmed, never longer than `max` characters. */
export const typed = (max: number) => z.string().trim().max(max);
export const required = (max: number) => z.string().trim().min(1).max(max);

export const findingSchema = z.object({
  check: z.string(),
  severity: z.enum(['block', 'warn', 'ask']),
  subject: z.string(),
  field: z.string().nullable(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  basis: z
    .object({
      source: z.string(), article: z.string().nullable(), value: z.unknown(), unit: z.string().nullable(),
      status: z.enum(['confirmed', 'unconfirmed']),
    })
    .nullable(),
  response: z
    .object({
      kind: z.enum(['answer', 'reason', 'override']), text: z.string(), byName: z.string(), byPost: z.string().nullable(), at: z.string(),
    })
    .nullable(),
});

/** What a refusal carries: findings with their words, and for STALE what is stored now. */
export const refusalData = z.object({
  findings: z.array(findingSchema.extend({ words: z.string() })),
  current: z.unknown(),
});

/** Every procedure can refuse in these ways and no others. */
export const errors = {
  UNAUTHENTICATED: { status: 401, data: refusalData },
  FORBIDDEN: { status: 403, data: refusalData },
  NOT_FOUND: { status: 404, data: refusalData },
  STALE: { status: 409, data: refusalData },
  COMMAND_REUSED: { status: 409, data: refusalData },
  REFUSED: { status: 422, data: refusalData },
  UNAVAILABLE: { status: 503, data: refusalData },
} as const;

export const receiptSchema = z.object({ id: idSchema, activityId: idSchema.nullable(), entry: z.int() });

const base = oc.errors(errors);

/**
 * A verb's procedure: POST, idempotent by the client's `commandId`, unknown fields refused, answered by a receipt.
 * `tag` is the feature, `summary` one plain sentence for the readable page.
 */
export const command = <Shape extends z.ZodRawShape>(tag: string, path: `/${string}`, summary: string, shape: Shape) =>
  base
    .route({ method: 'POST', path, summary, tags: [tag] })
    .input(z.strictObject({ commandId: z.uuid(), ...shape }))
    .output(receiptSchema);

/** A read's procedure: GET with its filters in the address. */
export const read = <In extends z.ZodType, Out extends AnySchema>(tag: string, path: `/${string}`, summary: string, input: In, output: Out) =>
  base.route({ method: 'GET', path, summary, tags: [tag] }).input(input).output(output);

/** A page of a keyset list: at most `limit` rows after `after` (a key the list gave), and the key of the next page. */
export const page = { after: z.string().max(200).optional(), limit: z.coerce.number().int().min(1).max(100).default(20) };
export const pageOf = <Row extends z.ZodType>(row: Row) => z.object({ rows: z.array(row), next: z.string().nullable() });
