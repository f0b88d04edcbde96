import { useSay } from '#web/language.tsx';
import { words } from '#web/words.ts';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, type MouseEvent, memo, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import type { Place } from './cells.ts';
import type { CellMark, CellText, SheetColumn } from './column.ts';
import { useSheet } from './use-sheet.ts';

const rowHeight = 34;
const numberWidth = 52;

interface Props<Row> {
  readonly label: string;
  readonly rows: readonly Row[];
  /** False while what is shown may be older than what is stored: then it is read, and nothing that is typed can be lost. */
  readonly ready?: boolean;
  readonly columns: readonly SheetColumn<Row>[];
  readonly rowKey: (row: Row) => string;
  /** Spoken and shown at the head of a row. */
  readonly rowName: (row: Row, index: number) => string;
  readonly mark: (row: Row, column: string) => CellMark | null;
  readonly onWrite: (texts: readonly CellText[]) => void;
  readonly onMore: ((count: number) => readonly string[]) | null;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  /** Ctrl+Enter or the head of a row: the row as a page or dialog of its own. */
  readonly onOpen: (row: Row) => void;
}

/**
 * A sheet that is typed into as into a spreadsheet. Only the rows in sight are drawn. One input lies over the active cell
 * and always has the focus, so that Chinese is composed in place and a screen reader hears column, row and content.
 */
export function Sheet<Row>(props: Props<Row>) {
  const { label, rows, ready = true, columns, rowKey, rowName, mark, onOpen } = props;
  const say = useSay(words);
  const sheet = useSheet(props);
  const box = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const list = useId();
  const drags = useRef(false);
  /** A cell was pressed before the sheet could be typed into. */
  const wanted = useRef(false);
  const virtual = useVirtualizer({ count: rows.length, getScrollElement: () => box.current, estimateSize: () => rowHeight, overscan: 24, scrollPaddingStart: rowHeight, scrollPaddingEnd: rowHeight });
  const { active, range, typed } = sheet;
  const lefts = columns.map((_, col) => numberWidth + columns.slice(0, col).reduce((all, { width }) => all + width, 0));
  const width = numberWidth + columns.reduce((all, column) => all + column.width, 0);
  const fixed = columns.filter((column) => column.fixed === true).length;
  const edge = numberWidth + columns.slice(0, fixed).reduce((all, column) => all + column.width, 0);

  useLayoutEffect(() => {
    virtual.scrollToIndex(active.row, { align: 'auto' });
    const element = box.current;
    if (element === null || active.col < fixed) return;
    const [left, right] = [lefts[active.col] ?? 0, (lefts[active.col] ?? 0) + (columns[active.col]?.width ?? 0)];
    if (left - element.scrollLeft < edge) element.scrollLeft = left - edge;
    else if (right > element.scrollLeft + element.clientWidth) element.scrollLeft = right - element.clientWidth;
  // eslint-disable-next-line react-hooks/exhaustive-deps -- only where the active cell goes, not at every drawing
  }, [active.row, active.col]);
  // While only moving, the whole content is marked: the first key replaces it, also the first of a composed word.
  useLayoutEffect(() => {
    if (typed === null && document.activeElement === input.current) input.current?.select();
  }, [typed, sheet.shown, active.row, active.col]);
  useLayoutEffect(() => {
    if (ready && wanted.current) input.current?.focus({ preventScroll: true });
    wanted.current = false;
  }, [ready]);
  useEffect(() => {
    const end = (): void => { drags.current = false; };
    window.addEventListener('pointerup', end);
    return () => window.removeEventListener('pointerup', end);
  }, []);

  const column = columns[active.col];
  const line = rows[active.row];
  const said = line === undefined || column === undefined ? null : mark(line, column.key);
  // Rows keep what they were drawn with: what a pointer does goes by what the sheet is now.
  const now = useRef({ sheet, onOpen, typed });
  useLayoutEffect(() => { now.current = { sheet, onOpen, typed }; });
  const [pointer] = useState<Pointer>(() => ({
    down: (place, extend) => { drags.current = true; now.current.sheet.mark(place, extend); wanted.current = input.current === null; input.current?.focus({ preventScroll: true }); },
    over: (place) => { if (drags.current && now.current.typed === null) now.current.sheet.reach(place); },
    edit: () => now.current.sheet.edit(),
    open: (row) => now.current.onOpen(row as Row),
  }));
  return (
    <div className="grid" ref={box}>
      <div role="grid" aria-busy={!ready || undefined} aria-label={label} aria-rowcount={rows.length + 1} aria-colcount={columns.length + 1} aria-multiselectable="true" style={{ width }}>
      <div className="grid-head" role="row" aria-rowindex={1} style={{ width }}>
        <span className="grid-number" role="columnheader" aria-colindex={1}>{say('sheet.number')}</span>
        {columns.map((one, col) => (
          <span key={one.key} role="columnheader" aria-colindex={col + 2} className={look(one, 'grid-title')} style={place(one, lefts[col] ?? 0)} title={one.title}>{one.title}</span>
        ))}
      </div>
      <div role="presentation" className="grid-body" style={{ height: virtual.getTotalSize(), width }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const row = rows[index];
          if (row === undefined) return null;
          const inRange = index >= range.top && index <= range.bottom;
          return (
            <Line
              key={rowKey(row)} row={row} index={index} start={start} columns={columns as readonly SheetColumn<unknown>[]} lefts={lefts} name={rowName(row, index)} open={say('sheet.open', { row: rowName(row, index) })}
              left={inRange ? range.left : -1} right={inRange ? range.right : -1} marks={columns.map(({ key }) => mark(row, key))}
              pointer={pointer}
            />
          );
        })}
      </div>
      </div>
        {ready && line !== undefined && column !== undefined && (
          <div className={column.fixed === true ? 'grid-at fixed' : 'grid-at'} role="presentation" style={{ top: (active.row + 1) * rowHeight, width, height: rowHeight }}>
          <div className={look(column, 'grid-active')} role="presentation" style={{ ...place(column, lefts[active.col] ?? 0), height: rowHeight }}>
            <input
              ref={input} value={sheet.shown} readOnly={!sheet.canWrite} autoComplete="off" spellCheck={false} list={typed === null || column.choices === undefined ? undefined : list}
              aria-label={`${column.title}，${rowName(line, active.row)}${said === null ? '' : `，${said.words}`}`} title={said?.words}
              className={typed === null ? 'grid-input' : 'grid-input typing'}
              onChange={(event) => sheet.type(event.target.value)} onKeyDown={sheet.onKeyDown} onCopy={sheet.onCopy} onCut={sheet.onCopy} onPaste={sheet.onPaste}
              onDoubleClick={sheet.edit} onBlur={sheet.leave}
              onFocus={(event) => { if (typed === null) event.target.select(); }} onSelect={(event) => { if (typed === null && event.currentTarget.selectionEnd !== event.currentTarget.value.length) event.currentTarget.select(); }}
            />
            <datalist id={list}>{column.choices?.map((choice) => <option key={choice} value={choice} />)}</datalist>
          </div>
          </div>
        )}
    </div>
  );
}

