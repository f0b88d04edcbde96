import { placeOf } from '#features/unit/facts-divisions.ts';
import { leastLikeness, unitsLike } from '#features/unit/queries.ts';
import type { Connection, Scope } from '#platform/command.ts';
import { newId } from '#shared/ids.ts';
import { plainName } from '#shared/pinyin.ts';
import { barred } from '#shared/policy.ts';
import { Refusal } from '#shared/refusal.ts';
import type { LinePreview } from './contract.ts';
import { laidOut } from './facts-lines-laid.ts';
import { importPolicy } from './policy.ts';
import { readLines, unitsOf } from './store-lines.ts';

/** Rows of sheets of partners as they would come in, each new unit with those of the directory it may be. Nothing is written. */
export async function previewLines(db: Connection, scope: Scope, lines: readonly Readonly<Record<string, unknown>>[], today: string): Promise<LinePreview[]> {
  const against = barred(importPolicy, 'import.preview_lines', scope.actor);
  if (against.length > 0) throw new Refusal('FORBIDDEN', against);
  const read = readLines(lines);
  const known = await unitsOf(db, scope, read);
  const laid = laidOut(read, { ...known, today, newId, batchId: null });
  const made = laid.flatMap(({ unit, made: enters }) => (unit !== null && enters ? [unit] : []));
  const like = await unitsLike(db, scope, made, await leastLikeness(db, scope));
  const alikeOf = new Map(made.map((unit, index) => [unit.id, like[index] ?? []]));
  const names = new Map((await namesOf(db, scope, like.flat().map(({ other }) => other))));
  return laid.map(({ state, wrong, notes, unit, made: enters }, at): LinePreview => {
    const { sheet, offer, unit: said } = read[at] as (typeof read)[number];
    const key = said.name === '' ? null : plainName(said.name);
    return {
      at, sheet, state, key, names: unit === null ? [] : [unit.name, ...unit.aliases].map(plainName), unit: unit?.name ?? (said.name === '' ? null : said.name), kind: offer?.kind ?? (sheet === 'units' && state !== 'refused' ? (unit?.kind ?? null) : null),
      text: offer?.text ?? null, place: offer === null ? (unit?.region == null ? null : placeOf(unit.region)) : offer.place, untilOn: offer?.untilOn ?? null,
      wrong: wrong.map((one) => ({ ...one, facts: { ...one.facts } })), notes: notes.map((note) => (note.field === 'region' ? { ...note, from: placeOf(note.from), to: note.to === null ? null : placeOf(note.to) } : note)),
      alike: enters && unit !== null ? (alikeOf.get(unit.id) ?? []).map(({ other, reasons }) => ({ id: other, name: names.get(other) ?? '', reasons: reasons.map((reason) => ({ ...reason })) })) : [],
    };
  });
}

async function namesOf(db: Connection, { officeId }: Scope, ids: readonly string[]): Promise<[string, string][]> {
  if (ids.length === 0) return [];
  const rows = await db.selectFrom('unit').select(['id', 'name']).where('officeId', '=', officeId).where('id', 'in', [...new Set(ids)]).execute();
  return rows.map(({ id, name }) => [id, name]);
}
