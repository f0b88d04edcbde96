import { readings, states, type Reading } from '#features/outcome/contract-views.ts';
import { problemKinds } from '#features/record/facts.ts';
import type { Search } from '#web/address.ts';

/** Filters of the list as the address has them, the page's key apart. What is no filter is left out. */
export interface OutcomeQuery {
  readonly as: Reading;
  readonly state?: (typeof states)[number];
  readonly kind?: (typeof problemKinds)[number];
  readonly overdue?: 'yes';
  readonly mine?: 'yes';
  readonly outside?: 'yes';
  readonly branch?: string;
  readonly project?: string;
  readonly result?: string;
  readonly year?: number;
}
const isId = (text: string | undefined): text is string => text !== undefined && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);

/** Reads the filters out of an address; values written by hand that mean nothing are not sent. */
export function queryOf(search: Search): OutcomeQuery {
  const as = readings.find((one) => one === search['as']) ?? 'problems';
  const state = states.find((one) => one === search['state']);
  const kind = problemKinds.find((one) => one === search['kind']);
  const { branch, project, result, year } = search;
  return {
    as, ...(state ? { state } : {}), ...(kind ? { kind } : {}), ...(search['overdue'] === 'yes' ? { overdue: 'yes' as const } : {}), ...(search['mine'] === 'yes' ? { mine: 'yes' as const } : {}), ...(search['outside'] === 'yes' ? { outside: 'yes' as const } : {}),
    ...(isId(branch) ? { branch } : {}), ...(isId(project) ? { project } : {}), ...(result ? { result: result.slice(0, 40) } : {}), ...(/^20\d\d$/.test(year ?? '') ? { year: Number(year) } : {}),
  };
}

/** The same for an address. */
export const addressed = ({ year, ...rest }: OutcomeQuery): Record<string, string> => ({ ...rest, ...(year === undefined ? {} : { year: String(year) }) });
