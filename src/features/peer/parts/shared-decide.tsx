import type { SharedView } from '#features/peer/contract.ts';
import { words } from '#features/peer/words-parts.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { Choice } from '#web/ui/choices.tsx';
import { Field } from '#web/ui/field.tsx';
import { TextArea } from '#web/ui/inputs.tsx';
import { FailureNotice, Notice } from '#web/ui/notice.tsx';
import { Actions, Section } from '#web/ui/section.tsx';
import { words as partner } from '#features/partner/words.ts';
import { useState } from 'react';

/** What the host asks of us now, if anything, and of which version; null where it asks nothing. */
function askedOf({ shared, told, record }: SharedView): { readonly subject: 'activity' | 'record'; readonly version: number; readonly given: string | null } | null {
  if (shared.state !== 'open' || told === null || shared.standing !== 'active') return null;
  const subject = shared.stage === 'programme' ? 'activity' : shared.stage === 'summary' && record !== null ? 'record' : null;
  if (subject === null) return null;
  const version = subject === 'activity' ? told.programmeNo : (record?.version ?? 0);
  if (version === 0) return null;
  const given = told.said.findLast((one) => one.subject === subject && one.subjectVersion === version && !one.superseded);
  return { subject, version, given: given?.decision ?? null };
}

/** Our leader's yes, no, or wish for a change: to the activity, or to its record. */
export function SharedDecide({ view }: { readonly view: SharedView }) {
  const say = useSay(words);
  const asked = askedOf(view);
  if (asked === null) return null;
  const onItsWay = view.messages.some((one) => one.mine && one.kind === 'consent' && one.state === 'sent');
  const title = say(asked.subject === 'activity' ? 'shared.asked_activity' : 'shared.asked_record');
  if (asked.given !== null) return <Notice kind="done">{say('shared.decided', { decision: say(`shared.${asked.given as 'approve'}`) })}</Notice>;
  return <Section title={title} sheet id="decide">{onItsWay && <p className="hint">{say('shared.not_reached')}</p>}<Form key={`${asked.subject} ${asked.version}`} view={view} subject={asked.subject} version={asked.version} /></Section>;
}

function Form({ view, subject, version }: { readonly view: SharedView; readonly subject: 'activity' | 'record'; readonly version: number }) {
  const say = useSay(words);
  const sayPartner = useSay(partner);
  const [decision, setDecision] = useState<'approve' | 'change' | 'decline' | null>(null);
  const [comment, setComment] = useState('');
  const [tried, setTried] = useState(false);
  const send = useCommand(client.peer.consent, { invalidate: [api.peer.key()] });
  const unsaid = decision !== null && decision !== 'approve' && comment.trim() === '';
  const submit = (): void => {
    setTried(true);
    if (decision !== null && !unsaid) void send.run({ id: view.shared.id, subject, shown: version, decision, comment: comment.trim() || null });
  };
  return (
    <form className="form" noValidate onSubmit={(event) => { event.preventDefault(); submit(); }}>
      <Choice
        label={say('shared.decision')} value={decision} onChange={setDecision} error={tried && decision === null ? sayPartner('page.choose') : null}
        options={(['approve', 'change', 'decline'] as const).map((one) => ({ value: one, label: say(`shared.${one}`) }))}
      />
      {decision !== null && (
        <Field label={say('shared.comment')} optional={decision === 'approve'} error={tried && unsaid ? sayPartner('page.say_why') : null}>
          <TextArea value={comment} maxLength={1000} onChange={setComment} />
        </Field>
      )}
      <p className="hint">{say('shared.bound')}</p>
      <FailureNotice failure={send.failure} />
      <Actions><Button type="submit" kind="primary" busy={send.busy} why={view.allowed['peer.consent']}>{say('shared.send')}</Button></Actions>
    </form>
  );
}
