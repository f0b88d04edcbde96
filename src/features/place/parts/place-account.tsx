import { words as account } from '#features/account/words.ts';
import { FormDialog } from '#features/org/parts/form-dialog.tsx';
import type { PlaceView } from '#features/place/contract.ts';
import { words } from '#features/place/words.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { apart, beside } from '#web/failure.ts';
import { useSignOut } from '#web/frame/sign-out.ts';
import { useFormat, useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { words as web } from '#web/words.ts';
import { Button } from '#web/ui/button.tsx';
import { Field } from '#web/ui/field.tsx';
import { TextInput } from '#web/ui/inputs.tsx';
import { LinkButton } from '#web/ui/link.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { Actions, Section } from '#web/ui/section.tsx';
import { useState } from 'react';

/** An account for those who would rather not keep a link: asked for here, and what became of it. To whoever signed in with one, the way out. */
export function PlaceAccount({ view: { holder, account: claim } }: { readonly view: PlaceView }) {
  const say = useSay(words);
  const format = useFormat();
  const sayWeb = useSay(web);
  const signOut = useSignOut();
  const [open, setOpen] = useState(false);
  if (holder.account) {
    return (
      <Section title={say('place.account')} sheet>
        <p>{say('place.account_by', { username: claim?.username ?? '' })}</p>
        <Actions>
          <LinkButton to={links.ownPlaceAccount()} icon="settings">{say('place.account_manage')}</LinkButton>
          <Button icon="signOut" onClick={() => void signOut()}>{sayWeb('web.signOut')}</Button>
        </Actions>
      </Section>
    );
  }
  const waits = claim?.state === 'asked' || claim?.state === 'open';
  return (
    <Section title={say('place.account')} sheet>
      {!waits && <p className="hint">{say('place.account_hint')}</p>}
      {claim !== null && (
        <Notice kind={claim.state === 'open' ? 'done' : claim.state === 'asked' ? 'info' : 'warn'} action={claim.state === 'open' && <LinkButton to={links.signIn(links.ownPlace())}>{say('place.account_sign_in')}</LinkButton>}>
          <p>{say(`place.account_own.${claim.state}`, { name: claim.name, post: claim.post, username: claim.username, at: format.instant(claim.askedAt), note: claim.note ?? '' })}</p>
        </Notice>
      )}
      {!waits && <Actions><Button onClick={() => setOpen(true)}>{say('place.account_ask')}</Button></Actions>}
      {open && <Ask holder={holder} onClose={() => setOpen(false)} />}
    </Section>
  );
}

function Ask({ holder, onClose }: { readonly holder: PlaceView['holder']; readonly onClose: () => void }) {
  const say = useSay(words);
  const sayAccount = useSay(account);
  const [typed, setTyped] = useState({ holderName: holder.name, holderPost: holder.post, username: '', password: '', repeat: '' });
  const [differs, setDiffers] = useState(false);
  const claim = useCommand(client.place.claimAccount, { invalidate: [api.place.key()], onDone: onClose });
  const set = (part: keyof typeof typed) => (value: string): void => setTyped((before) => ({ ...before, [part]: value }));
  const send = (): void => {
    const { repeat, ...said } = typed;
    setDiffers(said.password !== repeat);
    if (said.password === repeat) void claim.run(said);
  };
  const at = (field: keyof typeof typed) => beside(claim.failure, field);
  return (
    <FormDialog title={say('place.account_ask')} verb={say('place.account_sent')} onSend={send} onClose={onClose} busy={claim.busy} failure={apart(claim.failure, 'holderName', 'holderPost', 'username', 'password')}>
      <Field label={say('place.account_name')} findings={at('holderName')}><TextInput value={typed.holderName} maxLength={50} onChange={set('holderName')} /></Field>
      <Field label={say('place.account_post')} findings={at('holderPost')}><TextInput value={typed.holderPost} maxLength={50} onChange={set('holderPost')} /></Field>
      <Field label={sayAccount('account.username')} hint={say('place.account_username_hint')} findings={at('username')}><TextInput value={typed.username} maxLength={40} autoComplete="username" onChange={set('username')} /></Field>
      <Field label={sayAccount('account.password')} hint={sayAccount('account.newHint')} findings={at('password')}><TextInput type="password" value={typed.password} maxLength={128} autoComplete="new-password" onChange={set('password')} /></Field>
      <Field label={say('place.account_repeat')} error={differs ? sayAccount('account.repeat_differs') : null}><TextInput type="password" value={typed.repeat} maxLength={128} autoComplete="new-password" onChange={set('repeat')} /></Field>
    </FormDialog>
  );
}
