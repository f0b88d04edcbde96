import { copyRich } from '#features/outlet/parts/copy.ts';
import { words } from '#features/outlet/words.ts';
import { client } from '#web/client.ts';
import { type Failure, readFailure } from '#web/failure.ts';
import { useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { FailureNotice, Notice } from '#web/ui/notice.tsx';
import { useState } from 'react';

interface Props {
  readonly id: string;
  readonly bulletinId: string;
}
type Said = { readonly title: string; readonly html: string; readonly text: string };

/** Copies title and text as they may leave; shows them where the browser does not copy. */
export function CopyButton({ id, bulletinId }: Props) {
  const say = useSay(words);
  const [state, setState] = useState<'busy' | 'copied' | { readonly shown: Said } | { readonly failed: Failure } | null>(null);
  async function copy(): Promise<void> {
    setState('busy');
    try {
      const said = await client.outlet.outward({ id, bulletinId });
      setState((await copyRich(said)) ? 'copied' : { shown: said });
    } catch (error) {
      setState({ failed: readFailure(error) });
    }
  }
  return (
    <>
      <Button icon="file" busy={state === 'busy'} onClick={() => void copy()}>{say('outlet.do.copy')}</Button>
      {state === 'copied' && <span className="hint" role="status">{say('outlet.copied')}</span>}
      {typeof state === 'object' && state !== null && 'failed' in state && <FailureNotice failure={state.failed} />}
      {typeof state === 'object' && state !== null && 'shown' in state && (
        <Dialog open wide title={say('outlet.do.copy')} onClose={() => setState(null)}>
          <Notice kind="warn">{say('outlet.copy_failed')}</Notice>
          <pre className="original">{`${state.shown.title}\n\n${state.shown.text}`}</pre>
        </Dialog>
      )}
    </>
  );
}
