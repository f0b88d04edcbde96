import { mostAliases } from '#features/unit/contract.ts';
import { filledFields, type FilledField } from '#features/unit/facts.ts';
import { plainName } from '#shared/pinyin.ts';
import type { LineNote, Wrong } from './facts-lines-cells.ts';
import type { LineRead, UnitSaid } from './facts-lines-read.ts';

/** What rows of sheets of partners come to against what is here: the same for the preview and for the command. Pure. */

/** A unit as it stands here, or as a row before in the same step entered it. */
export interface UnitHere {
  readonly id: string;
  readonly name: string;
  readonly own: boolean;
  readonly aliases: readonly string[];
  readonly industry: string | null;
  readonly region: string | null;
  readonly field: string | null;
  readonly frontLine: boolean | null;
  readonly note: string | null;
  readonly kind: string;
  readonly version: number;
  readonly batchId: string | null;
  /** What of its lists stands, word for word, and whom one speaks to. */
  readonly offers: readonly string[];
  readonly liaisons: readonly string[];
}

export interface LaidLine {
  readonly state: 'new' | 'filled' | 'unchanged' | 'refused';
  readonly wrong: readonly Wrong[];
  readonly notes: readonly LineNote[];
  /** The unit it is about as it stands after this row; null where the row is refused. */
  readonly unit: UnitHere | null;
  /** Whether this row enters the unit. */
  readonly made: boolean;
  readonly aliases: readonly string[];
  readonly filled: Readonly<Partial<Record<FilledField, string | boolean>>>;
  readonly offer: LineRead['offer'];
  readonly liaison: UnitSaid['liaison'];
}

export interface Known {
  /** `plainName` → unit, by name or alias. */
  readonly units: ReadonlyMap<string, UnitHere>;
  /** Units by id that rows say they are. */
  readonly byId: ReadonlyMap<string, UnitHere>;
  /** YYYY-MM-DD. */
  readonly today: string;
  readonly newId: () => string;
  /** The import this is a step of: what it entered itself nobody has seen under an older version. */
  readonly batchId: string | null;
}

const refused = (read: LineRead, wrong: readonly Wrong[]): LaidLine => ({ state: 'refused', wrong, notes: read.notes, unit: null, made: false, aliases: [], filled: {}, offer: null, liaison: null });
const at = (field: string, reason: string, facts: Wrong['facts'] = {}): Wrong => ({ field, reason, facts });

/** Each row in its order, knowing what the rows before it came to. */
export function laidOut(lines: readonly LineRead[], known: Known): LaidLine[] {
  const units = new Map(known.units);
  const byId = new Map([...known.byId, ...[...known.units.values()].map((unit) => [unit.id, unit] as const)]);
  return lines.map((read) => {
    const laid = read.wrong.length > 0 ? refused(read, read.wrong) : layOne(read, units, byId, known);
    if (laid.unit !== null) {
      byId.set(laid.unit.id, laid.unit);
      for (const name of [laid.unit.name, ...laid.unit.aliases]) units.set(plainName(name), laid.unit);
    }
    return laid;
  });
}

function layOne(read: LineRead, units: ReadonlyMap<string, UnitHere>, byId: ReadonlyMap<string, UnitHere>, known: Known): LaidLine {
  const nameField = read.sheet === 'units' ? 'name' : 'unit';
  const { unit: said, attach, offer } = read;
  if (offer !== null && offer.untilOn !== null && offer.untilOn < known.today) return refused(read, [at('until', 'until_past', { day: offer.untilOn })]);
  const attached = attach === null ? null : (byId.get(attach) ?? null);
  if (attach !== null && attached === null) return refused(read, [at(nameField, 'attach_gone')]);
  const called = [attached, ...[said.name, ...said.aliases].map((name) => units.get(plainName(name)))].filter((unit) => unit !== undefined && unit !== null);
  const [first, other] = [...new Map(called.map((unit) => [unit.id, unit])).values()];
  if (first !== undefined && other !== undefined) return refused(read, [at(nameField, 'two_units', { one: first.name, other: other.name })]);
  if (first?.own === true) return refused(read, [at(nameField, 'own_unit', { name: first.name })]);
  return first === undefined ? entered(read, known) : against(read, first, known);
}

function entered(read: LineRead, { newId, batchId }: Known): LaidLine {
  const { name, aliases, kind, industry, region, field, frontLine, note, liaison } = read.unit;
  const unit: UnitHere = {
    id: newId(), name, own: false, aliases, kind, industry, region, field, frontLine, note, version: 1, batchId,
    offers: read.offer === null ? [] : [read.offer.text], liaisons: liaison === null ? [] : [liaison.name],
  };
  const notes: LineNote[] = read.sheet === 'offers' ? [{ field: 'unit', kind: 'enters', from: name, to: null }] : [];
  return { state: 'new', wrong: [], notes: [...read.notes, ...notes], unit, made: true, aliases: [], filled: {}, offer: read.offer, liaison };
}

const shown = (field: string, value: string | boolean): string => (field === 'frontLine' ? `@unit.${value === true ? 'yes' : 'no'}` : field === 'industry' ? `@industry.${String(value)}` : String(value));
/** The column of a sheet that fills a field in. */
export const columnOf: Readonly<Record<FilledField, string>> = { industry: 'industry', region: 'region', field: 'field', frontLine: 'front_line', note: 'note' };

/** What is known stays; what was unknown is filled in; what is told otherwise is shown, and left to a person. */
function against(read: LineRead, unit: UnitHere, { batchId }: Known): LaidLine {
  const { unit: said, offer } = read;
  const filled: Record<string, string | boolean> = {};
  // What a kind is guessed from is the name alone: it never speaks against what is here.
  const notes: LineNote[] = read.notes.filter((note) => note.field !== 'kind' || note.kind !== 'guessed');
  for (const field of read.sheet === 'units' ? filledFields : []) {
    const value = said[field];
    if (value === null) continue;
    const here = unit[field];
    if (here === null) {
      filled[field] = value;
      notes.push({ field: columnOf[field], kind: 'filled', from: shown(field, value), to: null });
    } else if (here !== value) notes.push({ field: columnOf[field], kind: 'differs', from: shown(field, value), to: shown(field, here) });
  }
  const names = [unit.name, ...unit.aliases].map(plainName);
  const aliases = [said.name, ...said.aliases].filter((name) => !names.includes(plainName(name)));
  if (unit.aliases.length + aliases.length > mostAliases) return refused(read, [at('aliases', 'many_aliases', { most: mostAliases })]);
  if (aliases.length > 0) notes.push({ field: 'aliases', kind: 'filled', from: aliases.join('、'), to: null });
  const liaison = said.liaison === null || unit.liaisons.some((name) => plainName(name) === plainName(said.liaison?.name ?? '')) ? null : said.liaison;
  const line = offer === null || unit.offers.includes(offer.text) ? null : offer;
  const touched = Object.keys(filled).length > 0 || aliases.length > 0;
  const next: UnitHere = {
    ...unit, ...filled, aliases: [...unit.aliases, ...aliases], offers: line === null ? unit.offers : [...unit.offers, line.text], liaisons: liaison === null ? unit.liaisons : [...unit.liaisons, liaison.name],
    version: unit.version + (touched && (batchId === null || unit.batchId !== batchId) ? 1 : 0),
  };
  const state = line !== null ? 'new' : touched || liaison !== null ? 'filled' : 'unchanged';
  return { state, wrong: [], notes, unit: next, made: false, aliases, filled, offer: line, liaison };
}
