import { AccountVerbs, type AccountRow } from '#features/account/parts/account-verbs.tsx';
import { UnitAccounts } from '#features/account/parts/unit-accounts.tsx';
import { words } from '#features/account/words.ts';
import { Providers } from '#features/outside/parts/providers.tsx';
import { Attempts } from '#features/security/parts/attempts.tsx';
import { administratorPosts } from '#shared/actor.ts';
import { useSearch } from '#web/address.ts';
import { api } from '#web/client.ts';
import { Page } from '#web/frame/page.tsx';
import { useFormat, useSay } from '#web/language.tsx';
import { useSession } from '#web/session.tsx';
import { words as webWords } from '#web/words.ts';
import { Empty, Loaded } from '#web/ui/states.tsx';
import { Field } from '#web/ui/field.tsx';
import { TextInput } from '#web/ui/inputs.tsx';
import { Table } from '#web/ui/table.tsx';
import { Button } from '#web/ui/button.tsx';
import { keepPreviousData, useQuery } from '@tanstack/react-query';

/** What state an account is in, as one word. */
function stateOf({ account }: AccountRow): 'none' | 'disabled' | 'locked' | 'must' | 'open' {
  if (account === null) return 'none';
  if (account.disabled) return 'disabled';
  if (account.lockedUntil !== null) return 'locked';
  return account.mustChange ? 'must' : 'open';
}

/** People of the office and their accounts: give one, close and open it, set a first password, lift a lock. */
export function AccountsPage() {
  const say = useSay(words);
  const sayWeb = useSay(webWords);
  const format = useFormat();
  const { search, change } = useSearch();
  const { text = '', after } = search;
  const { posts } = useSession();
  const sees = posts.some(({ post }) => post === 'security_admin' || post === 'audit_admin');
  const administers = posts.some(({ post }) => administratorPosts.some((each) => each === post));
  const list = useQuery(
    api.account.list.queryOptions({
      input: { text, limit: 50, ...(after === undefined ? {} : { after }) },
      placeholderData: keepPreviousData,
    }),
  );
  return (
    <Page title={say('account.all')} lead={say('account.allLead')} width="wide">
      <div className="stack">
        <Field label={say('account.find')} optional>
          <TextInput
            type="search"
            value={text}
            onChange={(value) => change({ text: value, after: null })}
            maxLength={40}
          />
        </Field>
        <Loaded from={list}>
          {({ rows, next }) => (
            <>
              <Table
                caption={say('account.all')}
                rows={rows}
                rowKey={(row) => row.personId}
                empty={<Empty title={say('account.nobody')} />}
                columns={[
                  { key: 'name', title: say('account.person'), names: true, cell: (row) => row.name },
                  {
                    key: 'username',
                    title: say('account.username'),
                    cell: (row) => row.account?.username ?? '—',
                  },
                  {
                    key: 'posts',
                    title: say('account.posts'),
                    cell: (row) => row.posts.map((post) => sayWeb(`post.${post}`)).join('、') || '—',
                  },
                  {
                    key: 'state',
                    title: say('account.state'),
                    cell: (row) => say(`account.state.${stateOf(row)}`),
                  },
                  {
                    key: 'seen',
                    title: say('account.lastSeen'),
                    wideOnly: true,
                    cell: (row) => (row.account?.lastSeenAt == null ? '—' : format.instant(row.account.lastSeenAt)),
                  },
                  {
                    key: 'verbs',
                    title: say('account.verbs'),
                    cell: (row) => <AccountVerbs row={row} state={stateOf(row)} />,
                  },
                ]}
              />
              {next !== null && <Button onClick={() => change({ after: next })}>{sayWeb('pager.next')}</Button>}
            </>
          )}
        </Loaded>
        {administers && <UnitAccounts />}
        {administers && <Providers />}
        {sees && <Attempts />}
      </div>
    </Page>
  );
}
