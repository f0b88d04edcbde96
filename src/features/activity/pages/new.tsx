import { TopicForm } from '#features/activity/parts/topic-form.tsx';
import { emptyTopic, topicFrom, withoutPattern, withPattern, type Topic } from '#features/activity/parts/topic.ts';
import { words as parts } from '#features/activity/words-parts.ts';
import { words } from '#features/activity/words.ts';
import { BranchSelect } from '#features/org/parts/branch-select.tsx';
import { PatternPicker } from '#features/pattern/parts/pattern-picker.tsx';
import { words as pattern } from '#features/pattern/words.ts';
import { useGo, useSearch } from '#web/address.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { useEditing } from '#web/editing.ts';
import { Page } from '#web/frame/page.tsx';
import { useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { useSession } from '#web/session.tsx';
import { Button } from '#web/ui/button.tsx';
import { FailureNotice } from '#web/ui/notice.tsx';
import { Actions } from '#web/ui/section.tsx';
import { TextLink } from '#web/ui/link.tsx';
import { Failed, Loading } from '#web/ui/states.tsx';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';

/** Starts an activity at its topic. The branch is the reader's own; only what nobody can know is asked. */
export function NewActivityPage() {
  const say = useSay(words);
  const sayParts = useSay(parts);
  const go = useGo();
  const { posts, branchIds } = useSession();
  const own = [...new Set([...branchIds, ...posts.flatMap((held) => (held.post === 'secretary' && held.branchId !== null ? [held.branchId] : []))])];
  const sayPattern = useSay(pattern);
  const { search, change } = useSearch();
  const suggestionId = search['suggestion'];
  const suggested = useQuery({ ...api.suggestion.get.queryOptions({ input: { id: suggestionId ?? '' } }), enabled: suggestionId !== undefined });
  const patternId = search['pattern'];
  const chosen = useQuery({ ...api.pattern.get.queryOptions({ input: { id: patternId ?? '' } }), enabled: patternId !== undefined });
  const design = patternId === undefined ? undefined : chosen.data?.pattern.design;
  const given = withPattern(suggested.data === undefined ? emptyTopic : topicFrom(suggested.data.suggestion), design);
  const draft = useEditing<Topic & { branchId: string }>(suggestionId === undefined ? 'new-activity' : `new-activity.${suggestionId}`, { branchId: own[0] ?? '', ...given }, 1);
  const brought = useRef(design);
  useEffect(() => {
    // While another one is on its way nothing is taken off or put in.
    if (design === undefined && patternId !== undefined) return;
    const before = brought.current;
    brought.current = design;
    // What was typed stays when a pattern is chosen or given up; only what the one before brought goes with it.
    if (draft.dirty && before !== design) draft.change({ ...withPattern(withoutPattern(draft.value, before), design), branchId: draft.value.branchId });
  }, [design, patternId, draft]);
  const { branchId, ...topic } = draft.value;
  const create = useCommand(client.activity.create, {
    invalidate: [api.activity.key(), api.suggestion.key(), api.pattern.key()],
    onDone: (receipt) => {
      draft.reset();
      go(links.activity(receipt.id));
    },
  });
  if (suggestionId !== undefined && suggested.isPending) return <Loading page />;
  if (suggestionId !== undefined && suggested.isError) return <Failed error={suggested.error} retry={() => void suggested.refetch()} />;
  if (patternId !== undefined && chosen.isPending) return <Loading page />;
  if (patternId !== undefined && chosen.isError) return <Failed error={chosen.error} retry={() => void chosen.refetch()} />;
  return (
    <Page title={say('activity.new')} back={{ to: links.activities(), label: say('activity.list') }} width="narrow">
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (own.length > 0) void create.run({ ...topic, branchId, ...(patternId === undefined ? {} : { patternId }) });
        }}
      >
        {suggested.data !== undefined && <p>{sayParts('activity.suggestions')}：<TextLink to={links.suggestion(suggested.data.suggestion.id)}>{suggested.data.suggestion.text}</TextLink></p>}
        {own.length > 1 && <BranchSelect label={sayParts('activity.own_branch')} value={branchId} onChange={(id) => draft.change({ ...draft.value, branchId: id })} among={own} />}
        <PatternPicker value={patternId ?? ''} onChange={(id) => change({ pattern: id === '' ? null : id })} />
        {chosen.data !== undefined && <p className="hint">{sayPattern('pattern.filled_line', { name: chosen.data.pattern.name, forms: chosen.data.pattern.design.forms.join('、') })}</p>}
        <TopicForm brief value={topic} onChange={(changed) => draft.change({ ...changed, branchId })} findings={create.failure?.findings ?? []} />
        <p className="hint">{sayParts('activity.start_hint')}</p>
        <FailureNotice failure={create.failure} />
        <Actions>
          <Button type="submit" kind="primary" busy={create.busy} why={own.length === 0 ? [say('activity.no_branch')] : []}>
            {sayParts('activity.start')}
          </Button>
        </Actions>
      </form>
    </Page>
  );
}
