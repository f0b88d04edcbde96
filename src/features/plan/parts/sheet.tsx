import type { SheetItem, SheetView } from '#features/plan/contract-views.ts';
import { words } from '#features/plan/words-sheet.ts';
import { newId } from '#shared/ids.ts';
import { useSay } from '#web/language.tsx';
import type { CellText } from '#web/sheet/column.ts';
import { Sheet } from '#web/sheet/sheet.tsx';
import { useNarrow } from '#web/narrow.ts';
import { Button } from '#web/ui/button.tsx';
import { Chip } from '#web/ui/chips.tsx';
import { Select } from '#web/ui/choices.tsx';
import { Field } from '#web/ui/field.tsx';
import { FailureNotice, Notice } from '#web/ui/notice.tsx';
import { Empty } from '#web/ui/states.tsx';
import { useMemo, useState } from 'react';
import type { Cell } from './edits.ts';
import { LineDialog } from './line-dialog.tsx';
import { LineCards } from './line-cards.tsx';
import { columnsFor } from './sheet-columns.ts';
import { useMarks } from './sheet-marks.ts';
import { SourcesDialog } from './sheet-sources.tsx';
import { StaleCells } from './sheet-stale.tsx';
import { SheetTotals } from './sheet-totals.tsx';
import { TrialBar, type Trial } from './trial.tsx';
import { useFindings } from './use-findings.ts';
import { useCatchUp } from './use-catch-up.ts';
import { useEdits } from './use-edits.ts';
import { useKnown } from './use-known.ts';

interface Props {
  readonly view: SheetView;
  /** What is shown lay on this device and is being asked for again. */
  readonly older?: boolean;
}
export interface Unreadable {
  readonly row: string;
  readonly column: string;
  readonly words: string;
}

/** The year's plan as a sheet: own lines are typed into; of others what may be seen. A trial has edits of its own. */
export function SheetPart({ view, older = false }: Props) {
  const [trial, setTrial] = useState<Trial | null>(null);
  const key = `lianxue.dropped.${view.plan.id}`;
  // A trial that was left by a reload goes on where it was.
  const change = (next: Trial | null): void => {
    const drop = next === null || trial !== null ? [...(next?.drop ?? [])] : (JSON.parse(sessionStorage.getItem(key) ?? '[]') as string[]);
    if (next === null) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, JSON.stringify(drop));
    setTrial(next === null ? null : { drop: new Set(drop) });
  };
  return <SheetBody key={trial === null ? 'plan' : 'trial'} view={view} older={older} trial={trial} onTrial={change} />;
}

interface BodyProps extends Props {
  readonly trial: Trial | null;
  readonly onTrial: (trial: Trial | null) => void;
}

