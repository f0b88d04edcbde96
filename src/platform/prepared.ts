import { sql } from 'kysely';
import pg from 'pg';

/** Begins a statement that is sent again and again with the same text: it is planned once for each connection. */
const mark = '/* prepared */';

/** The beginning of a long or frequent statement: sql`${prepared} select …`. Its text must be one of few. */
export const prepared = sql.raw(mark);

const names = new Map<string, string>();
/** Beyond this many texts (filters make new ones) a statement goes unprepared, so that no connection fills up. */
const most = 100;

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= most) return known;
  const name = `p${names.size}`;
  names.set(text, name);
  return name;
}

type Query = (this: pg.Client, ...words: unknown[]) => unknown;

/** A connection that gives marked statements a name. Everything else goes as it is. */
export class PreparingClient extends pg.Client {}

// The library declares eight ways to call it; only a text with a list of values is looked at.
const preparing: Query = function (text, values, ...rest) {
  const query = pg.Client.prototype.query as unknown as Query;
  const name = typeof text === 'string' && Array.isArray(values) && text.startsWith(mark) ? nameOf(text) : undefined;
  return name === undefined ? query.call(this, text, values, ...rest) : query.call(this, { name, text, values }, ...rest);
};
Object.defineProperty(PreparingClient.prototype, 'query', { value: preparing });
