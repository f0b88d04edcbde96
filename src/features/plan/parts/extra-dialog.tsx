import { sources } from '#features/activity/facts-plain.ts';
import { words as activity } from '#features/activity/words.ts';
import { costFunds } from '#features/cost/facts-plain.ts';
import type { CostEntry } from '#features/cost/facts.ts';
import { CostEditor } from '#features/cost/parts/cost-editor.tsx';
import { FormDialog } from '#features/org/parts/form-dialog.tsx';
import type { SheetBranch, SheetView } from '#features/plan/contract.ts';
import { aways } from '#features/plan/facts-plain.ts';
import { words } from '#features/plan/words.ts';
import { UnitPicker } from '#features/unit/parts/unit-picker.tsx';
import { lastOfMonth } from '#shared/dates.ts';
import { newId } from '#shared/ids.ts';
import { client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { useSay } from '#web/language.tsx';
import { Check, Choice, Select } from '#web/ui/choices.tsx';
import { Field } from '#web/ui/field.tsx';
import { MonthInput, TextArea, TextInput } from '#web/ui/inputs.tsx';
import { useState } from 'react';
import { LookAgain, planKeys } from './plan-common.tsx';

type Fields = Parameters<typeof client.plan.addExtra>[0]['fields'];
interface Props {
  readonly view: SheetView;
  readonly branches: readonly SheetBranch[];
  readonly onClose: () => void;
}
const orNull = (text: string): string | null => (text.trim() === '' ? null : text);

/** One line added during the year: the fields of Art. 4, what it costs, and why it is added. */
export function ExtraDialog({ view: { plan }, branches, onClose }: Props) {
  const say = useSay(words);
  const sayActivity = useSay(activity);
  const [id] = useState(() => newId());
  const [branchId, setBranchId] = useState(branches[0]?.id ?? '');
  const [reason, setReason] = useState('');
  const [fields, setFields] = useState<Fields>({ noCost: false });
  const [people, setPeople] = useState('');
  const [month, setMonth] = useState('');
  const [unit, setUnit] = useState<{ readonly id: string; readonly name: string } | null>(null);
  const [lines, setLines] = useState<readonly CostEntry[]>([]);
  const [tried, setTried] = useState(false);
  const add = useCommand(client.plan.addExtra, { invalidate: planKeys(), onDone: onClose });
  const set = (patch: Fields): void => setFields({ ...fields, ...patch });
  const found = add.failure?.findings ?? [];
  const at = (field: string) => found.filter((one) => one.field === field);
  const text = (key: 'content' | 'form' | 'place' | 'owner' | 'effect', max: number) => (
    <Field label={say(`plan.cell.${key}`)} findings={at(key)} optional={key === 'owner' || key === 'effect'}>
      {key === 'effect' ? <TextArea value={fields[key] ?? ''} maxLength={max} rows={2} onChange={(value) => set({ [key]: orNull(value) })} /> : <TextInput value={fields[key] ?? ''} maxLength={max} onChange={(value) => set({ [key]: orNull(value) })} />}
    </Field>
  );
  const send = (): void => {
    setTried(true);
    if (reason.trim() === '') return;
    const from = month === '' ? null : `${month}-01`;
    void add.run({
      planId: plan.id, id, branchId, reason: reason.trim(), lines: fields.noCost === true ? [] : [...lines],
      fields: { ...fields, people: /^\d{1,6}$/u.test(people) ? Number(people) : null, fromOn: from, toOn: from === null ? null : lastOfMonth(from), unitId: unit?.id ?? null },
    });
  };
  return (
    <FormDialog wide title={say('plan.extra_title')} verb={say('plan.extra_send')} onSend={send} onClose={onClose} busy={add.busy} failure={add.failure} wayOut={<LookAgain failure={add.failure} onDone={add.clear} />}>
      <p className="hint">{say('plan.extra_hint')}</p>
      {branches.length > 1 && <Field label={say('plan.branch')}><Select value={branchId} empty={null} onChange={setBranchId} options={branches.map((one) => ({ value: one.id, label: one.name }))} /></Field>}
      <Field label={say('plan.extra_reason')} error={tried && reason.trim() === '' ? say('plan.reason_needed') : null}><TextArea value={reason} onChange={setReason} rows={2} maxLength={1000} /></Field>
      {text('content', 200)}
      {text('form', 100)}
      <Field label={say('plan.month')} hint={say('plan.month_hint')} findings={[...at('fromOn'), ...at('toOn')]}><MonthInput value={month} min={`${plan.year}-01`} max={`${plan.year}-12`} onChange={setMonth} /></Field>
      {text('place', 200)}
      <Choice label={say('plan.cell.away')} inline optional value={fields.away ?? null} onChange={(away) => set({ away })} options={aways.map((value) => ({ value, label: say(`plan.away.${value}`) }))} />
      <Field label={say('plan.cell.people')} findings={at('people')}><TextInput value={people} onChange={setPeople} size={5} inputMode="numeric" /></Field>
      <UnitPicker label={say('plan.cell.unitId')} picked={unit} onChange={setUnit} />
      {unit === null && <Field label={say('plan.cell.partner')} optional><TextInput value={fields.partner ?? ''} maxLength={200} onChange={(value) => set({ partner: orNull(value) })} /></Field>}
      <Choice label={say('plan.cell.source')} inline optional value={fields.source ?? null} onChange={(source) => set({ source })} options={sources.map((value) => ({ value, label: sayActivity(`source.${value}`) }))} />
      {text('owner', 100)}
      {text('effect', 1000)}
      <Field label={say('plan.cell.fundSource')} findings={at('fundSource')} optional={fields.noCost === true}><Select value={fields.fundSource ?? ''} onChange={(fundSource) => set({ fundSource: fundSource || null })} options={costFunds.map((value) => ({ value, label: sayActivity(`fund.${value}`) }))} /></Field>
      <Check label={say('plan.no_cost')} checked={fields.noCost === true} onChange={(noCost) => set({ noCost })} />
      {fields.noCost !== true && <CostEditor lines={lines} onChange={setLines} findings={found} defaults={{ fundSource: fields.fundSource ?? null, people: /^\d{1,6}$/u.test(people) ? Number(people) : null }} />}
    </FormDialog>
  );
}
