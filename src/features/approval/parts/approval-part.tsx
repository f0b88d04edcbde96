import type { ActivityView } from '#features/activity/contract.ts';
import { currentSteps } from '#features/approval/steps.ts';
import { words } from '#features/approval/words.ts';
import { useSay } from '#web/language.tsx';
import { Section } from '#web/ui/section.tsx';
import { Decide } from './decide.tsx';
import { StepList } from './step-list.tsx';

/** Where the approval stands and why: every step in its order, the form of the one that waits, and earlier rounds. */
export function ApprovalPart({ view }: { readonly view: ActivityView }) {
  const say = useSay(words);
  const { activity, approvals } = view.facts;
  const steps = currentSteps(view.facts);
  const pending = activity.stage === 'approval' && activity.standing === 'active' ? steps.find((step) => step.state === 'pending') : undefined;
  const earlier = [...new Set(approvals.map((step) => step.round))].filter((round) => round !== activity.approvalRound).toSorted((a, b) => b - a);
  return (
    <>
      {pending !== undefined && <Decide key={pending.id} view={view} step={pending} />}
      <Section title={say('approval.steps')}>
        {steps.length === 0 ? <p className="quiet">{say('approval.not_yet')}</p> : <StepList steps={steps} label={say('approval.round', { n: activity.approvalRound })} />}
      </Section>
      {earlier.length > 0 && (
        <Section title={say('approval.earlier')}>
          {earlier.map((round) => (
            <Section key={round} level={3} title={say('approval.round', { n: round })}>
              <StepList steps={approvals.filter((step) => step.round === round)} label={say('approval.round', { n: round })} />
            </Section>
          ))}
        </Section>
      )}
    </>
  );
}
