import type { SheetView, StaleCell } from '#features/plan/contract-views.ts';
import { staleIn } from '#features/plan/shown-stale.ts';
import { client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import type { Failure } from '#web/failure.ts';
import { noHistory, redone, stepped, undone, type History } from '#web/sheet/history.ts';
import { useEffect, useMemo, useRef, useState } from 'react';
import { isEmpty, laidOver, noEdits, withCells, without, written, type Cell, type Edits } from './edits.ts';

type Step = readonly Cell[];
/** Typing rests this long before it is sent; a lost connection is tried again after the second. */
const rest = { typing: 400, lost: 5_000 };

interface Given {
  readonly view: SheetView;
  /** False in a trial: nothing is sent. */
  readonly live: boolean;
  /** Brings what is stored now to the page. */
  readonly catchUp: () => Promise<void>;
}

/** What is typed into the sheet: kept for this tab at every stroke, sent when typing rests, asked about where somebody was first. */
export function useEdits({ view, live, catchUp }: Given) {
  const key = `lianxue.${live ? 'plan' : 'trial'}.${view.plan.id}`;
  const [edits, setEdits] = useState<Edits>(() => recall(key));
  const [history, setHistory] = useState<History<Step>>(noHistory);
  const [refused, setRefused] = useState<readonly StaleCell[]>([]);
  /** From the sending to the moment the page has what was written. */
  const [flushing, setFlushing] = useState(false);
  const latest = useRef(edits);
  const send = useCommand(client.plan.write);
  const items = useMemo(() => laidOver(view.items, edits, view.branches), [view.items, view.branches, edits]);

  function hold(next: Edits): void {
    latest.current = next;
    setEdits(next);
    if (isEmpty(next)) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, JSON.stringify(next));
  }
  async function flush(): Promise<void> {
    // A line that was stored before its answer came is not made a second time.
    hold({ ...latest.current, added: latest.current.added.filter(({ id }) => !view.items.some((item) => item.id === id)) });
    const batch = latest.current;
    if (isEmpty(batch)) return;
    setFlushing(true);
    const done = await send.run({ planId: view.plan.id, add: [...batch.added], cells: batch.cells.map((cell) => ({ ...cell, value: cell.value as string, was: cell.was as string })), remove: [...batch.removed] });
    if (done !== null) {
      // The edits lie over what is stored until the page has it.
      await catchUp();
      hold(written(latest.current, batch));
    }
    setFlushing(false);
  }
  // What was refused as stale is no longer sent but asked about; the rest goes again.
  const stale = staleIn(send.failure?.current);
  useEffect(() => {
    if (send.failure?.code !== 'STALE') return;
    setRefused((before) => [...before, ...stale]);
    hold(without({ ...latest.current, removed: latest.current.removed.filter((id) => !stale.some(({ itemId, gone }) => gone && itemId === id)) }, stale));
    send.clear();
  // eslint-disable-next-line react-hooks/exhaustive-deps -- once for each failure
  }, [send.failure]);
  const halted = send.failure !== null && !lost(send.failure);
  useEffect(() => {
    if (!live || isEmpty(edits) || flushing || halted) return undefined;
    const timer = setTimeout(() => void flush(), send.failure === null ? rest.typing : rest.lost);
    return () => clearTimeout(timer);
  // eslint-disable-next-line react-hooks/exhaustive-deps -- whenever something waits and nothing is under way
  }, [edits, flushing, send.failure, live, halted]);

  const put = (cells: readonly Cell[]): void => { send.clear(); hold(withCells(latest.current, cells)); };
  const go = (way: typeof undone<Step>, turn: (cell: Cell) => Cell): void => {
    const next = way(history);
    if (next === null) return;
    setHistory(next[0]);
    put(next[1].map(turn));
  };
  return {
    items, edits, refused, failure: halted || (send.failure !== null && lost(send.failure)) ? send.failure : null,
    write: (cells: readonly Cell[]): void => {
      if (cells.length === 0) return;
      setHistory(stepped(history, cells));
      put(cells);
    },
    add: (lines: Edits['added']): void => hold({ ...latest.current, added: [...latest.current.added, ...lines] }),
    /** A line that was never sent is simply gone. */
    remove: (id: string): void => {
      const mine = latest.current.added.some((one) => one.id === id) && !view.items.some((one) => one.id === id);
      hold({ cells: latest.current.cells.filter(({ itemId }) => itemId !== id), added: latest.current.added.filter((one) => one.id !== id), removed: mine ? latest.current.removed : [...latest.current.removed, id] });
    },
    undo: (): void => go(undone, ({ itemId, field, value, was }) => ({ itemId, field, value: was, was: value })),
    redo: (): void => go(redone, (cell) => cell),
    settle: (cell: StaleCell, mine: boolean): void => {
      setRefused((before) => before.filter((one) => one !== cell));
      hold(without(latest.current, [cell]));
      if (mine && !cell.gone) put([{ itemId: cell.itemId, field: cell.field, value: cell.yours, was: cell.stored }]);
    },
    reset: (): void => { hold(noEdits); setHistory(noHistory); send.clear(); },
  };
}

const lost = ({ code }: Failure): boolean => ['OFFLINE', 'UNAVAILABLE', 'BROKEN'].includes(code);

function recall(key: string): Edits {
  const text = sessionStorage.getItem(key);
  // Only this part's own writing stands under the key.
  return text === null ? noEdits : (JSON.parse(text) as Edits);
}
