import { stages, standings } from '#features/activity/facts-plain.ts';
import { effects, figureNames, unknownKey, type FigureFilters } from '#features/statistics/facts-records.ts';
import { type Search, useSearch } from '#web/address.ts';
import { isDay } from '#shared/dates.ts';

/** Filters of activities as the address has them, the page's key apart. What is no filter is left out. */
export interface ActivityQuery extends FigureFilters {
  readonly stage?: (typeof stages)[number];
  readonly standing?: (typeof standings)[number];
  readonly branch?: string;
  readonly unit?: string;
  readonly project?: string;
  readonly from?: string;
  readonly to?: string;
}

const shapes: Readonly<Partial<Record<string, RegExp>>> = {
  held: /^(?:yes|no)$/, year: /^(?:\d{4}|unknown)$/, month: /^(?:0[1-9]|1[0-2]|unknown)$/, host: new RegExp(`^${unknownKey}$`), partner: new RegExp(`^${unknownKey}$`), effect: new RegExp(`^(?:${effects.join('|')})$`),
};
/** Filters that a figure leads with; each that reads as one. */
export function figuresOf(search: Search): FigureFilters {
  return Object.fromEntries(figureNames.flatMap((name) => {
    const value = search[name];
    const fits = value !== undefined && value !== '' && value.length <= 100 && (name === 'asAt' ? isDay(value) : (shapes[name]?.test(value) ?? true));
    return fits ? [[name, value]] : [];
  }));
}

const isId = (text: string | undefined): text is string => text !== undefined && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);

/** Reads the filters out of an address; values written by hand that mean nothing are not sent. */
export function queryOf(search: Search): ActivityQuery {
  const stage = stages.find((one) => one === search['stage']);
  const standing = standings.find((one) => one === search['standing']);
  const { branch, unit, project, from, to } = search;
  return {
    ...(stage ? { stage } : {}), ...(standing ? { standing } : {}), ...(isId(branch) ? { branch } : {}), ...(isId(unit) ? { unit } : {}),
    ...figuresOf(search), ...(isId(project) ? { project } : {}), ...(from !== undefined && isDay(from) ? { from } : {}), ...(to !== undefined && isDay(to) ? { to } : {}),
  };
}

/** The filters in the address, and the key of the page shown. */
export function useActivityQuery(): { query: ActivityQuery; after: string | undefined } {
  const { search } = useSearch();
  const after = search['after'];
  return { query: queryOf(search), after: after === '' ? undefined : after };
}
