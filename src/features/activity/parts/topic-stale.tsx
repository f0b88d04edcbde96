import { words } from '#features/activity/words-parts.ts';
import { api } from '#web/client.ts';
import type { Failure } from '#web/failure.ts';
import { useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { Compare } from '#web/ui/compare.tsx';
import { FailureNotice, Notice } from '#web/ui/notice.tsx';
import { Actions } from '#web/ui/section.tsx';
import { useQueryClient } from '@tanstack/react-query';

interface Props<T> {
  readonly failure: Failure | null;
  /** Reads what the server sent as stored now; the whole activity came with the refusal. */
  readonly stored: (current: { readonly version: number }) => T;
  readonly mine: T;
  /** Each version in words, line by line. */
  readonly text: (value: T) => string;
  readonly busy: boolean;
  /** Saves what was typed over what is stored now. */
  readonly onMine: (version: number) => void;
  readonly onStored: () => void;
}

const isActivity = (value: unknown): value is { readonly version: number } =>
  typeof value === 'object' && value !== null && 'version' in value && typeof value.version === 'number';

/** Why an edit was not saved. When somebody else was first, both texts stand side by side and the reader chooses. */
export function EditRefused<T>({ failure, stored, mine, text, busy, onMine, onStored }: Props<T>) {
  const say = useSay(words);
  if (failure === null) return null;
  const { code, current } = failure;
  if (code !== 'STALE' || !isActivity(current)) return <FailureNotice failure={failure} />;
  return (
    <Notice kind="warn" title={say('activity.stale')}>
      <Compare before={text(stored(current))} after={text(mine)} beforeTitle={say('activity.stored')} afterTitle={say('activity.mine')} />
      <Actions>
        <Button busy={busy} onClick={() => onMine(current.version)}>{say('activity.keep_mine')}</Button>
        <Button onClick={onStored}>{say('activity.keep_stored')}</Button>
      </Actions>
    </Notice>
  );
}

/** The way out where a small form or a press came too late: look at the activity as it is now, then give it again. */
export function LookAgain({ failure, onDone }: { readonly failure: Failure | null; readonly onDone?: () => void }) {
  const say = useSay(words);
  const queries = useQueryClient();
  if (failure?.code !== 'STALE') return null;
  return <Button small onClick={() => void queries.invalidateQueries({ queryKey: api.activity.key() }).then(onDone)}>{say('activity.look_again')}</Button>;
}
