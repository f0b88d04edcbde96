import type { ActivityView } from '#features/activity/contract.ts';
import { words } from '#features/activity/words.ts';
import { words as approval } from '#features/approval/words.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { Field } from '#web/ui/field.tsx';
import { FindingList } from '#web/ui/findings.tsx';
import { TextInput } from '#web/ui/inputs.tsx';
import { Section } from '#web/ui/section.tsx';
import { useState } from 'react';

/** Verbs given by pressing a button, in the order of the activity's life; the stage decides which are in sight. */
const plain = [
  ['activity.to_contact', client.activity.toContact],
  ['activity.to_programme', client.activity.toProgramme],
  ['approval.submit', client.approval.submit],
  ['approval.withdraw', client.approval.withdraw],
  ['activity.to_conversion', client.activity.toConversion],
  ['activity.archive', client.activity.archive],
] as const;

const inSight = (findings: ActivityView['findings'] | undefined): boolean =>
  findings !== undefined && !findings.some((finding) => finding.check === 'stage.wrong' || finding.check.startsWith('forbidden.') || finding.check.startsWith('standing.'));

/** The next thing to do, and why it cannot be done yet. */
export function ActivityVerbs({ view }: { readonly view: ActivityView }) {
  const say = useSay(words);
  const { id, version } = view.facts.activity;
  return (
    <Section title={say('activity.next')}>
      <div className="actions">
        {plain.map(([verb, call]) => inSight(view.allowed[verb]) && <Verb key={verb} verb={verb} call={call} view={view} />)}
      </div>
      {inSight(view.allowed['approval.approve']) && <Decide id={id} version={version} />}
    </Section>
  );
}

type Plain = (typeof plain)[number];

function Verb({ verb, call, view }: { readonly verb: Plain[0]; readonly call: Plain[1]; readonly view: ActivityView }) {
  const say = useSay(words);
  const { id, version } = view.facts.activity;
  const command = useCommand(call, { invalidate: [api.activity.key(), api.approval.key()] });
  return (
    <>
      <Button kind="primary" busy={command.busy} why={view.allowed[verb] ?? []} onClick={() => void command.run({ id, version })}>
        {say(`verb.${verb}`)}
      </Button>
      {command.failure && <FindingList findings={command.failure.findings} />}
    </>
  );
}

/** Approve, return or decline the pending step; the branch's own step asks when it was discussed. */
function Decide({ id, version }: { readonly id: string; readonly version: number }) {
  const say = useSay(words);
  const sayApproval = useSay(approval);
  const [comment, setComment] = useState('');
  const options = { invalidate: [api.activity.key(), api.approval.key()] };
  const approve = useCommand(client.approval.approve, options);
  const giveBack = useCommand(client.approval.return, options);
  const decline = useCommand(client.approval.decline, options);
  const failures = [approve, giveBack, decline].flatMap((command) => command.failure?.findings ?? []);
  const unsaid = comment.trim() === '' ? [sayApproval('approval.comment_needed')] : [];
  return (
    <>
      <Field label={sayApproval('approval.comment')} findings={failures} optional>
        <TextInput value={comment} maxLength={1000} onChange={setComment} />
      </Field>
      <div className="actions">
        <Button kind="primary" busy={approve.busy} onClick={() => void approve.run({ id, version, comment: comment || null, meetingOn: null, meetingKind: null })}>
          {say('verb.approval.approve')}
        </Button>
        <Button busy={giveBack.busy} why={unsaid} onClick={() => void giveBack.run({ id, version, comment })}>
          {say('verb.approval.return')}
        </Button>
        <Button kind="danger" busy={decline.busy} why={unsaid} onClick={() => void decline.run({ id, version, comment })}>
          {say('verb.approval.decline')}
        </Button>
      </div>
    </>
  );
}
