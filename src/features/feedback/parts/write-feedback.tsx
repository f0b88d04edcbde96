import { FormDialog } from '#features/org/parts/form-dialog.tsx';
import { words } from '#features/feedback/words.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { useEditing } from '#web/editing.ts';
import { apart, beside } from '#web/failure.ts';
import { useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { Button } from '#web/ui/button.tsx';
import { Check, Choice } from '#web/ui/choices.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { Field } from '#web/ui/field.tsx';
import { TextArea } from '#web/ui/inputs.tsx';
import { LinkButton } from '#web/ui/link.tsx';
import { Actions } from '#web/ui/section.tsx';
import { words as web } from '#web/words.ts';
import { useState } from 'react';

const kinds = ['problem', 'suggestion', 'complaint'] as const;
interface Typed {
  readonly kind: (typeof kinds)[number];
  readonly text: string;
}

interface Props {
  /** Where it is written; null where the address is nobody else's business (a personal link). */
  readonly page: string | null;
  readonly onClose: () => void;
}

/** A few words about the program itself, from wherever one is. The page is added only by whoever wishes to. */
export function WriteFeedback({ page, onClose }: Props) {
  const say = useSay(words);
  const sayUi = useSay(web);
  const draft = useEditing<Typed>('feedback', { kind: 'problem', text: '' }, 1);
  const [withPage, setWithPage] = useState(false);
  const [sent, setSent] = useState(false);
  const make = useCommand(client.feedback.make, {
    offline: 'feedback.make',
    invalidate: [api.feedback.key()],
    onDone: () => {
      draft.reset();
      setSent(true);
    },
  });
  if (sent) {
    return (
      <Dialog open title={say('feedback.sent')} onClose={onClose}>
        <p role="status">{say(page === null ? 'feedback.sent_link' : 'feedback.sent_says')}</p>
        <Actions>
          {page !== null && <LinkButton kind="primary" to={links.feedback()} onClick={onClose}>{say('feedback.see')}</LinkButton>}
          <Button onClick={onClose}>{sayUi('ui.close')}</Button>
        </Actions>
      </Dialog>
    );
  }
  const { kind, text } = draft.value;
  return (
    <FormDialog title={say('feedback.title')} verb={say('feedback.send')} busy={make.busy} failure={apart(make.failure, 'text', 'page')} onSend={() => void make.run({ kind, text, page: withPage ? page : null })} onClose={onClose}>
      <p className="hint">{say('feedback.hint')}</p>
      <Choice label={say('feedback.kind')} inline value={kind} onChange={(next) => draft.change({ kind: next, text })} options={kinds.map((one) => ({ value: one, label: say(`feedback.kind.${one}`) }))} />
      <Field label={say('feedback.text')} hint={say('feedback.text_hint')} findings={beside(make.failure, 'text')}>
        <TextArea value={text} rows={5} maxLength={2000} onChange={(next) => draft.change({ kind, text: next })} />
      </Field>
      {page !== null && <Check label={say('feedback.with_page', { page: page.length > 80 ? `${page.slice(0, 80)}…` : page })} checked={withPage} onChange={setWithPage} />}
    </FormDialog>
  );
}
