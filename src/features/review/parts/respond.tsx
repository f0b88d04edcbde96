import type { ActivityView } from '#features/activity/contract.ts';
import { ofBulletin } from '#features/review/facts.ts';
import { words } from '#features/review/words.ts';
import type { Finding } from '#shared/finding.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { ReasonDialog } from '#web/ui/dialog.tsx';
import { FailureNotice } from '#web/ui/notice.tsx';
import { useState } from 'react';

const kinds = { ask: 'answer', warn: 'reason', block: 'override' } as const;

interface Props {
  readonly view: ActivityView;
  readonly finding: Finding;
}

/**
 * The button that meets a finding: an answer, a reason, or a written override. For the `answer` of a `FindingList`;
 * plain requirements have none, what is answered asks no more, and a block shows it to whoever may lift that very one.
 */
export function Respond({ view: { facts, allowed, mayOverride }, finding }: Props) {
  const say = useSay(words);
  const [asking, setAsking] = useState(false);
  const respond = useCommand(client.review.respond, { invalidate: [api.activity.key()], onDone: () => setAsking(false) });
  const { check, subject, severity } = finding;
  if (finding.basis === null || finding.response !== null || allowed['review.respond']?.length !== 0) return null;
  if (facts.activity.stage === 'archived' && !ofBulletin(finding)) return null;
  if (severity === 'block' && !mayOverride.includes(check)) return null;
  const kind = kinds[severity];
  return (
    <>
      <Button small label={`${say(`review.${kind}`)} ${check}`} onClick={() => setAsking(true)}>
        {say(`review.${kind}`)}
      </Button>
      <ReasonDialog
        open={asking} title={`${check} ${say(`review.${kind}`)}`} verb={say(`review.${kind}`)} label={say('review.text')} busy={respond.busy}
        onGiven={(text) => void respond.run({ id: facts.activity.id, check, subject, kind, text })} onClose={() => setAsking(false)}
      >
        <FailureNotice failure={respond.failure} />
      </ReasonDialog>
    </>
  );
}
