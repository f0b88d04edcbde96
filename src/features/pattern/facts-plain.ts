/** The words of a pattern, without the schemas: pages need these and should not have to fetch what checks data. */

import type { Design } from './facts.ts';

export type { Design, Edition } from './facts.ts';

/** Who does it, by the part played and never by name. */
export const bys = ['host', 'partner', 'both', 'none'] as const;
export type By = (typeof bys)[number];

/** Papers of an activity that a pattern names; each is one of the papers an activity’s page gives. */
export const paperKeys = [
  'letter', 'agreement', 'programme', 'estimate', 'approval', 'notice', 'sign-in', 'record', 'photos', 'bulletin', 'summary', 'problems', 'reimbursement', 'good-practice',
] as const;
export type PaperKey = (typeof paperKeys)[number];

export const states = ['active', 'retired'] as const;

/** Minutes of all agenda items. */
export const minutesOf = ({ sessions }: Pick<Design, 'sessions'>): number => sessions.flatMap(({ agenda }) => agenda).reduce((sum, item) => sum + item.minutes, 0);

const clockMinutes = (at: string): number => Number(at.slice(0, 2)) * 60 + Number(at.slice(3));
/** When a session ends that begins at `from` and takes so long; null where that is past midnight. */
export function endOf(from: string, minutes: number): string | null {
  const end = clockMinutes(from) + minutes;
  return end > 24 * 60 - 1 ? null : `${String(Math.trunc(end / 60)).padStart(2, '0')}:${String(end % 60).padStart(2, '0')}`;
}
