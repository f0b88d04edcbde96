import { words } from '#features/authenticity/words-parts.ts';
import { api } from '#web/client.ts';
import { useFormat, useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { Section } from '#web/ui/section.tsx';
import { Failed, Loading } from '#web/ui/states.tsx';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

/** The ledger's verification for this activity alone: whole, or the first entry that is not as it was written. */
export function Verify({ activityId }: { readonly activityId: string }) {
  const say = useSay(words);
  const format = useFormat();
  const [asked, setAsked] = useState(false);
  const found = useQuery({ ...api.authenticity.verify.queryOptions({ input: { id: activityId } }), enabled: asked });
  const verdict = found.data;
  return (
    <Section title={say('evidence.verify')} actions={<Button icon="check" busy={found.isFetching} onClick={() => (asked ? void found.refetch() : setAsked(true))}>{say('evidence.verify_now')}</Button>}>
      <p className="hint">{say('evidence.verify_why')}</p>
      {asked && found.isPending && <Loading lines={1} />}
      {found.isError && <Failed error={found.error} retry={() => void found.refetch()} />}
      {verdict !== undefined && (verdict.bad === null
        ? <Notice kind="done" title={say('evidence.whole', { entries: format.number(verdict.entries) })} />
        : <Notice kind="error" title={say('evidence.broken', { seq: verdict.bad.seq, reason: say(`evidence.bad.${verdict.bad.reason}`), detail: verdict.bad.detail })} />)}
    </Section>
  );
}
