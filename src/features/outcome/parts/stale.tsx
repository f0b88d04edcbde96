import { words } from '#features/outcome/words-pages.ts';
import type { Failure } from '#web/failure.ts';
import { useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { Compare } from '#web/ui/compare.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { Actions } from '#web/ui/section.tsx';

interface Props {
  readonly failure: Failure | null;
  /** The field whose two texts are held against each other. */
  readonly field: string;
  readonly mine: string;
  readonly busy: boolean;
  readonly onMine: (version: number) => void;
  readonly onStored: () => void;
}

/** Somebody else was first: what is stored now and what was typed, and the choice between them. */
export function StaleChoice({ failure, field, mine, busy, onMine, onStored }: Props) {
  const say = useSay(words);
  const { current } = failure ?? { current: null };
  if (failure?.code !== 'STALE' || typeof current !== 'object' || current === null) return null;
  const stored: Readonly<Record<string, unknown>> = { ...current };
  const { version } = stored;
  if (typeof version !== 'number') return null;
  return (
    <Notice kind="warn" title={say('outcome.stale_both')}>
      <Compare before={String(stored[field] ?? '')} after={mine} beforeTitle={say('outcome.stored')} afterTitle={say('outcome.typed')} />
      <Actions>
        <Button busy={busy} onClick={() => onMine(version)}>{say('outcome.keep_mine')}</Button>
        <Button onClick={onStored}>{say('outcome.keep_stored')}</Button>
      </Actions>
    </Notice>
  );
}
