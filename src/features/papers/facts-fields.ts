import type { Field, Values } from '#shared/document/fields.ts';
import type { PaperField, PaperKnown } from './facts.ts';
import { costFields } from './facts-cost.ts';
import { outcomeFields, publicityFields } from './facts-outcome.ts';
import { programmeFields } from './facts-programme.ts';
import { recordFields } from './facts-record.ts';
import { sidesFields } from './facts-sides.ts';
import { topicFields } from './facts-topic.ts';
import { yearFields } from './facts-year.ts';

/** Every fact a paper may name, in the order of an activity's life. */
export const paperFields: readonly PaperField[] = [...topicFields, ...sidesFields, ...programmeFields, ...costFields, ...recordFields, ...publicityFields, ...outcomeFields, ...yearFields];

/** The same as names and kinds, for filling and for an office's own templates. */
export const fields: readonly Field[] = paperFields.map(({ name, kind, items }): Field => (kind === 'list' ? { name, kind, fields: items ?? [] } : { name, kind }));

export const fieldOf = (name: string): PaperField => {
  const found = paperFields.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no paper field ${name}`);
  return found;
};

/** All values of one activity, by name. */
export const valuesOf = (known: PaperKnown): Values => Object.fromEntries(paperFields.map((one) => [one.name, one.of(known)]));
