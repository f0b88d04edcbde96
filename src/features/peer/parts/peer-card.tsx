import type { PeerRow } from '#features/peer/contract.ts';
import type { PeerStanding } from '#features/peer/facts.ts';
import { LineWords, useReason } from '#features/peer/parts/line-words.tsx';
import { ConfirmDialog, EndDialog } from '#features/peer/parts/peer-dialogs.tsx';
import { words } from '#features/peer/words.ts';
import { useFormat, useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { Button } from '#web/ui/button.tsx';
import { Chip } from '#web/ui/chips.tsx';
import { TextLink } from '#web/ui/link.tsx';
import { FactList, Section } from '#web/ui/section.tsx';
import { useState } from 'react';

interface Props {
  readonly peer: PeerRow;
  readonly allowed: Readonly<Record<string, Parameters<typeof Button>[0]['why']>>;
}
const tones: Readonly<Record<PeerStanding, NonNullable<Parameters<typeof Chip>[0]['tone']>>> = {
  invited: 'plain', expired: 'quiet', answering: 'plain', to_confirm: 'warn', to_be_confirmed: 'plain', active: 'done', refused: 'warn', ended: 'quiet',
};

/** One office: how far the acquaintance is, who confirmed it, and how the line stands. */
export function PeerCard({ peer, allowed }: Props) {
  const say = useSay(words);
  const format = useFormat();
  const reason = useReason();
  const [asked, setAsked] = useState<'confirm' | 'end' | null>(null);
  const { standing } = peer;
  const over = standing === 'ended' || standing === 'refused';
  const close = (): void => setAsked(null);
  return (
    <Section
      title={peer.name ?? peer.unit} level={3} sheet
      actions={!over && (
        <>
          {standing === 'to_confirm' && <Button kind="primary" why={allowed['peer.confirm']} onClick={() => setAsked('confirm')}>{say('peer.confirm')}</Button>}
          <Button small why={allowed['peer.end']} label={`${say('peer.end')}：${peer.unit}`} onClick={() => setAsked('end')}>{say('peer.end')}</Button>
        </>
      )}
    >
      <FactList
        facts={[
          { label: say('peer.state'), value: <Chip tone={tones[standing]}>{say(`peer.standing.${standing}`)}</Chip> },
          { label: say('peer.unit'), value: <><TextLink to={links.partner(peer.unitId)}>{peer.unit}</TextLink> <span className="quiet">{say(`peer.begun.${peer.begun}`)}</span></> },
          ...(peer.address === null ? [] : [{ label: say('peer.address'), value: <span className="address">{peer.address}</span> }]),
          ...(peer.fingerprint === null ? [] : [{ label: say('peer.fingerprint'), value: <><span>{peer.fingerprint}</span><p className="quiet">{say('peer.compared', { by: peer.confirmedBy, with: peer.comparedWith })}</p></> }]),
          ...(standing === 'active' ? [{ label: say('peer.shared_count'), value: peer.shared }, { label: say('peer.speaks'), value: peer.speaks }] : []),
          ...(over || standing === 'invited' || standing === 'expired' ? [] : [{ label: say('peer.line'), value: <LineWords line={peer.line} /> }]),
        ]}
      />
      {peer.invitation !== null && <Invitation text={peer.invitation} until={format.instant(peer.expiresAt)} />}
      {peer.answer !== null && <p className="quiet">{reason(peer.answer)}</p>}
      {peer.endedReason !== null && peer.endedReason !== '' && <p className="quiet">{say('peer.ended_why', { reason: peer.endedReason })}</p>}
      {asked === 'confirm' && <ConfirmDialog peer={peer} onClose={close} />}
      {asked === 'end' && <EndDialog peer={peer} onClose={close} />}
    </Section>
  );
}

/** The text to hand over: selectable where the browser does not copy by itself. */
function Invitation({ text, until }: { readonly text: string; readonly until: string }) {
  const say = useSay(words);
  const [copied, setCopied] = useState(false);
  const copy = (): void => void navigator.clipboard?.writeText(text).then(() => setCopied(true), () => setCopied(false));
  return (
    <>
      <p className="hint">{say('peer.invitation_hint', { until })}</p>
      <pre className="original" tabIndex={0} aria-label={say('peer.invitation')}>{text}</pre>
      <p className="actions"><Button small onClick={copy}>{say('peer.copy')}</Button>{copied && <span className="hint" role="status">{say('peer.copied')}</span>}</p>
    </>
  );
}
