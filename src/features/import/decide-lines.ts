import { insert, refuse, remove, update, type Change, type Decision, type Given } from '#shared/decision.ts';
import { need } from '#shared/finding.ts';
import { nameKey } from '#shared/pinyin.ts';
import { barred } from '#shared/policy.ts';
import type { ImportInput } from './contract.ts';
import type { BatchKnown } from './decide.ts';
import { laidOut, type Known, type LaidLine, type UnitHere } from './facts-lines-laid.ts';
import type { LineRead } from './facts-lines-read.ts';
import { importPolicy } from './policy.ts';

/** What bringing in sheets of partners and their lists changes, and taking it back: pure. */

export interface LinesFacts extends Pick<Known, 'units' | 'byId'> {
  readonly batch: BatchKnown | null;
  readonly read: readonly LineRead[];
}

export function bringLines(facts: LinesFacts, input: ImportInput<'lines'>, given: Given): Decision {
  const against = barred(importPolicy, 'import.lines', given.actor);
  if (against.length > 0) return refuse(...against);
  const { batch, read } = facts;
  if (batch !== null && batch.takenBackAt !== null) return refuse(need('need.import_open', 'batchId'));
  const laid = laidOut(read, { ...facts, today: given.today, newId: given.newId, batchId: input.batchId });
  const wrong = laid.findIndex(({ state }) => state === 'refused');
  if (wrong >= 0) return refuse(need('need.import_line', 'lines', { number: wrong + 1 }));
  const done = laid.flatMap((line, index) => (line.state === 'unchanged' || line.unit === null ? [] : [{ line, unit: line.unit, original: read[index]?.original ?? null, sheet: read[index]?.sheet ?? 'units' }]));
  const rows = done.map(({ line, unit, original, sheet }) => lineRows(line, unit, { original, sheet, batchId: input.batchId, given }));
  // A unit as it stands after all rows of this step; rows of one table together go in with one statement.
  const last = new Map(done.map(({ unit }) => [unit.id, unit]));
  const made = new Set(done.filter(({ line }) => line.made).map(({ unit }) => unit.id));
  const touched = new Set(done.filter(({ line, unit }) => !made.has(unit.id) && (line.aliases.length > 0 || Object.keys(line.filled).length > 0)).map(({ unit }) => unit.id));
  const units = [...last.values()].flatMap((unit): Change[] => (made.has(unit.id) ? [insert('unit', unitRow(unit))] : touched.has(unit.id) ? [update('unit', unit.id, filledRow(unit))] : []));
  const of = (table: Change['table']): Change[] => rows.flat().filter((change) => change.table === table);
  const total = (batch?.cases ?? 0) + done.length;
  const head = batch === null
    ? insert('importBatch', { id: input.batchId, name: input.name, cases: total, byName: given.actor.name, at: given.now })
    : update('importBatch', input.batchId, { cases: total });
  return {
    ok: true, subject: { type: 'import', id: input.batchId, activityId: null }, changes: [head, ...units, ...of('unitOffer'), ...of('unitLiaison'), ...of('importedLine')],
    events: [{ name: 'import.lines_brought', details: { name: input.name, units: made.size, offers: of('unitOffer').length, filled: touched.size } }],
  };
}

const filledRow = ({ aliases, industry, region, field, frontLine, note, version }: UnitHere) => ({ aliases: [...aliases], industry, region, field, frontLine, note, version });
const unitRow = (unit: UnitHere) => ({ id: unit.id, name: unit.name, kind: unit.kind, pinyin: nameKey(unit.name), batchId: unit.batchId, ...filledRow(unit) });

interface Making {
  readonly original: unknown;
  readonly sheet: string;
  readonly batchId: string;
  readonly given: Given;
}
function lineRows({ made, aliases, filled, notes, offer, liaison }: LaidLine, unit: UnitHere, { original, sheet, batchId, given: { actor, now, newId } }: Making): Change[] {
  const [offerId, liaisonId] = [offer === null ? null : newId(), liaison === null ? null : newId()];
  const by = { byName: actor.name, createdAt: now };
  return [
    ...(offer === null || offerId === null ? [] : [insert('unitOffer', { id: offerId, unitId: unit.id, ...offer, byPersonId: actor.personId, ...by })]),
    ...(liaison === null || liaisonId === null ? [] : [insert('unitLiaison', { id: liaisonId, unitId: unit.id, ...liaison, ...by })]),
    insert('importedLine', {
      id: newId(), batchId, sheet, unitId: unit.id, made, offerId, liaisonId, aliases: [...aliases], filled: { ...filled },
      notes: JSON.parse(JSON.stringify(notes)), original: JSON.parse(JSON.stringify(original)),
    }),
  ];
}

export interface TakeBackLinesFacts {
  readonly batch: BatchKnown & { readonly name: string };
  /** Rows of it that somebody has worked on since. */
  readonly builtOn: number;
  /** The next rows to go, and what each has made. */
  readonly lines: readonly { readonly id: string; readonly offerId: string | null; readonly liaisonId: string | null }[];
  /** Units that were here before and get back what they did not know: as they stand afterwards. */
  readonly emptied: readonly Pick<UnitHere, 'id' | 'aliases' | 'industry' | 'region' | 'field' | 'frontLine' | 'note' | 'version'>[];
  /** Where no row is left: units it entered that nothing else names. */
  readonly unitIds: readonly string[];
  readonly last: boolean;
}

export function takeBackLines({ batch, builtOn, lines, emptied, unitIds, last }: TakeBackLinesFacts, given: Given): Decision {
  const against = barred(importPolicy, 'import.take_back', given.actor);
  if (against.length > 0) return refuse(...against);
  if (batch.takenBackAt !== null) return refuse(need('need.import_open'));
  if (builtOn > 0) return refuse(need('need.import_lines_untouched', null, { count: builtOn }));
  const gone = (table: 'unitOffer' | 'unitLiaison', ids: readonly (string | null)[]): Change[] => ids.flatMap((id) => (id === null ? [] : [remove(table, id)]));
  return {
    ok: true, subject: { type: 'import', id: batch.id, activityId: null },
    changes: [
      ...gone('unitOffer', lines.map((line) => line.offerId)), ...gone('unitLiaison', lines.map((line) => line.liaisonId)), ...lines.map(({ id }) => remove('importedLine', id)),
      ...emptied.map(({ id, aliases, ...rest }) => update('unit', id, { ...rest, aliases: [...aliases] })), ...unitIds.map((id) => remove('unit', id)),
      ...(last ? [update('importBatch', batch.id, { takenBackAt: given.now })] : []),
    ],
    events: last ? [{ name: 'import.taken_back', details: { name: batch.name } }] : [],
  };
}
