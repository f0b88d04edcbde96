import { FormDialog } from '#features/org/parts/form-dialog.tsx';
import type { FeedbackRow } from '#features/feedback/contract.ts';
import { words } from '#features/feedback/words.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { apart, beside } from '#web/failure.ts';
import { useFormat, useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { Chip } from '#web/ui/chips.tsx';
import { Field } from '#web/ui/field.tsx';
import { TextArea } from '#web/ui/inputs.tsx';
import { TextLink } from '#web/ui/link.tsx';
import { FailureNotice } from '#web/ui/notice.tsx';
import { useState } from 'react';

const tones = { open: 'active', answered: 'done', closed: 'quiet' } as const;
const invalidate = [api.feedback.key(), api.home.key(), api.burden.key()];

/** What was written, each with its answer beneath. */
export function FeedbackItems({ rows }: { readonly rows: readonly FeedbackRow[] }) {
  return <ul className="things">{rows.map((row) => <Item key={row.id} row={row} />)}</ul>;
}

function Item({ row }: { readonly row: FeedbackRow }) {
  const say = useSay(words);
  const format = useFormat();
  const [answering, setAnswering] = useState(false);
  const close = useCommand(client.feedback.close, { invalidate });
  const may = (verb: string): boolean => row.allowed[verb]?.length === 0;
  const who = row.outside ? `${row.authorName} ${say('feedback.outside')}` : row.authorName;
  return (
    <li className="thing">
      <div className="thing-what">
        <p><Chip tone={tones[row.state]}>{say(`feedback.state.${row.state}`)}</Chip> <span className="quiet">{say(`feedback.kind.${row.kind}`)} · {who} · {format.instant(row.createdAt)}</span></p>
        <p className="kept-lines">{row.text}</p>
        {row.page !== null && <p className="quiet">{say('feedback.page')}：<TextLink to={row.page}>{row.page}</TextLink></p>}
        {row.answer !== null && row.answeredAt !== null && (
          <blockquote className="answer">
            <p className="quiet">{say('feedback.answer')} {say('feedback.answered', { name: row.answeredName, at: format.instant(row.answeredAt) })}</p>
            <p className="kept-lines">{row.answer}</p>
          </blockquote>
        )}
        <FailureNotice failure={close.failure} />
      </div>
      <div className="thing-side actions">
        {may('feedback.answer') && <Button small kind={row.state === 'open' ? 'primary' : 'plain'} label={`${say(row.state === 'open' ? 'feedback.answer' : 'feedback.answer_again')}：${row.text.slice(0, 20)}`} onClick={() => setAnswering(true)}>{say(row.state === 'open' ? 'feedback.answer' : 'feedback.answer_again')}</Button>}
        {may('feedback.close') && <Button small busy={close.busy} label={`${say('feedback.close')}：${row.text.slice(0, 20)}`} onClick={() => void close.run({ id: row.id, version: row.version })}>{say('feedback.close')}</Button>}
      </div>
      {answering && <AnswerFeedback row={row} onClose={() => setAnswering(false)} />}
    </li>
  );
}

function AnswerFeedback({ row: { id, version, text, answer }, onClose }: { readonly row: FeedbackRow; readonly onClose: () => void }) {
  const say = useSay(words);
  const [said, setSaid] = useState(answer ?? '');
  const give = useCommand(client.feedback.answer, { invalidate, onDone: onClose });
  return (
    <FormDialog title={say('feedback.answer')} verb={say('feedback.answer')} busy={give.busy} failure={apart(give.failure, 'answer')} onSend={() => void give.run({ id, version, answer: said })} onClose={onClose}>
      <p className="kept-lines quiet">{text}</p>
      <Field label={say('feedback.answer')} hint={say('feedback.answer_hint')} findings={beside(give.failure, 'answer')}>
        <TextArea value={said} rows={4} maxLength={2000} onChange={setSaid} />
      </Field>
    </FormDialog>
  );
}
