import { words } from '#features/account/words.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { apart, beside } from '#web/failure.ts';
import { useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { Field } from '#web/ui/field.tsx';
import { TextInput } from '#web/ui/inputs.tsx';
import { FailureNotice, Notice } from '#web/ui/notice.tsx';
import { Section } from '#web/ui/section.tsx';
import { type SyntheticEvent, useState } from 'react';

const blank = { current: '', password: '', repeat: '' };

/** Changes one's own password; what is wrong with the new one stands beside it, with the rule it comes from. */
export function ChangePassword({ forced }: { readonly forced: boolean }) {
  const say = useSay(words);
  const [typed, setTyped] = useState(blank);
  const [differs, setDiffers] = useState(false);
  const [done, setDone] = useState(false);
  const change = useCommand(client.account.changePassword, {
    invalidate: [api.account.key()],
    onDone: () => {
      setTyped(blank);
      setDone(true);
    },
  });

  function send(event: SyntheticEvent): void {
    event.preventDefault();
    setDone(false);
    setDiffers(typed.password !== typed.repeat);
    if (typed.password === typed.repeat) void change.run({ current: typed.current, password: typed.password });
  }
  const input = (name: keyof typeof blank, autoComplete: 'current-password' | 'new-password') => (
    <TextInput
      type="password"
      value={typed[name]}
      maxLength={128}
      autoComplete={autoComplete}
      onChange={(value) => setTyped((before) => ({ ...before, [name]: value }))}
    />
  );
  return (
    <Section title={say('account.change')} sheet id="password">
      <div className="stack">
        {forced && <Notice kind="warn" title={say('account.changeForced')} />}
        {done && <Notice kind="done" title={say('account.changed')} />}
        <form className="form" onSubmit={send}>
          <FailureNotice failure={apart(change.failure, 'current', 'password')} />
          <Field label={say('account.current')} findings={beside(change.failure, 'current')}>
            {input('current', 'current-password')}
          </Field>
          <Field label={say('account.new')} hint={say('account.newHint')} findings={beside(change.failure, 'password')}>
            {input('password', 'new-password')}
          </Field>
          <Field label={say('account.repeat')} error={differs ? say('account.repeat_differs') : null}>
            {input('repeat', 'new-password')}
          </Field>
          <Button type="submit" kind={forced ? 'primary' : 'plain'} busy={change.busy}>
            {say('account.change')}
          </Button>
        </form>
      </div>
    </Section>
  );
}
