import type { OutcomeView } from '#features/outcome/contract-views.ts';
import { words as pages } from '#features/outcome/words-pages.ts';
import { words as outcome } from '#features/outcome/words.ts';
import { useFormat, useSay } from '#web/language.tsx';
import { Chip, Time } from '#web/ui/chips.tsx';
import { FileLink } from '#web/ui/link.tsx';
import { tones } from './action-card.tsx';

const words = { ...outcome, ...pages };
type Step = OutcomeView['steps'][number];

/** What has happened, newest first, each with the state as it was from then on and the files that went with it. */
export function StepsList({ view: { steps, actions, files } }: { readonly view: OutcomeView }) {
  const say = useSay(words);
  const format = useFormat();
  const what = ({ kind, fromOn, toOn }: Step): string => (kind === 'moved' ? say('outcome.step.moved', { from: format.day(fromOn), to: format.day(toOn) }) : say(`outcome.step.${kind}`));
  const textOf = ({ text }: Step): string | null => (text === '@outcome.handed.left' ? say('outcome.handed.left') : text === '@outcome.handed.dissolved' ? say('outcome.handed.dissolved') : text);
  return (
    <ul className="things">
      {steps.toReversed().map((step) => (
        <li key={step.id} className="thing">
          <div className="thing-what">
            <Chip tone={tones[step.state]}>{say(`action.state.${step.state}`)}</Chip> <strong>{what(step)}</strong>
            {actions.length > 1 && <span className="quiet"> {actions.find(({ id }) => id === step.actionId)?.measure}</span>}
            {textOf(step) !== null && <p className="kept-lines">{textOf(step)}</p>}
            {step.fileIds.length > 0 && <p>{files.filter(({ id }) => step.fileIds.includes(id)).map(({ id, name }) => <FileLink key={id} href={`/files/${id}`}>{name}</FileLink>)}</p>}
          </div>
          <div className="thing-side quiet">{step.byName} <Time at={step.at} /></div>
        </li>
      ))}
    </ul>
  );
}
