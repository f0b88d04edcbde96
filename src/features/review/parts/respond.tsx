import { words } from '#features/review/words.ts';
import type { Finding } from '#shared/finding.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { useSay } from '#web/language.tsx';
import { useSession } from '#web/session.tsx';
import { Button } from '#web/ui/button.tsx';
import { ReasonDialog } from '#web/ui/dialog.tsx';
import { FailureNotice } from '#web/ui/notice.tsx';
import { useState } from 'react';

const kinds = { ask: 'answer', warn: 'reason', block: 'override' } as const;

interface Props {
  readonly activityId: string;
  readonly finding: Finding;
}

/**
 * The button that meets a finding: an answer, a reason, or a written override. For the `answer` of a `FindingList`;
 * plain requirements have none, and a block shows it to those posts only that may lift one.
 */
export function Respond({ activityId, finding }: Props) {
  const say = useSay(words);
  const { posts } = useSession();
  const [asking, setAsking] = useState(false);
  const respond = useCommand(client.review.respond, { invalidate: [api.activity.key()], onDone: () => setAsking(false) });
  const { check, subject, severity } = finding;
  const reviewer = posts.some(({ post }) => post === 'committee' || post === 'discipline');
  if (finding.basis === null || (severity === 'block' && !reviewer)) return null;
  const kind = kinds[severity];
  return (
    <>
      <Button small label={`${say(`review.${kind}`)} ${check}`} onClick={() => setAsking(true)}>
        {say(`review.${kind}`)}
      </Button>
      <ReasonDialog
        open={asking} title={`${check} ${say(`review.${kind}`)}`} verb={say(`review.${kind}`)} label={say('review.text')} busy={respond.busy}
        onGiven={(text) => void respond.run({ id: activityId, check, subject, kind, text })} onClose={() => setAsking(false)}
      >
        <FailureNotice failure={respond.failure} />
      </ReasonDialog>
    </>
  );
}
