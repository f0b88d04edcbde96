import type { ActivityView } from '#features/activity/contract.ts';
import { Precheck } from '#features/authenticity/parts/precheck.tsx';
import { Signals } from '#features/authenticity/parts/signals.tsx';
import { words } from '#features/bulletin/words.ts';
import { insightSchema } from '#features/record/facts.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { useSay } from '#web/language.tsx';
import { useSession } from '#web/session.tsx';
import { Button } from '#web/ui/button.tsx';
import { PersonChip, Time } from '#web/ui/chips.tsx';
import { Compare } from '#web/ui/compare.tsx';
import { Field } from '#web/ui/field.tsx';
import { TextArea } from '#web/ui/inputs.tsx';
import { FailureNotice, Notice } from '#web/ui/notice.tsx';
import { Actions, Section } from '#web/ui/section.tsx';
import { useState } from 'react';

type Insight = ActivityView['facts']['insights'][number];
const invalidate = [api.activity.key()];

/** 心得体会: of one's own will, each one's own, shown in the order they were written. */
export function Insights({ view: { facts, allowed } }: { readonly view: ActivityView }) {
  const say = useSay(words);
  const { person } = useSession();
  const [writing, setWriting] = useState(false);
  const { id } = facts.activity;
  const shown = facts.insights.filter((insight) => insight.withdrawnAt === null);
  const mine = shown.find((insight) => insight.personId === person?.id) ?? null;
  const withdraw = useCommand(client.bulletin.withdrawInsight, { invalidate });
  const why = allowed['bulletin.write_insight'];
  return (
    <Section title={say('bulletin.insights')} sheet>
      <p className="hint">{say('bulletin.insights_hint')}</p>
      {shown.length === 0 && !writing && <p className="quiet">{say('bulletin.no_insights')}</p>}
      <ul className="said">
        {shown.map((insight) => (writing && insight.id === mine?.id ? null : (
          <li key={insight.id}>
            <p className="said-by"><PersonChip name={insight.name} /> <span className="quiet"><Time at={insight.createdAt} /></span></p>
            <p className="said-words">{insight.text}</p>
          </li>
        )))}
      </ul>
      {writing ? <Write key={mine?.id ?? 'new'} activityId={id} mine={mine} onDone={() => setWriting(false)} /> : (
        <Actions>
          <Button icon="edit" why={why} onClick={() => setWriting(true)}>{say(mine === null ? 'bulletin.write' : 'bulletin.change_insight')}</Button>
          {mine !== null && <Button kind="quiet" busy={withdraw.busy} onClick={() => void withdraw.run({ id, insightId: mine.id })}>{say('bulletin.withdraw')}</Button>}
        </Actions>
      )}
      <FailureNotice failure={withdraw.failure} />
      <Signals activityId={id} only={(row) => row.mayExplain && row.ownKind === 'insight'} />
    </Section>
  );
}

interface WriteProps {
  readonly activityId: string;
  readonly mine: Insight | null;
  readonly onDone: () => void;
}

function Write({ activityId, mine, onDone }: WriteProps) {
  const say = useSay(words);
  const [text, setText] = useState(mine?.text ?? '');
  const [seen] = useState(mine?.version ?? null);
  const command = useCommand(client.bulletin.writeInsight, { offline: 'bulletin.writeInsight', invalidate, onDone });
  const { failure } = command;
  const save = (insightVersion: number | null): void => void command.run({ id: activityId, insightId: mine?.id ?? null, insightVersion, text });
  const stored = failure?.code === 'STALE' ? insightSchema.safeParse(failure.current).data : undefined;
  return (
    <form className="form" noValidate onSubmit={(event) => { event.preventDefault(); save(seen); }}>
      <Field label={say('bulletin.my_insight')} findings={(failure?.findings ?? []).filter((finding) => finding.field === 'text')}>
        <TextArea value={text} rows={6} maxLength={10_000} onChange={setText} />
      </Field>
      <Precheck activityId={activityId} typed={() => ({ insight: text })} />
      {stored === undefined ? failure && !failure.findings.some((finding) => finding.field === 'text') && <FailureNotice failure={failure} /> : (
        <Notice kind="warn" title={say('stale.insight')}>
          <Compare before={stored.text} after={text} beforeTitle={say('bulletin.stored_text')} afterTitle={say('bulletin.my_text')} />
          <Actions>
            <Button busy={command.busy} onClick={() => save(stored.version)}>{say('bulletin.keep_mine')}</Button>
            <Button onClick={onDone}>{say('bulletin.take_stored')}</Button>
          </Actions>
        </Notice>
      )}
      <Actions>
        <Button kind="primary" type="submit" busy={command.busy}>{say('bulletin.save_insight')}</Button>
        <Button onClick={onDone}>{say('bulletin.cancel')}</Button>
      </Actions>
    </form>
  );
}
