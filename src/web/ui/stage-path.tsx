import { useSay } from '#web/language.tsx';
import { Icon } from '#web/ui/icon.tsx';
import { TextLink } from '#web/ui/link.tsx';
import { words } from '#web/words.ts';
import { useEffect, useRef } from 'react';

export interface Stage {
  readonly key: string;
  readonly label: string;
  readonly state: 'done' | 'now' | 'later' | 'skipped';
  /** The part of the page that shows this stage. */
  readonly to?: string;
  /** A few characters beneath: the day it was done, 缺 2 项. */
  readonly note?: string;
  /** The part being looked at, which need not be the stage the activity is in. */
  readonly shown?: boolean;
}

/** The stages of an activity in their order, which are done, which is now. Scrolls sideways on a phone to where it stands. */
export function StagePath({ stages, label }: { readonly stages: readonly Stage[]; readonly label?: string }) {
  const say = useSay(words);
  const list = useRef<HTMLOListElement>(null);
  const now = stages.find((stage) => stage.state === 'now')?.key;
  useEffect(() => {
    const here = list.current?.querySelector<HTMLElement>('.stage.now');
    if (list.current && here) list.current.scrollLeft = here.offsetLeft - list.current.clientWidth / 2 + here.clientWidth / 2;
  }, [now]);
  return (
    <nav className="stage-path" aria-label={label ?? say('path.label')}>
      <ol ref={list}>
        {stages.map((stage) => (
          <li key={stage.key} className={`stage ${stage.state}${stage.shown ? ' shown' : ''}`} aria-current={stage.state === 'now' ? 'step' : undefined}>
            <span className="stage-mark" aria-hidden="true">
              {stage.state === 'done' && <Icon name="check" />}
            </span>
            {stage.to === undefined ? (
              <span className="stage-name">{stage.label}</span>
            ) : (
              <TextLink to={stage.to} className="stage-name" current={stage.shown ? 'page' : undefined}>
                {stage.label}
              </TextLink>
            )}
            <span className="unseen">{say(`path.${stage.state}`)}</span>
            {stage.note !== undefined && <span className="stage-note">{stage.note}</span>}
          </li>
        ))}
      </ol>
    </nav>
  );
}
