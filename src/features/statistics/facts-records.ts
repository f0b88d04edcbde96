import { traits, unknown } from './facts.ts';

/** The filters by which the list of activities and the 台账 show exactly those that a figure counts. */

/** In an address the unknown has a word. */
export const unknownKey = 'unknown';

export const effects = ['raised', 'tasked', 'verified', 'undated', 'unknown', 'unfollowed'] as const;
/** Names of the filters; `asAt` says as at the end of which day the others are meant. */
export const figureNames = ['held', 'year', 'month', 'host', 'partner', ...traits, 'reach', 'effect', 'raised', 'asAt'] as const;
export type FigureName = (typeof figureNames)[number];
export type FigureFilters = { readonly [name in Exclude<FigureName, 'held' | 'effect' | 'host' | 'partner'>]?: string | undefined } & {
  readonly held?: 'yes' | 'no' | undefined;
  readonly effect?: (typeof effects)[number] | undefined;
  readonly host?: typeof unknownKey | undefined;
  readonly partner?: typeof unknownKey | undefined;
};

/** Filters that stand in an address; the day alone filters nothing. */
export const filtersByFigure = (filters: FigureFilters): boolean => figureNames.some((name) => name !== 'asAt' && filters[name] !== undefined);

/** The key of the sums that a value in an address stands for. */
export const inKey = (value: string): string => (value === unknownKey ? unknown : value.replaceAll(unknownKey, unknown));

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
  pair: (value) => { const [branch = '', unit = ''] = value.split('|'); return { branch, unit }; }, followed: (value) => ({ effect: value === unknownKey ? 'unknown' : 'unfollowed' }), days: () => ({ effect: 'undated' }),
  ...Object.fromEntries(traits.map((trait) => [trait, (value: string): Address => ({ [trait]: value })])),
};

/** The address of the records behind a held figure: what the page is about, and the row. */
export function recordsOf({ year, branch, asAt }: About, dimension: string, value = '', more: Address = {}): Address {
  const of = dimensions[dimension];
  if (of === undefined) throw new Error(`no records of ${dimension}`);
  return { held: 'yes', ...(year === undefined ? {} : { year }), ...(branch === undefined ? {} : { branch }), ...of(toKey(value)), ...more, ...(asAt === undefined ? {} : { asAt }) };
}
