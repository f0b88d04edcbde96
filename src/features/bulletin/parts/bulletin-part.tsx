import type { ActivityView } from '#features/activity/contract.ts';
import { words as activity } from '#features/activity/words.ts';
import { BulletinCard } from '#features/bulletin/parts/bulletin-card.tsx';
import { Elsewhere } from '#features/bulletin/parts/elsewhere.tsx';
import { Insights } from '#features/bulletin/parts/insights.tsx';
import { Sources } from '#features/bulletin/parts/sources.tsx';
import { words } from '#features/bulletin/words.ts';
import { PhotosOutward } from '#features/record/parts/photo-outward.tsx';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { Dialog, ReasonDialog } from '#web/ui/dialog.tsx';
import { FailureNotice, Notice } from '#web/ui/notice.tsx';
import { Actions, Section } from '#web/ui/section.tsx';
import { useState } from 'react';

interface Props {
  readonly view: ActivityView;
}

/** 宣传: insights, the bulletin from draft to release, where it was published; or why there is none. */
export function BulletinPart({ view }: Props) {
  const { facts } = view;
  const inWork = facts.bulletins.some((bulletin) => bulletin.state !== 'released');
  const out = [...facts.bulletins, ...facts.elsewhere].some((bulletin) => bulletin.withdrawnOn === null);
  return (
    <>
      {facts.bulletins.toReversed().map((bulletin) => <BulletinCard key={bulletin.id} view={view} bulletin={bulletin} />)}
      <Elsewhere view={view} />
      {!inWork && (out ? <Another view={view} /> : <None view={view} />)}
      <PhotosOutward view={view} />
      <Insights view={view} />
    </>
  );
}

/** One is out, or stands in with others: another can be composed all the same. */
function Another({ view }: Props) {
  const say = useSay(words);
  const [asking, setAsking] = useState(false);
  if (view.allowed['bulletin.compose']?.length !== 0) return null;
  return (
    <>
      <Actions><Button icon="plus" onClick={() => setAsking(true)}>{say('bulletin.compose_new')}</Button></Actions>
      <ComposeDialog view={view} open={asking} title={say('bulletin.compose_new')} onClose={() => setAsking(false)} />
    </>
  );
}

/** A bulletin of this activity and further ones, chosen here; of this one alone where none is. */
function ComposeDialog({ view: { facts }, open, title, onClose }: Props & { readonly open: boolean; readonly title: string; readonly onClose: () => void }) {
  const say = useSay(words);
  const [picked, setPicked] = useState<readonly string[]>([]);
  const { id } = facts.activity;
  const compose = useCommand(client.bulletin.compose, { invalidate: [api.activity.key()], onDone: onClose });
  return (
    <Dialog
      wide open={open} title={title} onClose={onClose}
      footer={<>
        <Button kind="primary" busy={compose.busy} onClick={() => void compose.run({ id, bulletinId: null, bulletinVersion: null, alsoActivityIds: [...picked] })}>{say(picked.length === 0 ? 'verb.bulletin.compose' : 'bulletin.also_compose')}</Button>
        <Button onClick={onClose}>{say('bulletin.cancel')}</Button>
      </>}
    >
      <Sources activityId={id} picked={picked} onChange={setPicked} />
      <FailureNotice failure={compose.failure} />
    </Dialog>
  );
}

/** Nothing written yet: compose it from the record, or say why there will be none. */
function None({ view }: Props) {
  const { facts, allowed } = view;
  const say = useSay(words);
  const sayActivity = useSay(activity);
  const [skipping, setSkipping] = useState(false);
  const [choosing, setChoosing] = useState(false);
  const { id, version, publicity, publicityReason } = facts.activity;
  const options = { invalidate: [api.activity.key()] };
  const compose = useCommand(client.bulletin.compose, options);
  const skip = useCommand(client.activity.skipPublicity, { ...options, onDone: () => setSkipping(false) });
  return (
    <Section title={say('bulletin.one')} sheet>
      {publicity === 'skipped' && <Notice title={say('bulletin.skipped')}><p>{publicityReason}</p></Notice>}
      {publicity !== 'skipped' && <><p>{say('bulletin.none')}</p><p className="hint">{say('bulletin.none_hint')}</p></>}
      <FailureNotice failure={compose.failure} />
      <Actions>
        <Button kind={publicity === 'skipped' ? 'plain' : 'primary'} busy={compose.busy} why={allowed['bulletin.compose']} onClick={() => void compose.run({ id, bulletinId: null, bulletinVersion: null })}>
          {say('verb.bulletin.compose')}
        </Button>
        <Button why={allowed['bulletin.compose']} onClick={() => setChoosing(true)}>{say('bulletin.also')}</Button>
        {publicity === 'open' && <Button why={allowed['activity.skip_publicity']} onClick={() => setSkipping(true)}>{sayActivity('verb.activity.skip_publicity')}</Button>}
      </Actions>
      <ComposeDialog view={view} open={choosing} title={say('bulletin.also')} onClose={() => setChoosing(false)} />
      <ReasonDialog
        open={skipping} title={sayActivity('verb.activity.skip_publicity')} verb={sayActivity('verb.activity.skip_publicity')} label={say('bulletin.skip_reason')} busy={skip.busy}
        onGiven={(reason) => void skip.run({ id, version, reason: reason.slice(0, 500) })} onClose={() => setSkipping(false)}
      >
        <FailureNotice failure={skip.failure} />
      </ReasonDialog>
    </Section>
  );
}
