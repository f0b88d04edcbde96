import { noDeclarations } from '#features/activity/facts.ts';
import { insert, refuse, remove, update, type Change, type Decision, type Given } from '#shared/decision.ts';
import { need } from '#shared/finding.ts';
import { nameKey, plainName } from '#shared/pinyin.ts';
import { barred } from '#shared/policy.ts';
import type { ImportInput } from './contract.ts';
import { branchNames, kindOf } from './facts-body.ts';
import { activityTable, type Meanings } from './facts-table.ts';
import { plainTitle } from './facts-titles.ts';
import { tableFor } from './facts-lines.ts';
import { storable, type CaseRead } from './facts-case.ts';
import { undated, type Body, type CaseFacts } from './facts.ts';
import { importPolicy } from './policy.ts';

/** What bringing history in changes: pure. */

export interface UnitBy {
  readonly id: string;
  readonly own: boolean;
  /** By `plainName`. */
  readonly branches: ReadonlyMap<string, string>;
}
export interface BatchKnown {
  readonly id: string;
  readonly cases: number;
  readonly takenBackAt: string | null;
}
export interface CasesFacts {
  readonly batch: BatchKnown | null;
  /** Each case of the input as read, in its order, with the hash of what it says. */
  readonly read: readonly { readonly one: CaseRead; readonly hash: string }[];
  /** Source key → hash of what is here under it. */
  readonly known: ReadonlyMap<string, string>;
  /** `plainName` → unit, by name or alias. */
  readonly units: ReadonlyMap<string, UnitBy>;
  readonly nextNumber: number;
}

export type Standing = 'new' | 'unchanged' | 'changed';

/** How each case stands to what is here and to those before it in the same file: the first of one key counts. */
export function standings(read: CasesFacts['read'], known: ReadonlyMap<string, string>): (Standing | null)[] {
  const seen = new Map(known);
  return read.map(({ one, hash }) => {
    if (!one.ok) return null;
    const before = seen.get(one.facts.key);
    if (before === undefined) seen.set(one.facts.key, hash);
    return before === undefined ? 'new' : before === hash ? 'unchanged' : 'changed';
  });
}

export function bring(facts: CasesFacts, input: ImportInput<'cases'>, given: Given): Decision {
  const against = barred(importPolicy, 'import.cases', given.actor);
  if (against.length > 0) return refuse(...against);
  const { batch } = facts;
  if (batch !== null && batch.takenBackAt !== null) return refuse(need('need.import_open', 'batchId'));
  const wrong = facts.read.findIndex(({ one }) => !one.ok);
  if (wrong >= 0) return refuse(need('need.import_readable', 'cases', { number: wrong + 1 }));
  const states = standings(facts.read, facts.known);
  const differs = states.indexOf('changed');
  if (differs >= 0) return refuse(need('need.import_same', 'cases', { number: differs + 1 }));
  const fresh = facts.read.flatMap(({ one, hash }, at) => (one.ok && states[at] === 'new' ? [{ one: one.facts, hash, raw: input.cases[at] }] : []));
  const made: Change[] = [];
  const units = new Map(facts.units);
  fresh.forEach(({ one, hash, raw }, index) => {
    made.push(...caseRows(one, { hash, raw, batchId: input.batchId, number: facts.nextNumber + index, units, given }));
  });
  // Rows of one table together: they go in with one statement.
  const ordered = writeOrder.flatMap((table) => made.filter((change) => change.table === table));
  const total = (batch?.cases ?? 0) + fresh.length;
  const head = batch === null
    ? insert('importBatch', { id: input.batchId, name: input.name, cases: total, byName: given.actor.name, at: given.now })
    : update('importBatch', input.batchId, { cases: total });
  return {
    ok: true, subject: { type: 'import', id: input.batchId, activityId: null }, changes: [head, ...ordered],
    events: [{ name: 'import.brought', details: { name: input.name, count: fresh.length } }],
  };
}

/** What a row points at is there before it. */
const writeOrder = ['unit', 'activity', 'side', 'problem', 'importedCase'] as const;

interface Making {
  readonly hash: string;
  readonly raw: unknown;
  readonly batchId: string;
  readonly number: number;
  /** Grows by the units the cases before have entered. */
  readonly units: Map<string, UnitBy>;
  readonly given: Given;
}

