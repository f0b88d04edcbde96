import { nameOfSide, type ActivityFacts, type SideFacts } from '#features/activity/facts-plain.ts';
import { FormDialog } from '#features/org/parts/form-dialog.tsx';
import { words } from '#features/partner/words.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { apart, beside } from '#web/failure.ts';
import { useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { Button } from '#web/ui/button.tsx';
import { Choice } from '#web/ui/choices.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { Field } from '#web/ui/field.tsx';
import { TextInput } from '#web/ui/inputs.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { Actions } from '#web/ui/section.tsx';
import { Loading } from '#web/ui/states.tsx';
import { words as web } from '#web/words.ts';
import { lazy, Suspense, useState } from 'react';
import { newLinkSecret } from './link-secret.ts';

// Only where a link has just been made.
const QrCode = lazy(async () => ({ default: (await import('#web/ui/qr-code.tsx')).QrCode }));

interface Props {
  readonly facts: ActivityFacts;
  readonly onClose: () => void;
}

/** Whom a link is for and how long; then the link itself, shown this once. */
export function MakeLink({ facts: { activity, sides }, onClose }: Props) {
  const say = useSay(words);
  const others = sides.filter((side) => !side.own);
  const offered = others.length > 0 ? others : sides;
  const [side, setSide] = useState<SideFacts | undefined>(offered[0]);
  const [holderName, setName] = useState(side?.contactName ?? '');
  const [holderPost, setPost] = useState(side?.contactPost ?? '');
  const [days, setDays] = useState('');
  const [address, setAddress] = useState<string | null>(null);
  const make = useCommand(client.partner.makeLink, { invalidate: [api.activity.key()] });
  const at = (field: string) => beside(make.failure, field);
  const choose = (id: string): void => {
    const chosen = offered.find((one) => one.id === id);
    setSide(chosen);
    setName(chosen?.contactName ?? '');
    setPost(chosen?.contactPost ?? '');
  };
  const send = async (): Promise<void> => {
    const { secret, secretHash } = await newLinkSecret();
    const made = await make.run({ id: activity.id, sideId: side?.id ?? '', holderName, holderPost, secretHash, days: days.trim() === '' ? null : Number(days) });
    if (made !== null) setAddress(`${location.origin}${links.partnerPage(secret)}`);
  };
  if (address !== null) return <TheLink name={holderName} address={address} onClose={onClose} />;
  return (
    <FormDialog title={say('link.make')} verb={say('link.make')} busy={make.busy} failure={apart(make.failure, 'holderName', 'holderPost', 'days')} onSend={() => void send()} onClose={onClose}>
      {offered.length > 1 && <Choice label={say('link.side')} value={side?.id ?? null} onChange={choose} options={offered.map((one) => ({ value: one.id, label: nameOfSide(one) }))} />}
      {offered.length === 1 && side !== undefined && <p>{say('link.side')}：{nameOfSide(side)}</p>}
      <Field label={say('link.name')} findings={at('holderName')}>
        <TextInput value={holderName} maxLength={50} size={12} autoComplete="off" onChange={setName} />
      </Field>
      <Field label={say('link.post')} findings={at('holderPost')}>
        <TextInput value={holderPost} maxLength={50} size={12} autoComplete="off" onChange={setPost} />
      </Field>
      <Field label={say('link.days')} hint={say('link.days_hint')} optional findings={at('days')}>
        <TextInput type="number" value={days} size={6} inputMode="numeric" onChange={setDays} />
      </Field>
    </FormDialog>
  );
}

/** The link itself, this once. */
export function TheLink({ name, address, onClose }: { readonly name: string; readonly address: string; readonly onClose: () => void }) {
  const say = useSay(words);
  const sayWeb = useSay(web);
  const [copied, setCopied] = useState<boolean | null>(null);
  const copy = (): void => void navigator.clipboard.writeText(address).then(() => setCopied(true), () => setCopied(false));
  return (
    <Dialog open title={say('link.made', { name })} onClose={onClose}>
      <div className="stack">
        <p>{say('link.once')}</p>
        <Field label={say('link.address')}>
          <TextInput value={address} readOnly onChange={() => undefined} />
        </Field>
        <figure>
          <Suspense fallback={<Loading lines={2} />}><QrCode text={address} label={say('link.code_of', { name })} /></Suspense>
          <figcaption className="hint">{say('link.scan')}</figcaption>
        </figure>
        {copied === true && <Notice kind="done" title={say('link.copied')} />}
        {copied === false && <Notice kind="warn" title={say('link.copy_by_hand')} />}
        <Actions>
          <Button kind="primary" onClick={copy}>{say('link.copy')}</Button>
          <Button onClick={onClose}>{sayWeb('ui.close')}</Button>
        </Actions>
      </div>
    </Dialog>
  );
}
