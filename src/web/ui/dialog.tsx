import { useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { Field } from '#web/ui/field.tsx';
import { Icon } from '#web/ui/icon.tsx';
import { TextArea } from '#web/ui/inputs.tsx';
import { words } from '#web/words.ts';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';

interface Props {
  readonly open: boolean;
  readonly title: ReactNode;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Buttons, the main one first. */
  readonly footer?: ReactNode;
  readonly wide?: boolean;
}

/** The browser's own dialog: keeps the keyboard inside, closes on Escape, gives the focus back where it came from. */
export function Dialog({ open, title, onClose, children, footer, wide = false }: Props) {
  const say = useSay(words);
  const element = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const dialog = element.current;
    if (open && !dialog?.open) dialog?.showModal();
    if (!open && dialog?.open) dialog.close();
  }, [open]);
  return (
    <dialog ref={element} className={wide ? 'dialog wide' : 'dialog'} aria-labelledby={id} onClose={() => open && onClose()}>
      {open && (
        <>
          <div className="dialog-head">
            <h2 id={id}>{title}</h2>
            <button type="button" className="button quiet icon-only" onClick={onClose} aria-label={say('ui.close')}>
              <Icon name="close" />
            </button>
          </div>
          <div className="dialog-body">{children}</div>
          {footer && <footer>{footer}</footer>}
        </>
      )}
    </dialog>
  );
}

interface ReasonProps {
  readonly open: boolean;
  readonly title: string;
  /** The verb on the button: 退回, 取消活动. */
  readonly verb: string;
  readonly onGiven: (reason: string) => void;
  readonly onClose: () => void;
  readonly label?: string;
  readonly hint?: string;
  readonly busy?: boolean;
  readonly danger?: boolean;
  /** It waits on the device and is sent by itself: there is nothing more to be pressed. */
  readonly kept?: boolean;
  /** What went wrong when it was tried; stays open so that the words are not lost. */
  readonly children?: ReactNode;
}

/** Asks for the reason that a verb must carry: return, decline, postpone, override. */
export function ReasonDialog({ open, title, verb, onGiven, onClose, label, hint, busy = false, danger = false, kept = false, children }: ReasonProps) {
  const say = useSay(words);
  const [text, setText] = useState('');
  const [missing, setMissing] = useState(false);
  const give = (): void => {
    setMissing(text.trim() === '');
    if (text.trim() !== '') onGiven(text.trim());
  };
  const footer = (
    <>
      {!kept && (
        <Button kind={danger ? 'danger' : 'primary'} busy={busy} onClick={give}>
          {verb}
        </Button>
      )}
      <Button onClick={onClose}>{say(kept ? 'ui.close' : 'ui.cancel')}</Button>
    </>
  );
  return (
    <Dialog open={open} title={title} onClose={onClose} footer={footer}>
      <Field label={label ?? say('ui.reason')} hint={hint} error={missing ? say('ui.reasonNeeded') : null}>
        <TextArea value={text} onChange={setText} rows={4} maxLength={2000} />
      </Field>
      {children}
    </Dialog>
  );
}
