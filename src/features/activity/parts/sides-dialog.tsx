import type { SideFacts } from '#features/activity/facts.ts';
import { words as parts } from '#features/activity/words-parts.ts';
import { words } from '#features/activity/words.ts';
import { FormDialog } from '#features/org/parts/form-dialog.tsx';
import { UnitBranchDialog, UnitDialog } from '#features/unit/parts/unit-dialogs.tsx';
import { UnitPicker } from '#features/unit/parts/unit-picker.tsx';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { Checks, Choice } from '#web/ui/choices.tsx';
import { Field } from '#web/ui/field.tsx';
import { TextInput } from '#web/ui/inputs.tsx';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { LookAgain } from './topic-stale.tsx';

interface Props {
  readonly activityId: string;
  readonly version: number;
  /** Null to add one. */
  readonly side: SideFacts | null;
  /** Our own unit, and branches that stand on another side already. */
  readonly ownUnitId: string | null;
  readonly taken: readonly string[];
  readonly onClose: () => void;
}

type Who = 'own' | 'unit' | 'words';
const whoOf = (side: SideFacts | null): Who => (side === null || (side.unitId !== null && !side.own) ? 'unit' : side.own ? 'own' : 'words');

/** One side: who it is, in which part, and whom to call. Units and branches that are not there yet are entered on the way. */
export function SideDialog({ activityId, version, side, ownUnitId, taken, onClose }: Props) {
  const say = useSay(words);
  const sayParts = useSay(parts);
  const [who, setWho] = useState<Who>(whoOf(side));
  const [role, setRole] = useState(side?.role ?? 'partner');
  const [unit, setUnit] = useState(side === null || side.own || side.unitId === null ? null : { id: side.unitId, name: side.unitName ?? '' });
  const [branchIds, setBranchIds] = useState<readonly string[]>(side?.branchIds ?? []);
  const [bodyWords, setBodyWords] = useState(side?.bodyWords ?? '');
  const [contactName, setContactName] = useState(side?.contactName ?? '');
  const [contactPost, setContactPost] = useState(side?.contactPost ?? '');
  const [entering, setEntering] = useState<'unit' | 'branch' | null>(null);
  const options = { invalidate: [api.activity.key()], onDone: onClose };
  const add = useCommand(client.activity.addSide, options);
  const edit = useCommand(client.activity.editSide, options);
  const command = side === null ? add : edit;
  const chosen = who === 'own' ? ownUnitId : who === 'unit' ? (unit?.id ?? null) : null;
  const send = (): void => {
    const fields = {
      id: activityId, version, role, unitId: chosen, branchIds: who === 'words' ? [] : [...branchIds], bodyWords: bodyWords.trim() || null,
      contactName: contactName.trim() || null, contactPost: contactPost.trim() || null,
    };
    void (side === null ? add.run(fields) : edit.run({ ...fields, sideId: side.id }));
  };
  const title = sayParts(side === null ? 'side.add' : 'side.edit');
  const findings = command.failure?.findings ?? [];
  return (
    <>
      <FormDialog title={title} verb={sayParts('side.save')} wide onSend={send} onClose={onClose} busy={command.busy} failure={command.failure} wayOut={<LookAgain failure={command.failure} onDone={command.clear} />}>
        <Choice
          label={sayParts('side.who')} inline value={who}
          onChange={(next) => { setWho(next); setBranchIds([]); }}
          options={(['unit', 'own', 'words'] as const).map((one) => ({ value: one, label: sayParts(`side.who.${one}`) }))}
        />
        {who === 'unit' && (
          <div className="field stack">
            <UnitPicker label={sayParts('side.find_unit')} picked={unit} onChange={(next) => { setUnit(next); setBranchIds([]); }} />
            {unit === null && <Button small icon="plus" onClick={() => setEntering('unit')}>{sayParts('side.new_unit')}</Button>}
          </div>
        )}
        {who === 'unit' && unit !== null && (
          <UnitBranches unitId={unit.id} value={branchIds} onChange={setBranchIds} taken={taken} onNew={() => setEntering('branch')} />
        )}
        {who === 'own' && <OwnBranches value={branchIds} onChange={setBranchIds} taken={taken} />}
        {(who === 'words' || branchIds.length === 0) && (
          <Field label={sayParts('side.words')} hint={sayParts('side.words_hint')} optional={who !== 'words'} findings={findings.filter((found) => found.field === 'bodyWords')}>
            <TextInput value={bodyWords} maxLength={200} onChange={setBodyWords} />
          </Field>
        )}
        <Choice
          label={sayParts('side.role')} inline value={role} onChange={setRole}
          options={(['host', 'partner'] as const).map((one) => ({ value: one, label: say(`role.${one}`) }))}
        />
        <Field label={sayParts('side.contactName')} optional>
          <TextInput value={contactName} maxLength={50} size={12} autoComplete="off" onChange={setContactName} />
        </Field>
        <Field label={sayParts('side.contactPost')} optional>
          <TextInput value={contactPost} maxLength={50} size={12} autoComplete="off" onChange={setContactPost} />
        </Field>
      </FormDialog>
      {entering === 'unit' && <NewUnit onClose={() => setEntering(null)} onAdded={(added) => { setUnit(added); setEntering(null); }} />}
      {entering === 'branch' && unit !== null && <UnitBranchDialog unitId={unit.id} branch={null} onClose={() => setEntering(null)} />}
    </>
  );
}

/** Enters a unit and takes it at once; its name is asked back because other spaces may have been taken off it. */
function NewUnit({ onClose, onAdded }: { readonly onClose: () => void; readonly onAdded: (unit: { id: string; name: string }) => void }) {
  const take = (id: string): void => void client.unit.one({ id }).then(({ unit }) => onAdded({ id, name: unit.name }), onClose);
  return <UnitDialog unit={null} onClose={onClose} onAdded={take} />;
}

interface BranchesProps {
  readonly value: readonly string[];
  readonly onChange: (ids: readonly string[]) => void;
  readonly taken: readonly string[];
}

function UnitBranches({ unitId, onNew, ...props }: BranchesProps & { readonly unitId: string; readonly onNew: () => void }) {
  const sayParts = useSay(parts);
  const unit = useQuery(api.unit.one.queryOptions({ input: { id: unitId } }));
  return (
    <div className="field stack">
      {unit.data?.branches.length === 0 && <p className="quiet">{sayParts('side.no_branches')}</p>}
      <BranchChecks rows={unit.data?.branches ?? []} {...props} />
      <Button small icon="plus" onClick={onNew}>{sayParts('side.new_branch')}</Button>
    </div>
  );
}

function OwnBranches(props: BranchesProps) {
  const branches = useQuery(api.org.branches.queryOptions({ input: {} }));
  return <BranchChecks rows={branches.data?.rows ?? []} {...props} />;
}

function BranchChecks({ rows, value, onChange, taken }: BranchesProps & { readonly rows: readonly { readonly id: string; readonly name: string }[] }) {
  const sayParts = useSay(parts);
  const free = rows.filter((row) => !taken.includes(row.id));
  if (free.length === 0) return null;
  return (
    <Checks
      label={sayParts('side.branches')} hint={sayParts('side.branches_hint')} inline optional value={value} onChange={onChange}
      options={free.map((row) => ({ value: row.id, label: row.name }))}
    />
  );
}
