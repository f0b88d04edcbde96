import type { SheetView } from '#features/plan/contract.ts';
import { words } from '#features/plan/words.ts';
import { FormDialog } from '#features/org/parts/form-dialog.tsx';
import { client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { apart, beside } from '#web/failure.ts';
import { useFormat, useSay, useToday } from '#web/language.tsx';
import { Choice } from '#web/ui/choices.tsx';
import { Field } from '#web/ui/field.tsx';
import { DateInput, TextArea, TextInput } from '#web/ui/inputs.tsx';
import { useState } from 'react';
import { LookAgain, planKeys } from './plan-common.tsx';

type Discussion = SheetView['discussions'][number];

/** A discussion in a line, and what was said. */
export function DiscussionFacts({ discussion }: { readonly discussion: Discussion }) {
  const say = useSay(words);
  const format = useFormat();
  const { metOn, meeting, present, expected, opinions, opinionsFrom, recordedName } = discussion;
  return (
    <>
      <p>{say('plan.discussion_line', { day: format.day(metOn), meeting: say(`plan.meeting.${meeting}`), expected, present })}；{opinionsFrom === null && !opinions ? say('plan.opinions_none') : say('plan.opinions_from', { count: opinionsFrom ?? format.number(null) })}</p>
      {opinions !== null && <p className="kept-lines">{opinions}</p>}
      <p className="quiet">{say('plan.recorded_by', { name: recordedName })}</p>
    </>
  );
}

interface Props {
  readonly planId: string;
  readonly branch: { readonly id: string; readonly name: string; readonly members: number };
  readonly onClose: () => void;
}
const whole = (text: string): number | null => (/^\d{1,6}$/u.test(text.trim()) ? Number(text) : null);

/** The branch's meeting about its lines and the opinions heard (PLN-02, PLN-03), entered once. */
export function DiscussDialog({ planId, branch, onClose }: Props) {
  const say = useSay(words);
  const today = useToday();
  const [metOn, setMetOn] = useState('');
  const [meeting, setMeeting] = useState<'committee' | 'members'>('committee');
  const [expected, setExpected] = useState('');
  const [present, setPresent] = useState('');
  const [opinions, setOpinions] = useState('');
  const [from, setFrom] = useState('');
  const [tried, setTried] = useState(false);
  const discuss = useCommand(client.plan.discuss, { invalidate: planKeys(), onDone: onClose });
  const [e, p] = [whole(expected), whole(present)];
  const choose = (next: 'committee' | 'members'): void => {
    setMeeting(next);
    // At a members' meeting everybody of the branch is expected; how many sit on its committee only the branch knows.
    if (next === 'members' && expected === '' && branch.members > 0) setExpected(String(branch.members));
  };
  const send = (): void => {
    setTried(true);
    if (metOn === '' || e === null || e === 0 || p === null) return;
    void discuss.run({ planId, branchId: branch.id, metOn, meeting, present: p, expected: e, opinions: opinions.trim() || null, opinionsFrom: whole(from) });
  };
  const missing = (unsaid: boolean): string | null => (tried && unsaid ? say('plan.figure_needed') : null);
  return (
    <FormDialog
      title={`${say('plan.discuss')} · ${branch.name}`} verb={say('plan.discuss')} onSend={send} onClose={onClose} busy={discuss.busy} failure={apart(discuss.failure, 'metOn', 'present')}
      wayOut={<LookAgain failure={discuss.failure} onDone={discuss.clear} />}
    >
      <p className="hint">{say('plan.discuss_hint')}</p>
      <Field label={say('plan.met_on')} error={tried && metOn === '' ? say('plan.days_needed') : null} findings={beside(discuss.failure, 'metOn')}><DateInput value={metOn} max={today} onChange={setMetOn} /></Field>
      <Choice label={say('plan.meeting')} inline value={meeting} onChange={choose} options={(['committee', 'members'] as const).map((one) => ({ value: one, label: say(`plan.meeting.${one}`) }))} />
      <Field label={say('plan.expected')} error={missing(e === null || e === 0)}><TextInput value={expected} onChange={setExpected} size={5} inputMode="numeric" /></Field>
      <Field label={say('plan.present')} error={missing(p === null)} findings={beside(discuss.failure, 'present')}><TextInput value={present} onChange={setPresent} size={5} inputMode="numeric" /></Field>
      <Field label={say('plan.opinions')} hint={say('plan.opinions_hint')}><TextArea value={opinions} onChange={setOpinions} rows={5} maxLength={5000} /></Field>
      <Field label={say('plan.opinions_count')} optional><TextInput value={from} onChange={setFrom} size={5} inputMode="numeric" /></Field>
    </FormDialog>
  );
}
