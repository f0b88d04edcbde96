import { words } from '#features/security/words.ts';
import { api } from '#web/client.ts';
import { useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { Time } from '#web/ui/chips.tsx';
import { Actions, Section } from '#web/ui/section.tsx';
import { Empty, Loaded } from '#web/ui/states.tsx';
import { Table } from '#web/ui/table.tsx';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';

/** What was tried in vain, the latest first; for the security administrator and the audit administrator. */
export function Attempts() {
  const say = useSay(words);
  const [after, setAfter] = useState<string | null>(null);
  const list = useQuery(api.security.list.queryOptions({ input: { limit: 20, ...(after === null ? {} : { after }) }, placeholderData: keepPreviousData }));
  return (
    <Section title={say('security.title')}>
      <p className="hint">{say('security.lead')}</p>
      <Loaded from={list} lines={3}>
        {({ rows, next }) => (
          <>
            <Table
              caption={say('security.title')} rows={rows} rowKey={({ id }) => id} empty={<Empty title={say('security.none')} />}
              columns={[
                { key: 'kind', title: say('security.kind'), names: true, cell: ({ kind }) => say(`security.kind.${kind}`) },
                { key: 'about', title: say('security.about'), cell: ({ about }) => about ?? '—' },
                { key: 'tries', title: say('security.tries'), short: true, cell: ({ tries }) => tries },
                { key: 'at', title: say('security.at'), cell: ({ lastAt }) => <Time at={lastAt} /> },
              ]}
            />
            {next !== null && <Actions><Button onClick={() => setAfter(next)}>{say('security.older')}</Button></Actions>}
          </>
        )}
      </Loaded>
    </Section>
  );
}
