import { AboutRound } from '#features/inspection/parts/about-round.tsx';
import { ItemPage } from '#features/inspection/parts/item-page.tsx';
import { ItemsTable } from '#features/inspection/parts/items-table.tsx';
import { RoundDialog, roundVerbs, type RoundVerb } from '#features/inspection/parts/round-dialogs.tsx';
import { RoundObservations } from '#features/inspection/parts/round-observations.tsx';
import { words } from '#features/inspection/words.ts';
import { useParam, useSearch } from '#web/address.ts';
import { api } from '#web/client.ts';
import { Page } from '#web/frame/page.tsx';
import { useFormat, useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { Button } from '#web/ui/button.tsx';
import { Chip } from '#web/ui/chips.tsx';
import { FileLink } from '#web/ui/link.tsx';
import { Section } from '#web/ui/section.tsx';
import { Failed, Loading } from '#web/ui/states.tsx';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

const tones = { open: 'active', closed: 'done', cancelled: 'quiet' } as const;

/** A round; with an item in the address, the one activity that is being looked at. */
export function InspectionPage() {
  const id = useParam('id');
  const { search: { item } } = useSearch();
  return item === undefined || item === '' ? <RoundPage id={id} /> : <ItemPage key={item} id={id} itemId={item} />;
}

function RoundPage({ id }: { readonly id: string }) {
  const say = useSay(words);
  const format = useFormat();
  const view = useQuery(api.inspection.get.queryOptions({ input: { id } }));
  const [asked, setAsked] = useState<RoundVerb | null>(null);
  if (view.isPending) return <Loading page />;
  if (view.isError) return <Failed error={view.error} retry={() => void view.refetch()} />;
  const { round, whole, items, observations, allowed } = view.data;
  // Who comes by an observation, as from a reminder, is led to the activity it was made of.
  const named = observations.find((one) => one.id === id);
  if (named !== undefined) return <ItemPage key={named.itemId} id={round.id} itemId={named.itemId} />;
  const why = (verb: RoundVerb) => allowed[`inspection.${verb}`] ?? [];
  // Whoever may never give a verb is not shown it; what only waits for something stays and says for what.
  const offered = round.state === 'cancelled' ? [] : roundVerbs.filter((verb) => !why(verb).some(({ check }) => check === 'forbidden.post' || check === 'need.round_lead_already' || check === 'need.round_unpublished' || check === 'need.round_open' || check === 'need.round_no_observations'));
  return (
    <Page
      title={round.name} width="wide" back={{ to: links.inspections(), label: say('inspection.title') }}
      lead={<><Chip tone={tones[round.state]}>{say(`inspection.state.${round.state}`)}</Chip> {format.days(round.fromOn, round.toOn)}</>}
      actions={whole && <FileLink button icon="download" href={links.inspectionReport(round.id)}>{say('inspection.report')}</FileLink>}
    >
      {!whole && <p className="quiet calm-line">{say('inspection.only_yours')}</p>}
      <Section title={say('inspection.items')}><ItemsTable round={round} items={items} inspects={allowed['inspection.close']?.every(({ check }) => check !== 'forbidden.post') === true} /></Section>
      <Section title={say('inspection.observations')}><RoundObservations roundId={round.id} observations={observations} /></Section>
      <AboutRound round={round} whole={whole} />
      {offered.length > 0 && (
        <div className="actions">
          {offered.map((verb) => <Button key={verb} kind={verb === 'close' ? 'primary' : verb === 'cancel' ? 'danger' : 'plain'} why={why(verb)} onClick={() => setAsked(verb)}>{say(`inspection.${verb}`)}</Button>)}
        </div>
      )}
      {asked !== null && <RoundDialog verb={asked} round={round} onClose={() => setAsked(null)} />}
    </Page>
  );
}
