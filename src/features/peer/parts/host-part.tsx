import type { ActivityView } from '#features/activity/contract.ts';
import type { HostView } from '#features/peer/contract.ts';
import { Broken } from '#features/peer/parts/broken.tsx';
import { LineWords } from '#features/peer/parts/line-words.tsx';
import { Messages } from '#features/peer/parts/messages.tsx';
import { AttendanceRead } from '#features/peer/parts/our-attendance.tsx';
import { Items } from '#features/peer/parts/our-items.tsx';
import { listKinds } from '#features/peer/facts-kinds.ts';
import { words } from '#features/peer/words-parts.ts';
import { words as peerWords } from '#features/peer/words.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { Chip } from '#web/ui/chips.tsx';
import { ReasonDialog } from '#web/ui/dialog.tsx';
import { FailureNotice } from '#web/ui/notice.tsx';
import { FactList, Section } from '#web/ui/section.tsx';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

const invalidate = [api.peer.key()];

/** On the activity's page: the other side's own system, where their office has one. Nothing where none is linked. */
export function HostPart({ view }: { readonly view: ActivityView }) {
  const say = useSay(peerWords);
  const { id } = view.facts.activity;
  const found = useQuery(api.peer.ofActivity.queryOptions({ input: { id } }));
  if (found.data === undefined || (found.data.shares.length === 0 && found.data.open.length === 0)) return null;
  return (
    <Section title={say('peer.title')}>
      {found.data.open.map((side) => <Offer key={side.sideId} id={id} side={side} why={view.allowed['peer.share']} />)}
      {found.data.shares.map((share) => <Share key={share.id} id={id} share={share} why={view.allowed['peer.unshare']} />)}
    </Section>
  );
}
type Why = Parameters<typeof Button>[0]['why'];

function Offer({ id, side, why }: { readonly id: string; readonly side: HostView['open'][number]; readonly why: Why }) {
  const say = useSay(words);
  const share = useCommand(client.peer.share, { invalidate });
  return (
    <div className="stack">
      <p className="hint">{say('peer.share_hint', { peer: side.peer })}</p>
      <p className="actions"><Button why={why} busy={share.busy} label={`${say('peer.share')}：${side.side}`} onClick={() => void share.run({ id, sideId: side.sideId })}>{say('peer.share')}</Button></p>
      <FailureNotice failure={share.failure} />
    </div>
  );
}

function Share({ id, share, why }: { readonly id: string; readonly share: HostView['shares'][number]; readonly why: Why }) {
  const say = useSay(words);
  const [ending, setEnding] = useState(false);
  const end = useCommand(client.peer.unshare, { invalidate, onDone: () => setEnding(false) });
  return (
    <Section
      title={share.peer} level={3}
      actions={share.state !== 'ended' && <Button small why={why} label={`${say('peer.unshare')}：${share.peer}`} onClick={() => setEnding(true)}>{say('peer.unshare')}</Button>}
    >
      <Broken state={share} />
      <FactList
        facts={[
          { label: say('shared.line'), value: <><Chip tone={share.state === 'open' ? 'done' : share.state === 'broken' ? 'warn' : 'quiet'}>{say(`shared.state.${share.state}`)}</Chip> <LineWords line={share.line} /></> },
          { label: say('shared.their.attendance'), value: <AttendanceRead attendance={share.brought.attendance} /> },
          ...listKinds.filter((kind) => share.brought[kind].length > 0).map((kind) => ({ label: say(`shared.their.${kind}`), value: <Items items={share.brought[kind]} /> })),
        ]}
      />
      <Messages rows={share.messages} level={3} />
      {ending && (
        <ReasonDialog open danger title={say('peer.unshare')} verb={say('peer.unshare')} busy={end.busy} onClose={() => setEnding(false)} onGiven={(reason) => void end.run({ id, sharedId: share.id, reason: reason.slice(0, 500) })}>
          <FailureNotice failure={end.failure} />
        </ReasonDialog>
      )}
    </Section>
  );
}
