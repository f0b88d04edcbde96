import type { ActivityView } from '#features/activity/contract.ts';
import type { ActivityFacts } from '#features/activity/facts.ts';
import { LookAgain } from '#features/activity/parts/topic-stale.tsx';
import { words } from '#features/programme/words.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { useFormat, useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { Compare } from '#web/ui/compare.tsx';
import { ReasonDialog } from '#web/ui/dialog.tsx';
import { FailureNotice } from '#web/ui/notice.tsx';
import { Actions, Section } from '#web/ui/section.tsx';
import { useState } from 'react';
import { useProgrammeText } from './programme-text.ts';

type Version = ActivityFacts['versions'][number];

/** Changes that a side proposed and nobody has answered yet, each beside the programme as it stands. */
export function Proposals({ view }: { readonly view: ActivityView }) {
  const say = useSay(words);
  const waiting = view.facts.versions.filter((version) => version.state === 'proposed');
  if (waiting.length === 0) return null;
  return (
    <Section title={say('proposal.title')} sheet>
      {waiting.map((version) => <Proposal key={version.id} version={version} view={view} />)}
    </Section>
  );
}

function Proposal({ version, view: { facts, allowed } }: { readonly version: Version; readonly view: ActivityView }) {
  const say = useSay(words);
  const format = useFormat();
  const text = useProgrammeText();
  const [refusing, setRefusing] = useState(false);
  const { id, version: seen, programme } = facts.activity;
  const invalidate = [api.activity.key()];
  const accept = useCommand(client.programme.accept, { invalidate });
  const refuse = useCommand(client.programme.refuse, { invalidate, onDone: () => setRefusing(false) });
  return (
    <Section level={3} title={`${say('version.proposal_by', { author: version.authorName })} ${format.instant(version.createdAt)}`}>
      {version.note !== null && <p>{say('proposal.says', { note: version.note })}</p>}
      <Compare before={text(programme)} after={text(version.programme)} beforeTitle={say('proposal.now')} afterTitle={say('proposal.theirs')} />
      <p className="hint">{say('proposal.accept_note')}</p>
      <FailureNotice failure={accept.failure} action={<LookAgain failure={accept.failure} onDone={accept.clear} />} />
      <Actions>
        <Button kind="primary" busy={accept.busy} why={allowed['programme.accept']} onClick={() => void accept.run({ id, version: seen, proposalId: version.id })}>{say('proposal.accept')}</Button>
        <Button why={allowed['programme.refuse']} onClick={() => setRefusing(true)}>{say('proposal.refuse')}</Button>
      </Actions>
      <ReasonDialog
        open={refusing} title={say('proposal.refuse')} verb={say('proposal.refuse')} hint={say('proposal.refuse_why')} busy={refuse.busy}
        onGiven={(reason) => void refuse.run({ id, version: seen, proposalId: version.id, reason })} onClose={() => setRefusing(false)}
      >
        <FailureNotice failure={refuse.failure} action={<LookAgain failure={refuse.failure} onDone={refuse.clear} />} />
      </ReasonDialog>
    </Section>
  );
}
