import { Page } from '#web/frame/page.tsx';
import type { CellMark, CellText, SheetColumn } from '#web/sheet/column.ts';
import { noHistory, redone, stepped, undone, type History } from '#web/sheet/history.ts';
import { Sheet } from '#web/sheet/sheet.tsx';
import { useState } from 'react';

interface Row {
  readonly id: string;
  readonly cells: Readonly<Record<string, string>>;
}
type Step = readonly { readonly row: string; readonly column: string; readonly before: string; readonly after: string }[];

const keys = ['content', 'month', 'place', 'people', 'partner', 'money', 'source', 'owner', 'effect', 'contact', 'outcome', 'opinions', 'form', 'region', 'industry'] as const;
const columns: readonly SheetColumn<Row>[] = keys.map((key, at) => ({
  key, title: ['活动内容', '时间', '地点', '人数', '联学单位', '所需经费', '选题来源', '责任人', '预期效果', '联系人', '拟转化成果', '党员意见', '形式', '地域', '行业'][at] ?? key,
  width: at === 0 ? 240 : 120, text: (row) => row.cells[key] ?? '', writable: () => key !== 'money',
  ...(at === 0 ? { fixed: true } : {}), ...(key === 'people' || key === 'money' ? { end: true } : {}), ...(key === 'source' ? { choices: ['审计项目', '难点', '党员意见'] } : {}),
}));
const first: readonly Row[] = Array.from({ length: Number(new URLSearchParams(location.search).get('rows') ?? 2000) }, (_, at) => ({
  id: `r${at}`, cells: { content: `第${at + 1}项 与某单位联学`, month: `${(at % 12) + 1}月`, place: '武汉', people: String(10 + (at % 30)), money: '1,200.00' },
}));
const mark = (row: Row, column: string): CellMark | null => (column === 'people' && Number(row.cells['people']) > 38 ? { tone: 'warn', words: '人数偏多' } : null);

/** Test only: a sheet of 2,000 rows whose cells are kept in the page. */
export function SheetSample() {
  const [rows, setRows] = useState(first);
  const [history, setHistory] = useState<History<Step>>(noHistory);
  const write = (texts: readonly { row: string; column: string; text: string }[]): void => {
    const by = Map.groupBy(texts, ({ row }) => row);
    setRows((before) => before.map((row) => {
      const mine = by.get(row.id);
      return mine === undefined ? row : { ...row, cells: { ...row.cells, ...Object.fromEntries(mine.map(({ column, text }) => [column, text])) } };
    }));
  };
  const onWrite = (texts: readonly CellText[]): void => {
    const step = texts.map(({ row, column, text }) => ({ row, column, before: rows.find((one) => one.id === row)?.cells[column] ?? '', after: text }));
    if (step.length === 0) return;
    setHistory(stepped(history, step));
    write(texts);
  };
  const go = (way: typeof undone<Step>, side: 'before' | 'after'): void => {
    const next = way(history);
    if (next === null) return;
    setHistory(next[0]);
    write(next[1].map((cell) => ({ row: cell.row, column: cell.column, text: cell[side] })));
  };
  return (
    <Page title="计划表" width="wide">
      <Sheet
        label="计划表" rows={rows} columns={columns} rowKey={(row) => row.id} rowName={(_, at) => String(at + 1)} mark={mark} onWrite={onWrite}
        onMore={null} onUndo={() => go(undone, 'before')} onRedo={() => go(redone, 'after')} onOpen={() => undefined}
      />
    </Page>
  );
}
