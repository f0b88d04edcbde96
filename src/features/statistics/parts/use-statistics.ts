import type { StatisticsView } from '#features/statistics/contract.ts';
import { labelWords } from '#features/statistics/facts-labels.ts';
import type { About } from '#features/statistics/facts-records.ts';
import type { Say } from '#shared/language.ts';
import { isDay } from '#shared/dates.ts';
import { type Search, useSearch } from '#web/address.ts';
import { useSay } from '#web/language.tsx';

/** Names of keys and words of the figures together. */
export const useLabels = (): Say => useSay(labelWords);

const isId = (text: string | undefined): text is string => text !== undefined && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);

export interface Asked {
  readonly year?: number;
  readonly branch?: string;
  readonly asAt?: string;
}
/** What the page is about, out of its address; what is written by hand and means nothing is told, not sent. */
export function askedOf(search: Search): { readonly asked: Asked; readonly wrong: readonly (readonly [field: 'year' | 'branch' | 'asAt', value: string])[] } {
  const { year, branch, asAt } = search;
  const sensible = { year: year !== undefined && /^\d{4}$/.test(year), branch: isId(branch), asAt: asAt !== undefined && isDay(asAt) };
  return {
    asked: { ...(sensible.year ? { year: Number(year) } : {}), ...(sensible.branch && branch !== undefined ? { branch } : {}), ...(sensible.asAt && asAt !== undefined ? { asAt } : {}) },
    wrong: (['year', 'branch', 'asAt'] as const).flatMap((field) => { const value = search[field]; return value === undefined || value === '' || sensible[field] ? [] : [[field, value] as const]; }),
  };
}
export const useAsked = () => askedOf(useSearch().search);

/** The same for addresses of records. */
export const aboutOf = ({ about: { year, branch, asAt } }: StatisticsView): About => ({ year: year === null ? undefined : String(year), branch: branch?.id, asAt: asAt ?? undefined });
