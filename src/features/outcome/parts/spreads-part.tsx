import type { OutcomeView } from '#features/outcome/contract-views.ts';
import { AnswerSpread } from '#features/outcome/parts/spread-dialogs.tsx';
import { words as pages } from '#features/outcome/words-pages.ts';
import { words as outcome } from '#features/outcome/words.ts';
import { useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { Chip, Time } from '#web/ui/chips.tsx';
import { Actions, Section } from '#web/ui/section.tsx';
import { useState } from 'react';

const words = { ...outcome, ...pages };
const tones = { asked: 'active', adopted: 'done', unfit: 'quiet' } as const;

/** Where else a verified result is taken up: each branch with its answer. */
export function SpreadsPart({ view }: { readonly view: OutcomeView }) {
  const say = useSay(words);
  const [asked, setAsked] = useState<{ readonly id: string; readonly answer: 'adopted' | 'unfit' } | null>(null);
  if (view.spreads.length === 0) return null;
  const answering = view.spreads.find(({ id }) => id === asked?.id);
  return (
    <Section title={say('outcome.spreads')}>
      <ul className="things">
        {view.spreads.map((spread) => (
          <li key={spread.id} className="thing">
            <div className="thing-what">
              <strong>{spread.branchName}</strong> <Chip tone={tones[spread.state]}>{say(`spread.state.${spread.state}`)}</Chip>
              <p>{view.actions.find(({ id }) => id === spread.actionId)?.measure}</p>
              {[spread.note, spread.word].filter((text) => text !== null).map((text) => <p key={text} className="quiet">{text}</p>)}
              {spread.state === 'asked' && spread.allowed['outcome.answer_spread']?.length === 0 && (
                <Actions>
                  <Button kind="primary" onClick={() => setAsked({ id: spread.id, answer: 'adopted' })}>{say('outcome.adopt')}</Button>
                  <Button onClick={() => setAsked({ id: spread.id, answer: 'unfit' })}>{say('outcome.unfit')}</Button>
                </Actions>
              )}
            </div>
            <div className="thing-side quiet">{spread.answeredName ?? spread.askedName} <Time at={spread.answeredAt ?? spread.askedAt} /></div>
          </li>
        ))}
      </ul>
      {asked !== null && answering !== undefined && <AnswerSpread view={view} spread={answering} answer={asked.answer} onClose={() => setAsked(null)} />}
    </Section>
  );
}
