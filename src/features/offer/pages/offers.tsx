import { offerKinds } from '#features/offer/facts.ts';
import { words } from '#features/offer/words.ts';
import { words as unit } from '#features/unit/words.ts';
import { useSearch } from '#web/address.ts';
import { api } from '#web/client.ts';
import { Page } from '#web/frame/page.tsx';
import { useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { Chip, Day } from '#web/ui/chips.tsx';
import { Select } from '#web/ui/choices.tsx';
import { Field } from '#web/ui/field.tsx';
import { FilterBox } from '#web/ui/filter-box.tsx';
import { TextInput } from '#web/ui/inputs.tsx';
import { LinkButton, TextLink } from '#web/ui/link.tsx';
import { Pager } from '#web/ui/pager.tsx';
import { Loaded } from '#web/ui/states.tsx';
import { Table } from '#web/ui/table.tsx';
import { keepPreviousData, useQuery } from '@tanstack/react-query';

/** 资源清单, 需求清单, 项目清单 of all partners, newest first, filters in the address. */
export function OffersPage() {
  const say = useSay(words);
  const sayUnit = useSay(unit);
  const { search, change } = useSearch();
  const kind = offerKinds.find((one) => one === search['kind']);
  const { q, after } = search;
  const list = useQuery({ ...api.offer.list.queryOptions({ input: { ...(kind ? { kind } : {}), ...(q ? { q } : {}), ...(after ? { after } : {}) } }), placeholderData: keepPreviousData });
  return (
    <Page title={say('offer.title')} lead={say('offer.lead')} back={{ to: links.partners(), label: sayUnit('unit.title') }} width="wide" actions={<LinkButton to={links.suggestPartners()}>{say('offer.suggest')}</LinkButton>}>
      <FilterBox open={kind !== undefined || (q ?? '') !== ''}>
        <Field label={say('offer.kind')} optional>
          <Select narrows value={kind ?? ''} onChange={(one) => change({ kind: one, after: null })} options={offerKinds.map((one) => ({ value: one, label: say(`offer.kind.${one}`) }))} />
        </Field>
        <Field label={say('offer.text')} optional>
          <TextInput type="search" value={q ?? ''} maxLength={100} size={14} onChange={(text) => change({ q: text, after: null })} />
        </Field>
      </FilterBox>
      <Loaded from={list} lines={6}>
        {({ rows, next }) => (
          <>
            <Table
              caption={say('offer.title')}
              rows={rows}
              rowKey={(row) => row.id}
              empty={<p className="quiet">{say('offer.none')}</p>}
              columns={[
                { key: 'text', title: say('offer.text'), names: true, cell: (row) => row.text },
                { key: 'kind', title: say('offer.kind'), short: true, cell: (row) => <Chip>{say(`offer.kind.${row.kind}`)}</Chip> },
                { key: 'unit', title: say('offer.unit'), cell: (row) => <TextLink to={links.partner(row.unitId)}>{row.unitName}</TextLink> },
                { key: 'place', title: say('offer.place'), cell: (row) => row.place ?? '' },
                { key: 'until', title: say('offer.until'), short: true, cell: (row) => (row.untilOn === null ? '' : <Day day={row.untilOn} />) },
              ]}
            />
            <Pager next={next === null ? null : links.offers({ ...search, after: next })} first={after ? links.offers({ ...search, after: null }) : null} />
          </>
        )}
      </Loaded>
    </Page>
  );
}
