import { timeText } from '#features/plan/facts-cells.ts';
import { monthOf } from '#features/plan/facts-lines.ts';
import { words } from '#features/plan/words.ts';
import type { Finding } from '#shared/finding.ts';
import { api } from '#web/client.ts';
import type { Failure } from '#web/failure.ts';
import { useFormat, useLanguage, useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { useQueryClient } from '@tanstack/react-query';

/** What every command on the plan makes new. */
export const planKeys = () => [api.plan.key(), api.home.key(), api.papers.key()];

/** Verbs of other posts are not shown; what one could do, but not now, stays and says why. */
export const isMine = (why: readonly Finding[] | undefined): why is readonly Finding[] =>
  why !== undefined && !why.some(({ check }) => ['forbidden.post', 'forbidden.read_only', 'forbidden.branch', 'forbidden.step'].includes(check));

/** A planned time: 3月, 一季度, 3月12日; in English the days. */
export function usePeriod(): (item: { readonly fromOn: string | null; readonly toOn: string | null }) => string {
  const say = useSay(words);
  const format = useFormat();
  const { language } = useLanguage();
  return (item) => (monthOf(item) === 0 ? say('year.undecided') : language === 'en' ? format.days(item.fromOn, item.toOn) : timeText(item));
}

/** 3月 · Mar. */
export function useMonthName(): (month: number) => string {
  const say = useSay(words);
  const format = useFormat();
  const { language } = useLanguage();
  return (month) => (language === 'en' ? format.month(`2000-${String(month).padStart(2, '0')}`).slice(0, 3) : say('year.month_of', { month }));
}

/** The way out where a small form or a press came too late: look at the plan as it is now, then give it again. */
export function LookAgain({ failure, onDone }: { readonly failure: Failure | null; readonly onDone?: () => void }) {
  const say = useSay(words);
  const queries = useQueryClient();
  if (failure?.code !== 'STALE') return null;
  return <Button small onClick={() => void queries.invalidateQueries({ queryKey: api.plan.key() }).then(onDone)}>{say('plan.look_again')}</Button>;
}
