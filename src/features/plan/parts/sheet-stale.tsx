import type { SheetItem, StaleCell } from '#features/plan/contract-views.ts';
import { words } from '#features/plan/words-sheet.ts';
import { useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { Actions } from '#web/ui/section.tsx';
import type { PlanColumn } from './sheet-columns.ts';

interface Props {
  readonly cells: readonly StaleCell[];
  readonly items: readonly SheetItem[];
  readonly columns: readonly PlanColumn[];
  readonly onSettle: (cell: StaleCell, mine: boolean) => void;
}

/** Cells in which somebody else was first: both values, and the reader chooses. */
export function StaleCells({ cells, items, columns, onSettle }: Props) {
  const say = useSay(words);
  if (cells.length === 0) return null;
  return (
    <Notice kind="warn" title={say('plan.stale.title', { count: cells.length })}>
      <ul className="plain-list">
        {cells.map((cell) => {
          const item = items.find(({ id }) => id === cell.itemId);
          const column = columns.find(({ fields }) => fields.includes(cell.field));
          const shown = (value: unknown): string => (item === undefined || column === undefined ? String(value ?? '') : column.text({ ...item, ...(cell.field === 'unitId' ? {} : { [cell.field]: value }) }));
          return (
            <li key={`${cell.itemId} ${cell.field}`}>
              <p>
                <strong>{say('plan.stale.where', { branch: item?.branchName ?? '', row: item?.position ?? '', column: column?.title ?? '' })}</strong>{' '}
                {cell.gone ? say('plan.stale.gone') : cell.byName === null ? say('plan.stale.stored', { text: shown(cell.stored) }) : say('plan.stale.by', { name: cell.byName, text: shown(cell.stored) })}；{say('plan.stale.mine', { text: shown(cell.yours) })}
              </p>
              <Actions>
                {!cell.gone && <Button small onClick={() => onSettle(cell, true)}>{say('plan.stale.keepMine')}</Button>}
                <Button small onClick={() => onSettle(cell, false)}>{say('plan.stale.keepStored')}</Button>
              </Actions>
            </li>
          );
        })}
      </ul>
    </Notice>
  );
}
