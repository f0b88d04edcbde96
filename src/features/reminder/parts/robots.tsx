import { FormDialog } from '#features/org/parts/form-dialog.tsx';
import type { RobotRow } from '#features/reminder/contract.ts';
import { robotKinds, type RobotKind } from '#features/reminder/facts-plain.ts';
import { words as page } from '#features/reminder/words-page.ts';
import { words as reminder } from '#features/reminder/words.ts';
import { words as outlet } from '#features/outlet/words.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { apart, beside } from '#web/failure.ts';
import { useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { Chip, Time } from '#web/ui/chips.tsx';
import { Choice, Select } from '#web/ui/choices.tsx';
import { Field } from '#web/ui/field.tsx';
import { TextInput } from '#web/ui/inputs.tsx';
import { FailureNotice } from '#web/ui/notice.tsx';
import { Section } from '#web/ui/section.tsx';
import { Loaded } from '#web/ui/states.tsx';
import { Table } from '#web/ui/table.tsx';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

const words = { ...page, ...reminder };
const invalidate = [api.reminder.robots.key()];

/** Robots of group chats, for those who keep them. */
export function Robots() {
  const say = useSay(words);
  const [doing, setDoing] = useState<'add' | RobotRow | null>(null);
  const list = useQuery(api.reminder.robots.queryOptions({ input: {} }));
  const test = useCommand(client.reminder.testRobot, { invalidate });
  const on = useCommand(client.reminder.switchOnRobot, { invalidate });
  const named = (verb: string, robot: RobotRow): string => `${verb}${say('reminder.about', { what: robot.name })}`;
  return (
    <Section title={say('reminder.robots')} id="robots" actions={<Button icon="plus" onClick={() => setDoing('add')}>{say('reminder.robot_add')}</Button>}>
      <p className="hint">{say('reminder.robots_lead')}</p>
      <FailureNotice failure={test.failure ?? on.failure} />
      <Loaded from={list} lines={3}>
        {({ robots, branches, office }) => (
          <>
            <Table
              caption={say('reminder.robots')} rows={robots} rowKey={(row) => row.id} empty={<p className="quiet">{say('reminder.robots_none')}</p>}
              columns={[
                { key: 'name', title: say('reminder.robot_named'), names: true, cell: (row) => <>{row.name} {row.offAt !== null && <Chip tone="warn">{say('reminder.robot_off_since')}</Chip>}</> },
                { key: 'kind', title: say('reminder.robot_kind'), short: true, cell: (row) => say(`reminder.robot.${row.kind}`) },
                { key: 'for', title: say('reminder.robot_for'), cell: (row) => row.branch ?? say('reminder.robot_office') },
                { key: 'where', title: say('reminder.robot_where'), cell: (row) => <span className="address">{row.host}/…</span> },
                { key: 'last', title: say('reminder.robot_last'), cell: (row) => (row.answeredAt === null ? <span className="quiet">{say('reminder.robot_never')}</span> : <><Answer answer={row.answer} /> <span className="quiet"><Time at={row.answeredAt} /></span></>) },
                {
                  key: 'do', title: say('reminder.robot_do'), cell: (row) => (
                    <span className="actions">
                      <Button small busy={test.busy} label={named(say('reminder.robot_test'), row)} onClick={() => void test.run({ id: row.id, version: row.version })}>{say('reminder.robot_test')}</Button>
                      {row.offAt !== null && <Button small label={named(say('reminder.robot_switch_on'), row)} onClick={() => void on.run({ id: row.id, version: row.version })}>{say('reminder.robot_switch_on')}</Button>}
                      <Button small label={named(say('reminder.robot_retire'), row)} onClick={() => setDoing(row)}>{say('reminder.robot_retire')}</Button>
                    </span>
                  ),
                },
              ]}
            />
            {doing === 'add' && <AddRobot branches={branches} office={office} onClose={() => setDoing(null)} />}
          </>
        )}
      </Loaded>
      {doing !== null && doing !== 'add' && <Retire robot={doing} onClose={() => setDoing(null)} />}
    </Section>
  );
}

/** What the other side said: in words of the product, or as it put it. */
function Answer({ answer }: { readonly answer: string | null }) {
  const say = useSay({ ...words, ...outlet });
  return <>{answer?.startsWith('@') === true ? say(answer.slice(1) as never) : answer}</>;
}

interface AddProps {
  readonly branches: readonly { readonly id: string; readonly name: string }[];
  readonly office: boolean;
  readonly onClose: () => void;
}
function AddRobot({ branches, office, onClose }: AddProps) {
  const say = useSay(words);
  const [name, setName] = useState('');
  const [kind, setKind] = useState<RobotKind>('wecom');
  const [branchId, setBranch] = useState<string>(office ? '' : (branches[0]?.id ?? ''));
  const [address, setAddress] = useState('');
  const [secret, setSecret] = useState('');
  const add = useCommand(client.reminder.addRobot, { invalidate, onDone: onClose });
  const at = (field: string) => beside(add.failure, field);
  return (
    <FormDialog
      title={say('reminder.robot_add')} verb={say('reminder.robot_add')} busy={add.busy} failure={apart(add.failure, 'name', 'address', 'branchId', 'secret')} onClose={onClose}
      onSend={() => void add.run({ name, kind, branchId: branchId === '' ? null : branchId, address, secret: kind === 'wecom' || secret === '' ? null : secret })}
    >
      <Field label={say('reminder.robot_named')} findings={at('name')}><TextInput value={name} maxLength={60} size={16} autoComplete="off" onChange={setName} /></Field>
      <Choice label={say('reminder.robot_kind')} value={kind} inline onChange={setKind} options={robotKinds.map((value) => ({ value, label: say(`reminder.robot.${value}`) }))} />
      <Field label={say('reminder.robot_for')} findings={at('branchId')}>
        <Select value={branchId} empty={office ? say('reminder.robot_office') : null} onChange={setBranch} options={branches.map(({ id, name: label }) => ({ value: id, label }))} />
      </Field>
      <Field label={say('reminder.robot_where')} hint={say('reminder.robot_where_hint')} findings={at('address')}><TextInput type="url" value={address} maxLength={500} autoComplete="off" onChange={setAddress} /></Field>
      {kind !== 'wecom' && <Field label={say('reminder.robot_secret')} hint={say('reminder.robot_secret_hint', { word: '联学提醒' })} optional findings={at('secret')}><TextInput value={secret} maxLength={200} autoComplete="off" onChange={setSecret} /></Field>}
    </FormDialog>
  );
}

function Retire({ robot: { id, name, version }, onClose }: { readonly robot: RobotRow; readonly onClose: () => void }) {
  const say = useSay(words);
  const retire = useCommand(client.reminder.retireRobot, { invalidate, onDone: onClose });
  return (
    <FormDialog title={say('reminder.robot_retire')} verb={say('reminder.robot_retire')} danger busy={retire.busy} failure={retire.failure} onClose={onClose} onSend={() => void retire.run({ id, version })}>
      <p>{say('reminder.robot_retire_sure', { name })}</p>
    </FormDialog>
  );
}
