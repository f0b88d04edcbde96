import { BranchSelect } from '#features/org/parts/branch-select.tsx';
import type { StatisticsView } from '#features/statistics/contract.ts';
import { words } from '#features/statistics/words.ts';
import { useSearch } from '#web/address.ts';
import { useSay, useToday } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { Select } from '#web/ui/choices.tsx';
import { Field } from '#web/ui/field.tsx';
import { FilterBox } from '#web/ui/filter-box.tsx';
import { DateInput } from '#web/ui/inputs.tsx';
import { type Asked } from './use-statistics.ts';

/** Year, branch and day of the figures, in the address. */
export function StatisticsFilters({ asked, view }: { readonly asked: Asked; readonly view: StatisticsView | undefined }) {
  const say = useSay(words);
  const { change } = useSearch();
  const now = Number(useToday().slice(0, 4));
  const years = [...new Set([...(view?.years ?? []), now, ...(asked.year === undefined ? [] : [asked.year])])].toSorted((a, b) => b - a).map(String);
  const some = Object.keys(asked).length > 0;
  return (
    <FilterBox open={some}>
      <Field label={say('statistics.year')}><Select value={asked.year === undefined ? '' : String(asked.year)} empty={say('statistics.all_years')} onChange={(year) => change({ year })} options={years.map((year) => ({ value: year, label: year }))} /></Field>
      <BranchSelect label={say('statistics.branch')} value={asked.branch ?? ''} empty={say('statistics.all_branches')} onChange={(branch) => change({ branch })} />
      <Field label={say('statistics.as_at')}><DateInput value={asked.asAt ?? ''} onChange={(asAt) => change({ asAt })} /></Field>
      {some && <Button kind="quiet" icon="close" onClick={() => change({ year: null, branch: null, asAt: null })}>{say('statistics.clear')}</Button>}
    </FilterBox>
  );
}
