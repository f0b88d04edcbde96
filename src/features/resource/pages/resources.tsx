import { PackDialog } from '#features/resource/parts/pack-dialog.tsx';
import { AddResourceDialog } from '#features/resource/parts/resource-dialogs.tsx';
import { ResourceList } from '#features/resource/parts/resource-list.tsx';
import { resourceKinds, resourceStates, sourceKinds } from '#features/resource/facts.ts';
import { words } from '#features/resource/words.ts';
import { useSearch } from '#web/address.ts';
import { api } from '#web/client.ts';
import { Page } from '#web/frame/page.tsx';
import { useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { Button } from '#web/ui/button.tsx';
import { Select } from '#web/ui/choices.tsx';
import { Field } from '#web/ui/field.tsx';
import { FilterBox } from '#web/ui/filter-box.tsx';
import { TextInput } from '#web/ui/inputs.tsx';
import { TextLink } from '#web/ui/link.tsx';
import { Pager } from '#web/ui/pager.tsx';
import { Section } from '#web/ui/section.tsx';
import { Loaded } from '#web/ui/states.tsx';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';

/** The library: what came to the reader's branches first, then all of it; filters in the address. */
export function ResourcesPage() {
  const say = useSay(words);
  const { search, change } = useSearch();
  const [asked, setAsked] = useState<'add' | 'pack' | null>(null);
  const kind = resourceKinds.find((one) => one === search['kind']);
  const source = sourceKinds.find((one) => one === search['source']);
  const state = resourceStates.find((one) => one === search['state']);
  const { q, tag, after } = search;
  const mine = search['mine'] === 'yes';
  const filtered = kind !== undefined || source !== undefined || state !== undefined || (q ?? '') !== '' || (tag ?? '') !== '' || mine;
  const input = { ...(kind ? { kind } : {}), ...(source ? { source } : {}), ...(state ? { state } : {}), ...(q ? { q } : {}), ...(tag ? { tag } : {}), ...(mine ? { mine: 'yes' as const } : {}), ...(after ? { after } : {}) };
  const list = useQuery({ ...api.resource.list.queryOptions({ input }), placeholderData: keepPreviousData });
  const first = useQuery({ ...api.resource.list.queryOptions({ input: { mine: 'yes', limit: 5 } }), enabled: !filtered && !after });
  const waiting = useQuery({ ...api.resource.list.queryOptions({ input: { state: 'offered', limit: 5 } }), enabled: !filtered && !after });
  const tags = useQuery(api.resource.tags.queryOptions({ input: {} }));
  const allowed = list.data?.allowed ?? {};
  const actions = (
    <>
      <Button kind="primary" icon="plus" why={allowed['resource.add']} onClick={() => setAsked('add')}>{say('resource.add')}</Button>
      <Button why={allowed['resource.make_pack']} onClick={() => setAsked('pack')}>{say('resource.pack_of_items')}</Button>
    </>
  );
  return (
    <Page title={say('resource.title')} lead={say('resource.lead')} actions={actions}>
      <FilterBox open={filtered}>
        <Field label={say('resource.q')} optional><TextInput type="search" value={q ?? ''} maxLength={100} size={14} onChange={(text) => change({ q: text, after: null })} /></Field>
        <Field label={say('resource.tags')} optional><Select narrows value={tag ?? ''} onChange={(one) => change({ tag: one, after: null })} options={(tags.data ?? []).map((one) => ({ value: one, label: one }))} /></Field>
        <Field label={say('resource.kind')} optional><Select narrows value={kind ?? ''} onChange={(one) => change({ kind: one, after: null })} options={resourceKinds.map((one) => ({ value: one, label: say(`resource.kind.${one}`) }))} /></Field>
        <Field label={say('resource.source')} optional><Select narrows value={source ?? ''} onChange={(one) => change({ source: one, after: null })} options={sourceKinds.map((one) => ({ value: one, label: say(`resource.source.${one}`) }))} /></Field>
        <Field label={say('resource.state')} optional><Select narrows value={state ?? ''} onChange={(one) => change({ state: one, after: null })} options={resourceStates.map((one) => ({ value: one, label: say(`resource.state.${one}`) }))} /></Field>
      </FilterBox>
      {(waiting.data?.rows ?? []).length > 0 && <Section title={say('resource.waiting')}><ResourceList rows={waiting.data?.rows ?? []} /></Section>}
      {!filtered && !after && (first.data?.rows ?? []).length > 0 && (
        <Section title={say('resource.mine')} actions={<TextLink to={links.resources({ mine: 'yes' })}>{say('resource.came_all')}</TextLink>}><ResourceList rows={first.data?.rows ?? []} /></Section>
      )}
      <Section title={say(mine ? 'resource.mine' : 'resource.all')}>
        <Loaded from={list} lines={6}>
          {({ rows, next }) => (
            <>
              {rows.length === 0 ? <p className="quiet">{say(mine ? 'resource.none_mine' : 'resource.none')}</p> : <ResourceList rows={rows} />}
              <Pager next={next === null ? null : links.resources({ ...search, after: next })} first={after ? links.resources({ ...search, after: null }) : null} />
            </>
          )}
        </Loaded>
      </Section>
      {asked === 'add' && <AddResourceDialog onClose={() => setAsked(null)} />}
      {asked === 'pack' && <PackDialog onClose={() => setAsked(null)} />}
    </Page>
  );
}