function caseRows(one: CaseFacts, { hash, raw, batchId, number, units, given }: Making): Change[] {
  const id = given.newId();
  const changes: Change[] = [];
  const sides = [...one.hosts.map((body) => ({ body, role: 'host' as const })), ...one.partners.map((body) => ({ body, role: 'partner' as const }))].map(({ body, role }, index) => {
    const unit = body.unit === null ? null : unitFor(body.unit, body, batchId, units, changes, given);
    const branchIds = branchesOf(body, unit);
    return { role, own: unit?.own === true, branchIds, row: { id: given.newId(), activityId: id, position: index + 1, role, unitId: unit?.id ?? null, branchIds: [...branchIds], bodyWords: branchIds.length > 0 ? null : body.branch } };
  });
  const hostBranchIds = [...new Set(sides.filter((side) => side.role === 'host' && side.own).flatMap((side) => side.branchIds))];
  const { held } = one;
  const activity = insert('activity', {
    id, code: `史-${String(number).padStart(4, '0')}`, year: held.year, stage: 'archived', origin: 'imported', theme: one.theme, kind: one.kind, forms: [...one.forms],
    branchId: hostBranchIds[0] ?? null, hostBranchIds, proposerId: null, organiserId: null, place: one.place, heldOn: held.on, heldWords: held.words,
    publicity: one.outlets.length > 0 ? 'done' : 'unknown', conversion: 'unknown', declarations: JSON.parse(JSON.stringify(noDeclarations)), createdAt: given.now, sortOn: held.sortOn ?? one.published.sortOn ?? undated,
  });
  return [
    ...changes, activity, ...sides.map((side) => insert('side', side.row)),
    ...one.problems.map((text) => insert('problem', { id: given.newId(), activityId: id, kind: 'problem', text })),
    insert('importedCase', {
      id: given.newId(), activityId: id, batchId, sourceKey: one.key, contentHash: hash, publishedWords: one.published.words ?? one.published.on,
      participants: one.participants.count, participantsBound: one.participants.bound, participantsWords: one.participants.words, projectWords: one.project,
      outcomes: [...one.outcomes], outlets: [...one.outlets], sourceUrls: [...one.sourceUrls], remarks: one.remarks,
      notes: JSON.parse(JSON.stringify(one.notes)), original: JSON.parse(JSON.stringify(storable(raw))),
    }),
  ];
}

/** The unit of that name or alias; entered where there is none. */
function unitFor(name: string, { industry, region }: Body, batchId: string, units: Map<string, UnitBy>, changes: Change[], given: Given): UnitBy {
  const known = units.get(plainName(name));
  if (known !== undefined) return known;
  const made: UnitBy = { id: given.newId(), own: false, branches: new Map() };
  changes.push(insert('unit', { id: made.id, name, kind: kindOf(name), industry, region, pinyin: nameKey(name), batchId }));
  units.set(plainName(name), made);
  return made;
}

/** Branches of the unit by the names told, if all of them are known; else none, and the words stand for them. */
function branchesOf({ branch }: Body, unit: UnitBy | null): readonly string[] {
  if (branch === null || unit === null) return [];
  const found = branchNames(branch).map((name) => unit.branches.get(plainName(name)));
  return found.every((id) => id !== undefined) ? [...new Set(found)] : [];
}

const meaningsOf = (table: ImportInput<'rememberColumn'>['table']): Meanings<string> => (table === 'activities' ? activityTable : tableFor(table));

export interface ColumnFacts {
  /** The row that says it already. */
  readonly known: { readonly id: string; readonly field: string } | null;
}

/** What a person says of a column stands until somebody says otherwise. */
export function rememberColumn({ known }: ColumnFacts, { title, field, table }: ImportInput<'rememberColumn'>, given: Given): Decision {
  const against = barred(importPolicy, 'import.remember_column', given.actor);
  if (against.length > 0) return refuse(...against);
  const plain = plainTitle(title);
  if (plain === '') return refuse(need('need.import_title', 'title'));
  if (!meaningsOf(table).fields.includes(field)) return refuse(need('need.import_field', 'field'));
  const id = known?.id ?? given.newId();
  const change = known === null ? insert('importColumn', { id, title: `${meaningsOf(table).memory}${plain}`, field }) : update('importColumn', id, { field });
  return { ok: true, subject: { type: 'import_column', id, activityId: null }, changes: [change], events: [{ name: 'import.column_remembered', details: { title, field: table === 'activities' ? `@imported.column.${field}` : `@lines.column.${field}` } }] };
}

export interface TakeBackFacts {
  readonly batch: BatchKnown;
  readonly builtOn: number;
  /** Rows of the next activities to go. */
  readonly rows: readonly { readonly table: 'importedCase' | 'problem' | 'side' | 'activity'; readonly id: string }[];
  /** Whether these are the last. */
  readonly last: boolean;
  /** Units it entered that nothing else names. */
  readonly unitIds: readonly string[];
  readonly name: string;
}

export function takeBack(facts: TakeBackFacts, _: ImportInput<'takeBack'>, given: Given): Decision {
  const against = barred(importPolicy, 'import.take_back', given.actor);
  if (against.length > 0) return refuse(...against);
  if (facts.batch.takenBackAt !== null) return refuse(need('need.import_open'));
  if (facts.builtOn > 0) return refuse(need('need.import_untouched', null, { count: facts.builtOn }));
  const gone = facts.rows.map(({ table, id }) => remove(table, id));
  const done = facts.last ? [...facts.unitIds.map((id) => remove('unit', id)), update('importBatch', facts.batch.id, { takenBackAt: given.now })] : [];
  return {
    ok: true, subject: { type: 'import', id: facts.batch.id, activityId: null }, changes: [...gone, ...done],
    events: facts.last ? [{ name: 'import.taken_back', details: { name: facts.name } }] : [],
  };
}
