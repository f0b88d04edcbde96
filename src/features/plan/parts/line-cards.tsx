import type { SheetItem } from '#features/plan/contract-views.ts';
import { words } from '#features/plan/words-sheet.ts';
import { useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { Table } from '#web/ui/table.tsx';
import type { PlanColumn } from './sheet-columns.ts';

interface Props {
  readonly items: readonly SheetItem[];
  readonly columns: readonly PlanColumn[];
  readonly onOpen: (id: string) => void;
}

/** The lines on a telephone: a card each, opened to be read whole or changed. */
export function LineCards({ items, columns, onOpen }: Props) {
  const say = useSay(words);
  const shown = columns.filter(({ key }) => ['branch', 'time', 'place', 'partner', 'estimate', 'state'].includes(key));
  return (
    <Table
      caption={say('plan.sheet')} rows={items} rowKey={(item) => item.id}
      columns={[
        { key: 'content', title: say('plan.col.content'), names: true, cell: (item) => <Button kind="quiet" onClick={() => onOpen(item.id)}>{item.content ?? '—'}</Button> },
        ...shown.map((column) => ({ key: column.key, title: column.title, cell: column.text, ...(column.end === true ? { end: true } : {}) })),
      ]}
    />
  );
}
