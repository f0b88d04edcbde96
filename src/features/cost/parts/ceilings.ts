import { yuan } from '#features/cost/checks-common.ts';
import { ceilingOf } from '#features/cost/facts-ceiling.ts';
import { words } from '#features/cost/words.ts';
import type { CostEntry } from '#features/cost/facts.ts';
import { useRules } from '#features/rulebook/parts/use-rules.ts';
import { settingOn } from '#shared/rules.ts';
import { useSay } from '#web/language.tsx';

/** Figures of the rulebook in force on a day, today where none is known yet; undefined where there is none, and until they are here. */
export function useFigures(day?: string | null) {
  const rules = useRules();
  return (rule: string, parameter: string) => {
    const setting = rules === null ? null : settingOn(rules, rule, parameter, day ?? rules.today);
    return typeof setting?.value === 'number' ? { value: setting.value, confirmed: setting.status === 'confirmed' } : undefined;
  };
}

/** The ceiling of a line's unit price in words; undefined where there is none or it is not here yet. */
export function useCeilings(day?: string | null): (line: CostEntry) => string | undefined {
  const say = useSay(words);
  const figure = useFigures(day);
  return (line) => {
    const ceiling = ceilingOf(line, figure('CST-01', 'seats')?.value ?? null);
    const most = ceiling === null ? undefined : figure(ceiling.rule, ceiling.parameter);
    return most === undefined ? undefined : say(most.confirmed ? 'cost.ceiling' : 'cost.ceiling_doubt', { limit: yuan(most.value) });
  };
}
