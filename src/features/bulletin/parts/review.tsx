import type { ActivityView } from '#features/activity/contract.ts';
import type { Bulletin } from '#features/bulletin/facts.ts';
import { ownWork } from '#features/bulletin/policy.ts';
import { words } from '#features/bulletin/words.ts';
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
}

/** 保密审查: what was concluded so far, and the conclusion of who may give one. */
export function Review({ view, bulletin }: Props) {
  const say = useSay(words);
  const reviews = view.facts.reviews.filter((review) => review.bulletinId === bulletin.id);
  const { posts } = useSession();
  const reviewer = posts.some(({ post }) => post === 'discipline' || post === 'committee');
  return (
    <Section title={say('bulletin.reviews')} level={3}>
      <p className="hint">{say('bulletin.review_hint')}</p>
      {reviews.length === 0 && <p className="quiet">{say('bulletin.no_reviews')}</p>}
      <ul className="said">
        {reviews.map((review) => (
          <li key={review.id}>
            <p className="said-by">
              <PersonChip name={review.reviewerName} />{' '}
              <Chip tone={review.conclusion === 'clear' ? 'done' : 'warn'}>{say('bulletin.review_line', { version: review.bulletinVersion, conclusion: say(`bulletin.conclusion.${review.conclusion}`) })}</Chip>{' '}
              <span className="quiet"><Time at={review.at} /></span>
            </p>
            {review.comment !== null && <p className="said-words">{review.comment}</p>}
          </li>
        ))}
      </ul>
      {bulletin.state === 'review' && reviewer && <Conclude key={bulletin.version} view={view} bulletin={bulletin} />}
    </Section>
  );
}

function Conclude({ view: { facts, allowed }, bulletin }: Props) {
  const say = useSay(words);
  const { person } = useSession();
  const [comment, setComment] = useState('');
  const command = useCommand(client.bulletin.review, { invalidate: [api.activity.key()] });
  const why = [...(allowed['bulletin.review'] ?? []), ...ownWork(facts, bulletin, person?.id ?? null, [])];
  const give = (conclusion: 'clear' | 'return'): void =>
    void command.run({ id: facts.activity.id, bulletinId: bulletin.id, bulletinVersion: bulletin.version, conclusion, comment: comment.trim() || null });
  return (
    <div className="form">
      <Field label={say('bulletin.review_comment')} optional>
        <TextArea value={comment} rows={3} maxLength={1000} onChange={setComment} />
      </Field>
      <FailureNotice failure={command.failure} />
      <Actions>
        <Button kind="primary" busy={command.busy} why={why} onClick={() => give('clear')}>{say('bulletin.clear')}</Button>
        <Button busy={command.busy} why={why.length > 0 ? why : comment.trim() === '' ? [say('need.review_comment')] : []} onClick={() => give('return')}>{say('bulletin.return')}</Button>
      </Actions>
    </div>
  );
}
