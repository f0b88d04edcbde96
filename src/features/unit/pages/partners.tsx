import { words as lines } from '#features/import/words-lines.ts';
import { words as pairing } from '#features/pairing/words.ts';
import { words as offer } from '#features/offer/words.ts';
import { industries, regions, unitKinds } from '#features/unit/facts.ts';
import { UnitDialog } from '#features/unit/parts/unit-dialogs.tsx';
import { useUnitWords } from '#features/unit/parts/unit-words.ts';
import { words } from '#features/unit/words.ts';
import { useGo, useSearch } from '#web/address.ts';
import { api } from '#web/client.ts';
import { Page } from '#web/frame/page.tsx';
import { useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { Button } from '#web/ui/button.tsx';
import { Chip } from '#web/ui/chips.tsx';
import { Select } from '#web/ui/choices.tsx';
import { Field } from '#web/ui/field.tsx';
import { FilterBox } from '#web/ui/filter-box.tsx';
import { TextInput } from '#web/ui/inputs.tsx';
import { LinkButton, TextLink } from '#web/ui/link.tsx';
import { Pager } from '#web/ui/pager.tsx';
import { Loaded } from '#web/ui/states.tsx';
import { Table } from '#web/ui/table.tsx';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';

const one = <T extends string>(list: readonly T[], text: string | undefined): T | undefined => list.find((code) => code === text);

/** 联学对象: units outside our own by name, filters in the address. */
export function PartnersPage() {
  const say = useSay(words);
  const sayOffer = useSay(offer);
  const sayPairing = useSay(pairing);
  const sayLines = useSay(lines);
  const unit = useUnitWords();
  const go = useGo();
  const { search } = useSearch();
  const [adding, setAdding] = useState(false);
  const { q, after } = search;
  const kind = one(unitKinds, search['kind']);
  const industry = one(industries, search['industry']);
  const region = one(regions, search['region']);
  const input = { ...(q ? { q } : {}), ...(kind ? { kind } : {}), ...(industry ? { industry } : {}), ...(region ? { region } : {}), ...(after ? { after } : {}) };
  const list = useQuery({ ...api.unit.list.queryOptions({ input }), placeholderData: keepPreviousData });
  const add = (
    <>
      {list.data && <Button icon="plus" why={list.data.allowed['unit.add']} onClick={() => setAdding(true)}>{say('unit.add')}</Button>}
      <LinkButton to={links.pairings()}>{sayPairing('pairing.title')}</LinkButton>
      <LinkButton to={links.offers()}>{sayOffer('offer.title')}</LinkButton>
      {list.data?.allowed['unit.edit']?.length === 0 && <LinkButton icon="plus" to={links.newPartners()}>{sayLines('lines.open')}</LinkButton>}
      <LinkButton to={links.suggestPartners()}>{sayOffer('offer.suggest')}</LinkButton>
    </>
  );
  return (
    <Page title={say('unit.title')} width="wide" actions={add}>
      <Filters kind={kind} industry={industry} region={region} />
      <MayBeSame />
      <Loaded from={list}>
        {({ rows, next }) => (
          <>
            <Table
              caption={say('unit.title')}
              rows={rows}
              rowKey={(row) => row.id}
              empty={<p className="quiet">{say('unit.none')}</p>}
              columns={[
                {
                  key: 'name', title: say('unit.name'), names: true,
                  cell: (row) => <><TextLink to={links.partner(row.id)}>{row.name}</TextLink> {row.inAudit && <Chip tone="warn">{say('unit.inAudit')}</Chip>}</>,
                },
                { key: 'kind', title: say('unit.kind'), cell: (row) => unit.kind(row.kind) },
                { key: 'industry', title: say('unit.industry'), wideOnly: true, cell: (row) => unit.industry(row.industry) },
                { key: 'region', title: say('unit.region'), cell: (row) => row.place ?? unit.region(null) },
                { key: 'branches', title: say('unit.branches'), end: true, cell: (row) => row.branches },
              ]}
            />
            <Pager next={next === null ? null : links.partners({ ...search, after: next })} first={after ? links.partners({ ...search, after: null }) : null} />
          </>
        )}
      </Loaded>
      {adding && <UnitDialog unit={null} onClose={() => setAdding(false)} onAdded={(id) => go(links.partner(id))} />}
    </Page>
  );
}

/** How many pairs wait to be looked at; nothing where there are none. */
function MayBeSame() {
  const say = useSay(words);
  const same = useQuery(api.unit.same.queryOptions({ input: { limit: 1 } }));
  const count = same.data?.total ?? 0;
  return count === 0 ? null : <p className="calm-line"><TextLink to={links.sameUnits()}>{say('unit.same.line', { count })}</TextLink></p>;
}

interface FilterProps {
  readonly kind: (typeof unitKinds)[number] | undefined;
  readonly industry: (typeof industries)[number] | undefined;
  readonly region: (typeof regions)[number] | undefined;
}

function Filters({ kind, industry, region }: FilterProps) {
  const say = useSay(words);
  const { search, change } = useSearch();
  return (
    <FilterBox open={kind !== undefined || industry !== undefined || region !== undefined || (search['q'] ?? '') !== ''}>
      <Field label={say('unit.search')} optional>
        <TextInput type="search" value={search['q'] ?? ''} onChange={(q) => change({ q, after: null })} size={14} />
      </Field>
      <Field label={say('unit.kind')} optional>
        <Select value={kind ?? ''} empty={say('unit.allKinds')} onChange={(code) => change({ kind: code, after: null })} options={unitKinds.map((code) => ({ value: code, label: say(`unit.kind.${code}`) }))} />
      </Field>
      <Field label={say('unit.industry')} optional>
        <Select value={industry ?? ''} empty={say('unit.allIndustries')} onChange={(code) => change({ industry: code, after: null })} options={industries.map((code) => ({ value: code, label: `${code} ${say(`industry.${code}`)}` }))} />
      </Field>
      <Field label={say('unit.region')} optional>
        <Select value={region ?? ''} empty={say('unit.allRegions')} onChange={(code) => change({ region: code, after: null })} options={regions.map((code) => ({ value: code, label: say(`region.${code}`) }))} />
      </Field>
    </FilterBox>
  );
}
