import type { ActivityView } from '#features/activity/contract.ts';
import type { Seat } from '#features/attendance/facts.ts';
import { words } from '#features/attendance/words.ts';
import { client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { useSay } from '#web/language.tsx';
import { useSession } from '#web/session.tsx';
import { Button } from '#web/ui/button.tsx';
import { Choice } from '#web/ui/choices.tsx';
import { Field } from '#web/ui/field.tsx';
import { TextInput } from '#web/ui/inputs.tsx';
import { FailureNotice } from '#web/ui/notice.tsx';
import { Actions, Section } from '#web/ui/section.tsx';
import { useState } from 'react';
import { invalidate } from './may.ts';

type Answer = 'yes' | 'leave';

/** One's own answer, until the activity is held; only for somebody who stands in one of its branches. */
export function MyAnswer({ view: { facts, allowed }, roster }: { readonly view: ActivityView; readonly roster: readonly Seat[] }) {
  const say = useSay(words);
  const { person } = useSession();
  const given = facts.replies.find((reply) => reply.personId === person?.id) ?? null;
  const [changing, setChanging] = useState(false);
  // A first answer closes nothing: by the time it is through, 更改答复 may have been pressed.
  const close = (): void => void (given !== null && setChanging(false));
  const open =
    allowed['attendance.reply']?.length === 0 && facts.activity.announcedAt !== null && roster.some((seat) => seat.personId === person?.id);
  if (!open) return null;
  return (
    <Section title={say('attendance.my_answer')} level={3}>
      {given !== null && !changing ? (
        <div className="stack">
          <p>{given.answer === 'yes' ? say('attendance.answered_yes') : say('attendance.answered_leave', { reason: given.reason })}</p>
          <Actions>
            <Button icon="edit" onClick={() => setChanging(true)}>
              {say('attendance.change_answer')}
            </Button>
          </Actions>
        </div>
      ) : (
        <Answering id={facts.activity.id} given={given} onDone={close} />
      )}
    </Section>
  );
}

interface AnsweringProps {
  readonly id: string;
  readonly given: ActivityView['facts']['replies'][number] | null;
  readonly onDone: () => void;
}

function Answering({ id, given, onDone }: AnsweringProps) {
  const say = useSay(words);
  const [answer, setAnswer] = useState<Answer>(given?.answer ?? 'yes');
  const [reason, setReason] = useState(given?.reason ?? '');
  const command = useCommand(client.attendance.reply, { offline: 'attendance.reply', invalidate, onDone });
  const beside = (command.failure?.findings ?? []).filter((finding) => finding.field === 'reason');
  return (
    <form
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void command.run({ id, answer, reason: answer === 'leave' ? reason.trim() || null : null });
      }}
    >
      <Choice<Answer>
        label={say('attendance.answer')}
        hint={say(given === null ? 'attendance.answer_until' : 'attendance.changed_answer')}
        inline
        value={answer}
        onChange={setAnswer}
        options={[
          { value: 'yes', label: say('attendance.answer.yes') },
          { value: 'leave', label: say('attendance.answer.leave') },
        ]}
      />
      {answer === 'leave' && (
        <Field label={say('attendance.leave_reason')} findings={beside}>
          <TextInput value={reason} maxLength={200} onChange={setReason} />
        </Field>
      )}
      {beside.length === 0 && <FailureNotice failure={command.failure} />}
      <Actions>
        <Button kind="primary" type="submit" busy={command.busy}>
          {say('attendance.send_answer')}
        </Button>
        {given !== null && <Button onClick={onDone}>{say('attendance.cancel')}</Button>}
      </Actions>
    </form>
  );
}
