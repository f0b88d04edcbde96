import { isShippedResult } from '#features/outcome/facts-names.ts';
import { states } from '#features/outcome/contract-views.ts';
import type { OutcomeQuery } from '#features/outcome/parts/outcome-query.ts';
import { kinds } from '#features/outcome/parts/problem-fields.tsx';
import { words as pages } from '#features/outcome/words-pages.ts';
import { words as outcome } from '#features/outcome/words.ts';
import { useSearch } from '#web/address.ts';
import { api } from '#web/client.ts';
import { useSay, useToday } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { Check, Select } from '#web/ui/choices.tsx';
import { Field } from '#web/ui/field.tsx';
import { FilterBox } from '#web/ui/filter-box.tsx';
import { useQuery } from '@tanstack/react-query';

const words = { ...outcome, ...pages };
const none = { state: null, kind: null, branch: null, project: null, result: null, year: null, overdue: null, mine: null, outside: null };

/** Filters of the list, kept in the address. */
export function OutcomeFilters({ query }: { readonly query: OutcomeQuery }) {
  const say = useSay(words);
  const { change } = useSearch();
  const choices = useQuery(api.outcome.choices.queryOptions({ input: {} }));
  const last = Number(useToday().slice(0, 4));
  const set = (patch: Record<string, string | null>): void => change({ ...patch, after: null });
  const { as: _, ...filters } = query;
  const some = Object.keys(filters).length > 0;
  const named = (rows: readonly { readonly id: string; readonly name: string }[] | undefined) => (rows ?? []).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <FilterBox open={some}>
      <Field label={say('outcomes.state')}>
        <Select value={query.state ?? ''} empty={say('outcomes.all')} onChange={(state) => set({ state })} options={states.map((one) => ({ value: one, label: say(`outcome.state.${one}`) }))} />
      </Field>
      <Field label={say('outcomes.kind')}>
        <Select value={query.kind ?? ''} empty={say('outcomes.all')} onChange={(kind) => set({ kind })} options={kinds.map((one) => ({ value: one, label: say(`problem.kind.${one}`) }))} />
      </Field>
      <Field label={say('outcomes.branch')}><Select value={query.branch ?? ''} empty={say('outcomes.all')} onChange={(branch) => set({ branch })} options={named(choices.data?.branches)} /></Field>
      <Field label={say('outcomes.project')}><Select value={query.project ?? ''} empty={say('outcomes.all')} onChange={(project) => set({ project })} options={named(choices.data?.projects)} /></Field>
      <Field label={say('outcomes.result')}>
        <Select value={query.result ?? ''} empty={say('outcomes.all')} onChange={(result) => set({ result })} options={(choices.data?.results ?? []).map((one) => ({ value: one, label: isShippedResult(one) ? say(`result.kind.${one}`) : one }))} />
      </Field>
      <Field label={say('outcomes.year')}>
        <Select value={query.year === undefined ? '' : String(query.year)} empty={say('outcomes.all')} onChange={(year) => set({ year })} options={Array.from({ length: last - 2016 }, (_each, index) => String(last - index)).map((one) => ({ value: one, label: one }))} />
      </Field>
      <Check label={say('outcomes.overdue')} checked={query.overdue === 'yes'} onChange={(only) => set({ overdue: only ? 'yes' : null })} />
      <Check label={say('outcomes.mine')} checked={query.mine === 'yes'} onChange={(only) => set({ mine: only ? 'yes' : null })} />
      <Check label={say('outcomes.outside')} checked={query.outside === 'yes'} onChange={(only) => set({ outside: only ? 'yes' : null })} />
      {some && <Button kind="quiet" icon="close" onClick={() => set(none)}>{say('outcomes.clear')}</Button>}
    </FilterBox>
  );
}
