import type { RefusalRow } from '#features/peer/contract.ts';
import { useReason } from '#features/peer/parts/line-words.tsx';
import { words } from '#features/peer/words.ts';
import { useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { Time } from '#web/ui/chips.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { Section } from '#web/ui/section.tsx';
import { Table } from '#web/ui/table.tsx';
import { useState } from 'react';

/** What was sent to us and not let in, the newest first; the text of it for those who look after security. */
export function Refusals({ rows }: { readonly rows: readonly RefusalRow[] }) {
  const say = useSay(words);
  const reason = useReason();
  const [shown, setShown] = useState<RefusalRow | null>(null);
  return (
    <Section title={say('peer.refusals')}>
      <p className="hint">{say('peer.refusals_lead')}</p>
      <Table
        caption={say('peer.refusals')}
        rows={rows}
        rowKey={(row) => row.id}
        empty={<p className="quiet">{say('peer.refusals_none')}</p>}
        columns={[
          { key: 'why', title: say('peer.why'), names: true, cell: (row) => <>{reason(row.reason)}{row.sharedId !== null && row.seq !== null && ['fork', 'rewritten', 'seen', 'have', 'broken'].includes(row.reason) && <p className="quiet">{say('peer.disagrees_from', { seq: row.seq })}{row.theme === null ? '' : ` · ${row.theme}`}</p>}</> },
          { key: 'from', title: say('peer.from'), cell: (row) => row.peer ?? say('peer.stranger') },
          { key: 'when', title: say('peer.when'), short: true, cell: (row) => <Time at={row.at} /> },
          { key: 'text', title: say('peer.text'), cell: (row) => row.text !== '' && <Button small label={`${say('peer.text_show')}：${reason(row.reason)}`} onClick={() => setShown(row)}>{say('peer.text_show')}</Button> },
        ]}
      />
      {shown !== null && (
        <Dialog open wide title={reason(shown.reason)} onClose={() => setShown(null)}>
          <pre className="original" tabIndex={0}>{shown.text}</pre>
          <p className="quiet">SHA-256 {shown.hash}</p>
        </Dialog>
      )}
    </Section>
  );
}
