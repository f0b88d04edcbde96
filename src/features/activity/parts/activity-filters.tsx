import { stages } from '#features/activity/facts-plain.ts';
import { words as activity } from '#features/activity/words.ts';
import { words } from '#features/ledger/words.ts';
import { BranchSelect } from '#features/org/parts/branch-select.tsx';
import { figureNames, filtersByFigure } from '#features/statistics/facts-records.ts';
import { UnitPicker } from '#features/unit/parts/unit-picker.tsx';
import { type Search, useSearch } from '#web/address.ts';
import { api } from '#web/client.ts';
import { useSay, useToday } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { Select } from '#web/ui/choices.tsx';
import { Field } from '#web/ui/field.tsx';
import { DateInput } from '#web/ui/inputs.tsx';
import { FilterBox } from '#web/ui/filter-box.tsx';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import type { ReactNode } from 'react';
import type { ActivityQuery } from './activity-query.ts';

/** The names of what figures count come with it: fetched only where a figure leads here. */
const FigureFilterLine = lazy(() => import('./figure-filters.tsx').then((made) => ({ default: made.FigureFilterLine })));

const first = 2017;

/** Filters of the list and of the 台账, kept in the address: year, stage, branch, partner, from–to; `children`: what a page is searched by beside them, before the days. */
export function ActivityFilters({ query, children }: { readonly query: ActivityQuery; readonly children?: ReactNode }) {
  const say = useSay(words);
  const sayActivity = useSay(activity);
  const { search, change } = useSearch();
  const set = (patch: Search | Record<string, string | null>): void => change({ ...patch, after: null });
  const last = Number(useToday().slice(0, 4)) + 1;
  const years = Array.from({ length: last - first + 1 }, (_, index) => String(last - index));
  const year = years.find((one) => query.from === `${one}-01-01` && query.to === `${one}-12-31`) ?? '';
  const some = Object.keys(query).length > 0;
  const counted = filtersByFigure(query);
  return (
    <>
      <FilterBox open={some}>
        <Field label={say('ledger.year')}>
          <Select value={year} empty={say('ledger.all_years')} onChange={(one) => set(one === '' ? { from: null, to: null } : { from: `${one}-01-01`, to: `${one}-12-31` })} options={years.map((one) => ({ value: one, label: one }))} />
        </Field>
        <Field label={sayActivity('activity.stage')}>
          <Select value={query.stage ?? ''} empty={say('ledger.all_stages')} onChange={(stage) => set({ stage })} options={stages.map((one) => ({ value: one, label: sayActivity(`stage.${one}`) }))} />
        </Field>
        <BranchSelect label={sayActivity('activity.branch')} value={query.branch ?? ''} empty={say('ledger.all_branches')} onChange={(branch) => set({ branch })} />
        <Partner id={query.unit ?? null} onChange={(unit) => set({ unit })} />
        {children}
        <div className="filters-together">
          <Field label={say('ledger.from')}>
            <DateInput value={search['from'] ?? ''} onChange={(from) => set({ from })} />
          </Field>
          <Field label={say('ledger.to')}>
            <DateInput value={search['to'] ?? ''} onChange={(to) => set({ to })} />
          </Field>
        </div>
        {some && <Button kind="quiet" icon="close" onClick={() => set({ stage: null, standing: null, branch: null, unit: null, project: null, from: null, to: null, missing: null, ...Object.fromEntries(figureNames.map((name) => [name, null])) })}>{say('ledger.clear')}</Button>}
      </FilterBox>
      {counted && <Suspense fallback={null}><FigureFilterLine /></Suspense>}
    </>
  );
}

/** The address keeps the partner's id; its name is asked for. */
function Partner({ id, onChange }: { readonly id: string | null; readonly onChange: (id: string | null) => void }) {
  const say = useSay(words);
  const found = useQuery({ ...api.unit.one.queryOptions({ input: { id: id ?? '' } }), enabled: id !== null });
  const picked = id === null ? null : { id, name: found.data?.unit.name ?? '…' };
  return <UnitPicker brief label={say('ledger.partner')} picked={picked} onChange={(unit) => onChange(unit?.id ?? null)} />;
}
