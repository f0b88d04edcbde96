import { words } from '#features/account/words.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { apart, beside } from '#web/failure.ts';
import { useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { Dialog, ReasonDialog } from '#web/ui/dialog.tsx';
import { Field } from '#web/ui/field.tsx';
import { TextInput } from '#web/ui/inputs.tsx';
import { FailureNotice } from '#web/ui/notice.tsx';
import { Actions } from '#web/ui/section.tsx';
import type { contract } from '#features/contracts.ts';
import type { InferContractRouterOutputs } from '@orpc/contract';
import { useState } from 'react';

export type AccountRow = InferContractRouterOutputs<typeof contract>['account']['list']['rows'][number];

interface Props {
  readonly row: AccountRow;
  readonly state: 'none' | 'disabled' | 'locked' | 'must' | 'open';
}

/** What can be done with one person's account now. Whether one may is the server's to say. */
export function AccountVerbs({ row, state }: Props) {
  const say = useSay(words);
  const [open, setOpen] = useState<'create' | 'reset' | 'disable' | null>(null);
  const close = (): void => setOpen(null);
  const options = { invalidate: [api.account.list.key()], onDone: close };
  const disable = useCommand(client.account.disable, options);
  const enable = useCommand(client.account.enable, options);
  const unlock = useCommand(client.account.unlock, options);
  const { account, name } = row;
  const about = (verb: string): string => `${verb} ${name}`;
  if (account === null) {
    return (
      <>
        <Button small label={about(say('account.create'))} onClick={() => setOpen('create')}>
          {say('account.create')}
        </Button>
        <CreateDialog open={open === 'create'} personId={row.personId} name={name} onClose={close} />
      </>
    );
  }
  const { id } = account;
  return (
    <>
      <Actions>
        {state === 'locked' && (
          <Button small label={about(say('account.unlock'))} busy={unlock.busy} onClick={() => void unlock.run({ id })}>
            {say('account.unlock')}
          </Button>
        )}
        {state === 'disabled' ? (
          <Button small label={about(say('account.enable'))} busy={enable.busy} onClick={() => void enable.run({ id })}>
            {say('account.enable')}
          </Button>
        ) : (
          <>
            <Button small label={about(say('account.reset'))} onClick={() => setOpen('reset')}>
              {say('account.reset')}
            </Button>
            <Button small kind="quiet" label={about(say('account.disable'))} onClick={() => setOpen('disable')}>
              {say('account.disable')}
            </Button>
          </>
        )}
      </Actions>
      <FailureNotice failure={enable.failure ?? unlock.failure} />
      <ResetDialog open={open === 'reset'} id={id} name={name} onClose={close} />
      <ReasonDialog
        open={open === 'disable'}
        title={about(say('account.disable'))}
        verb={say('account.disable')}
        danger
        busy={disable.busy}
        onGiven={(reason) => void disable.run({ id, reason })}
        onClose={close}
      >
        <FailureNotice failure={disable.failure} />
      </ReasonDialog>
    </>
  );
}

interface DialogProps {
  readonly open: boolean;
  readonly name: string;
  readonly onClose: () => void;
}

function CreateDialog({ open, personId, name, onClose }: DialogProps & { readonly personId: string }) {
  const say = useSay(words);
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const create = useCommand(client.account.create, {
    invalidate: [api.account.list.key()],
    onDone: onClose,
  });
  const footer = (
    <Button kind="primary" busy={create.busy} onClick={() => void create.run({ personId, username, password })}>
      {say('account.create')}
    </Button>
  );
  return (
    <Dialog open={open} title={`${say('account.create')} · ${name}`} onClose={onClose} footer={footer}>
      <FailureNotice failure={apart(create.failure, 'username', 'password')} />
      <Field label={say('account.username')} findings={beside(create.failure, 'username')}>
        <TextInput value={username} onChange={setUsername} maxLength={40} autoComplete="off" />
      </Field>
      <Field
        label={say('account.firstPassword')}
        hint={say('account.newHint')}
        findings={beside(create.failure, 'password')}
      >
        <TextInput value={password} onChange={setPassword} maxLength={128} autoComplete="off" />
      </Field>
    </Dialog>
  );
}

function ResetDialog({ open, id, name, onClose }: DialogProps & { readonly id: string }) {
  const say = useSay(words);
  const [password, setPassword] = useState('');
  const reset = useCommand(client.account.resetPassword, {
    invalidate: [api.account.list.key()],
    onDone: onClose,
  });
  const footer = (
    <Button kind="primary" busy={reset.busy} onClick={() => void reset.run({ id, password })}>
      {say('account.reset')}
    </Button>
  );
  return (
    <Dialog open={open} title={`${say('account.reset')} · ${name}`} onClose={onClose} footer={footer}>
      <FailureNotice failure={apart(reset.failure, 'password')} />
      <Field
        label={say('account.firstPassword')}
        hint={say('account.newHint')}
        findings={beside(reset.failure, 'password')}
      >
        <TextInput value={password} onChange={setPassword} maxLength={128} autoComplete="off" />
      </Field>
    </Dialog>
  );
}
