import type { CircularRow } from '#features/circular/contract.ts';
import { states } from '#features/circular/facts-plain.ts';
import { numberWords } from '#features/circular/parts/number-words.ts';
import { words } from '#features/circular/words.ts';
import { useSearch } from '#web/address.ts';
import { api } from '#web/client.ts';
import { Page } from '#web/frame/page.tsx';
import { useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { useSession } from '#web/session.tsx';
import { Chip, Day } from '#web/ui/chips.tsx';
import { Select } from '#web/ui/choices.tsx';
import { Field } from '#web/ui/field.tsx';
import { FilterBox } from '#web/ui/filter-box.tsx';
import { LinkButton, TextLink } from '#web/ui/link.tsx';
import { Pager } from '#web/ui/pager.tsx';
import { Empty, Loaded } from '#web/ui/states.tsx';
import { Table } from '#web/ui/table.tsx';
import { keepPreviousData, useQuery } from '@tanstack/react-query';

const tones = { draft: 'quiet', review: 'active', returned: 'warn', released: 'done' } as const;

/** How a circular stands, in one word. */
export function StateChip({ row }: { readonly row: Pick<CircularRow, 'state' | 'withdrawnOn' | 'correcting'> }) {
  const say = useSay(words);
  if (row.withdrawnOn !== null) return <Chip tone="warn">{say('circular.withdrawn')}</Chip>;
  return <><Chip tone={tones[row.state]}>{say(`circular.state.${row.state}`)}</Chip>{row.correcting && <> <Chip tone="warn">{say('circular.correcting')}</Chip></>}</>;
}

/** Circulars sent to one's branches; those who write see what is in work too. Newest first. */
export function CircularsPage() {
  const say = useSay(words);
  const { posts } = useSession();
  const { search, change } = useSearch();
  const state = states.find((one) => one === search['state']);
  const { after } = search;
  const list = useQuery({ ...api.circular.list.queryOptions({ input: { ...(state ? { state } : {}), ...(after ? { after } : {}) } }), placeholderData: keepPreviousData });
  const writes = list.data?.allowed['circular.compose']?.length === 0;
  const inside = writes || posts.some(({ post }) => post === 'leading_group');
  const make = writes && <LinkButton kind="primary" icon="plus" to={links.newCircular()}>{say('circular.new')}</LinkButton>;
  return (
    <Page title={say('circular.title')} lead={say('circular.lead')} actions={make}>
      {inside && (
        <FilterBox open={state !== undefined}>
          <Field label={say('circular.state')} optional>
            <Select value={state ?? ''} empty={say('circular.all')} onChange={(next) => change({ state: next, after: null })} options={states.map((one) => ({ value: one, label: say(`circular.state.${one}`) }))} />
          </Field>
        </FilterBox>
      )}
      <Loaded from={list}>
        {({ rows, next }) => (
          <>
            <Table
              caption={say('circular.title')} rows={rows} rowKey={(row) => row.id}
              empty={state === undefined ? <Empty title={say('circular.none')} action={make}><p className="quiet">{say('circular.none_hint')}</p></Empty> : <p className="quiet">{say('circular.none_here')}</p>}
              columns={[
                { key: 'name', title: say('circular.name'), names: true, cell: (row) => <TextLink to={links.circular(row.id)}>{row.title}</TextLink> },
                { key: 'number', title: say('circular.number'), short: true, cell: (row) => numberWords(row) ?? <span className="quiet">{say('circular.no_number')}</span> },
                { key: 'on', title: say('circular.released_on'), short: true, cell: (row) => (row.releasedOn === null ? <span className="quiet">—</span> : <Day day={row.releasedOn} />) },
                { key: 'state', title: say('circular.state'), short: true, cell: (row) => <StateChip row={row} /> },
              ]}
            />
            <Pager next={next === null ? null : `${links.circulars()}?${new URLSearchParams({ ...(state ? { state } : {}), after: next }).toString()}`} first={after ? links.circulars() : null} />
          </>
        )}
      </Loaded>
    </Page>
  );
}
