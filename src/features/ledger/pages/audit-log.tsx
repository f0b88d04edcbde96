import { Actor } from '#features/ledger/parts/history-part.tsx';
import { sentencesOf } from '#features/ledger/parts/sentence.ts';
import { Verification } from '#features/ledger/parts/verification.tsx';
import { words } from '#features/ledger/words.ts';
import { isDay } from '#shared/dates.ts';
import { useSearch } from '#web/address.ts';
import { api } from '#web/client.ts';
import { Page } from '#web/frame/page.tsx';
import { useFormat, useLexicon, useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { Time } from '#web/ui/chips.tsx';
import { Select } from '#web/ui/choices.tsx';
import { FilterBox } from '#web/ui/filter-box.tsx';
import { Field } from '#web/ui/field.tsx';
import { DateInput, TextInput } from '#web/ui/inputs.tsx';
import { Pager } from '#web/ui/pager.tsx';
import { Loaded } from '#web/ui/states.tsx';
import { Table } from '#web/ui/table.tsx';
import { keepPreviousData, useQuery } from '@tanstack/react-query';

const abouts = [
  'account', 'activity', 'approval', 'attendance', 'bulletin', 'circular', 'notice', 'office', 'org', 'outcome', 'partner', 'pattern', 'programme', 'project', 'record', 'review',
  'rulebook', 'suggestion', 'unit',
] as const;

/** The office's whole ledger for the audit administrator: who did what and when, and whether it is whole. */
export function AuditLogPage() {
  const say = useSay(words);
  const sayAll = useLexicon();
  const format = useFormat();
  const { search } = useSearch();
  const { after, from, to, who } = search;
  const about = abouts.find((one) => one === search['about']);
  const filters = { ...(from && isDay(from) ? { from } : {}), ...(to && isDay(to) ? { to } : {}), ...(who ? { who } : {}), ...(about ? { about } : {}) };
  const list = useQuery({ ...api.ledger.list.queryOptions({ input: { ...filters, ...(after ? { after } : {}) } }), placeholderData: keepPreviousData });
  return (
    <Page title={say('ledger.office')} lead={say('ledger.office_lead')} width="wide">
      <Loaded from={list} lines={8}>
        {({ rows, next }) => (
          <>
            <Verification />
            <Filters about={about} />
            <Table
              caption={say('ledger.office')}
              rows={rows}
              rowKey={(row) => String(row.seq)}
              empty={<p className="quiet">{say('ledger.office_none')}</p>}
              columns={[
                { key: 'seq', title: say('ledger.seq'), end: true, wideOnly: true, cell: (row) => format.number(row.seq) },
                { key: 'at', title: say('ledger.at'), short: true, cell: (row) => <Time at={row.at} /> },
                { key: 'who', title: say('ledger.who'), cell: (row) => <Actor entry={row} /> },
                { key: 'what', title: say('ledger.what'), names: true, cell: (row) => (sayAll === null ? '…' : sentencesOf(row, sayAll, format).join('；')) },
                { key: 'object', title: say('ledger.object'), wideOnly: true, cell: (row) => <span className="hash">{row.objectType} {row.objectId.slice(-8)}</span> },
                { key: 'hash', title: say('ledger.hash'), wideOnly: true, cell: (row) => <span className="hash">{row.hash.slice(0, 12)}</span> },
              ]}
            />
            <Pager next={next === null ? null : links.auditLog({ ...filters, after: next })} first={after ? links.auditLog(filters) : null} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Filters({ about }: { readonly about: (typeof abouts)[number] | undefined }) {
  const say = useSay(words);
  const { search, change } = useSearch();
  return (
    <FilterBox open={about !== undefined || (search['who'] ?? search['from'] ?? search['to'] ?? '') !== ''}>
      <Field label={say('ledger.about')}>
        <Select value={about ?? ''} empty={say('ledger.all_about')} onChange={(one) => change({ about: one, after: null })} options={abouts.map((one) => ({ value: one, label: say(`ledger.about.${one}`) }))} />
      </Field>
      <Field label={say('ledger.who')}>
        <TextInput type="search" size={8} maxLength={50} value={search['who'] ?? ''} onChange={(who) => change({ who, after: null })} />
      </Field>
      <Field label={say('ledger.from')}>
        <DateInput value={search['from'] ?? ''} onChange={(from) => change({ from, after: null })} />
      </Field>
      <Field label={say('ledger.to')}>
        <DateInput value={search['to'] ?? ''} onChange={(to) => change({ to, after: null })} />
      </Field>
    </FilterBox>
  );
}
