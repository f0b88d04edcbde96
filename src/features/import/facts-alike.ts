import { plainName } from '#shared/pinyin.ts';
import { nameOfBody, type CaseFacts } from './facts.ts';

/** Whether a case and an activity here of the same theme and day may be one. Pure. */

interface SideHere {
  readonly role: string;
  readonly name: string;
}

/** Parties are compared by what of their names is told: one office's list has 农业处党支部, another the unit before it. */
const meet = (some: readonly string[], others: readonly string[]): boolean => {
  const [ours, theirs] = [some, others].map((names) => names.map(plainName).filter((name) => name !== '')) as [string[], string[]];
  return ours.length === 0 || theirs.length === 0 || ours.some((one) => theirs.some((other) => one.includes(other) || other.includes(one)));
};

/** Not where both tell hosts, or both tell partners, and none of them is the same. */
export function mayBeSame({ hosts, partners }: Pick<CaseFacts, 'hosts' | 'partners'>, sides: readonly SideHere[]): boolean {
  const of = (role: string): string[] => sides.filter((side) => side.role === role).map(({ name }) => name);
  return meet(hosts.map(nameOfBody), of('host')) && meet(partners.map(nameOfBody), of('partner'));
}
