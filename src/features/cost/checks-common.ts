import type { Found } from '#shared/check.ts';
import { yuanText } from '#shared/format.ts';
import type { CostFacts } from './facts-checks.ts';
import { isKnown } from './facts-checks.ts';
import type { CostLine } from './facts.ts';

/** What the cost rules share: whose word lifts them, on which day they are read, how a line is named in what they say. */

/** 财行〔2017〕324号, the base of them all. */
export const measure = '《中央和国家机关基层党组织党建活动经费管理办法》（财行〔2017〕324号）';
export const training = '《中央和国家机关培训费管理办法》';
export const travel = '差旅伙食费和市内交通费收交管理有关事项（2019年）';

export const cost = { override: 'committee', on: ({ day }: CostFacts) => day, parameters: [] } as const;

/** Fen as people read them, without the decimals where there are none. */
export const yuan = (fen: number): string => yuanText(Math.round(fen), ',').replace(/\.00$/, '');

/**
 * What is said of one line beside its cell. What was seen is part of what an answer answers, so that a line whose price
 * went up after somebody agreed to it is asked about again.
 */
export function at(line: CostLine, cell: string, facts: NonNullable<Found['facts']> = {}, more: Omit<Found, 'facts' | 'subject' | 'field'> = {}): Found {
  const { limit: _, ...seen } = facts;
  return {
    subject: [line.id, ...Object.values(seen)].join(' ').slice(0, 200), field: `costs.${cell}`,
    facts: { line: line.position, category: isKnown(line.category) ? `@check.CST.${line.category}` : line.category, ...facts }, ...more,
  };
}

export const isBlank = (text: string | null): boolean => text === null || text.trim() === '';
