import type { SheetView } from '#features/plan/contract-views.ts';
import { words } from '#features/plan/words-sheet.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { Money } from '#web/ui/chips.tsx';
import { ReasonDialog } from '#web/ui/dialog.tsx';
import { FailureNotice, Notice } from '#web/ui/notice.tsx';
import { Actions } from '#web/ui/section.tsx';
import { useState } from 'react';
import { sumsOf } from './sheet-sums.ts';
import { StaleCells } from './sheet-stale.tsx';
import { staleIn } from '#features/plan/shown-stale.ts';
import { same } from './edits.ts';
import type { PlanColumn } from './sheet-columns.ts';
import type { useEdits } from './use-edits.ts';

/** A sandbox copy: cells changed and lines dropped on this page only, until they are applied or given up. */
export interface Trial {
  readonly drop: ReadonlySet<string>;
}

interface Props {
  readonly view: SheetView;
  readonly trial: Trial | null;
  readonly onTrial: (trial: Trial | null) => void;
  readonly edits: ReturnType<typeof useEdits>;
  readonly columns: readonly PlanColumn[];
}

/** Begins a trial of 机关党委, shows what it would come to, applies it whole or gives it up. */
export function TrialBar({ view, trial, onTrial, edits, columns }: Props) {
  const say = useSay(words);
  const [asking, setAsking] = useState(false);
  const changes = view.plan.state === 'approved';
  const verb = changes ? 'plan.change_approved' : 'plan.apply_what_if';
  const barred = view.allowed[verb] ?? [];
  const onDone = (): void => { edits.reset(); onTrial(null); setAsking(false); };
  const apply = useCommand(client.plan.applyWhatIf, { invalidate: [api.plan.sheet.key()], onDone });
  const change = useCommand(client.plan.changeApproved, { invalidate: [api.plan.sheet.key()], onDone });
  if (trial === null) {
    if (barred.length > 0) return null;
    return <Actions><Button onClick={() => onTrial({ drop: new Set() })}>{say(changes ? 'plan.change' : 'plan.whatIf')}</Button></Actions>;
  }
  const cells = edits.edits.cells.map((cell) => ({ ...cell, value: cell.value as string, was: cell.was as string }));
  const drop = [...trial.drop];
  const send = async (text: string): Promise<void> => {
    const done = await (changes
      ? change.run({ planId: view.plan.id, version: view.plan.version, cells, costs: [], drop, reason: text })
      : apply.run({ planId: view.plan.id, cells, drop, note: text }));
    // What was refused stands behind the dialog; its words are kept for the next try.
    if (done === null) setAsking(false);
  };
  const failure = apply.failure ?? change.failure;
  // Settled one by one: what is left of them still stands in the trial as it was sent.
  const stale = failure?.code !== 'STALE' ? [] : staleIn(failure.current).filter((cell) => edits.edits.cells.some(({ itemId, field, was }) => itemId === cell.itemId && field === cell.field && same(was, cell.was)));
  const nothing = cells.length + drop.length === 0;
  return (
    <Notice kind="info" title={say(changes ? 'plan.change.title' : 'plan.whatIf.title')}>
      <p>
        {say('plan.whatIf.before')} <Money fen={sumsOf(view.items).fen} /> · {say('plan.whatIf.after')} <Money fen={sumsOf(edits.items, trial.drop).fen} />
        {' · '}{say('plan.whatIf.dropped', { count: drop.length })} · {say('plan.whatIf.changes', { count: cells.length })}
      </p>
      {failure?.code === 'STALE' && failure.findings.every(({ check }) => check === 'stale.cells') ? <StaleCells cells={stale} items={edits.items} columns={columns} onSettle={edits.settle} /> : <FailureNotice failure={failure} />}
      <Actions>
        <Button why={nothing ? [say('plan.whatIf.changes', { count: 0 })] : []} onClick={() => setAsking(true)}>{say('plan.whatIf.apply')}</Button>
        <Button onClick={() => { edits.reset(); onTrial(null); }}>{say('plan.whatIf.discard')}</Button>
      </Actions>
      <ReasonDialog open={asking} title={say('plan.whatIf.apply')} verb={say('plan.whatIf.apply')} label={say('plan.whatIf.note')} busy={apply.busy || change.busy} onGiven={(text) => void send(text)} onClose={() => setAsking(false)} />
    </Notice>
  );
}
