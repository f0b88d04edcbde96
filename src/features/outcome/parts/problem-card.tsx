import type { OutcomeView } from '#features/outcome/contract-views.ts';
import { numberOf } from '#features/outcome/facts.ts';
import { ActionCard } from '#features/outcome/parts/action-card.tsx';
import { Plan } from '#features/outcome/parts/plan-dialogs.tsx';
import { Close, EditProblem, Tell } from '#features/outcome/parts/problem-dialogs.tsx';
import { words as pages } from '#features/outcome/words-pages.ts';
import { words as outcome } from '#features/outcome/words.ts';
import { useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { Button } from '#web/ui/button.tsx';
import { Chip, Time } from '#web/ui/chips.tsx';
import { TextLink } from '#web/ui/link.tsx';
import { Actions, Section } from '#web/ui/section.tsx';
import { useState } from 'react';

const words = { ...outcome, ...pages };
export const stateTones = { open: 'plain', going: 'active', reported: 'warn', verified: 'warn', told: 'done', closed: 'quiet' } as const;

/** Who raised it, in one line: side, person, words. */
export const raisedBy = ({ problem }: OutcomeView): string => [problem.sideName, problem.raisedByName, problem.raisedByWords].filter(Boolean).join(' ');

/** One problem on its activity's page: its line, its actions, and the way to all of it. */
export function ProblemCard({ view }: { readonly view: OutcomeView }) {
  const say = useSay(words);
  const { problem } = view;
  return (
    <Section title={problem.text} level={3} sheet>
      <p className="quiet">
        <Chip>{say(`problem.kind.${problem.kind}`)}</Chip> <Chip tone={stateTones[problem.state]}>{say(`outcome.state.${problem.state}`)}</Chip>{' '}
        {[numberOf(problem.year, problem.number), raisedBy(view), problem.place, problem.projectName].filter(Boolean).join(' · ')}{' '}
        {problem.toldAt !== null && <>{say('outcome.told')} <Time at={problem.toldAt} /> </>}
        <TextLink to={links.outcome(problem.id)}>{say('outcome.open_page')}</TextLink>
      </p>
      {view.actions.filter(({ spreadId }) => spreadId === null).map((action) => <ActionCard key={action.id} view={view} action={action} />)}
      <ProblemVerbs view={view} />
    </Section>
  );
}

/** What may be done with the problem itself. */
export function ProblemVerbs({ view, onPage = false }: { readonly view: OutcomeView; readonly onPage?: boolean }) {
  const say = useSay(words);
  const [asking, setAsking] = useState<'plan' | 'tell' | 'edit' | 'close' | null>(null);
  const close = (): void => setAsking(null);
  const { problem, allowed, activity } = view;
  const done = activity?.stage === 'archived';
  const may = (verb: string): boolean => allowed[verb]?.length === 0;
  return (
    <>
      <Actions>
        {!done && problem.state !== 'closed' && <Button icon="plus" why={allowed['outcome.plan']} onClick={() => setAsking('plan')}>{say('outcome.plan')}</Button>}
        {!done && problem.toldAt === null && <Button why={allowed['outcome.tell']} onClick={() => setAsking('tell')}>{say('outcome.tell')}</Button>}
        {problem.state === 'told' && may('outcome.close') && <Button onClick={() => setAsking('close')}>{say('outcome.close')}</Button>}
        {onPage && may('outcome.edit') && <Button icon="edit" onClick={() => setAsking('edit')}>{say('outcome.edit')}</Button>}
      </Actions>
      {asking === 'plan' && <Plan view={view} onClose={close} />}
      {asking === 'tell' && <Tell view={view} onClose={close} />}
      {asking === 'edit' && <EditProblem view={view} onClose={close} />}
      {asking === 'close' && <Close view={view} onClose={close} />}
    </>
  );
}
