import { words } from '#features/consultation/words.ts';
import { useSearch } from '#web/address.ts';
import { api } from '#web/client.ts';
import { Page } from '#web/frame/page.tsx';
import { useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { Chip, Day } from '#web/ui/chips.tsx';
import { Check, Select } from '#web/ui/choices.tsx';
import { Field } from '#web/ui/field.tsx';
import { FilterBox } from '#web/ui/filter-box.tsx';
import { TextLink } from '#web/ui/link.tsx';
import { Pager } from '#web/ui/pager.tsx';
import { Empty, Loaded } from '#web/ui/states.tsx';
import { Table } from '#web/ui/table.tsx';
import { stringifySearch } from '#web/address.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';

const states = ['open', 'concluded', 'cancelled'] as const;
export const tones = { open: 'active', concluded: 'done', cancelled: 'quiet' } as const;

/** Consultations one has to do with, newest first. */
export function ConsultationsPage() {
  const say = useSay(words);
  const { search, change } = useSearch();
  const state = states.find((one) => one === search['state']);
  const mine = search['mine'] === 'yes';
  const { after } = search;
  const filtered = state !== undefined || mine;
  const input = { ...(state ? { state } : {}), ...(mine ? { mine: 'yes' as const } : {}), ...(after ? { after } : {}) };
  const list = useQuery({ ...api.consultation.list.queryOptions({ input }), placeholderData: keepPreviousData });
  return (
    <Page title={say('consultation.title')} lead={say('consultation.lead')} width="wide">
      <FilterBox open={filtered}>
        <Field label={say('consultation.state')} optional>
          <Select value={state ?? ''} empty={say('consultation.all')} onChange={(next) => change({ state: next, after: null })} options={states.map((one) => ({ value: one, label: say(`consultation.state.${one}`) }))} />
        </Field>
        <Check label={say('consultation.mine')} checked={mine} onChange={(only) => change({ mine: only ? 'yes' : null, after: null })} />
      </FilterBox>
      <Loaded from={list}>
        {({ rows, next }) => (
          <>
            <Table
              caption={say('consultation.title')} rows={rows} rowKey={(row) => row.id}
              empty={filtered ? <p className="quiet">{say('consultation.none_here')}</p> : <Empty title={say('consultation.none')}><p>{say('consultation.none_hint')}</p></Empty>}
              columns={[
                { key: 'title', title: say('consultation.problem'), names: true, cell: (row) => <TextLink to={links.consultation(row.id)}>{row.title}</TextLink> },
                { key: 'activity', title: say('consultation.activity'), cell: (row) => row.theme ?? say('consultation.no_theme') },
                { key: 'due', title: say('consultation.due'), short: true, cell: (row) => <Day day={row.dueOn} /> },
                { key: 'given', title: say('consultation.given'), short: true, cell: (row) => <>{say('consultation.given_of', { given: row.given, asked: row.asked })}{row.waiting && <> <Chip tone="warn">{say('consultation.waits')}</Chip></>}</> },
                { key: 'state', title: say('consultation.state'), short: true, cell: (row) => <Chip tone={tones[row.state]}>{say(`consultation.state.${row.state}`)}</Chip> },
                { key: 'follow', title: say('consultation.follow'), short: true, cell: (row) => (row.actions === 0 ? '' : say('consultation.follow_of', { verified: row.verified, actions: row.actions })) },
              ]}
            />
            <Pager next={next === null ? null : `${links.consultations()}${stringifySearch({ ...search, after: next })}`} first={after ? `${links.consultations()}${stringifySearch({ ...search, after: null })}` : null} />
          </>
        )}
      </Loaded>
    </Page>
  );
}
