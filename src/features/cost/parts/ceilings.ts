import { ceilingOf } from '#features/cost/facts-ceiling.ts';
import { words } from '#features/cost/words.ts';
import type { CostEntry } from '#features/cost/facts.ts';
import { yuanText } from '#shared/format.ts';
import { api } from '#web/client.ts';
import { useSay } from '#web/language.tsx';
import { useQuery } from '@tanstack/react-query';

/** Yuan without decimals where there are none: 1,500. */
export const plainYuan = (fen: number): string => yuanText(fen, ',').replace(/\.00$/, '');

/** The ceiling of a line's unit price in words, as the rulebook stands today; undefined where there is none or it is not here yet. */
export function useCeilings(): (line: CostEntry) => string | undefined {
  const say = useSay(words);
  const book = useQuery({ ...api.rulebook.list.queryOptions({ input: {} }), staleTime: 600_000 });
  const current = (rule: string, parameter: string) => book.data?.rules.find(({ id }) => id === rule)?.parameters.find((one) => one.parameter === parameter)?.current ?? null;
  const coach = current('CST-01', 'seats')?.value;
  return (line) => {
    const ceiling = ceilingOf(line, typeof coach === 'number' ? coach : null);
    const setting = ceiling === null ? null : current(ceiling.rule, ceiling.parameter);
    if (typeof setting?.value !== 'number') return undefined;
    return say(setting.status === 'confirmed' ? 'cost.ceiling' : 'cost.ceiling_doubt', { limit: plainYuan(setting.value) });
  };
}
