import { words } from '#features/account/words.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { useFormat, useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { FailureNotice, Notice } from '#web/ui/notice.tsx';
import { Section } from '#web/ui/section.tsx';
import { Loaded } from '#web/ui/states.tsx';
import { Table } from '#web/ui/table.tsx';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

/** `Mozilla/5.0 (X11; Linux x86_64) … Chrome/…` → Chrome · Linux: enough to know one's own devices by. */
function device(agent: string | null): string {
  const browser = ['MicroMessenger', 'Edg', 'Firefox', 'Chrome', 'Safari'].find((name) => agent?.includes(name));
  const system = ['Android', 'iPhone', 'iPad', 'Windows', 'Mac OS', 'Linux'].find((name) => agent?.includes(name));
  const names: Readonly<Record<string, string>> = { MicroMessenger: '微信', Edg: 'Edge' };
  return [names[browser ?? ''] ?? browser, system].filter((part) => part !== undefined).join(' · ') || '—';
}

/** Where one is signed in, and the way to end it everywhere else. */
export function Sessions() {
  const say = useSay(words);
  const format = useFormat();
  const [done, setDone] = useState(false);
  const list = useQuery(api.account.sessions.queryOptions({ input: {} }));
  const end = useCommand(client.account.endSessions, {
    invalidate: [api.account.sessions.key()],
    onDone: () => setDone(true),
  });
  return (
    <Section
      title={say('account.sessions')}
      sheet
      actions={
        <Button small busy={end.busy} onClick={() => void end.run({})}>
          {say('account.endOthers')}
        </Button>
      }
    >
      <FailureNotice failure={end.failure} />
      {done && <Notice kind="done" title={say('account.ended')} />}
      <Loaded from={list} lines={2}>
        {(sessions) => (
          <Table
            caption={say('account.sessions')}
            rows={sessions}
            rowKey={(session) => session.id}
            columns={[
              {
                key: 'device',
                title: say('account.device'),
                names: true,
                cell: (session) =>
                  `${device(session.device)}${session.current ? `（${say('account.sessionHere')}）` : ''}`,
              },
              {
                key: 'since',
                title: say('account.sessionSince'),
                cell: (session) => format.instant(session.createdAt),
              },
              {
                key: 'seen',
                title: say('account.sessionSeen'),
                cell: (session) => format.instant(session.seenAt),
              },
            ]}
          />
        )}
      </Loaded>
    </Section>
  );
}
