import type { ActivityView } from '#features/activity/contract.ts';
import type { Bulletin } from '#features/bulletin/facts.ts';
import type { ActivityOutlets, DeliveryView } from '#features/outlet/contract.ts';
import type { Outlet } from '#features/outlet/facts.ts';
import { Answer } from '#features/outlet/parts/answer.tsx';
import { CopyButton } from '#features/outlet/parts/copy-button.tsx';
import { NoteDialog } from '#features/outlet/parts/note-dialog.tsx';
import { tones } from '#features/outlet/parts/tones.ts';
import { words } from '#features/outlet/words.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { Button } from '#web/ui/button.tsx';
import { Chip, Day } from '#web/ui/chips.tsx';
import { FileLink } from '#web/ui/link.tsx';
import { FailureNotice } from '#web/ui/notice.tsx';
import { Section } from '#web/ui/section.tsx';
import { Loaded } from '#web/ui/states.tsx';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';

interface Props {
  readonly view: ActivityView;
  readonly bulletin: Bulletin;
}

/** Each outlet of the office with the one thing to do there, and how this bulletin stands at it. */
export function PublishAt({ view, bulletin }: Props) {
  const say = useSay(words);
  const options = api.outlet.ofActivity.queryOptions({ input: { id: view.facts.activity.id } });
  const down = view.facts.publications.filter((one) => one.takenDownOn !== null).length;
  const outlets = useQuery({
    ...options,
    // A correction or withdrawal asks anew: what an outlet is owed follows from the bulletin.
    queryKey: [...options.queryKey, bulletin.editions.length, bulletin.withdrawnOn, down] as unknown as typeof options.queryKey,
    placeholderData: keepPreviousData,
    // What is on its way is looked at again until it has arrived.
    refetchInterval: ({ state }) => (state.data !== undefined && underWay(state.data) ? 2000 : false),
  });
  return (
    <Section title={say('outlet.publish')} level={3}>
      <Loaded from={outlets} lines={2}>
        {(data) => {
          const here = data.outlets.filter((outlet) => (outlet.kind !== 'site' && outlet.retiredOn === null) || (outlet.kind === 'site' && data.site !== null) || at(data, outlet, bulletin) !== undefined);
          if (here.length === 0) return <p className="quiet">{say('outlet.none_yet')}</p>;
          return (
            <>
              <p className="hint">{say('outlet.publish_hint')}</p>
              <ul className="things">{here.map((outlet) => <At key={outlet.id} view={view} bulletin={bulletin} outlet={outlet} delivery={at(data, outlet, bulletin)} />)}</ul>
            </>
          );
        }}
      </Loaded>
    </Section>
  );
}

const at = ({ deliveries }: ActivityOutlets, outlet: Outlet, bulletin: Bulletin): DeliveryView | undefined =>
  deliveries.find((one) => one.outletId === outlet.id && one.bulletinId === bulletin.id);
const underWay = ({ outlets, deliveries }: ActivityOutlets): boolean =>
  deliveries.some((one) => ['waiting', 'to_replace', 'to_remove'].includes(one.standing) && outlets.some((outlet) => outlet.id === one.outletId && outlet.kind === 'webhook'));

interface AtProps extends Props {
  readonly outlet: Outlet;
  readonly delivery: DeliveryView | undefined;
}

function At({ view, bulletin, outlet, delivery }: AtProps) {
  const say = useSay(words);
  const publication = view.facts.publications.find((one) => one.id === delivery?.publicationId);
  const failing = delivery !== undefined && outlet.kind === 'webhook' && delivery.standing !== 'out';
  return (
    <li className="thing">
      <div className="thing-what">
        <p><strong>{outlet.name}</strong> <Chip tone={delivery === undefined ? 'plain' : tones[delivery.standing]}>{say(delivery === undefined ? 'outlet.not_yet' : `outlet.standing.${delivery.standing}`)}</Chip></p>
        {publication !== undefined && (
          <p>
            <Day day={publication.publishedOn} />
            {publication.address !== null && <> · <a href={publication.address} target="_blank" rel="noreferrer noopener" className="address">{publication.address}</a></>}
          </p>
        )}
        {failing && delivery.answer !== null && <p><Answer answer={delivery.answer} />{delivery.attempts > 1 && <> · {say('outlet.attempts', { count: delivery.attempts })}</>}</p>}
      </div>
      <div className="thing-side"><Do view={view} bulletin={bulletin} outlet={outlet} delivery={delivery} /></div>
    </li>
  );
}

/** The buttons of one outlet: carry it there, then note that it is; or let the program do both. */
function Do({ view: { facts, allowed }, bulletin, outlet, delivery }: AtProps) {
  const say = useSay(words);
  const [noting, setNoting] = useState(false);
  const { id } = facts.activity;
  const options = { invalidate: [api.activity.key(), api.outlet.key()] };
  const publish = useCommand(client.outlet.publish, options);
  const replaced = useCommand(client.outlet.replaced, options);
  const resend = useCommand(client.outlet.resend, options);
  const named = { id, bulletinId: bulletin.id, outletId: outlet.id };
  const standing = delivery?.standing;
  const withdrawn = bulletin.withdrawnOn !== null;
  const byHand = outlet.kind === 'file' || outlet.kind === 'copy';
  return (
    <div className="actions">
      {outlet.kind === 'file' && !withdrawn && <FileLink button icon="download" href={links.outward(id, bulletin.id, outlet.form ?? 'zip')}>{say('outlet.do.file')}</FileLink>}
      {outlet.kind === 'copy' && !withdrawn && <CopyButton id={id} bulletinId={bulletin.id} />}
      {standing === undefined && byHand && !withdrawn && <Button why={allowed['outlet.publish']} onClick={() => setNoting(true)}>{say('outlet.note')}</Button>}
      {standing === undefined && !byHand && !withdrawn && (
        <Button kind="primary" busy={publish.busy} why={allowed['outlet.publish']} onClick={() => void publish.run({ ...named, publishedOn: null, address: null })}>
          {say(outlet.kind === 'site' ? 'outlet.do.site' : 'outlet.do.webhook')}
        </Button>
      )}
      {byHand && standing === 'to_replace' && delivery !== undefined && (
        <Button busy={replaced.busy} why={allowed['outlet.replaced']} onClick={() => void replaced.run({ id, deliveryId: delivery.id })}>{say('outlet.replace')}</Button>
      )}
      {standing === 'failed' && delivery !== undefined && (
        <Button busy={resend.busy} why={allowed['outlet.resend']} onClick={() => void resend.run({ id, deliveryId: delivery.id })}>{say('outlet.resend')}</Button>
      )}
      <FailureNotice failure={publish.failure ?? replaced.failure ?? resend.failure} />
      {noting && <NoteDialog {...named} outlet={outlet.name} releasedOn={bulletin.releasedOn} onClose={() => setNoting(false)} />}
    </div>
  );
}
