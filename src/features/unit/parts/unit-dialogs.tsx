import { FormDialog } from '#features/org/parts/form-dialog.tsx';
import type { UnitView } from '#features/unit/contract.ts';
import { industries, unitKinds } from '#features/unit/facts.ts';
import { RegionChoice } from '#features/unit/parts/region-choice.tsx';
import { words } from '#features/unit/words.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import type { Failure } from '#web/failure.ts';
import { useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { Choice, Select } from '#web/ui/choices.tsx';
import { Field } from '#web/ui/field.tsx';
import { TextArea, TextInput } from '#web/ui/inputs.tsx';
import { LinkButton } from '#web/ui/link.tsx';
import { useState } from 'react';

const invalidate = [api.unit.key()];
const lines = (text: string): string[] => text.split('\n').map((line) => line.trim()).filter((line) => line !== '');
type Unit = UnitView['unit'];

const typedOf = (unit: Unit | null) => ({
  name: unit?.name ?? '', field: unit?.field ?? '', note: unit?.note ?? '', aliases: (unit?.aliases ?? []).join('\n'),
  // A code that no list has is shown as nothing chosen; it is kept until something is.
  kind: unitKinds.find((one) => one === unit?.kind) ?? 'organ',
  industry: industries.find((one) => one === unit?.industry) ?? ('' as const),
  region: /^\d{6}$/.test(unit?.region ?? '') ? (unit?.region ?? '') : '',
  frontLine: unit === null || unit.frontLine === null ? ('unknown' as const) : unit.frontLine ? ('yes' as const) : ('no' as const),
});

interface Props {
  /** Null to enter a new one. */
  readonly unit: Unit | null;
  readonly onClose: () => void;
  readonly onAdded?: (id: string) => void;
}

/** Enters or changes a partner. One that is there already leads to its page instead. */
export function UnitDialog({ unit, onClose, onAdded }: Props) {
  const say = useSay(words);
  const [typed, setTyped] = useState<Typed>(typedOf(unit));
  const add = useCommand(client.unit.add, { invalidate, onDone: ({ id }) => (onAdded ?? onClose)(id) });
  const edit = useCommand(client.unit.edit, { invalidate, onDone: onClose });
  const command = unit === null ? add : edit;
  const send = (): void => {
    const { name, kind, industry, region, frontLine } = typed;
    const fields = {
      name, kind, industry: industry || null, region: region || null, field: typed.field.trim() || null, note: typed.note.trim() || null,
      frontLine: frontLine === 'unknown' ? null : frontLine === 'yes', aliases: lines(typed.aliases),
    };
    void (unit === null ? add.run(fields) : edit.run({ id: unit.id, version: unit.version, ...fields }));
  };
  const title = say(unit === null ? 'unit.add' : 'unit.edit');
  return (
    <FormDialog title={title} verb={title} wide onSend={send} onClose={onClose} busy={command.busy} failure={command.failure} wayOut={<ThereAlready failure={command.failure} />}>
      <UnitFields typed={typed} onChange={setTyped} />
    </FormDialog>
  );
}

type Typed = ReturnType<typeof typedOf>;

function UnitFields({ typed, onChange }: { readonly typed: Typed; readonly onChange: (typed: Typed) => void }) {
  const say = useSay(words);
  const set = (patch: Partial<Typed>): void => onChange({ ...typed, ...patch });
  return (
    <>
      <Field label={say('unit.name')}>
        <TextInput value={typed.name} maxLength={100} onChange={(name) => set({ name })} />
      </Field>
      <Field label={say('unit.kind')}>
        <Select value={typed.kind} empty={null} onChange={(kind) => set({ kind })} options={unitKinds.map((one) => ({ value: one, label: say(`unit.kind.${one}`) }))} />
      </Field>
      <Field label={say('unit.industry')} optional>
        <Select value={typed.industry} onChange={(industry) => set({ industry })} options={industries.map((one) => ({ value: one, label: `${one} ${say(`industry.${one}`)}` }))} />
      </Field>
      <RegionChoice value={typed.region} onChange={(region) => set({ region })} />
      <Field label={say('unit.field')} optional>
        <TextInput value={typed.field} maxLength={100} onChange={(field) => set({ field })} />
      </Field>
      <Choice
        inline
        label={say('unit.frontLine')}
        value={typed.frontLine}
        onChange={(frontLine) => set({ frontLine })}
        options={(['yes', 'no', 'unknown'] as const).map((one) => ({ value: one, label: say(`unit.${one}`) }))}
      />
      <Field label={say('unit.aliases')} hint={say('unit.aliasesHint')} optional>
        <TextArea value={typed.aliases} rows={2} onChange={(aliases) => set({ aliases })} />
      </Field>
      <Field label={say('unit.note')} optional>
        <TextArea value={typed.note} rows={2} maxLength={500} onChange={(note) => set({ note })} />
      </Field>
    </>
  );
}

/** The way to the unit that goes by this name already. */
function ThereAlready({ failure }: { readonly failure: Failure | null }) {
  const say = useSay(words);
  const facts = failure?.findings.find((finding) => finding.check === 'need.unit_once')?.facts;
  if (typeof facts?.['unit'] !== 'string') return null;
  return <LinkButton to={links.partner(facts['unit'])}>{say('unit.openThere', { name: facts['name'] })}</LinkButton>;
}

interface BranchProps {
  readonly unitId: string;
  /** Null to enter a new one. */
  readonly branch: { readonly id: string; readonly name: string; readonly version: number } | null;
  readonly onClose: () => void;
}

export function UnitBranchDialog({ unitId, branch, onClose }: BranchProps) {
  const say = useSay(words);
  const [name, setName] = useState(branch?.name ?? '');
  const add = useCommand(client.unit.addBranch, { invalidate, onDone: onClose });
  const edit = useCommand(client.unit.editBranch, { invalidate, onDone: onClose });
  const command = branch === null ? add : edit;
  const send = (): void => void (branch === null ? add.run({ id: unitId, name }) : edit.run({ id: unitId, branchId: branch.id, version: branch.version, name }));
  const title = say(branch === null ? 'unit.addBranch' : 'unit.editBranch');
  return (
    <FormDialog title={title} verb={title} onSend={send} onClose={onClose} busy={command.busy} failure={command.failure}>
      <Field label={say('unit.branchName')}>
        <TextInput value={name} maxLength={100} onChange={setName} />
      </Field>
    </FormDialog>
  );
}
