import type { Failure } from '#web/failure.ts';
import { words } from '#features/peer/words.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { useFormat, useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { ReasonDialog } from '#web/ui/dialog.tsx';
import { FailureNotice, Notice } from '#web/ui/notice.tsx';
import { FactList, Section } from '#web/ui/section.tsx';
import { useState } from 'react';

interface Props {
  readonly identity: { readonly fingerprint: string | null; readonly open: boolean; readonly madeBy: string; readonly madeAt: string } | null;
  readonly address: string | null;
  readonly allowed: Readonly<Record<string, Parameters<typeof Button>[0]['why']>>;
}
const invalidate = [api.peer.key()];

/** The office's own key, as it is read over the telephone, and the switch of the whole exchange. */
export function OwnKey({ identity, address, allowed }: Props) {
  const say = useSay(words);
  const format = useFormat();
  const [closing, setClosing] = useState(false);
  const enable = useCommand(client.peer.enable, { invalidate });
  const disable = useCommand(client.peer.disable, { invalidate, onDone: () => setClosing(false) });
  const open = identity?.open === true;
  const failure: Failure | null = enable.failure;
  return (
    <Section
      title={say('peer.own')}
      sheet={identity !== null}
      actions={open
        ? <Button small why={allowed['peer.disable']} onClick={() => setClosing(true)}>{say('peer.disable')}</Button>
        : <Button kind="primary" why={allowed['peer.enable']} busy={enable.busy} onClick={() => void enable.run({})}>{say('peer.enable')}</Button>}
    >
      {identity === null && <p className="quiet">{say('peer.off')}</p>}
      {identity !== null && !open && <Notice kind="warn">{say('peer.off_again')}</Notice>}
      {identity !== null && (
        <>
          <FactList
            facts={[
              { label: say('peer.fingerprint'), value: <strong>{identity.fingerprint}</strong> },
              { label: say('peer.address'), value: address === null ? say('peer.address_unknown') : <span className="address">{address}</span> },
            ]}
          />
          <p className="hint">{say('peer.own_hint')} {say('peer.own_made', { name: identity.madeBy, at: format.instant(identity.madeAt) })}</p>
        </>
      )}
      <FailureNotice failure={failure} />
      {closing && (
        <ReasonDialog open danger title={say('peer.disable')} verb={say('peer.disable')} busy={disable.busy} onClose={() => setClosing(false)} onGiven={(reason) => void disable.run({ reason })}>
          <FailureNotice failure={disable.failure} />
        </ReasonDialog>
      )}
    </Section>
  );
}
