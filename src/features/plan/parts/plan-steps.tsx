import type { SheetView } from '#features/plan/contract.ts';
import { words } from '#features/plan/words.ts';
import { useFormat, useSay } from '#web/language.tsx';
import { Chip } from '#web/ui/chips.tsx';
import { Section } from '#web/ui/section.tsx';

type Step = SheetView['steps'][number];
const tones = { waiting: 'quiet', pending: 'active', approved: 'done', returned: 'warn' } as const;

/** Steps of one round in their order: who decided, when, what was said and on what conditions. */
export function StepRows({ steps, label }: { readonly steps: readonly Step[]; readonly label: string }) {
  const say = useSay(words);
  const format = useFormat();
  return (
    <ol className="steps" aria-label={label}>
      {steps.toSorted((a, b) => a.position - b.position).map((step) => (
        <li key={step.id} className={step.state}>
          <strong>{say(`plan.step.${step.step}`)}</strong> <Chip tone={tones[step.state]}>{say(`plan.step_state.${step.state}`)}</Chip>
          {step.decidedName !== null && <p className="quiet">{say('plan.by', { name: step.decidedName, at: format.instant(step.decidedAt) })}</p>}
          {step.comment !== null && <p className="kept-lines">{step.comment}</p>}
          {step.conditions !== null && <p className="kept-lines"><strong>{say('plan.conditions')}</strong>　{step.conditions}</p>}
        </li>
      ))}
    </ol>
  );
}

/** The way of the whole plan, this round first, earlier ones beneath. */
export function StepsOfPlan({ view: { plan, steps } }: { readonly view: SheetView }) {
  const say = useSay(words);
  const own = steps.filter(({ itemId }) => itemId === null);
  const rounds = [...new Set(own.map(({ round }) => round))].toSorted((a, b) => b - a);
  const of = (round: number): Step[] => own.filter((step) => step.round === round);
  const earlier = rounds.filter((round) => round !== plan.round);
  return (
    <Section title={say('plan.steps')}>
      {of(plan.round).length === 0 ? <p className="quiet">{say('plan.not_yet')}</p> : <StepRows steps={of(plan.round)} label={say('plan.round', { n: plan.round })} />}
      {earlier.length > 0 && (
        <details>
          <summary>{say('plan.earlier')}</summary>
          {earlier.map((round) => <Section key={round} level={3} title={say('plan.round', { n: round })}><StepRows steps={of(round)} label={say('plan.round', { n: round })} /></Section>)}
        </details>
      )}
    </Section>
  );
}
