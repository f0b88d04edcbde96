import type { SheetItem, StaleCell } from '#features/plan/contract-views.ts';
import { words } from '#features/plan/words-sheet.ts';
import type { Finding } from '#shared/finding.ts';
import { useSay } from '#web/language.tsx';
import type { CellMark } from '#web/sheet/column.ts';
import { useFindingWords } from '#web/ui/finding-words.ts';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { PlanColumn } from './sheet-columns.ts';
import type { Findings } from './use-findings.ts';
import type { Unreadable } from './sheet.tsx';

interface Given {
  /** As stored: when it is fetched anew, what others wrote is seen. */
  readonly stored: readonly SheetItem[];
  readonly findings: Findings;
  readonly items: readonly SheetItem[];
  readonly columns: readonly PlanColumn[];
  readonly unreadable: readonly Unreadable[];
  readonly refused: readonly StaleCell[];
  readonly dropped: ReadonlySet<string>;
}
/** How long a cell that somebody else changed stays marked. */
const fades = 12_000;
const keyOf = (row: string, column: string): string => `${row} ${column}`;

/** What is said of each cell: could not be read, somebody was first, what the rules find, just changed by somebody else. */
export function useMarks({ stored, findings, items, columns, unreadable, refused, dropped }: Given): (row: SheetItem, column: string) => CellMark | null {
  const say = useSay(words);
  const wordsOf = useFindingWords();
  const changed = useChanged(stored, items, columns);
  const columnOf = useMemo(() => columnsByField(columns), [columns]);
  const book = useMemo(() => new MarkBook(columnOf, (finding) => wordsOf(finding).says), [columnOf, wordsOf]);
  const said = useMemo(() => {
    const all = new Map<string, CellMark>();
    for (const key of changed) all.set(key, { tone: 'changed', words: say('plan.sheet.changed') });
    for (const { itemId, field } of refused) all.set(keyOf(itemId, columnOf(field)), { tone: 'refused', words: say('plan.stale.title', { count: refused.length }) });
    for (const one of unreadable) all.set(keyOf(one.row, one.column), { tone: 'refused', words: one.words });
    for (const id of dropped) all.set(keyOf(id, 'content'), { tone: 'refused', words: say('plan.whatIf.drop') });
    return all;
  }, [changed, refused, unreadable, dropped, columnOf, say]);
  return useCallback((row, column) => {
    const mark = said.get(keyOf(row.id, column));
    if (mark !== undefined) return mark;
    return book.of(findings.ofItem(row.id)).get(column) ?? null;
  }, [said, findings, book]);
}

/** Field of a finding → the column it stands in. */
function columnsByField(columns: readonly PlanColumn[]): (field: string | null) => string {
  const known = new Map<string, string>(columns.flatMap(({ key, fields }) => [[key, key] as const, ...fields.map((field) => [field, key] as const)]));
  return (field) => (field === null || field === 'extraReason' ? 'content' : (known.get(field) ?? 'estimate'));
}

/** Marks of a line by column, made once for each list of findings: a line that is not checked anew keeps its list. */
class MarkBook {
  private readonly known = new WeakMap<readonly Finding[], ReadonlyMap<string, CellMark>>();
  private readonly columnOf: (field: string | null) => string;
  private readonly says: (finding: Finding) => string;

  constructor(columnOf: (field: string | null) => string, says: (finding: Finding) => string) {
    this.columnOf = columnOf;
    this.says = says;
  }

  of(list: readonly Finding[]): ReadonlyMap<string, CellMark> {
    const known = this.known.get(list);
    if (known !== undefined) return known;
    const marks = new Map<string, CellMark>();
    for (const finding of list) {
      const key = this.columnOf(finding.field);
      if (marks.get(key)?.tone !== 'block') marks.set(key, { tone: finding.severity, words: this.says(finding) });
    }
    this.known.set(list, marks);
    return marks;
  }
}

const untouched: readonly string[] = [];

/** Cells whose content changed by itself when the sheet was fetched again: somebody else wrote them. What one types oneself stood there already. */
function useChanged(stored: readonly SheetItem[], items: readonly SheetItem[], columns: readonly PlanColumn[]): readonly string[] {
  const before = useRef<{ stored: readonly SheetItem[]; items: ReadonlyMap<string, SheetItem> }>({ stored, items: new Map() });
  const [changed, setChanged] = useState(untouched);
  useEffect(() => {
    const { stored: old, items: known } = before.current;
    before.current = { stored, items: new Map(items.map((item) => [item.id, item])) };
    if (old === stored) return undefined;
    const found = items.flatMap((item) => {
      const was = known.get(item.id);
      return was === undefined || was === item ? [] : columns.filter(({ text, read }) => read !== null && text(was) !== text(item)).map(({ key }) => keyOf(item.id, key));
    });
    if (found.length === 0) return undefined;
    setChanged(found);
    const timer = setTimeout(() => setChanged(untouched), fades);
    return () => clearTimeout(timer);
  }, [stored, items, columns]);
  return changed;
}
