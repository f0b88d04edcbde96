import type { ProviderView } from '#features/outside/contract.ts';
import { words } from '#features/outside/words.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { useSay } from '#web/language.tsx';
import { useSession } from '#web/session.tsx';
import { Button } from '#web/ui/button.tsx';
import { FailureNotice } from '#web/ui/notice.tsx';
import { Actions, FactList, Section } from '#web/ui/section.tsx';
import { Empty, Loaded } from '#web/ui/states.tsx';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { AddProvider, LinkSubject } from './provider-dialogs.tsx';

const invalidate = [api.outside.key()];

/** By whose word people sign in here, and who of theirs is who: settings of the security administrator, accounts of the system administrator. */
export function Providers() {
  const say = useSay(words);
  const { posts } = useSession();
  const secures = posts.some(({ post }) => post === 'security_admin');
  const list = useQuery(api.outside.list.queryOptions({ input: {} }));
  const [adding, setAdding] = useState(false);
  return (
    <Section title={say('outside.title')} actions={secures && <Button icon="plus" onClick={() => setAdding(true)}>{say('outside.add')}</Button>}>
      <p className="hint">{say('outside.lead')}</p>
      <Loaded from={list} lines={2}>
        {(providers) => (providers.length === 0 ? <Empty title={say('outside.none')} /> : <>{providers.map((one) => <Provider key={one.id} provider={one} />)}</>)}
      </Loaded>
      {adding && <AddProvider onClose={() => setAdding(false)} />}
    </Section>
  );
}

function Provider({ provider }: { readonly provider: ProviderView }) {
  const say = useSay(words);
  const { posts } = useSession();
  const [linking, setLinking] = useState(false);
  const retire = useCommand(client.outside.retire, { invalidate });
  const unlink = useCommand(client.outside.unlink, { invalidate });
  const { id, kind, name, issuer, clientId, agentId, callback, subjects, version, vouchesSecond } = provider;
  const keeps = posts.some(({ post }) => post === 'system_admin');
  return (
    <Section level={3} title={name} sheet>
      <div className="stack">
        <FactList facts={[
          { label: say('outside.kind'), value: say(`outside.kind.${kind}`) }, { label: say('outside.issuer'), value: <span className="kept-lines">{issuer}</span> },
          { label: 'Client ID', value: agentId === null ? clientId : `${clientId} · ${agentId}` }, { label: say('outside.callback'), value: <span className="kept-lines">{callback}</span> },
          ...(vouchesSecond ? [{ label: '', value: say('outside.vouchesSecond') }] : []),
        ]} />
        <p>{say('outside.people', { count: subjects.length })}</p>
        {subjects.length > 0 && (
          <ul className="plain-list">
            {subjects.map((one) => (
              <li key={one.id}>
                {one.name} <span className="quiet">{one.subject}</span>{' '}
                {keeps && <Button small kind="quiet" label={`${say('outside.unlink')} ${one.name}`} onClick={() => void unlink.run({ id: one.id })}>{say('outside.unlink')}</Button>}
              </li>
            ))}
          </ul>
        )}
        <Actions>
          {keeps && <Button onClick={() => setLinking(true)}>{say('outside.link')}</Button>}
          {posts.some(({ post }) => post === 'security_admin') && <Button kind="quiet" label={`${say('outside.retire')} ${name}`} busy={retire.busy} onClick={() => void retire.run({ id, version })}>{say('outside.retire')}</Button>}
        </Actions>
        <FailureNotice failure={retire.failure ?? unlink.failure} />
      </div>
      {linking && <LinkSubject providerId={id} onClose={() => setLinking(false)} />}
    </Section>
  );
}
