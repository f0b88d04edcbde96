import type { WayView } from '#features/reminder/contract.ts';
import { newLinkSecret } from '#features/partner/parts/link-secret.ts';
import { words } from '#features/reminder/words-page.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { apart, beside } from '#web/failure.ts';
import { languageNames, languages, type Language } from '#shared/language.ts';
import { useFormat, useLanguage, useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { Chip } from '#web/ui/chips.tsx';
import { Choice } from '#web/ui/choices.tsx';
import { Field } from '#web/ui/field.tsx';
import { TextInput } from '#web/ui/inputs.tsx';
import { FailureNotice, Notice } from '#web/ui/notice.tsx';
import { Actions, Section } from '#web/ui/section.tsx';
import { Loaded } from '#web/ui/states.tsx';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

/** How I am told besides this page: mail, and a calendar that subscribes. */
export function Ways() {
  const say = useSay(words);
  const ways = useQuery(api.reminder.ways.queryOptions({ input: {} }));
  return (
    <Section title={say('reminder.ways')} id="ways" sheet>
      <p className="hint">{say('reminder.ways_lead')}</p>
      <Loaded from={ways} lines={3}>{(way) => <><MailWay key={`mail ${way.version}`} way={way} /><FeedWay way={way} /></>}</Loaded>
    </Section>
  );
}

const invalidate = [api.reminder.ways.key()];

function MailWay({ way }: { readonly way: WayView }) {
  const say = useSay(words);
  const format = useFormat();
  const [mailTo, setMailTo] = useState(way.mailTo ?? way.known ?? '');
  const reading = useLanguage().language;
  const [language, setLanguage] = useState<Language>(way.language ?? reading);
  const set = useCommand(client.reminder.setMail, { invalidate });
  const { version } = way;
  return (
    <Section title={<>{say('reminder.mail')} <Chip tone={way.on && way.failing === null ? 'done' : 'plain'}>{say(way.on ? 'reminder.mail_is_on' : 'reminder.mail_is_off')}</Chip></>} level={3}>
      <div className="stack">
        <p className="hint">{say('reminder.mail_on')}</p>
        {!way.mailKnown && <Notice kind="info"><p>{say('reminder.mail_unknown')}</p></Notice>}
        {way.on && way.failing !== null && <Notice kind="warn" title={say('reminder.mail_failing')}><p>{say('reminder.mail_failing_why', { at: format.instant(way.failingAt), answer: way.failing })}</p></Notice>}
        <Field label={say('reminder.mail_to')} findings={beside(set.failure, 'mailTo')}>
          <TextInput type="email" value={mailTo} maxLength={200} size={20} autoComplete="email" onChange={setMailTo} />
        </Field>
        <Choice inline label={say('reminder.mail_language')} value={language} onChange={setLanguage} options={languages.map((one) => ({ value: one, label: languageNames[one] }))} />
        <FailureNotice failure={apart(set.failure, 'mailTo')} />
        <Actions>
          <Button busy={set.busy} onClick={() => void set.run({ version, on: true, mailTo, language })}>{say(way.on ? 'reminder.mail_change' : 'reminder.mail_save')}</Button>
          {way.on && <Button busy={set.busy} onClick={() => void set.run({ version, on: false, mailTo: null })}>{say('reminder.mail_stop')}</Button>}
        </Actions>
      </div>
    </Section>
  );
}

function FeedWay({ way: { version, feedSince, feedBase } }: { readonly way: WayView }) {
  const say = useSay(words);
  const format = useFormat();
  const [address, setAddress] = useState<string | null>(null);
  const [copied, setCopied] = useState(false);
  const renew = useCommand(client.reminder.renewFeed, { invalidate });
  const stop = useCommand(client.reminder.stopFeed, { invalidate, onDone: () => setAddress(null) });
  const make = async (): Promise<void> => {
    const { secret, secretHash } = await newLinkSecret();
    setCopied(false);
    if ((await renew.run({ version, secretHash })) !== null) setAddress(`${feedBase}${secret}.ics`);
  };
  return (
    <Section title={<>{say('reminder.feed')} <Chip tone={feedSince === null ? 'plain' : 'done'}>{feedSince === null ? say('reminder.mail_is_off') : say('reminder.feed_since', { at: format.instant(feedSince) })}</Chip></>} level={3}>
      <div className="stack">
        <p className="hint">{say('reminder.feed_lead')}</p>
        {address !== null && (
          <Notice kind="done" title={say('reminder.feed_once')}>
            <p>{say('reminder.feed_once_why')}</p>
            <Field label={say('reminder.feed_address')}><TextInput value={address} readOnly onChange={() => undefined} /></Field>
            <Actions><Button onClick={() => void navigator.clipboard.writeText(address).then(() => setCopied(true), () => setCopied(false))}>{say(copied ? 'reminder.copied' : 'reminder.copy')}</Button></Actions>
          </Notice>
        )}
        {feedSince !== null && address === null && <p className="hint">{say('reminder.feed_renew_sure')}</p>}
        <FailureNotice failure={renew.failure ?? stop.failure} />
        <Actions>
          <Button busy={renew.busy} onClick={() => void make()}>{say(feedSince === null ? 'reminder.feed_make' : 'reminder.feed_renew')}</Button>
          {feedSince !== null && <Button busy={stop.busy} onClick={() => void stop.run({ version })}>{say('reminder.feed_stop')}</Button>}
        </Actions>
      </div>
    </Section>
  );
}
