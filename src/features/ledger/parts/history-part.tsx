import type { ActivityView } from '#features/activity/contract.ts';
import type { EntryRow, FieldRow } from '#features/ledger/contract.ts';
import { words } from '#features/ledger/words.ts';
import { api } from '#web/client.ts';
import { useFormat, useLexicon, useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { Time } from '#web/ui/chips.tsx';
import { Section } from '#web/ui/section.tsx';
import { Empty, Failed, Loaded, Loading } from '#web/ui/states.tsx';
import { Table } from '#web/ui/table.tsx';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { readable, sentencesOf } from './sentence.ts';

/** What happened to the activity, newest first, as sentences; what each step changed can be opened. */
export function HistoryPart({ view }: { readonly view: ActivityView }) {
  const { id } = view.facts.activity;
  const say = useSay(words);
  const history = useInfiniteQuery(
    api.ledger.ofActivity.infiniteOptions({
      input: (after: string | undefined) => ({ id, limit: 30, ...(after === undefined ? {} : { after }) }),
      initialPageParam: undefined,
      getNextPageParam: ({ next }) => next ?? undefined,
    }),
  );
  const entries = history.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <Section title={say('ledger.history')}>
      <p className="quiet">{say('ledger.history_why')}</p>
      {history.isPending && <Loading lines={6} />}
      {history.isError && <Failed error={history.error} retry={() => void history.refetch()} />}
      {history.isSuccess && entries.length === 0 && <Empty title={say('ledger.no_history')} />}
      <ol className="history">{entries.map((entry) => <Entry key={entry.seq} activityId={id} entry={entry} />)}</ol>
      {history.hasNextPage && <Button busy={history.isFetchingNextPage} icon="down" onClick={() => void history.fetchNextPage()}>{say('ledger.more')}</Button>}
    </Section>
  );
}

function Entry({ activityId, entry }: { readonly activityId: string; readonly entry: EntryRow }) {
  const say = useSay(words);
  const sayAll = useLexicon();
  const format = useFormat();
  const [open, setOpen] = useState(false);
  return (
    <li>
      <span className="quiet"><Time at={entry.at} /></span>
      <div>
        <p><Actor entry={entry} />：{sayAll === null ? '…' : sentencesOf(entry, sayAll, format).join('；')}</p>
        {entry.writtenAt !== null && <p className="quiet">{say('ledger.written_at', { at: format.instant(entry.writtenAt) })}</p>}
        {entry.changed > 0 && (
          <details onToggle={(event) => setOpen(event.currentTarget.open)}>
            <summary>{say('ledger.what_changed')}<span className="unseen"> {entry.seq}</span></summary>
            {open && <Fields activityId={activityId} seq={entry.seq} />}
          </details>
        )}
      </div>
    </li>
  );
}

/** Who did it; whoever came without an account, or was no person, is named as such. */
export function Actor({ entry }: { readonly entry: EntryRow }) {
  const say = useSay(words);
  const sayAll = useLexicon(entry.actorKind === 'person' && entry.actorPost !== null);
  const note = entry.actorKind === 'person' ? (entry.actorPost === null ? null : (sayAll?.(`post.${entry.actorPost}`) ?? null)) : [entry.actorKind === 'link' || (entry.actorKind === 'peer' && entry.actorPost !== 'peer') ? entry.actorPost : null, say(`ledger.actor.${entry.actorKind}`)].filter(Boolean).join('，');
  return <><b>{entry.actorName}</b>{note !== null && <span className="quiet">（{note}）</span>}</>;
}

function Fields({ activityId, seq }: { readonly activityId: string; readonly seq: number }) {
  const say = useSay(words);
  const sayAll = useLexicon();
  const format = useFormat();
  const found = useQuery(api.ledger.entry.queryOptions({ input: { id: activityId, seq } }));
  const value = (text: string | null) =>
    text === null ? <span className="quiet">{say('ledger.empty_value')}</span> : <span className="changed">{text.startsWith('@') ? (sayAll?.(text.slice(1)) ?? '…') : readable(text, format)}</span>;
  return (
    <Loaded from={found} lines={2}>
      {({ fields }) =>
        fields.length === 0 ? <p className="quiet">{say('ledger.no_fields')}</p> : (
          <Table
            caption={say('ledger.changes_of', { seq })}
            rows={fields}
            rowKey={(row) => `${row.id} ${row.field}`}
            columns={[
              { key: 'field', title: say('ledger.field'), names: true, cell: (row) => sayAll?.(`ledger.field.${row.table}.${row.field}`) ?? '…' },
              // Where all of it is new, nothing stood there before.
              ...(fields.some((row) => row.before !== null) ? [{ key: 'before', title: say('ledger.before'), cell: (row: FieldRow) => value(row.before) }] : []),
              { key: 'after', title: say('ledger.after'), cell: (row) => value(row.after) },
            ]}
          />
        )
      }
    </Loaded>
  );
}
