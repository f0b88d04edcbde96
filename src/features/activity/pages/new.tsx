import { TopicForm } from '#features/activity/parts/topic-form.tsx';
import { emptyTopic, type Topic } from '#features/activity/parts/topic.ts';
import { words } from '#features/activity/words.ts';
import { useGo } from '#web/address.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { Page } from '#web/frame/page.tsx';
import { useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { useSession } from '#web/session.tsx';
import { Button } from '#web/ui/button.tsx';
import { FindingList } from '#web/ui/findings.tsx';
import { useState } from 'react';

/** Starts an activity at its topic. The branch is the reader's own; only what nobody can know is asked. */
export function NewActivityPage() {
  const say = useSay(words);
  const go = useGo();
  const { posts } = useSession();
  const branchId = posts.find((held) => held.branchId !== null)?.branchId ?? null;
  const [topic, setTopic] = useState<Topic>(emptyTopic);
  const create = useCommand(client.activity.create, {
    invalidate: [api.activity.key()],
    onDone: (receipt) => go(links.activity(receipt.id)),
  });
  return (
    <Page title={say('activity.new')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (branchId !== null) void create.run({ branchId, ...topic });
        }}
      >
        <TopicForm value={topic} onChange={setTopic} findings={create.failure?.findings ?? []} />
        {create.failure && <FindingList findings={create.failure.findings} />}
        <Button type="submit" kind="primary" busy={create.busy} why={branchId === null ? [say('activity.no_branch')] : []}>
          {say('activity.save')}
        </Button>
      </form>
    </Page>
  );
}
