import { words } from '#features/account/words.ts';
import { Button } from '#web/ui/button.tsx';
import { Field } from '#web/ui/field.tsx';
import { TextInput } from '#web/ui/inputs.tsx';
import { BareFrame } from '#web/frame/bare.tsx';
import { Page } from '#web/frame/page.tsx';
import { useSay } from '#web/language.tsx';
import { useState } from 'react';

/** Where to go afterwards: an address of ours only, so that a link cannot lead elsewhere. */
function nextAddress(): string {
  const next = new URLSearchParams(location.search).get('next') ?? '/';
  return next.startsWith('/') && !next.startsWith('//') ? next : '/';
}

/** Name and password. What was typed stays when the answer is no. */
export function SignInPage() {
  const say = useSay(words);
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  async function signIn(): Promise<void> {
    setBusy(true);
    setError(null);
    try {
      const answer = await fetch('/auth/sign-in', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ username, password }) });
      if (answer.ok) return location.assign(nextAddress());
      const body: unknown = await answer.json();
      setError(typeof body === 'object' && body !== null && 'message' in body ? String(body.message) : say('account.wrong'));
    } catch {
      setError(say('account.offline'));
    } finally {
      setBusy(false);
    }
  }
  return (
    <BareFrame office={null} demo={false}>
      <Page title={say('account.title')} width="narrow">
        <form
          className="form"
          onSubmit={(event) => {
            event.preventDefault();
            void signIn();
          }}
        >
          <Field label={say('account.username')}>
            <TextInput value={username} onChange={setUsername} autoComplete="username" />
          </Field>
          <Field label={say('account.password')} error={error}>
            <TextInput type="password" value={password} onChange={setPassword} autoComplete="current-password" />
          </Field>
          <Button type="submit" kind="primary" busy={busy}>
            {say('account.submit')}
          </Button>
        </form>
      </Page>
    </BareFrame>
  );
}
