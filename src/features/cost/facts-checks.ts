import { basesOf, categories, type Basis, type Category } from './facts-plain.ts';
import type { CostLine } from './facts.ts';

/**
 * What the cost rules (CST) read, of whatever is to be paid: an activity, a line of the year's plan, a few figures typed
 * into the rulebook. What nobody knows is null, and a rule that needs it is silent.
 */
export interface CostFacts {
  readonly lines: readonly CostLine[];
  /** The day whose parameters apply. */
  readonly day: string;
  readonly people: number | null;
  /** Days and half-days it lasts, and the minutes of its agenda or sessions. */
  readonly days: number | null;
  readonly halfDays: number | null;
  readonly minutes: number | null;
  readonly place: string | null;
  /** Outside the office's city or province (常驻地). */
  readonly away: 'no' | 'city' | 'province' | null;
  /** A temporary branch on site is host: its members draw travel allowance (domain-rules 2.2). */
  readonly onSite: boolean;
  /** A partner is under audit on the day. */
  readonly audited: boolean;
  /** It has been held: what was spent and the papers for it are asked for. */
  readonly held: boolean;
}

/** A travel table's line: the most that a night in a place may cost, by rank (others, 司局级, 部级), in fen. */
export interface Rate {
  readonly place: string;
  readonly others: number;
  readonly bureau: number;
  readonly minister: number;
}

export const isKnown = (category: string): category is Category => (categories as readonly string[]).includes(category);
export const fits = (category: Category, basis: Basis): boolean => basesOf[category].includes(basis);

/** Lines of a category that cost something. */
export const of = (facts: CostFacts, category: Category): readonly CostLine[] => facts.lines.filter((line) => line.category === category && line.amountFen > 0);

/** What of a venue falls on one person and half-day, in fen; null where people or half-days are not known. */
export function venueShare(line: CostLine, { people, halfDays }: CostFacts): number | null {
  if (line.basis === 'person_half_day') return line.unitFen;
  if (people === null || people === 0) return null;
  if (line.basis === 'half_day') return (line.unitFen * line.quantity) / people;
  return halfDays === null || halfDays === 0 ? null : line.amountFen / people / halfDays;
}

/** What one person eats for on one day, in fen, and whether that is one meal only. */
export interface Board {
  readonly lines: readonly CostLine[];
  readonly perDay: number;
  readonly oneMeal: boolean;
}

/**
 * Meal lines as people eat them. Lines for no more people together than there are may be different tables, so each is taken
 * by itself; else the same people eat them all, and they are one day's board.
 */
export function boards(facts: CostFacts): Board[] {
  const days = Math.max(1, facts.days ?? 1);
  const meals = of(facts, 'meal').filter(({ basis }) => basis === 'person_meal' || basis === 'person_day');
  return (['own', 'partner'] as const).flatMap((side) => {
    const lines = meals.filter((line) => line.spentOn === side);
    const heads = lines.reduce((all, line) => all + line.quantity, 0);
    const tables = facts.people !== null && heads <= facts.people ? lines.map((line) => [line]) : lines.length === 0 ? [] : [lines];
    return tables.map((table): Board => ({
      lines: table,
      perDay: table.reduce((all, line) => all + (line.basis === 'person_day' ? line.unitFen : (line.unitFen * line.times) / days), 0),
      oneMeal: table.every((line) => line.basis === 'person_meal') && table.reduce((all, line) => all + line.times, 0) <= days,
    }));
  });
}

/** Texts of a line in which forbidden things are looked for. */
export const textOf = (line: CostLine): string => [line.note, line.actualNote].filter((text) => text !== null).join('；').normalize('NFKC').replace(/[\s\p{Cf}]/gu, '');

/** The first of the words in a text, once set phrases in which they mean something else are taken out: 酒店 is no 酒. */
export function wordIn(text: string, words: readonly string[], except: readonly string[]): string | null {
  if (text === '') return null;
  const left = except.reduce((rest, phrase) => rest.replaceAll(phrase, '〇'), text);
  return words.find((word) => left.includes(word)) ?? null;
}

/** The line a finding of the cost rules is about; null where it is about all of them together. */
export const lineOf = (finding: { readonly subject: string }): string | null => (/^[\da-f-]{36}(?= |$)/.exec(finding.subject)?.[0] ?? null);
