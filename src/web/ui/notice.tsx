import { useSay } from '#web/language.tsx';
import type { Failure } from '#web/failure.ts';
import { FindingList } from '#web/ui/findings.tsx';
import { Icon } from '#web/ui/icon.tsx';
import { words } from '#web/words.ts';
import type { ReactNode } from 'react';

type Kind = 'info' | 'warn' | 'error' | 'done';
const icons = { info: 'info', warn: 'warn', error: 'block', done: 'check' } as const;
const names = { info: 'ui.info', warn: 'finding.warn', error: 'ui.error', done: 'ui.done' } as const;

interface Props {
  readonly kind?: Kind;
  readonly title?: ReactNode;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}

/** Something to know, beside what it concerns. Kinds differ by icon and word, not by colour alone. */
export function Notice({ kind = 'info', title, children, action }: Props) {
  const say = useSay(words);
  return (
    <div className={`notice ${kind}`} role={kind === 'error' ? 'alert' : 'status'}>
      <Icon name={icons[kind]} />
      <div>
        <p>
          <strong>{title ?? say(names[kind])}</strong>
        </p>
        {children}
        {action && <div className="notice-action">{action}</div>}
      </div>
    </div>
  );
}

interface FailureProps {
  /** `command.failure`; nothing is shown for null. */
  readonly failure: Failure | null;
  readonly action?: ReactNode;
  readonly answer?: Parameters<typeof FindingList>[0]['answer'];
}

/** Why a command was not done, in words, with the findings of a refusal. */
export function FailureNotice({ failure, action, answer }: FailureProps) {
  const say = useSay(words);
  if (failure === null) return null;
  return (
    <Notice kind={failure.code === 'KEPT' ? 'info' : 'error'} title={say(`fail.${failure.code}`)} action={action}>
      <FindingList findings={failure.findings} {...(answer ? { answer } : {})} />
    </Notice>
  );
}
