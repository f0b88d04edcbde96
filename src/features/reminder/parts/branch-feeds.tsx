import { newLinkSecret } from '#features/partner/parts/link-secret.ts';
import { words } from '#features/reminder/words-page.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { useFormat, useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { Field } from '#web/ui/field.tsx';
import { TextInput } from '#web/ui/inputs.tsx';
import { FailureNotice, Notice } from '#web/ui/notice.tsx';
import { Actions, Section } from '#web/ui/section.tsx';
import { Loaded } from '#web/ui/states.tsx';
import { Table } from '#web/ui/table.tsx';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

/** Calendars of the branches one keeps: made, changed, ended; the address is shown once. */
export function BranchFeeds() {
  const say = useSay(words);
  const format = useFormat();
  const list = useQuery(api.reminder.branchFeeds.queryOptions({ input: {} }));
  const [made, setMade] = useState<{ readonly name: string; readonly address: string } | null>(null);
  const invalidate = [api.reminder.branchFeeds.key()];
  const renew = useCommand(client.reminder.renewBranchFeed, { invalidate });
  const stop = useCommand(client.reminder.stopBranchFeed, { invalidate, onDone: () => setMade(null) });
  async function make(branchId: string, name: string, base: string): Promise<void> {
    const { secret, secretHash } = await newLinkSecret();
    if ((await renew.run({ branchId, secretHash })) !== null) setMade({ name, address: `${base}${secret}.ics` });
  }
  return (
    <Section title={say('reminder.branch_feeds')} sheet>
      <div className="stack">
        <p className="hint">{say('reminder.branch_feeds_lead')}</p>
        {made !== null && (
          <Notice kind="done" title={`${made.name}：${say('reminder.feed_once')}`}>
            <p>{say('reminder.branch_feed_once_why')}</p>
            <Field label={say('reminder.feed_address')}><TextInput value={made.address} readOnly onChange={() => undefined} /></Field>
          </Notice>
        )}
        <FailureNotice failure={renew.failure ?? stop.failure} />
        <Loaded from={list} lines={3}>
          {({ feedBase, rows }) => (
            <Table
              caption={say('reminder.branch_feeds')} rows={rows} rowKey={({ branchId }) => branchId}
              columns={[
                { key: 'name', title: say('reminder.branch_name'), names: true, cell: ({ name }) => name },
                { key: 'since', title: say('reminder.feed'), cell: ({ since, madeBy }) => (since === null ? <span className="quiet">{say('reminder.branch_feed_off')}</span> : say('reminder.branch_feed_by', { name: madeBy, at: format.instant(since) })) },
                {
                  key: 'verbs', title: say('reminder.branch_feed_verbs'), cell: ({ branchId, name, since }) => (
                    <Actions>
                      <Button small label={`${say(since === null ? 'reminder.feed_make' : 'reminder.feed_renew')} ${name}`} busy={renew.busy} onClick={() => void make(branchId, name, feedBase)}>{say(since === null ? 'reminder.feed_make' : 'reminder.feed_renew')}</Button>
                      {since !== null && <Button small kind="quiet" label={`${say('reminder.feed_stop')} ${name}`} busy={stop.busy} onClick={() => void stop.run({ branchId })}>{say('reminder.feed_stop')}</Button>}
                    </Actions>
                  ),
                },
              ]}
            />
          )}
        </Loaded>
      </div>
    </Section>
  );
}
