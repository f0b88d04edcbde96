import { nameOfSide } from '#features/activity/facts-plain.ts';
import type { ActivityView } from '#features/activity/contract.ts';
import { words as activity } from '#features/activity/words.ts';
import { Plan, Tell } from '#features/outcome/parts/answer-dialogs.tsx';
import { ActionCard } from '#features/outcome/parts/action-card.tsx';
import { Raise } from '#features/outcome/parts/raise.tsx';
import { words } from '#features/outcome/words.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { Chip, Time } from '#web/ui/chips.tsx';
import { ReasonDialog } from '#web/ui/dialog.tsx';
import { FailureNotice, Notice } from '#web/ui/notice.tsx';
import { Actions, Section } from '#web/ui/section.tsx';
import { useState } from 'react';

interface Props {
  readonly view: ActivityView;
}

/** 转化: what was brought up, what is done about it and by whom, what came of it. The archive's list stands at the page's head. */
export function OutcomePart({ view }: Props) {
  const say = useSay(words);
  const [raising, setRaising] = useState(false);
  const { problems, activity: { conversion, conversionReason, stage } } = view.facts;
  return (
    <Section
      title={say('outcome.problems')}
      actions={stage !== 'archived' && <Button icon="plus" why={view.allowed['outcome.raise']} onClick={() => setRaising(true)}>{say('outcome.raise')}</Button>}
    >
      {conversion === 'skipped' && <Notice title={say('outcome.skipped')}><p>{conversionReason}</p></Notice>}
      {problems.length === 0 && conversion !== 'skipped' && <><p>{say('outcome.none')}</p><p className="hint">{say('outcome.none_hint')}</p><Skip view={view} /></>}
      {problems.map((problem) => <ProblemCard key={problem.id} view={view} problem={problem} />)}
      {raising && <Raise view={view} onClose={() => setRaising(false)} />}
    </Section>
  );
}

function ProblemCard({ view, problem }: Props & { readonly problem: ActivityView['facts']['problems'][number] }) {
  const say = useSay(words);
  const [asking, setAsking] = useState<'plan' | 'tell' | null>(null);
  const { facts, allowed } = view;
  const side = facts.sides.find((one) => one.id === problem.sideId);
  const from = [side === undefined ? '' : nameOfSide(side), problem.raisedByName, problem.raisedByWords].filter(Boolean).join(' ');
  const actions = facts.actions.filter((action) => action.problemId === problem.id);
  const project = facts.projects.find((one) => one.id === problem.projectId);
  const close = (): void => setAsking(null);
  return (
    <Section title={problem.text} level={3} sheet>
      <p className="quiet">
        <Chip>{say(`problem.kind.${problem.kind}`)}</Chip> {from} {project?.name}
        {problem.toldAt !== null && <> <Chip tone="done">{say('outcome.told')}</Chip> <Time at={problem.toldAt} /></>}
      </p>
      {actions.map((action) => <ActionCard key={action.id} view={view} action={action} />)}
      {facts.activity.stage !== 'archived' && (
        <Actions>
          <Button icon="plus" why={allowed['outcome.plan']} onClick={() => setAsking('plan')}>{say('outcome.plan')}</Button>
          {problem.toldAt === null && <Button why={allowed['outcome.tell']} onClick={() => setAsking('tell')}>{say('outcome.tell')}</Button>}
        </Actions>
      )}
      {asking === 'plan' && <Plan view={view} problemId={problem.id} onClose={close} />}
      {asking === 'tell' && <Tell view={view} problemId={problem.id} onClose={close} />}
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
