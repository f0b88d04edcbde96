import { askAuth } from '#features/account/parts/auth.ts';
import { words } from '#features/account/words.ts';
import { apart, beside, type Failure } from '#web/failure.ts';
import { useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { Field } from '#web/ui/field.tsx';
import { TextInput } from '#web/ui/inputs.tsx';
import { FailureNotice } from '#web/ui/notice.tsx';
import { type SyntheticEvent, useState } from 'react';

interface Props {
  readonly path: `/auth/${string}`;
  readonly onDone: () => void;
}

/** Asks for the code that an authenticator shows: at sign-in, and to end the set-up. */
export function CodeForm({ path, onDone }: Props) {
  const say = useSay(words);
  const [code, setCode] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);

  async function send(event: SyntheticEvent): Promise<void> {
    event.preventDefault();
    setBusy(true);
    const answer = await askAuth(path, { code: code.replaceAll(/\s/g, '') });
    setBusy(false);
    setFailure(answer.ok ? null : answer.failure);
    if (answer.ok) onDone();
  }
  return (
    <form className="form" onSubmit={(event) => void send(event)}>
      <FailureNotice failure={apart(failure, 'code')} />
      <Field label={say('account.code')} hint={say('account.codeHint')} findings={beside(failure, 'code')}>
        <TextInput
          value={code}
          onChange={setCode}
          autoComplete="one-time-code"
          inputMode="numeric"
          maxLength={20}
          size={8}
        />
      </Field>
      <Button type="submit" kind="primary" busy={busy}>
        {say('account.codeSubmit')}
      </Button>
    </form>
  );
}
