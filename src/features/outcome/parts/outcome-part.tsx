import type { ActivityView } from '#features/activity/contract.ts';
import { words as activity } from '#features/activity/words.ts';
import { ProblemCard } from '#features/outcome/parts/problem-card.tsx';
import { Raise } from '#features/outcome/parts/raise.tsx';
import { words } from '#features/outcome/words.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { ReasonDialog } from '#web/ui/dialog.tsx';
import { FailureNotice, Notice } from '#web/ui/notice.tsx';
import { Actions, Section } from '#web/ui/section.tsx';
import { Loaded } from '#web/ui/states.tsx';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

interface Props {
  readonly view: ActivityView;
}

/** 转化: what was brought up, what is done about it and by whom, what came of it. The archive's list stands at the page's head. */
export function OutcomePart({ view }: Props) {
  const say = useSay(words);
  const [raising, setRaising] = useState(false);
  const outcomes = useQuery(api.outcome.ofActivity.queryOptions({ input: { id: view.facts.activity.id } }));
  const { problems, activity: { conversion, conversionReason, stage } } = view.facts;
  return (
    <Section
      title={say('outcome.problems')}
      actions={stage !== 'archived' && <Button icon="plus" why={view.allowed['outcome.raise']} onClick={() => setRaising(true)}>{say('outcome.raise')}</Button>}
    >
      {conversion === 'skipped' && <Notice title={say('outcome.skipped')}><p>{conversionReason}</p></Notice>}
      {problems.length === 0 && conversion !== 'skipped' && <><p>{say('outcome.none')}</p><p className="hint">{say('outcome.none_hint')}</p><Skip view={view} /></>}
      {problems.length > 0 && <Loaded from={outcomes}>{(views) => <>{views.map((one) => <ProblemCard key={one.problem.id} view={one} />)}</>}</Loaded>}
      {raising && <Raise view={view} onClose={() => setRaising(false)} />}
    </Section>
  );
}

/** Nothing to convert: said once, with the reason. */
function Skip({ view: { facts, allowed } }: Props) {
  const say = useSay(words);
  const sayActivity = useSay(activity);
  const [asking, setAsking] = useState(false);
  const { id, version } = facts.activity;
  const skip = useCommand(client.activity.skipConversion, { invalidate: [api.activity.key()], onDone: () => setAsking(false) });
  const verb = sayActivity('verb.activity.skip_conversion');
  return (
    <Actions>
      <Button why={allowed['activity.skip_conversion']} onClick={() => setAsking(true)}>{verb}</Button>
      <ReasonDialog
        open={asking} title={verb} verb={verb} label={say('outcome.skip_reason')} busy={skip.busy}
        onGiven={(reason) => void skip.run({ id, version, reason: reason.slice(0, 500) })} onClose={() => setAsking(false)}
      >
        <FailureNotice failure={skip.failure} />
      </ReasonDialog>
    </Actions>
  );
}
