import type { Field, Values } from '#shared/document/fields.ts';
import { inThread } from './run.ts';
import type { TemplateKind } from './work.ts';

/**
 * A template that was checked, filled with values: names give text, never markup and never a formula; what is not known
 * gives a blank; in sheets, a day, an amount or a whole number that fills its cell is a number. Done in a thread of its own.
 * @throws Refusal where it takes more time, memory or rows than a paper may.
 */
export async function fillTemplate(bytes: Uint8Array, kind: TemplateKind, fields: readonly Field[], values: Values): Promise<Uint8Array> {
  const answer = await inThread({ do: 'fill', bytes, kind, fields, values });
  if (!('bytes' in answer)) throw new Error('the thread for templates gave no file');
  return answer.bytes;
}
