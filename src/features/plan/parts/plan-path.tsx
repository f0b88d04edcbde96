import type { SheetView } from '#features/plan/contract.ts';
import { planStates } from '#features/plan/facts-plain.ts';
import { words } from '#features/plan/words.ts';
import { dayIn } from '#shared/dates.ts';
import { useFormat, useSay, useZone } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { StagePath } from '#web/ui/stage-path.tsx';

/** The path of a year's plan, drawn as an activity's. */
export function PlanPath({ view: { plan, steps } }: { readonly view: SheetView }) {
  const say = useSay(words);
  const format = useFormat();
  const zone = useZone();
  const now = planStates.indexOf(plan.state);
  const doneOn = (state: (typeof planStates)[number]): string | undefined => {
    if (state === 'called') return plan.state === 'called' ? format.shortDay(plan.dueOn) : undefined;
    if (state === 'approved') return plan.filedOn === null ? undefined : `${say('plan.filed_day')} ${format.shortDay(plan.filedOn)}`;
    const at = steps.find((step) => step.itemId === null && step.round === plan.round && step.step === state && step.state === 'approved')?.decidedAt;
    return at == null ? undefined : format.shortDay(dayIn(at, zone));
  };
  return (
    <StagePath
      label={say('plan.path')}
      stages={planStates.map((state, index) => {
        const note = doneOn(state);
        return {
          key: state, label: state === 'approved' ? say('plan.part.run') : say(`plan.state.${state}`), state: index < now ? 'done' : index === now ? 'now' : 'later', to: links.plan(plan.year, state === 'approved' ? 'run' : 'way'), ...(note === undefined ? {} : { note }),
        };
      })}
    />
  );
}
