import { askAuth } from '#features/account/parts/auth.ts';
import { CodeForm } from '#features/account/parts/code-form.tsx';
import { words } from '#features/account/words.ts';
import { api } from '#web/client.ts';
import { apart, beside, type Failure } from '#web/failure.ts';
import { useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { Field } from '#web/ui/field.tsx';
import { TextInput } from '#web/ui/inputs.tsx';
import { FailureNotice, Notice } from '#web/ui/notice.tsx';
import { Section } from '#web/ui/section.tsx';
import { useQueryClient } from '@tanstack/react-query';
import { type SyntheticEvent, useState } from 'react';

interface Setup {
  readonly uri: string;
  readonly recoveryCodes: readonly string[];
}
interface Props {
  readonly on: boolean;
  /** SEC-08: nothing else can be done until it is set up. */
  readonly forced: boolean;
}

/** Turns the second factor on (password, key, first code) and off (password). */
export function SecondFactor({ on, forced }: Props) {
  const say = useSay(words);
  const queries = useQueryClient();
  const [setup, setSetup] = useState<Setup | null>(null);
  const refresh = (): void => {
    setSetup(null);
    void queries.invalidateQueries({ queryKey: api.account.key() });
  };
  return (
    <Section title={say('account.factor')} sheet id="second-factor">
      <div className="stack">
        {forced && <Notice kind="warn" title={say('account.factorForced')} />}
        <p>{say(on ? 'account.factorOn' : 'account.factorOff')}</p>
        {setup !== null ? (
          <Key setup={setup} onDone={refresh} />
        ) : on ? (
          <WithPassword
            key="off"
            path="/auth/second-factor/disable"
            verb={say('account.factorDisable')}
            onDone={refresh}
          />
        ) : (
          <WithPassword<Setup>
            key="on"
            path="/auth/second-factor/enable"
            verb={say('account.factorEnable')}
            onDone={setSetup}
          />
        )}
      </div>
    </Section>
  );
}

function Key({ setup, onDone }: { readonly setup: Setup; readonly onDone: () => void }) {
  const say = useSay(words);
  const key = new URL(setup.uri).searchParams.get('secret') ?? '';
  return (
    <div className="stack">
      <p>{say('account.factorScan')}</p>
      <p>
        {say('account.factorKey')} <code>{key.replaceAll(/(.{4})(?=.)/g, '$1 ')}</code>
      </p>
      <p>{say('account.factorRecovery')}</p>
      <ul className="plain-list">
        {setup.recoveryCodes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <CodeForm path="/auth/second-factor/confirm" onDone={onDone} />
    </div>
  );
}

interface WithPasswordProps<T> {
  readonly path: `/auth/${string}`;
  readonly verb: string;
  readonly onDone: (data: T) => void;
}
function WithPassword<T>({ path, verb, onDone }: WithPasswordProps<T>) {
  const say = useSay(words);
  const [password, setPassword] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  async function send(event: SyntheticEvent): Promise<void> {
    event.preventDefault();
    setBusy(true);
    const answer = await askAuth<T>(path, { password });
    setBusy(false);
    setFailure(answer.ok ? null : answer.failure);
    if (answer.ok) onDone(answer.data);
  }
  return (
    <form className="form" onSubmit={(event) => void send(event)}>
      <FailureNotice failure={apart(failure, 'password')} />
      <Field label={say('account.factorPassword')} findings={beside(failure, 'password')}>
        <TextInput
          type="password"
          value={password}
          onChange={setPassword}
          autoComplete="current-password"
          maxLength={128}
        />
      </Field>
      <Button type="submit" busy={busy}>
        {verb}
      </Button>
    </form>
  );
}
