import { words } from '#features/inspection/words.ts';
import { api } from '#web/client.ts';
import { Page } from '#web/frame/page.tsx';
import { useFormat, useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { Button } from '#web/ui/button.tsx';
import { FindingList } from '#web/ui/findings.tsx';
import { LinkButton, TextLink } from '#web/ui/link.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { Section } from '#web/ui/section.tsx';
import { Failed, Loading } from '#web/ui/states.tsx';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ComputedList } from './computed-list.tsx';
import { ItemNote } from './item-note.tsx';
import { ObservationCard } from './observation-card.tsx';
import { ObserveDialog } from './observe-dialog.tsx';
import { Question } from './question.tsx';

/** One sampled activity on the spot: what the program knows, what is to be judged, what was seen; then the next one. */
export function ItemPage({ id, itemId }: { readonly id: string; readonly itemId: string }) {
  const say = useSay(words);
  const { day } = useFormat();
  const view = useQuery(api.inspection.item.queryOptions({ input: { id, itemId } }));
  const [observing, setObserving] = useState<{ readonly key: string | null } | null>(null);
  if (view.isPending) return <Loading page />;
  if (view.isError) return <Failed error={view.error} retry={() => void view.refetch()} />;
  const { round, item, previous, next, dueOn } = view.data;
  const gone = item.standing === 'cancelled' || item.standing === 'declined';
  const may = item.allowed['inspection.answer']?.length === 0;
  const inspector = !(item.allowed['inspection.answer'] ?? []).some(({ check }) => check === 'forbidden.post');
  const to = (itemAt: string) => links.inspection(id, { item: itemAt });
  return (
    <Page
      title={item.theme ?? item.code} back={{ to: links.inspection(id), label: round.name }}
      lead={<>{item.code} · {item.branch} · {day(item.heldOn)} · <TextLink to={links.activity(item.activityId)}>{say('inspection.see_activity')}</TextLink></>}
    >
      {gone && <Notice title={say('inspection.gone')} />}
      {inspector && !gone && !may && round.state === 'open' && <FindingList findings={item.allowed['inspection.answer'] ?? []} />}
      {!gone && (
        <>
          <Section title={say('inspection.computed')}><ComputedList activityId={item.activityId} computed={item.computed} /></Section>
          <Section title={say('inspection.asked')}>
            <ol className="questions">
              {round.checklist.map((asked) => <li key={asked.key}><Question round={round} item={item} asked={asked} may={may} onObserve={() => setObserving({ key: asked.key })} /></li>)}
            </ol>
          </Section>
          {(may || item.note !== null) && <Section title={say('inspection.item_note')}><ItemNote round={round} item={item} may={may} /></Section>}
        </>
      )}
      <Section title={say('inspection.observations')} actions={may && <Button icon="plus" onClick={() => setObserving({ key: null })}>{say('inspection.add')}</Button>}>
        {item.observations.length === 0 ? <p className="quiet">{say('inspection.no_observations')}</p> : <div className="stack">{item.observations.map((one) => <ObservationCard key={one.id} round={round} item={item} observation={one} />)}</div>}
      </Section>
      <nav className="actions between" aria-label={say('inspection.items')}>
        {previous !== null && <LinkButton icon="back" to={to(previous)}>{say('inspection.previous')}</LinkButton>}
        {next !== null ? <LinkButton kind="primary" icon="next" to={to(next)}>{say('inspection.next')}</LinkButton> : <LinkButton to={links.inspection(id)}>{say('inspection.back')}</LinkButton>}
      </nav>
      {observing !== null && <ObserveDialog round={round} item={item} dueOn={dueOn} itemKey={observing.key} onClose={() => setObserving(null)} />}
    </Page>
  );
}
