import { words } from '#features/import/words.ts';
import { readFailure, type Failure } from '#web/failure.ts';
import { useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { FailureNotice } from '#web/ui/notice.tsx';
import { useRef, useState } from 'react';
import { inSteps } from './file-cases.ts';

type Busy = { readonly at: 'looking' | 'bringing'; readonly done: number; readonly all: number };
export type Standing = { readonly at: 'ready' | 'looked' } | Busy | { readonly at: 'done'; readonly done: number; readonly stopped: boolean };

export interface Stepwise {
  readonly state: Standing;
  readonly failure: Failure | null;
  readonly stop: () => void;
  /** Looks at all of it in steps, then does `after`. Stopped, what came by then is shown. */
  readonly look: <T>(all: readonly T[], sizeOf: (one: T) => number, each: (part: readonly T[], from: number) => Promise<void>, after: () => void) => Promise<void>;
  /** Brings all of it in steps, then does `after`. Stopped, what is in stays in. */
  readonly bring: <T>(all: readonly T[], sizeOf: (one: T) => number, each: (part: readonly T[]) => Promise<void>, after: () => Promise<unknown>) => Promise<void>;
}

/** A file that is looked at and brought in by steps, with progress, stopped between two of them. */
export function useStepwise(): Stepwise {
  const [state, setState] = useState<Standing>({ at: 'ready' });
  const [failure, setFailure] = useState<Failure | null>(null);
  const stopped = useRef(false);
  async function walk<T>(at: Busy['at'], all: readonly T[], sizeOf: (one: T) => number, each: (part: readonly T[], from: number) => Promise<void>): Promise<number> {
    let done = 0;
    setState({ at, done, all: all.length });
    await inSteps(all, sizeOf, async (part, from) => {
      await each(part, from);
      done += part.length;
      setState({ at, done, all: all.length });
      return !stopped.current;
    });
    return done;
  }
  /** Does the work; where it fails, tells why and stands at `back` again. */
  async function attempt(work: () => Promise<void>, back: Standing): Promise<void> {
    stopped.current = false;
    setFailure(null);
    try {
      await work();
    } catch (error) {
      setFailure(readFailure(error));
      setState(back);
    }
  }
  return {
    state, failure,
    stop: () => { stopped.current = true; },
    look: (all, sizeOf, each, after) => attempt(async () => {
      await walk('looking', all, sizeOf, each);
      after();
      setState({ at: 'looked' });
    }, { at: 'ready' }),
    bring: (all, sizeOf, each, after) => attempt(async () => {
      const done = await walk('bringing', all, sizeOf, each);
      await after();
      setState({ at: 'done', done, stopped: done < all.length });
    }, { at: 'looked' }),
  };
}

/** How far it is, and why it went no further. `bringing` is the sentence while it comes in. */
export function StepProgress({ steps: { state, failure, stop }, bringing, label }: { readonly steps: Stepwise; readonly bringing: (facts: { done: number; all: number }) => string; readonly label: string }) {
  const say = useSay(words);
  return (
    <>
      <FailureNotice failure={failure} />
      {(state.at === 'looking' || state.at === 'bringing') && (
        <div className="upload-head" role="status">
          <span>{state.at === 'looking' ? say('import.looking', { done: state.done, all: state.all }) : bringing({ done: state.done, all: state.all })}</span>
          <progress max={Math.max(1, state.all)} value={state.done} aria-label={label} />
          <Button small onClick={stop}>{say('import.stop')}</Button>
        </div>
      )}
    </>
  );
}
