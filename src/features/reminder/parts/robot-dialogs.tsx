import { FormDialog } from '#features/org/parts/form-dialog.tsx';
import type { RobotRow } from '#features/reminder/contract.ts';
import { robotKinds, type RobotKind } from '#features/reminder/facts-plain.ts';
import { words as page } from '#features/reminder/words-page.ts';
import { words as reminder } from '#features/reminder/words.ts';
import { languageNames, languages, type Language } from '#shared/language.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { apart, beside } from '#web/failure.ts';
import { useLanguage, useSay } from '#web/language.tsx';
import { Choice, Select } from '#web/ui/choices.tsx';
import { Field } from '#web/ui/field.tsx';
import { TextInput } from '#web/ui/inputs.tsx';
import { useState } from 'react';

const words = { ...page, ...reminder };
const invalidate = [api.reminder.robots.key()];

type Keywords = Readonly<Record<Language, string>>;
const inLanguages = languages.map((value) => ({ value, label: languageNames[value] }));

interface AddProps {
  readonly branches: readonly { readonly id: string; readonly name: string }[];
  readonly office: boolean;
  readonly keywords: Keywords;
  readonly onClose: () => void;
}
/** Adding one: its address and key leave the browser once. */
export function AddRobot({ branches, office, keywords, onClose }: AddProps) {
  const say = useSay(words);
  const [name, setName] = useState('');
  const [kind, setKind] = useState<RobotKind>('wecom');
  const [language, setLanguage] = useState<Language>(useLanguage().language);
  const [branchId, setBranch] = useState<string>(office ? '' : (branches[0]?.id ?? ''));
  const [address, setAddress] = useState('');
  const [secret, setSecret] = useState('');
  const add = useCommand(client.reminder.addRobot, { invalidate, onDone: onClose });
  const at = (field: string) => beside(add.failure, field);
  return (
    <FormDialog
      title={say('reminder.robot_add')} verb={say('reminder.robot_add')} busy={add.busy} failure={apart(add.failure, 'name', 'address', 'branchId', 'secret')} onClose={onClose}
      onSend={() => void add.run({ name, kind, language, branchId: branchId === '' ? null : branchId, address, secret: kind === 'wecom' || secret === '' ? null : secret })}
    >
      <Field label={say('reminder.robot_named')} findings={at('name')}><TextInput value={name} maxLength={60} size={16} autoComplete="off" onChange={setName} /></Field>
      <Choice label={say('reminder.robot_kind')} value={kind} inline onChange={setKind} options={robotKinds.map((value) => ({ value, label: say(`reminder.robot.${value}`) }))} />
      <Choice label={say('reminder.robot_language')} hint={say('reminder.robot_language_hint')} value={language} inline onChange={setLanguage} options={inLanguages} />
      <Field label={say('reminder.robot_for')} findings={at('branchId')}>
        <Select value={branchId} empty={office ? say('reminder.robot_office') : null} onChange={setBranch} options={branches.map(({ id, name: label }) => ({ value: id, label }))} />
      </Field>
      <Field label={say('reminder.robot_where')} hint={say('reminder.robot_where_hint')} findings={at('address')}><TextInput type="url" value={address} maxLength={500} autoComplete="off" onChange={setAddress} /></Field>
      {kind !== 'wecom' && <Field label={say('reminder.robot_secret')} hint={say('reminder.robot_secret_hint', { word: keywords[language] })} optional findings={at('secret')}><TextInput value={secret} maxLength={200} autoComplete="off" onChange={setSecret} /></Field>}
    </FormDialog>
  );
}

/** Another language, from the next message on. */
export function Speak({ robot: { id, kind, language: now, version }, keywords, onClose }: { readonly robot: RobotRow; readonly keywords: Keywords; readonly onClose: () => void }) {
  const say = useSay(words);
  const [language, setLanguage] = useState<Language>(now);
  const speak = useCommand(client.reminder.setRobotLanguage, { invalidate, onDone: onClose });
  return (
    <FormDialog title={say('reminder.robot_change_language')} verb={say('reminder.robot_change_language')} busy={speak.busy} failure={apart(speak.failure, 'language')} onClose={onClose} onSend={() => void speak.run({ id, version, language })}>
      <Choice label={say('reminder.robot_language')} hint={say('reminder.robot_language_hint')} value={language} inline onChange={setLanguage} options={inLanguages} findings={beside(speak.failure, 'language')} />
      {kind !== 'wecom' && language !== now && <p className="hint">{say('reminder.robot_language_keyword', { word: keywords[language] })}</p>}
    </FormDialog>
  );
}

/** Taken out of use for good. */
export function Retire({ robot: { id, name, version }, onClose }: { readonly robot: RobotRow; readonly onClose: () => void }) {
  const say = useSay(words);
  const retire = useCommand(client.reminder.retireRobot, { invalidate, onDone: onClose });
  return (
    <FormDialog title={say('reminder.robot_retire')} verb={say('reminder.robot_retire')} danger busy={retire.busy} failure={retire.failure} onClose={onClose} onSend={() => void retire.run({ id, version })}>
      <p>{say('reminder.robot_retire_sure', { name })}</p>
    </FormDialog>
  );
}
