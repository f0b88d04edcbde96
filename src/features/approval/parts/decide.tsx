import type { ActivityView } from '#features/activity/contract.ts';
import type { ApprovalFacts } from '#features/activity/facts.ts';
import { LookAgain } from '#features/activity/parts/topic-stale.tsx';
import { words as activity } from '#features/activity/words.ts';
import { ownCase } from '#features/approval/steps.ts';
import { words } from '#features/approval/words.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { useSay } from '#web/language.tsx';
import { useSession } from '#web/session.tsx';
import { Button } from '#web/ui/button.tsx';
import { Choice } from '#web/ui/choices.tsx';
import { Field } from '#web/ui/field.tsx';
import { FindingList } from '#web/ui/findings.tsx';
import { DateInput, TextArea } from '#web/ui/inputs.tsx';
import { FailureNotice } from '#web/ui/notice.tsx';
import { Actions, Section } from '#web/ui/section.tsx';
import { useState } from 'react';

interface Props {
  readonly view: ActivityView;
  readonly step: ApprovalFacts;
}

/** The pending step, for whoever it asks: approve, return or decline. Those whose own case it is are told why they may not. */
export function Decide({ view, step }: Props) {
  const say = useSay(words);
  const { person } = useSession();
  if ((view.allowed['approval.approve'] ?? []).length > 0) return null;
  const against = ownCase(view.facts, step, person?.id ?? null);
  return (
    <Section title={say('approval.decide', { step: say(`step.${step.step}`) })} sheet>
      {against.length > 0 ? <FindingList findings={against} /> : <DecideForm view={view} step={step} />}
    </Section>
  );
}

const kinds = ['支委会', '党员大会'] as const;
const options = { invalidate: [api.activity.key(), api.approval.key()] };

function DecideForm({ view, step }: Props) {
  const say = useSay(words);
  const sayActivity = useSay(activity);
  const { id, version } = view.facts.activity;
  const [comment, setComment] = useState('');
  const [meetingOn, setMeetingOn] = useState('');
  const [meetingKind, setMeetingKind] = useState<(typeof kinds)[number] | null>(null);
  const [tried, setTried] = useState(false);
  const approve = useCommand(client.approval.approve, { ...options, offline: 'approval.approve' });
  const giveBack = useCommand(client.approval.return, { ...options, offline: 'approval.return' });
  const decline = useCommand(client.approval.decline, { ...options, offline: 'approval.decline' });
  const asksMeeting = step.step === 'branch';
  const unsaid = comment.trim() === '' ? [say('approval.comment_needed')] : [];
  const agree = (): void => {
    setTried(true);
    if (asksMeeting && (meetingOn === '' || meetingKind === null)) return;
    void approve.run({ id, version, comment: comment.trim() || null, meetingOn: asksMeeting ? meetingOn : null, meetingKind: asksMeeting ? meetingKind : null });
  };
  const failure = approve.failure ?? giveBack.failure ?? decline.failure;
  const clear = (): void => [approve, giveBack, decline].forEach((command) => command.clear());
  const onDay = failure?.findings.filter((finding) => finding.field === 'meetingOn') ?? [];
  return (
    <form className="form" noValidate onSubmit={(event) => { event.preventDefault(); agree(); }}>
      {asksMeeting && (
        <>
          <Field label={say('approval.meeting_on')} hint={say('approval.meeting_hint')} error={tried && meetingOn === '' ? say('approval.meeting_needed') : null} findings={onDay}>
            <DateInput value={meetingOn} onChange={setMeetingOn} />
          </Field>
          <Choice
            label={say('approval.meeting_kind')} inline value={meetingKind} onChange={setMeetingKind} error={tried && meetingKind === null ? say('approval.kind_needed') : null}
            options={kinds.map((one) => ({ value: one, label: say(`approval.kind.${one}`) }))}
          />
        </>
      )}
      <Field label={say('approval.comment')} hint={say('approval.comment_hint')} optional>
        <TextArea value={comment} maxLength={1000} onChange={setComment} />
      </Field>
      <p className="hint">{say('approval.sure_decline')}</p>
      <FailureNotice failure={failure} action={<LookAgain failure={failure} onDone={clear} />} />
      <Actions>
        <Button type="submit" kind="primary" busy={approve.busy}>{sayActivity('verb.approval.approve')}</Button>
        <Button busy={giveBack.busy} why={unsaid} onClick={() => void giveBack.run({ id, version, comment: comment.trim() })}>{sayActivity('verb.approval.return')}</Button>
        <Button kind="danger" busy={decline.busy} why={unsaid} onClick={() => void decline.run({ id, version, comment: comment.trim() })}>{sayActivity('verb.approval.decline')}</Button>
      </Actions>
    </form>
  );
}
