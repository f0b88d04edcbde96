import type { Failure } from '#web/failure.ts';
import { useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { FailureNotice } from '#web/ui/notice.tsx';
import { Actions } from '#web/ui/section.tsx';
import { words } from '#web/words.ts';
import type { ReactNode } from 'react';

interface Props {
  readonly title: string;
  /** The verb on the button. */
  readonly verb: string;
  readonly onSend: () => void;
  readonly onClose: () => void;
  readonly busy: boolean;
  readonly failure: Failure | null;
  readonly danger?: boolean;
  readonly wide?: boolean;
  /** A way out that the failure itself offers, such as a link to what is already there. */
  readonly wayOut?: ReactNode;
  readonly children: ReactNode;
}

/** A dialog that asks a few things and gives one command; what is typed stays when it is refused. */
export function FormDialog({ title, verb, onSend, onClose, busy, failure, danger = false, wide = false, wayOut, children }: Props) {
  const say = useSay(words);
  // It waits on the device and is sent by itself: said twice it would be meant twice.
  const kept = failure?.code === 'KEPT';
  return (
    <Dialog open title={title} onClose={onClose} wide={wide}>
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          onSend();
        }}
      >
        {children}
        <FailureNotice failure={failure} action={wayOut} />
        <Actions>
          {!kept && (
            <Button kind={danger ? 'danger' : 'primary'} type="submit" busy={busy}>
              {verb}
            </Button>
          )}
          <Button onClick={onClose}>{say(kept ? 'ui.close' : 'ui.cancel')}</Button>
        </Actions>
      </form>
    </Dialog>
  );
}
