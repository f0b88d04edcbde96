import type { CostEntry } from '#features/cost/facts.ts';
import { words } from '#features/cost/words.ts';
import { words as activity } from '#features/activity/words.ts';
import { useFormat, useSay } from '#web/language.tsx';
import { yuan } from '#features/cost/checks-common.ts';

type Line = Pick<CostEntry, 'category' | 'basis' | 'quantity' | 'times' | 'unitFen' | 'fundSource' | 'payer' | 'spentOn' | 'note'>;

/** Lines in words: how an amount comes about, where the money comes from, and the whole estimate as text. */
export function useCostText() {
  const say = useSay(words);
  const sayActivity = useSay(activity);
  const format = useFormat();
  const category = ({ category: one }: Pick<Line, 'category'>): string => say(`cost.category.${one}`);
  const formula = ({ basis, quantity, times, unitFen }: Pick<Line, 'basis' | 'quantity' | 'times' | 'unitFen'>): string =>
    say(`cost.formula.${basis}`, { quantity: format.number(quantity), times: format.number(times), price: yuan(unitFen) });
  const source = ({ fundSource, payer }: Pick<Line, 'fundSource' | 'payer'>): string =>
    (payer === 'partner' ? say('cost.side.partner') : fundSource === null ? say('cost.no_source') : sayActivity(`fund.${fundSource}`));
  const whole = (lines: readonly Line[]): string => lines.map((line, index) =>
    [`${index + 1}. ${category(line)}`, formula(line), source(line), ...(line.note === null ? [] : [line.note])].join(' · ')).join('\n') || say('cost.none');
  return { category, formula, source, whole };
}