function SheetBody({ view, older = false, trial, onTrial: setTrial }: BodyProps) {
  const say = useSay(words);
  const narrow = useNarrow();
  const [branch, setBranch] = useState('');
  const [openId, setOpenId] = useState<string | null>(null);
  const [taking, setTaking] = useState(false);
  const [unreadable, setUnreadable] = useState<readonly Unreadable[]>([]);
  const catchUp = useCatchUp(view);
  const edits = useEdits({ view: useTried(view, trial), live: trial === null, catchUp });
  const known = useKnown(view, branch);
  const columns = useMemo(() => columnsFor(known), [known]);
  const shown = useMemo(() => edits.items.filter((item) => branch === '' || item.branchId === branch), [edits.items, branch]);
  const dropped = trial?.drop ?? noneDropped;
  const findings = useFindings(view, edits.items, dropped);
  const marks = useMarks({ stored: view.items, findings, items: edits.items, columns, unreadable, refused: edits.refused, dropped });
  const writable = view.branches.filter((one) => (one.allowed['plan.write'] ?? []).length === 0);
  const home = writable.find(({ id }) => id === branch) ?? writable[0];

  function onWrite(texts: readonly CellText[]): void {
    const cells: Cell[] = [];
    const wrong: Unreadable[] = [];
    for (const { row, column, text } of texts) {
      const read = columns.find(({ key }) => key === column)?.read?.(text);
      const item = edits.items.find(({ id }) => id === row);
      const title = columns.find(({ key }) => key === column)?.title ?? '';
      if (read === undefined) continue;
      if (read.ok) cells.push(...Object.entries(read.set).map(([field, value]): Cell => ({ itemId: row, field: field as Cell['field'], value, was: item?.[field as Cell['field']] ?? (typeof value === 'boolean' ? false : null) })));
      else wrong.push({ row, column, words: say('plan.sheet.unreadable', { text, column: title, hint: say(read.hint) }) });
    }
    setUnreadable((before) => [...before.filter((one) => !texts.some(({ row, column }) => row === one.row && column === one.column)), ...wrong]);
    edits.write(cells);
  }
  const more = (count: number): readonly string[] => {
    if (home === undefined || trial !== null) return [];
    const lines = Array.from({ length: count }, () => ({ id: newId(), branchId: home.id }));
    edits.add(lines);
    return lines.map(({ id }) => id);
  };
  const open = edits.items.find(({ id }) => id === openId) ?? null;
  const waiting = edits.edits.cells.length + edits.edits.added.length + edits.edits.removed.length;
  const whyAdd = home === undefined ? (view.branches.flatMap(({ allowed }) => allowed['plan.write'] ?? []).slice(0, 1)) : [];
  return (
    <div className="stack">
      <TrialBar view={view} trial={trial} onTrial={setTrial} edits={edits} columns={columns} />
      <div className="filters">
        {view.branches.length > 1 && (
          <Field label={say('plan.sheet.branch')} optional>
            <Select value={branch} empty={say('plan.sheet.all')} onChange={setBranch} options={view.branches.map(({ id, name }) => ({ value: id, label: name }))} />
          </Field>
        )}
        {trial === null && <Button icon="plus" why={whyAdd} onClick={() => more(1)}>{say('plan.sheet.add')}</Button>}
        {trial === null && <Button why={whyAdd} onClick={() => setTaking(true)}>{say('plan.sheet.take')}</Button>}
        {!narrow && <Button kind="quiet" onClick={edits.undo}>{say('plan.sheet.undo')}</Button>}
        {!narrow && <Button kind="quiet" onClick={edits.redo}>{say('plan.sheet.redo')}</Button>}
        {trial === null && <span role="status">{older ? <Chip>{say('plan.sheet.older')}</Chip> : <Chip tone={waiting === 0 ? 'done' : 'warn'}>{waiting === 0 ? say('plan.sheet.saved') : say('plan.sheet.waiting', { count: waiting })}</Chip>}</span>}
      </div>
      <FailureNotice failure={edits.failure} />
      {unreadable.length > 0 && <Notice kind="warn">{unreadable.map((one) => <p key={`${one.row} ${one.column}`}>{one.words}</p>)}</Notice>}
      <StaleCells cells={edits.refused} items={edits.items} columns={columns} onSettle={edits.settle} />
      {shown.length === 0 && <Empty title={say('plan.sheet.empty')} />}
      {shown.length > 0 && narrow && <LineCards items={shown} columns={columns} onOpen={setOpenId} />}
      {shown.length > 0 && !narrow && (
        <>
          <Sheet<SheetItem>
            label={say('plan.sheet.label', { year: view.plan.year })} rows={shown} ready={!older} columns={columns} rowKey={(row) => row.id} rowName={(row, at) => String(row.number ?? at + 1)}
            mark={marks} onWrite={onWrite} onMore={whyAdd.length === 0 && trial === null ? more : null} onUndo={edits.undo} onRedo={edits.redo} onOpen={(row) => setOpenId(row.id)}
          />
          <p className="hint">{say('plan.sheet.keys', { columns: columns.length })}</p>
        </>
      )}
      <SheetTotals view={view} items={edits.items} dropped={dropped} findings={findings} />
      {open !== null && <LineDialog view={view} item={open} findings={findings.ofItem(open.id)} columns={columns} trial={trial} onTrial={setTrial} onWrite={onWrite} onRemove={edits.remove} onClose={() => setOpenId(null)} />}
      {taking && home !== undefined && <SourcesDialog planId={view.plan.id} branchId={home.id} onTake={(set) => { const [id] = more(1); if (id !== undefined) edits.write(Object.entries(set).map(([field, value]): Cell => ({ itemId: id, field: field as Cell['field'], value, was: typeof value === 'boolean' ? false : Array.isArray(value) ? [] : null }))); }} onClose={() => setTaking(false)} />}
    </div>
  );
}

const noneDropped: ReadonlySet<string> = new Set();

/** In a trial 机关党委 tries on every line, whatever the sheet itself would take. */
function useTried(view: SheetView, trial: Trial | null): SheetView {
  return useMemo(() => (trial === null ? view : { ...view, items: view.items.map((item) => (item.locked === null ? item : { ...item, locked: null })) }), [view, trial]);
}
