import type { ActivityView } from '#features/activity/contract.ts';
import type { Bulletin } from '#features/bulletin/facts.ts';
import { anchored, openComments, type Range } from '#features/bulletin/facts-comments.ts';
import { CommentDialog } from '#features/bulletin/parts/comment-dialog.tsx';
import { words } from '#features/bulletin/words.ts';
import type { Comment } from '#features/record/facts.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { useSay } from '#web/language.tsx';
import { useSession } from '#web/session.tsx';
import { Button } from '#web/ui/button.tsx';
import { Chip, PersonChip, Time } from '#web/ui/chips.tsx';
import { Field } from '#web/ui/field.tsx';
import { TextArea } from '#web/ui/inputs.tsx';
import { FailureNotice } from '#web/ui/notice.tsx';
import { Actions, Section } from '#web/ui/section.tsx';
import { useState } from 'react';

interface Props {
  readonly view: ActivityView;
  readonly bulletin: Bulletin;
  /** The text as it stands on the page, saved or not: what the passages are found in. */
  readonly text: Pick<Bulletin, 'title' | 'body'>;
  /** Leads to a passage in the text. */
  readonly onShow: (id: string, range: Range) => void;
  /** What is selected in the text when somebody begins a comment. */
  readonly selected: () => Range | null;
  /** Saves what is written first, where it is. */
  readonly flush?: () => Promise<number | null>;
}

/** 批注 beside the text: each with its passage, its answer and whether it is resolved. */
export function Comments({ view, bulletin, text, onShow, selected, flush }: Props) {
  const say = useSay(words);
  const [adding, setAdding] = useState<{ readonly range: Range | null } | null>(null);
  const { facts, allowed } = view;
  const mine = facts.comments.filter((comment) => comment.bulletinId === bulletin.id);
  const open = openComments(mine, bulletin.id);
  const inWork = bulletin.state !== 'released' && bulletin.withdrawnOn === null;
  const may = allowed['bulletin.comment']?.length === 0 && inWork;
  if (mine.length === 0 && !may) return null;
  const begin = async (): Promise<void> => {
    const range = selected();
    if (flush === undefined || (await flush()) !== null) setAdding({ range });
  };
  return (
    <Section title={<>{say('bulletin.comments')} {open.length > 0 && <Chip tone="warn">{`${open.length} ${say('bulletin.comment_open')}`}</Chip>}</>} level={3} id="comments">
      {mine.length === 0 && <p className="quiet">{say('bulletin.no_comments')}</p>}
      <ul className="said" aria-label={say('bulletin.comments')}>
        {mine.map((comment) => <CommentLine key={comment.id} view={view} comment={comment} range={anchored(text, comment)} inWork={inWork} onShow={onShow} />)}
      </ul>
      {may && (
        <>
          <p className="hint">{say('bulletin.comment_hint')}</p>
          {/* Pressing a button must not lose what is selected in the text. */}
          <div onMouseDown={(event) => event.preventDefault()}><Actions><Button icon="plus" onClick={() => void begin()}>{say('bulletin.comment_add')}</Button></Actions></div>
        </>
      )}
      {adding !== null && <CommentDialog activityId={facts.activity.id} bulletin={bulletin} first={adding.range} onClose={() => setAdding(null)} />}
    </Section>
  );
}

interface LineProps {
  readonly view: ActivityView;
  readonly comment: Comment;
  readonly range: Range | null;
  readonly inWork: boolean;
  readonly onShow: Props['onShow'];
}

function CommentLine({ view, comment, range, inWork, onShow }: LineProps) {
  const say = useSay(words);
  const { person } = useSession();
  const [answering, setAnswering] = useState(false);
  const { id, authorId, authorName, asReviewer, at, bulletinVersion, quote, text, answer, answeredName, resolvedName, resolvedAt } = comment;
  const resolve = useCommand(client.bulletin.answer, { invalidate: [api.activity.key()], onDone: () => setAnswering(false) });
  const may = inWork && resolvedAt === null && (view.allowed['bulletin.answer']?.length === 0 || authorId === person?.id);
  const give = (words_: string | null, done: boolean): void => void resolve.run({ id: view.facts.activity.id, commentId: id, answer: words_, resolve: done });
  return (
    <li>
      <p className="said-by">
        <PersonChip name={authorName} /> {asReviewer && <Chip tone="plain">{say('bulletin.comment_reviewer')}</Chip>}{' '}
        {resolvedAt === null ? <Chip tone="warn">{say('bulletin.comment_open')}</Chip> : <Chip tone="done">{say('bulletin.comment_resolved', { name: resolvedName ?? '' })}</Chip>}{' '}
        <span className="quiet">{say('bulletin.comment_version', { version: bulletinVersion })} <Time at={at} /></span>
      </p>
      <blockquote className="quoted">{quote.length > 120 ? `${quote.slice(0, 120)}…` : quote}</blockquote>
      <p className="said-words">{text}</p>
      {answer !== null && <p className="said-words quiet"><strong>{answeredName}：</strong>{answer}</p>}
      <Actions>
        {range === null ? <Chip tone="plain">{say('bulletin.comment_gone')}</Chip> : <Button small kind="quiet" label={`${say('bulletin.comment_show')}：${quote.slice(0, 30)}`} onClick={() => onShow(id, range)}>{say('bulletin.comment_show')}</Button>}
        {may && !answering && <Button small label={say('bulletin.comment_answer')} onClick={() => setAnswering(true)}>{say('bulletin.comment_answer')}</Button>}
        {may && !answering && <Button small busy={resolve.busy} onClick={() => give(null, true)}>{say('bulletin.comment_resolve')}</Button>}
      </Actions>
      {answering && may && <Answer busy={resolve.busy} onGive={give} />}
      <FailureNotice failure={resolve.failure} />
    </li>
  );
}

function Answer({ busy, onGive }: { readonly busy: boolean; readonly onGive: (answer: string, resolve: boolean) => void }) {
  const say = useSay(words);
  const [answer, setAnswer] = useState('');
  const why = answer.trim() === '' ? [say('need.comment_answer')] : [];
  return (
    <div className="form">
      <Field label={say('bulletin.comment_answer')}><TextArea value={answer} rows={2} maxLength={1000} onChange={setAnswer} /></Field>
      <Actions>
        <Button small kind="primary" busy={busy} why={why} onClick={() => onGive(answer.trim(), true)}>{say('bulletin.comment_answer_resolve')}</Button>
        <Button small busy={busy} why={why} onClick={() => onGive(answer.trim(), false)}>{say('bulletin.comment_answer_only')}</Button>
      </Actions>
    </div>
  );
}
