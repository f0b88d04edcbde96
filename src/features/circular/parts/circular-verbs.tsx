import type { CircularView } from '#features/circular/contract.ts';
import { words } from '#features/circular/words.ts';
import { FormDialog } from '#features/org/parts/form-dialog.tsx';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { apart, beside } from '#web/failure.ts';
import { useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { Check } from '#web/ui/choices.tsx';
import { ReasonDialog } from '#web/ui/dialog.tsx';
import { FindingList } from '#web/ui/findings.tsx';
import { FailureNotice } from '#web/ui/notice.tsx';
import { Actions, Section } from '#web/ui/section.tsx';
import { useState } from 'react';

type Asked = 'release' | 'give_back' | 'correct' | 'withdraw';
interface Props {
  readonly view: CircularView;
}

/** What can be done once the text is written: release, return, correct, withdraw. What may not be done now says why. */
export function CircularVerbs({ view: { circular, allowed } }: Props) {
  const say = useSay(words);
  const [asked, setAsked] = useState<Asked | null>(null);
  const { id, version, state, number, withdrawnOn } = circular;
  const options = { invalidate: [api.circular.key(), api.pattern.key()], onDone: () => setAsked(null) };
  const drop = useCommand(client.circular.dropCorrection, options);
  const giveBack = useCommand(client.circular.giveBack, options);
  const correct = useCommand(client.circular.correct, options);
  const withdraw = useCommand(client.circular.withdraw, options);
  const why = (verb: string) => allowed[`circular.${verb}`] ?? [];
  const may = (verb: string): boolean => why(verb).length === 0;
  const close = (): void => setAsked(null);
  const offered = state === 'review' || may('correct') || (number !== null && (may('drop_correction') || may('withdraw')));
  if (withdrawnOn !== null || !offered) return null;
  return (
    <Section title={say('circular.doing')}>
      <FailureNotice failure={drop.failure} />
      <Actions>
        {state === 'review' && <Button kind="primary" why={why('release')} onClick={() => setAsked('release')}>{say('circular.release')}</Button>}
        {state === 'review' && <Button why={why('give_back')} onClick={() => setAsked('give_back')}>{say('circular.give_back')}</Button>}
        {state === 'released' && may('correct') && <Button onClick={() => setAsked('correct')}>{say('circular.correct')}</Button>}
        {number !== null && may('drop_correction') && <Button busy={drop.busy} onClick={() => void drop.run({ id, version })}>{say('circular.drop_correction')}</Button>}
        {number !== null && may('withdraw') && <Button kind="danger" onClick={() => setAsked('withdraw')}>{say('circular.withdraw')}</Button>}
      </Actions>
      {asked === 'release' && <Release id={id} version={version} onClose={close} />}
      <ReasonDialog open={asked === 'give_back'} title={say('circular.give_back')} verb={say('circular.give_back')} label={say('circular.give_back_why')} busy={giveBack.busy} onClose={close} onGiven={(comment) => void giveBack.run({ id, version, comment })}>
        <FailureNotice failure={giveBack.failure} />
      </ReasonDialog>
      <ReasonDialog open={asked === 'correct'} title={say('circular.correct')} verb={say('circular.correct')} label={say('circular.reason')} hint={say('circular.correct_hint')} busy={correct.busy} onClose={close} onGiven={(reason) => void correct.run({ id, version, reason })}>
        <FailureNotice failure={correct.failure} />
      </ReasonDialog>
      <ReasonDialog open={asked === 'withdraw'} danger title={say('circular.withdraw')} verb={say('circular.withdraw')} label={say('circular.reason')} hint={say('circular.withdraw_hint')} busy={withdraw.busy} onClose={close} onGiven={(reason) => void withdraw.run({ id, version, reason })}>
        <FailureNotice failure={withdraw.failure} />
      </ReasonDialog>
    </Section>
  );
}

function Release({ id, version, onClose }: { readonly id: string; readonly version: number; readonly onClose: () => void }) {
  const say = useSay(words);
  const [reviewed, setReviewed] = useState(false);
  const release = useCommand(client.circular.release, { invalidate: [api.circular.key()], onDone: onClose });
  return (
    <FormDialog title={say('circular.release')} verb={say('circular.release')} busy={release.busy} failure={apart(release.failure, 'secrecyReviewed')} onSend={() => void release.run({ id, version, secrecyReviewed: reviewed })} onClose={onClose}>
      <p>{say('circular.release_hint')}</p>
      <Check label={say('circular.secrecy')} checked={reviewed} onChange={setReviewed} />
      <FindingList findings={beside(release.failure, 'secrecyReviewed')} />
    </FormDialog>
  );
}
