import type { BatchRow } from '#features/import/contract.ts';
import { words } from '#features/import/words.ts';
import { words as lineWords } from '#features/import/words-lines.ts';
import { newId } from '#shared/ids.ts';
import { useSearch } from '#web/address.ts';
import { api, client } from '#web/client.ts';
import { readFailure, type Failure } from '#web/failure.ts';
import { Page } from '#web/frame/page.tsx';
import { useFormat, useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { Button } from '#web/ui/button.tsx';
import { Chip } from '#web/ui/chips.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { FailureNotice } from '#web/ui/notice.tsx';
import { LinkButton } from '#web/ui/link.tsx';
import { Pager } from '#web/ui/pager.tsx';
import { Empty, Loaded } from '#web/ui/states.tsx';
import { Table } from '#web/ui/table.tsx';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

/** What was brought in, newest first; each can be taken back while nobody has built on it. */
export function ImportsPage() {
  const say = useSay(words);
  const format = useFormat();
  const { search } = useSearch();
  const { after } = search;
  const [asked, setAsked] = useState<BatchRow | null>(null);
  const list = useQuery({ ...api.import.batches.queryOptions({ input: after ? { after } : {} }), placeholderData: keepPreviousData });
  const sayLines = useSay(lineWords);
  const bring = (
    <>
      <LinkButton kind="primary" icon="plus" to={links.newImport()}>{say('import.new')}</LinkButton>
      <LinkButton icon="plus" to={links.newPartners()}>{sayLines('lines.title')}</LinkButton>
    </>
  );
  return (
    <Page title={say('import.title')} lead={say('import.lead')} width="wide" actions={bring}>
      <Loaded from={list}>
        {({ rows, next }) => (
          <>
            <Table
              caption={say('import.title')}
              rows={rows}
              rowKey={(row) => row.id}
              empty={<Empty title={say('import.none')} action={bring} />}
              columns={[
                { key: 'name', title: say('import.name'), names: true, cell: (row) => row.name },
                { key: 'cases', title: say('import.count'), end: true, cell: (row) => say(`import.count.${row.of}`, { count: row.cases }) },
                { key: 'by', title: say('import.by'), cell: (row) => row.byName },
                { key: 'at', title: say('import.at'), short: true, cell: (row) => format.instant(row.at) },
                { key: 'state', title: say('import.state'), short: true, cell: (row) => <Chip tone={row.takenBackAt === null ? 'done' : 'quiet'}>{say(row.takenBackAt === null ? 'import.state.kept' : 'import.state.taken_back')}</Chip> },
                { key: 'verbs', title: '', cell: (row) => row.takenBackAt === null && <Button small label={`${say('import.take_back')} ${row.name}`} onClick={() => setAsked(row)}>{say('import.take_back')}</Button> },
              ]}
            />
            <Pager next={next === null ? null : links.imports({ after: next })} first={after ? links.imports() : null} />
          </>
        )}
      </Loaded>
      {asked !== null && <TakeBack batch={asked} onClose={() => setAsked(null)} />}
    </Page>
  );
}

function TakeBack({ batch, onClose }: { readonly batch: BatchRow; readonly onClose: () => void }) {
  const say = useSay(words);
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  async function run(): Promise<void> {
    setBusy(true);
    setFailure(null);
    try {
      // A hundred activities a step, until none is left; one that was left half-way goes on from there.
      for (let there = true; there; there = (await client.import.batches({ id: batch.id, limit: 1 })).rows[0]?.takenBackAt === null) await client.import.takeBack({ commandId: newId(), id: batch.id });
      await Promise.all([api.import.key(), api.activity.key(), api.offer.key(), api.unit.key()].map((queryKey) => queries.invalidateQueries({ queryKey })));
      onClose();
    } catch (error) {
      setFailure(readFailure(error));
    } finally {
      setBusy(false);
    }
  }
  return (
    <Dialog open title={say('import.take_back')} onClose={onClose} footer={<Button kind="danger" busy={busy} onClick={() => void run()}>{say('import.take_back')}</Button>}>
      <p>{batch.name}</p>
      <p>{say(batch.of === 'partners' ? 'import.take_back_lines_sure' : 'import.take_back_sure')}</p>
      <FailureNotice failure={failure} />
    </Dialog>
  );
}
