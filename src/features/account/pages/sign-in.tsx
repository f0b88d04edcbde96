import { CodeForm } from '#features/account/parts/code-form.tsx';
import { askAuth } from '#features/account/parts/auth.ts';
import { words } from '#features/account/words.ts';
import { OutsideWays, WhyNot } from '#features/outside/parts/ways-in.tsx';
import { useGo } from '#web/address.ts';
import { api } from '#web/client.ts';
import type { Failure } from '#web/failure.ts';
import { BareFrame } from '#web/frame/bare.tsx';
import { Page } from '#web/frame/page.tsx';
import { useSay } from '#web/language.tsx';
import { somebodySignsIn } from '#web/offline/state.ts';
import { links } from '#web/links.ts';
import { Button } from '#web/ui/button.tsx';
import { Field } from '#web/ui/field.tsx';
import { useFindingWords } from '#web/ui/finding-words.ts';
import { TextInput } from '#web/ui/inputs.tsx';
import { FailureNotice, Notice } from '#web/ui/notice.tsx';
import { useQuery } from '@tanstack/react-query';
import { type SyntheticEvent, useEffect, useState } from 'react';

/** Where to go afterwards: an address of ours only, so that a link cannot lead elsewhere. */
function nextAddress(): string {
  const next = new URLSearchParams(location.search).get('next') ?? '/';
  return /^\/(?![/\\])/.test(next) ? next : '/';
}
/** Loads the page anew: answers kept for whoever was here before are gone with it. */
const enter = (): void => {
  somebodySignsIn();
  location.assign(nextAddress());
};

/** Name and password, then a code where there is a second factor. What was typed stays when the answer is no. */
export function SignInPage() {
  const say = useSay(words);
  const go = useGo();
  const office = useQuery(api.office.state.queryOptions({ input: {} }));
  const [second, setSecond] = useState(false);
  const empty = office.data?.empty === true;
  useEffect(() => {
    if (empty) go(links.firstRun(), { replace: true });
    // `go` is made anew on each render and always does the same.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [empty]);
  return (
    <BareFrame office={office.data?.name ?? null} demo={office.data?.demo ?? false}>
      <Page title={say(second ? 'account.codeTitle' : 'account.title')} width="narrow">
        {second ? (
          <CodeForm path="/auth/second-factor" onDone={enter} />
        ) : (
          <>
            <WhyNot />
            <PasswordForm onSecond={() => setSecond(true)} />
            <OutsideWays next={nextAddress()} />
          </>
        )}
      </Page>
    </BareFrame>
  );
}

function PasswordForm({ onSecond }: { readonly onSecond: () => void }) {
  const say = useSay(words);
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);

  async function signIn(event: SyntheticEvent): Promise<void> {
    event.preventDefault();
    setBusy(true);
    const answer = await askAuth<{ secondFactor: boolean }>('/auth/sign-in', {
      username,
      password,
    });
    setBusy(false);
    setFailure(answer.ok ? null : answer.failure);
    if (answer.ok && answer.data.secondFactor) onSecond();
    else if (answer.ok) enter();
  }
  const told = failure?.findings ?? [];
  const says = useFindingWords(told.length > 0);
  return (
    <form className="form" onSubmit={(event) => void signIn(event)}>
      {told.length > 0 ? (
        told.map((finding) => <Notice key={finding.check} kind="error" title={says(finding).says} />)
      ) : (
        <FailureNotice failure={failure} />
      )}
      <Field label={say('account.username')}>
        <TextInput value={username} onChange={setUsername} autoComplete="username" />
      </Field>
      <Field label={say('account.password')}>
        <TextInput
          type="password"
          value={password}
          onChange={setPassword}
          autoComplete="current-password"
          maxLength={128}
        />
      </Field>
      <Button type="submit" kind="primary" busy={busy}>
        {say('account.submit')}
      </Button>
    </form>
  );
}
