import { z } from 'zod';

type Row = Readonly<Record<string, unknown>>;
type Take = (value: unknown) => unknown;

const columnOf = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const instant: Take = (value) => (typeof value === 'string' ? new Date(value).toISOString() : value);
const asIs: Take = (value) => value;

/** What an object's schema names, out of a row: column names to ours, instants in one form, everything else left behind. */
function fromRow(schema: z.ZodObject): Take {
  const members = Object.keys(schema.shape).map((name) => ({ name, column: columnOf(name), take: /(^a|A)t$/.test(name) ? instant : asIs }));
  return (row) => {
    const made: Record<string, unknown> = {};
    for (const { name, column, take } of members) made[name] = take((row as Row)[column]);
    return made;
  };
}

function taker(schema: unknown): Take {
  if (schema instanceof z.ZodArray) {
    const each = taker(schema.element);
    return (rows) => (rows as readonly unknown[]).map(each);
  }
  if (schema instanceof z.ZodNullable) {
    const some = taker(schema.unwrap());
    return (value) => (value === null ? null : some(value));
  }
  return schema instanceof z.ZodObject ? fromRow(schema) : asIs;
}

/**
 * Makes of whole rows in JSON what the schema describes, by its names alone. Values are not looked through: the columns'
 * types and the door keep them, and a test holds every stage's activity against the schema. Looking through all of it
 * on every visit took longer than reading it.
 */
export function shaped<S extends z.ZodObject>(schema: S): (rows: unknown) => z.infer<S> {
  const members = Object.entries(schema.shape).map(([name, member]) => ({ name, take: taker(member) }));
  return (rows) => Object.fromEntries(members.map(({ name, take }) => [name, take((rows as Row)[name])])) as z.infer<S>;
}
