import { CostEditor } from '#features/cost/parts/cost-editor.tsx';
import { asTyped, entryOf, type CostEntry } from '#features/cost/facts.ts';
import type { SheetItem, SheetView } from '#features/plan/contract-views.ts';
import { sevenFields } from '#features/plan/facts-plain.ts';
import { itemFindings } from '#features/plan/facts-findings.ts';
import { words } from '#features/plan/words-sheet.ts';
import { useRules } from '#features/rulebook/parts/use-rules.ts';
import type { Finding } from '#shared/finding.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { useEditing } from '#web/editing.ts';
import { useSay } from '#web/language.tsx';
import type { CellText } from '#web/sheet/column.ts';
import { Button } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { Field } from '#web/ui/field.tsx';
import { FindingList } from '#web/ui/findings.tsx';
import { TextInput } from '#web/ui/inputs.tsx';
import { FailureNotice, Notice } from '#web/ui/notice.tsx';
import { Actions, FactList, Section } from '#web/ui/section.tsx';
import { useId, useState } from 'react';
import type { PlanColumn } from './sheet-columns.ts';
import type { Trial } from './trial.tsx';

interface Props {
  readonly view: SheetView;
  readonly item: SheetItem;
  readonly findings: readonly Finding[];
  readonly columns: readonly PlanColumn[];
  readonly trial: Trial | null;
  readonly onTrial: (trial: Trial) => void;
  readonly onWrite: (texts: readonly CellText[]) => void;
  readonly onRemove: (id: string) => void;
  readonly onClose: () => void;
}

/** One line whole: every cell as a field, what it costs line by line, and what the rules say of it. */
export function LineDialog({ view, item, findings: mine, columns, trial, onTrial, onWrite, onRemove, onClose }: Props) {
  const say = useSay(words);
  const open = item.locked === null;
  const stored = view.items.some(({ id }) => id === item.id);
  const drops = trial?.drop.has(item.id) === true;
  return (
    <Dialog open wide title={say('plan.line', { branch: item.branchName })} onClose={onClose}>
      {item.returnedNote !== null && item.state === 'returned' && <Notice kind="warn" title={say('plan.item.returned')}>{item.returnedNote}</Notice>}
      {!open && item.locked !== null && <FindingList findings={[item.locked]} />}
      {open ? (
        <div className="grid-form">
          {columns.filter(({ read }) => read !== null).map((column) => (
            <CellField key={column.key} column={column} item={item} findings={mine.filter(({ field }) => column.fields.some((one) => one === field))} onWrite={(text) => onWrite([{ row: item.id, column: column.key, text }])} />
          ))}
        </div>
      ) : <FactList facts={columns.map((column) => ({ label: column.title, value: column.text(item) || '—' }))} />}
      {trial === null && stored && <Costs key={item.version} item={item} findings={mine} />}
      <Actions>
        {trial === null && open && <Button kind="danger" onClick={() => { onRemove(item.id); onClose(); }}>{say('plan.sheet.remove')}</Button>}
        {trial !== null && (
          <Button onClick={() => { const drop = new Set(trial.drop); if (drops) drop.delete(item.id); else drop.add(item.id); onTrial({ ...trial, drop }); onClose(); }}>{say(drops ? 'plan.whatIf.keep' : 'plan.whatIf.drop')}</Button>
        )}
      </Actions>
    </Dialog>
  );
}

interface CellProps {
  readonly column: PlanColumn;
  readonly item: SheetItem;
  readonly findings: readonly Finding[];
  readonly onWrite: (text: string) => void;
}

/** A cell as a field: written when it is left, as in the sheet. */
function CellField({ column, item, findings, onWrite }: CellProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const list = useId();
  return (
    <Field label={column.title} findings={findings} optional={!sevenFields.some((field) => column.fields.some((one) => one === field))}>
      <TextInput value={typed ?? column.text(item)} onChange={setTyped} list={column.choices === undefined ? undefined : list} onBlur={() => { if (typed !== null && typed !== column.text(item)) onWrite(typed); setTyped(null); }} />
      {column.choices !== undefined && <datalist id={list}>{column.choices.map((choice) => <option key={choice} value={choice} />)}</datalist>}
    </Field>
  );
}

function Costs({ item, findings }: { readonly item: SheetItem; readonly findings: readonly Finding[] }) {
  const say = useSay(words);
  const draft = useEditing<CostEntry[]>(`${item.id}.costs`, item.costs.map(entryOf), item.version);
  const save = useCommand(client.plan.setCosts, { invalidate: [api.plan.sheet.key()], onDone: draft.reset });
  const rules = useRules();
  // Checked as it is typed, by the functions that check it when it is saved.
  const typed = rules === null ? findings : itemFindings({ ...item, costs: asTyped(draft.value, item.costs) }, rules);
  const found = [...typed.filter(({ check }) => check.startsWith('CST-')), ...(save.failure?.findings ?? [])];
  return (
    <Section title={say('plan.line.costs')} level={3}>
      <CostEditor lines={draft.value} onChange={draft.change} findings={found} defaults={{ fundSource: item.fundSource, people: item.people }} why={item.locked === null ? [] : [item.locked]} />
      <FailureNotice failure={save.failure} />
      {item.locked === null && <Actions><Button busy={save.busy} why={draft.dirty ? [] : [say('plan.sheet.saved')]} onClick={() => void save.run({ itemId: item.id, version: draft.version, lines: draft.value })}>{say('plan.line.saveCosts')}</Button></Actions>}
    </Section>
  );
}
