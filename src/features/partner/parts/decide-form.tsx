import { words } from '#features/partner/words.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { Choice } from '#web/ui/choices.tsx';
import { Field } from '#web/ui/field.tsx';
import { TextArea } from '#web/ui/inputs.tsx';
import { FailureNotice } from '#web/ui/notice.tsx';
import { Actions, Section } from '#web/ui/section.tsx';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Subject } from './sign-dialogs.tsx';

interface Props {
  /** Of the activity. */
  readonly id: string;
  readonly subject: Subject;
  /** What stands on the screen, and what the decision binds to. */
  readonly version: number;
}

/** Yes, no, or what should change: given once for a version. Nothing is chosen beforehand. */
export function DecideForm({ id, subject, version }: Props) {
  const say = useSay(words);
  const queries = useQueryClient();
  const [decision, setDecision] = useState<'approve' | 'change' | 'decline' | null>(null);
  const [comment, setComment] = useState('');
  const [tried, setTried] = useState(false);
  const send = useCommand(subject === 'record' ? client.record.signByLink : client.partner.consentByLink, { offline: subject === 'record' ? 'record.signByLink' : 'partner.consentByLink', invalidate: [api.partner.key()] });
  const unsaid = decision !== null && decision !== 'approve' && comment.trim() === '';
  const failure = send.failure;
  const stale = failure?.findings.some((finding) => finding.check === 'stale.shown') ?? false;
  const again = (): void => void queries.invalidateQueries({ queryKey: api.partner.key() }).then(send.clear);
  const submit = (): void => {
    setTried(true);
    if (decision !== null && !unsaid) void send.run({ id, shown: version, decision, comment: comment.trim() || null });
  };
  return (
    <Section title={say(`page.decide.${subject}`)} id="decide" sheet level={subject === 'record' ? 3 : 2}>
      <form className="form" noValidate onSubmit={(event) => { event.preventDefault(); submit(); }}>
        <Choice
          label={say('sign.say')} value={decision} onChange={setDecision} error={tried && decision === null ? say('page.choose') : null}
          options={(['approve', 'change', 'decline'] as const).map((one) => ({ value: one, label: say(`sign.say.${one}.${subject}`) }))}
        />
        {decision !== null && (
          <Field label={say('sign.comment')} optional={decision === 'approve'} error={tried && unsaid ? say('page.say_why') : null}>
            <TextArea value={comment} maxLength={1000} onChange={setComment} />
          </Field>
        )}
        <p className="hint">{say('page.bound')}</p>
        <FailureNotice failure={failure} action={stale && <Button small onClick={again}>{say('page.newest')}</Button>} />
        <Actions>
          <Button type="submit" kind="primary" busy={send.busy}>{say('page.send')}</Button>
        </Actions>
      </form>
    </Section>
  );
}