const place = (column: { readonly width: number; readonly fixed?: boolean }, left: number): CSSProperties =>
  column.fixed === true ? { width: column.width, left, position: 'sticky' } : { width: column.width, left };
const look = (column: { readonly end?: boolean; readonly fixed?: boolean }, name: string): string => `${name}${column.end === true ? ' end' : ''}${column.fixed === true ? ' fixed' : ''}`;

interface Pointer {
  readonly down: (place: Place, extend: boolean) => void;
  readonly over: (place: Place) => void;
  readonly edit: () => void;
  readonly open: (row: unknown) => void;
}
interface LineProps {
  readonly row: unknown;
  readonly index: number;
  readonly start: number;
  readonly name: string;
  readonly open: string;
  readonly columns: readonly SheetColumn<unknown>[];
  readonly lefts: readonly number[];
  readonly left: number;
  readonly right: number;
  /** What is said of each cell, in the order of the columns. */
  readonly marks: readonly (CellMark | null)[];
  readonly pointer: Pointer;
}

const sameMarks = (a: LineProps['marks'], b: LineProps['marks']): boolean => a.every((mark, at) => mark?.tone === b[at]?.tone && mark?.words === b[at]?.words);

/** The press itself moves the focus to nowhere: the input has it already. */
const keepFocus = (event: MouseEvent): void => event.preventDefault();

/** One row. Drawn again only when its content, its marks or what is marked of it changes. */
const Line = memo(function Line({ row, index, start, name, open, columns, lefts, left, right, marks, pointer }: LineProps) {
  return (
    <div className="grid-row" role="row" aria-rowindex={index + 2} style={{ transform: `translateY(${start}px)`, height: rowHeight }}>
      <span role="rowheader" aria-colindex={1} className="grid-number"><button type="button" tabIndex={-1} aria-label={open} onClick={() => pointer.open(row)}>{name}</button></span>
      {columns.map((column, col) => {
        const found = marks[col] ?? null;
        const text = column.text(row);
        const chosen = col >= left && col <= right;
        return (
          // The keyboard goes by the input over the active cell; these are what a pointer presses.
          <span
            key={column.key} role="gridcell" aria-colindex={col + 2} aria-selected={chosen}
            className={look(column, `grid-cell${chosen ? ' chosen' : ''}${found === null ? '' : ` ${found.tone}`}${column.writable(row) ? '' : ' fast'}`)} style={place(column, lefts[col] ?? 0)} title={found === null ? text : found.words}
            onPointerDown={(event) => { if (event.button === 0) pointer.down({ row: index, col }, event.shiftKey); }} onMouseDown={keepFocus} onPointerEnter={() => pointer.over({ row: index, col })} onDoubleClick={pointer.edit}
          >
            {text}
          </span>
        );
      })}
    </div>
  );
}, (a, b) => a.row === b.row && a.index === b.index && a.start === b.start && a.left === b.left && a.right === b.right && sameMarks(a.marks, b.marks) && a.columns === b.columns && a.name === b.name);
