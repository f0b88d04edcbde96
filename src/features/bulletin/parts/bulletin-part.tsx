import type { ActivityView } from '#features/activity/contract.ts';
import { words as activity } from '#features/activity/words.ts';
import { BulletinCard } from '#features/bulletin/parts/bulletin-card.tsx';
import { Insights } from '#features/bulletin/parts/insights.tsx';
import { words } from '#features/bulletin/words.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { ReasonDialog } from '#web/ui/dialog.tsx';
import { FailureNotice, Notice } from '#web/ui/notice.tsx';
import { Actions, Section } from '#web/ui/section.tsx';
import { useState } from 'react';

interface Props {
  readonly view: ActivityView;
}

/** 宣传: insights, the bulletin from draft to release, where it was published; or why there is none. */
export function BulletinPart({ view }: Props) {
  const { facts } = view;
  const started = facts.bulletins.length > 0;
  return (
    <>
      {facts.bulletins.toReversed().map((bulletin) => <BulletinCard key={bulletin.id} view={view} bulletin={bulletin} />)}
      {!started && <None view={view} />}
      <Insights view={view} />
    </>
  );
}

/** Nothing written yet: compose it from the record, or say why there will be none. */
function None({ view: { facts, allowed } }: Props) {
  const say = useSay(words);
  const sayActivity = useSay(activity);
  const [skipping, setSkipping] = useState(false);
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
        {publicity === 'open' && <Button why={allowed['activity.skip_publicity']} onClick={() => setSkipping(true)}>{sayActivity('verb.activity.skip_publicity')}</Button>}
      </Actions>
      <ReasonDialog
        open={skipping} title={sayActivity('verb.activity.skip_publicity')} verb={sayActivity('verb.activity.skip_publicity')} label={say('bulletin.skip_reason')} busy={skip.busy}
        onGiven={(reason) => void skip.run({ id, version, reason: reason.slice(0, 500) })} onClose={() => setSkipping(false)}
      >
        <FailureNotice failure={skip.failure} />
      </ReasonDialog>
    </Section>
  );
}
