import { words as account } from '#features/account/words.ts';
import { words } from '#features/office/words.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { apart, beside, type Failure } from '#web/failure.ts';
import { BareFrame } from '#web/frame/bare.tsx';
import { Page } from '#web/frame/page.tsx';
import { useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { Button } from '#web/ui/button.tsx';
import { Field } from '#web/ui/field.tsx';
import { TextInput } from '#web/ui/inputs.tsx';
import { LinkButton } from '#web/ui/link.tsx';
import { FailureNotice, Notice } from '#web/ui/notice.tsx';
import { Section } from '#web/ui/section.tsx';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

const roles = ['system', 'security', 'audit'] as const;
type Role = (typeof roles)[number];
interface Administrator {
  readonly name: string;
  readonly username: string;
  readonly password: string;
}
const blank: Administrator = { name: '', username: '', password: '' };
const fields = roles.flatMap((role) => ['name', 'username', 'password'].map((part) => `${role}.${part}`));

/** The first-run page: creates the office and its first three administrators, three different people (SEC-04). */
export function FirstRunPage() {
  const say = useSay(words);
  const state = useQuery(api.office.state.queryOptions({ input: {} }));
  const [done, setDone] = useState(false);
  const [name, setName] = useState('');
  const [people, setPeople] = useState<Record<Role, Administrator>>({ system: blank, security: blank, audit: blank });
  const create = useCommand(client.office.create, { invalidate: [api.office.key()], onDone: () => setDone(true) });
  const toSignIn = <LinkButton to={links.signIn()} kind="primary">{say('office.toSignIn')}</LinkButton>;
  const closed = state.data?.empty === false && !done;
  return (
    <BareFrame office={state.data?.name ?? null} demo={state.data?.demo ?? false}>
      <Page title={say('office.setup')} lead={done || closed ? undefined : say('office.setupLead')} width="narrow">
        {done && <Notice kind="done" title={say('office.done')} action={toSignIn} />}
        {closed && <Notice title={say('forbidden.office_exists')} action={toSignIn} />}
        {!done && !closed && (
          <form
            className="form"
            onSubmit={(event) => {
              event.preventDefault();
              void create.run({ name, ...people });
            }}
          >
            <FailureNotice failure={apart(create.failure, 'name', ...fields)} />
            <Field label={say('office.name')} hint={say('office.nameHint')} findings={beside(create.failure, 'name')}>
              <TextInput value={name} onChange={setName} maxLength={60} autoComplete="organization" />
            </Field>
            {roles.map((role) => (
              <AdministratorFields
                key={role} role={role} value={people[role]} failure={create.failure}
                onChange={(value) => setPeople((before) => ({ ...before, [role]: value }))}
              />
            ))}
            <Button type="submit" kind="primary" busy={create.busy}>{say('office.create')}</Button>
          </form>
        )}
      </Page>
    </BareFrame>
  );
}

interface FieldsProps {
  readonly role: Role;
  readonly value: Administrator;
  readonly failure: Failure | null;
  readonly onChange: (value: Administrator) => void;
}

function AdministratorFields({ role, value, failure, onChange }: FieldsProps) {
  const say = useSay(words);
  const sayAccount = useSay(account);
  return (
    <Section title={say(`office.${role}`)} sheet>
      <p className="quiet">{say(`office.${role}Says`)}</p>
      <Field label={say('office.person')} findings={beside(failure, `${role}.name`)}>
        <TextInput value={value.name} onChange={(name) => onChange({ ...value, name })} maxLength={40} autoComplete="off" />
      </Field>
      <Field label={sayAccount('account.username')} findings={beside(failure, `${role}.username`)}>
        <TextInput value={value.username} onChange={(username) => onChange({ ...value, username })} maxLength={40} autoComplete="off" />
      </Field>
      <Field label={sayAccount('account.firstPassword')} hint={sayAccount('account.newHint')} findings={beside(failure, `${role}.password`)}>
        <TextInput type="password" value={value.password} onChange={(password) => onChange({ ...value, password })} maxLength={128} autoComplete="new-password" />
      </Field>
    </Section>
  );
}
