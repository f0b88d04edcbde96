import type { OutletRow } from '#features/outlet/contract.ts';
import { Answer } from '#features/outlet/parts/answer.tsx';
import { OutletDialog, RetireDialog, SecretDialog } from '#features/outlet/parts/outlet-dialogs.tsx';
import { SiteSection } from '#features/outlet/parts/site-section.tsx';
import { tones } from '#features/outlet/parts/tones.ts';
import { words as bulletin } from '#features/bulletin/words.ts';
import { words } from '#features/outlet/words.ts';
import { api } from '#web/client.ts';
import { Page } from '#web/frame/page.tsx';
import { useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { Button } from '#web/ui/button.tsx';
import { Chip } from '#web/ui/chips.tsx';
import { TextLink } from '#web/ui/link.tsx';
import { Section } from '#web/ui/section.tsx';
import { Loaded } from '#web/ui/states.tsx';
import { Table } from '#web/ui/table.tsx';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

type Doing = { readonly what: 'add' } | { readonly what: 'edit' | 'secret' | 'retire'; readonly outlet: OutletRow } | null;

/** Where bulletins come out: our own page, the outlets elsewhere, and what waits at them. */
export function OutletsPage() {
  const say = useSay(words);
  const sayBulletin = useSay(bulletin);
  const [doing, setDoing] = useState<Doing>(null);
  const list = useQuery(api.outlet.list.queryOptions({ input: {} }));
  const close = (): void => setDoing(null);
  return (
    <Page title={say('outlet.title')} lead={say('outlet.lead')} width="wide">
      <Loaded from={list}>
        {(data) => (
          <>
            <SiteSection list={data} />
            <Section title={say('outlet.list')} actions={<Button icon="plus" why={data.allowed['outlet.add']} onClick={() => setDoing({ what: 'add' })}>{say('outlet.add')}</Button>}>
              <Table
                caption={say('outlet.list')}
                rows={data.outlets.filter((one) => one.kind !== 'site')}
                rowKey={(row) => row.id}
                empty={<p className="quiet">{say('outlet.none')}</p>}
                columns={[
                  { key: 'name', title: say('outlet.name'), names: true, cell: (row) => <>{row.name} {row.retiredOn !== null && <Chip tone="quiet">{say('outlet.retired')}</Chip>}</> },
                  { key: 'kind', title: say('outlet.kind'), cell: (row) => <>{say(`outlet.kind.${row.kind}`)}{row.form !== null && <span className="quiet"> {say(`outlet.form.${row.form}`)}</span>}</> },
                  { key: 'address', title: say('outlet.address'), cell: (row) => row.address !== null && <span className="address">{row.address}</span> },
                  { key: 'published', title: say('outlet.published_count'), end: true, cell: (row) => row.published },
                  { key: 'do', title: say('outlet.verbs'), cell: (row) => row.retiredOn === null && <Verbs row={row} allowed={data.allowed} onDo={setDoing} /> },
                ]}
              />
            </Section>
            <Section title={say('outlet.unsettled')}>
              <Table
                caption={say('outlet.unsettled')}
                rows={data.unsettled}
                rowKey={(row) => row.deliveryId}
                empty={<p className="quiet">{say('outlet.unsettled_none')}</p>}
                columns={[
                  { key: 'bulletin', title: say('outlet.bulletin'), names: true, cell: (row) => <><TextLink to={links.activity(row.activityId, 'publicity')}>{row.title}</TextLink> <span className="quiet">{sayBulletin('bulletin.issue', { year: row.year, number: row.number })}</span></> },
                  { key: 'outlet', title: say('outlet.one'), cell: (row) => row.outlet },
                  { key: 'state', title: say('outlet.state'), cell: (row) => <Chip tone={tones[row.standing]}>{say(`outlet.standing.${row.standing}`)}</Chip> },
                  { key: 'answer', title: say('outlet.answer'), cell: (row) => <Answer answer={row.answer} /> },
                ]}
              />
            </Section>
          </>
        )}
      </Loaded>
      {doing?.what === 'add' && <OutletDialog outlet={null} onClose={close} />}
      {doing?.what === 'edit' && <OutletDialog outlet={doing.outlet} onClose={close} />}
      {doing?.what === 'secret' && <SecretDialog outlet={doing.outlet} onClose={close} />}
      {doing?.what === 'retire' && <RetireDialog outlet={doing.outlet} onClose={close} />}
    </Page>
  );
}

interface VerbsProps {
  readonly row: OutletRow;
  readonly allowed: Readonly<Record<string, Parameters<typeof Button>[0]['why']>>;
  readonly onDo: (doing: Doing) => void;
}

function Verbs({ row, allowed, onDo }: VerbsProps) {
  const say = useSay(words);
  const named = (verb: string): string => `${verb}：${row.name}`;
  return (
    <span className="actions">
      <Button small why={allowed['outlet.edit']} label={named(say('outlet.edit'))} onClick={() => onDo({ what: 'edit', outlet: row })}>{say('outlet.edit')}</Button>
      {row.kind === 'webhook' && <Button small why={allowed['outlet.change_secret']} label={named(say('outlet.change_secret'))} onClick={() => onDo({ what: 'secret', outlet: row })}>{say('outlet.change_secret')}</Button>}
      <Button small why={allowed['outlet.retire']} label={named(say('outlet.retire'))} onClick={() => onDo({ what: 'retire', outlet: row })}>{say('outlet.retire')}</Button>
    </span>
  );
}
