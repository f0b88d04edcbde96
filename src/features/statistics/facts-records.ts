import { z } from 'zod';
import { traits, unknown, type Trait } from './facts.ts';

/** The filters by which the list of activities and the 台账 show exactly those that a figure counts. */

/** In an address the unknown has a word. */
export const unknownKey = 'unknown';
const key = z.string().trim().min(1).max(100);

export const effects = ['raised', 'tasked', 'verified', 'undated', 'unknown'] as const;
/** Which stages are told apart ahead of the day. */
export const figureFilters = {
  held: z.enum(['yes', 'no']).optional(),
  year: z.string().regex(/^(\d{4}|unknown)$/).optional(),
  month: z.string().regex(/^(0[1-9]|1[0-2]|unknown)$/).optional(),
  host: z.enum([unknownKey]).optional(),
  partner: z.enum([unknownKey]).optional(),
  source: key.optional(), form: key.optional(), industry: key.optional(), field: key.optional(), region: key.optional(), front: key.optional(), strand: key.optional(),
  /** Industry and province of one partner together: `C|420000`. */
  reach: key.optional(),
  /** What became of problems raised at it. */
  effect: z.enum(effects).optional(),
  /** A kind of problem raised at it. */
  raised: key.optional(),
  /** As activities counted at the end of this day. */
  asAt: z.iso.date().optional(),
} satisfies z.ZodRawShape & Readonly<Record<Trait, unknown>>;
export type FigureFilters = z.infer<z.ZodObject<typeof figureFilters>>;
export const figureNames = Object.keys(figureFilters) as readonly (keyof FigureFilters)[];

/** Filters that stand in an address; the day alone filters nothing. */
export const filtersByFigure = (filters: FigureFilters): boolean => figureNames.some((name) => name !== 'asAt' && filters[name] !== undefined);

const inKey = (value: string): string => (value === unknownKey ? unknown : value.replaceAll(unknownKey, unknown));

/** Keys an activity must have, by the filters (`keysOf` in facts-cells.ts). */
export function keysAsked(filters: FigureFilters): string[] {
  const { held, year, month, host, partner, reach, effect, raised } = filters;
  return [
    ...(held === undefined ? [] : [held === 'yes' ? 'held' : 'ahead']),
    ...(year === undefined ? [] : [`year.${inKey(year)}`]), ...(month === undefined ? [] : [`month.${inKey(month)}`]),
    ...(host === undefined ? [] : [`branch.${unknown}`]), ...(partner === undefined ? [] : [`unit.${unknown}`]),
    ...traits.flatMap((trait) => { const value = filters[trait]; return value === undefined ? [] : [`${trait}.${inKey(value)}`]; }),
    ...(reach === undefined ? [] : [`reach.${inKey(reach)}`]), ...(effect === undefined ? [] : [`effect.${effect}`]), ...(raised === undefined ? [] : [`kind.${raised}`]),
  ];
}

/** What a page of figures is about, as its own address has it. */
export interface About {
  readonly year?: string | undefined;
  readonly branch?: string | undefined;
  readonly asAt?: string | undefined;
}
type Address = Readonly<Record<string, string>>;

const toKey = (value: string): string => value.replaceAll(unknown, unknownKey);
const dimensions: Readonly<Record<string, (key: string) => Address>> = {
  held: () => ({}), year: (value) => ({ year: value }), month: (value) => ({ month: value }), reach: (value) => ({ reach: value }), kind: (value) => ({ raised: value }),
  branch: (value) => (value === unknownKey ? { host: value } : { branch: value }), unit: (value) => ({ unit: value }), partner: () => ({ partner: unknownKey }),
  pair: (value) => { const [branch = '', unit = ''] = value.split('|'); return { branch, unit }; }, followed: () => ({ effect: 'unknown' }), days: () => ({ effect: 'undated' }),
  ...Object.fromEntries(traits.map((trait) => [trait, (value: string): Address => ({ [trait]: value })])),
};

/** The address of the records behind a held figure: what the page is about, and the row. */
export function recordsOf({ year, branch, asAt }: About, dimension: string, value = '', more: Address = {}): Address {
  const of = dimensions[dimension];
  if (of === undefined) throw new Error(`no records of ${dimension}`);
  return { held: 'yes', ...(year === undefined ? {} : { year }), ...(branch === undefined ? {} : { branch }), ...of(toKey(value)), ...more, ...(asAt === undefined ? {} : { asAt }) };
}
