import type { ActivityView } from '#features/activity/contract.ts';
import type { Bulletin } from '#features/bulletin/facts.ts';
import { BulletinText } from '#features/bulletin/parts/text.tsx';
import { words } from '#features/bulletin/words.ts';
import { MakePackButton } from '#features/resource/parts/pack-dialog.tsx';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { useFormat, useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { Dialog, ReasonDialog } from '#web/ui/dialog.tsx';
import { FailureNotice, Notice } from '#web/ui/notice.tsx';
import { Actions, Section } from '#web/ui/section.tsx';
import { useState } from 'react';

interface Props {
  readonly view: ActivityView;
  readonly bulletin: Bulletin;
}

/** What can still happen to a bulletin that came out: a correction under its number, or its withdrawal. */
export function AfterRelease({ view: { facts, allowed }, bulletin }: Props) {
  const say = useSay(words);
  const [asking, setAsking] = useState<'correct' | 'withdraw' | 'drop' | null>(null);
  const options = { invalidate: [api.activity.key()], onDone: () => setAsking(null) };
  const correct = useCommand(client.bulletin.correct, options);
  const drop = useCommand(client.bulletin.dropCorrection, options);
  const withdraw = useCommand(client.bulletin.withdraw, options);
  const [id, one] = [facts.activity.id, { id: facts.activity.id, bulletinId: bulletin.id, bulletinVersion: bulletin.version }];
  if (bulletin.number === null || bulletin.withdrawnOn !== null) return null;
  const correcting = bulletin.state !== 'released';
  return (
    <>
      {correcting && <Notice title={say('bulletin.correcting')}><p>{say('bulletin.correcting_why', { reason: bulletin.correction ?? '' })}</p></Notice>}
      <Actions>
        {correcting
          ? <Button why={allowed['bulletin.drop_correction']} onClick={() => setAsking('drop')}>{say('bulletin.drop_correction')}</Button>
          : <Button icon="edit" why={allowed['bulletin.correct']} onClick={() => setAsking('correct')}>{say('bulletin.correct')}</Button>}
        {!correcting && <MakePackButton of={{ bulletinId: bulletin.id }} />}
        <Button why={allowed['bulletin.withdraw']} onClick={() => setAsking('withdraw')}>{say('bulletin.withdraw_it')}</Button>
      </Actions>
      <ReasonDialog
        open={asking === 'correct'} title={say('bulletin.correct')} verb={say('bulletin.correct')} label={say('bulletin.correct_reason')} hint={say('bulletin.correct_hint')} busy={correct.busy}
        onGiven={(reason) => void correct.run({ ...one, reason: reason.slice(0, 500) })} onClose={() => setAsking(null)}
      >
        <FailureNotice failure={correct.failure} />
      </ReasonDialog>
      <ReasonDialog
        danger open={asking === 'withdraw'} title={say('bulletin.withdraw_it')} verb={say('bulletin.withdraw_it')} label={say('bulletin.withdraw_reason')} hint={say('bulletin.withdraw_hint')} busy={withdraw.busy}
        onGiven={(reason) => void withdraw.run({ id, bulletinId: bulletin.id, reason: reason.slice(0, 500) })} onClose={() => setAsking(null)}
      >
        <FailureNotice failure={withdraw.failure} />
      </ReasonDialog>
      <Dialog
        open={asking === 'drop'} title={say('bulletin.drop_correction')} onClose={() => setAsking(null)}
        footer={<><Button kind="danger" busy={drop.busy} onClick={() => void drop.run(one)}>{say('bulletin.drop_correction')}</Button><Button onClick={() => setAsking(null)}>{say('bulletin.cancel')}</Button></>}
      >
        <p>{say('bulletin.drop_correction_sure')}</p>
        <FailureNotice failure={drop.failure} />
      </Dialog>
    </>
  );
}

/** Every text that came out under the number, readable with its trace; shown where there is more than the one in force. */
export function Editions({ bulletin }: Pick<Props, 'bulletin'>) {
  const say = useSay(words);
  const format = useFormat();
  const { editions, state, withdrawnOn } = bulletin;
  if (editions.length === 0 || (editions.length === 1 && state === 'released')) return null;
  return (
    <Section title={say('bulletin.editions')} level={3}>
      {editions.map((edition, index) => (
        <details key={edition.version}>
          <summary>
            {say('bulletin.edition', { number: index + 1 })} · {format.day(edition.releasedOn)}{edition.releasedBy && ` · ${edition.releasedBy}`}
            {edition.reason !== null && ` · ${say('bulletin.edition_reason', { reason: edition.reason })}`}{withdrawnOn === null && index === editions.length - 1 && ` · ${say('bulletin.edition_now')}`}
          </summary>
          <BulletinText title={edition.title} body={edition.body} />
        </details>
      ))}
    </Section>
  );
}
