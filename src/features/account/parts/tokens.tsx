import { apart, beside } from '#web/failure.ts';
import { words } from '#features/account/words.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { useFormat, useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { Choice } from '#web/ui/choices.tsx';
import { Field } from '#web/ui/field.tsx';
import { DateInput, TextInput } from '#web/ui/inputs.tsx';
import { FailureNotice, Notice } from '#web/ui/notice.tsx';
import { Section } from '#web/ui/section.tsx';
import { Loaded } from '#web/ui/states.tsx';
import { Table } from '#web/ui/table.tsx';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

type Scope = 'read' | 'all';

/** Personal tokens: list, make (the secret is shown once), revoke. */
export function Tokens() {
  const say = useSay(words);
  const format = useFormat();
  const list = useQuery(api.account.tokens.queryOptions({ input: {} }));
  const revoke = useCommand(client.account.revokeToken, { invalidate: [api.account.tokens.key()] });
  return (
    <Section title={say('account.tokens')} sheet>
      <div className="stack">
        <p className="quiet">{say('account.tokensLead')}</p>
        <FailureNotice failure={revoke.failure} />
        <Loaded from={list} lines={2}>
          {(tokens) => (
            <Table
              caption={say('account.tokens')}
              rows={tokens}
              rowKey={(token) => token.id}
              empty={<p className="quiet">{say('account.tokenNone')}</p>}
              columns={[
                {
                  key: 'name',
                  title: say('account.tokenName'),
                  names: true,
                  cell: (token) => token.name,
                },
                {
                  key: 'scope',
                  title: say('account.tokenScope'),
                  cell: (token) => say(`account.scope.${token.scope}`),
                },
                {
                  key: 'until',
                  title: say('account.tokenExpires'),
                  cell: (token) => format.instant(token.expiresAt),
                },
                {
                  key: 'revoke',
                  title: say('account.state'),
                  cell: (token) =>
                    token.revokedAt === null ? (
                      <Button
                        small
                        label={`${say('account.tokenRevoke')} ${token.name}`}
                        onClick={() => void revoke.run({ id: token.id })}
                      >
                        {say('account.tokenRevoke')}
                      </Button>
                    ) : (
                      say('account.tokenRevoked')
                    ),
                },
              ]}
            />
          )}
        </Loaded>
        <NewToken />
      </div>
    </Section>
  );
}

function NewToken() {
  const say = useSay(words);
  const [name, setName] = useState('');
  const [scope, setScope] = useState<Scope>('read');
  const [expiresOn, setExpiresOn] = useState('');
  const [secret, setSecret] = useState<string | null>(null);
  const make = useCommand(client.account.makeToken, {
    invalidate: [api.account.tokens.key()],
    onDone: (made) => {
      setSecret(made.secret);
      setName('');
    },
  });
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        void make.run({ name, scope, expiresOn });
      }}
    >
      {secret !== null && (
        <Notice kind="done" title={say('account.tokenOnce')}>
          <p>
            <code>{secret}</code>
          </p>
        </Notice>
      )}
      <FailureNotice failure={apart(make.failure, 'name', 'expiresOn')} />
      <Field label={say('account.tokenName')} findings={beside(make.failure, 'name')}>
        <TextInput value={name} onChange={setName} maxLength={60} />
      </Field>
      <Choice
        label={say('account.tokenScope')}
        value={scope}
        onChange={setScope}
        inline
        options={[
          { value: 'read', label: say('account.scope.read') },
          { value: 'all', label: say('account.scope.all') },
        ]}
      />
      <Field label={say('account.tokenExpires')} findings={beside(make.failure, 'expiresOn')}>
        <DateInput value={expiresOn} onChange={setExpiresOn} />
      </Field>
      <Button type="submit" busy={make.busy}>
        {say('account.tokenMake')}
      </Button>
    </form>
  );
}
