import type { ApprovalFacts } from '#features/activity/facts.ts';
import { words } from '#features/approval/words.ts';
import { useFormat, useSay } from '#web/language.tsx';
import { Chip } from '#web/ui/chips.tsx';

const tones = { waiting: 'quiet', pending: 'active', approved: 'done', returned: 'warn', declined: 'block', not_needed: 'quiet', withdrawn: 'quiet' } as const;

/** Steps of one round in their order: why each is asked for or not, who decided, when, and what was said. */
export function StepList({ steps, label }: { readonly steps: readonly ApprovalFacts[]; readonly label: string }) {
  const say = useSay(words);
  const format = useFormat();
  const ordered = steps.toSorted((a, b) => a.position - b.position);
  const kind = (text: string | null): string => (text === '支委会' || text === '党员大会' ? say(`approval.kind.${text}`) : (text ?? ''));
  return (
    <ol className="steps" aria-label={label}>
      {ordered.map((step) => (
        <li key={step.id} className={step.state}>
          <strong>{say(`step.${step.step}`)}</strong> <Chip tone={tones[step.state]}>{say(`approval.state.${step.state}`)}</Chip>{' '}
          <Why why={step.why} />
          {step.decidedName !== null && <p className="quiet">{say('approval.by', { name: step.decidedName, at: format.instant(step.decidedAt) })}</p>}
          {step.meetingOn !== null && <p>{say('approval.meeting', { day: format.day(step.meetingOn), kind: kind(step.meetingKind) })}</p>}
          {step.comment !== null && <p className="kept-lines">{step.comment}</p>}
        </li>
      ))}
    </ol>
  );
}

/** The reason is stored as the key of its words. */
function Why({ why }: { readonly why: string }) {
  const say = useSay(words);
  const known = Object.keys(words).find((key): key is keyof typeof words => key === why);
  return known === undefined ? null : <span className="quiet">{say(known)}</span>;
}
