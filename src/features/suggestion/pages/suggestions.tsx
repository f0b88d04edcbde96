import { kinds } from '#features/suggestion/parts/suggestion-fields.tsx';
import { words } from '#features/suggestion/words.ts';
import { useSearch } from '#web/address.ts';
import { api } from '#web/client.ts';
import { Page } from '#web/frame/page.tsx';
import { useFormat, useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { Chip } from '#web/ui/chips.tsx';
import { Check, Select } from '#web/ui/choices.tsx';
import { Field } from '#web/ui/field.tsx';
import { FilterBox } from '#web/ui/filter-box.tsx';
import { LinkButton, TextLink } from '#web/ui/link.tsx';
import { Pager } from '#web/ui/pager.tsx';
import { Empty, Loaded } from '#web/ui/states.tsx';
import { Table } from '#web/ui/table.tsx';
import { keepPreviousData, useQuery } from '@tanstack/react-query';

const states = ['open', 'accepted', 'declined', 'merged', 'withdrawn'] as const;
export const tones = { open: 'active', accepted: 'done', declined: 'quiet', merged: 'quiet', withdrawn: 'quiet' } as const;

/** Everything that was suggested and what came of it, newest first, filters in the address. */
export function SuggestionsPage() {
  const say = useSay(words);
  const format = useFormat();
  const { search, change } = useSearch();
  const state = states.find((one) => one === search['state']);
  const kind = kinds.find((one) => one === search['kind']);
  const mine = search['mine'] === 'yes';
  const { after } = search;
  const filtered = state !== undefined || kind !== undefined || mine;
  const input = { ...(state ? { state } : {}), ...(kind ? { kind } : {}), ...(mine ? { mine: 'yes' as const } : {}), ...(after ? { after } : {}) };
  const list = useQuery({ ...api.suggestion.list.queryOptions({ input }), placeholderData: keepPreviousData });
  const make = <LinkButton kind="primary" icon="plus" to={links.newSuggestion()}>{say('suggestion.make')}</LinkButton>;
  return (
    <Page title={say('suggestion.title')} lead={say('suggestion.lead')} width="wide" actions={make}>
      <FilterBox open={filtered}>
        <Field label={say('suggestion.state')} optional>
          <Select value={state ?? ''} empty={say('suggestion.all')} onChange={(next) => change({ state: next, after: null })} options={states.map((one) => ({ value: one, label: say(`suggestion.state.${one}`) }))} />
        </Field>
        <Field label={say('suggestion.kind')} optional>
          <Select value={kind ?? ''} empty={say('suggestion.all')} onChange={(next) => change({ kind: next, after: null })} options={kinds.map((one) => ({ value: one, label: say(`suggestion.kind.${one}`) }))} />
        </Field>
        <Check label={say('suggestion.mine')} checked={mine} onChange={(only) => change({ mine: only ? 'yes' : null, after: null })} />
      </FilterBox>
      <Loaded from={list}>
        {({ rows, next }) => (
          <>
            <Table
              caption={say('suggestion.title')}
              rows={rows}
              rowKey={(row) => row.id}
              empty={filtered ? <p className="quiet">{say('suggestion.none_here')}</p> : <Empty title={say('suggestion.none')} action={make} />}
              columns={[
                { key: 'text', title: say('suggestion.text'), names: true, cell: (row) => <><TextLink to={links.suggestion(row.id)}>{row.text.length > 80 ? `${row.text.slice(0, 80)}…` : row.text}</TextLink>{row.merged > 0 && <span className="quiet"> {say('suggestion.merged_count', { count: row.merged })}</span>}</> },
                { key: 'kind', title: say('suggestion.kind'), short: true, cell: (row) => say(`suggestion.kind.${row.kind}`) },
                { key: 'by', title: say('suggestion.by'), cell: (row) => [row.authorName, row.branchName].filter(Boolean).join(' ') },
                { key: 'at', title: say('suggestion.at'), short: true, cell: (row) => format.instant(row.createdAt) },
                { key: 'state', title: say('suggestion.state'), short: true, cell: (row) => <Chip tone={tones[row.state]}>{say(`suggestion.state.${row.state}`)}</Chip> },
              ]}
            />
            <Pager next={next === null ? null : links.suggestions({ ...search, after: next })} first={after ? links.suggestions({ ...search, after: null }) : null} />
          </>
        )}
      </Loaded>
    </Page>
  );
}
