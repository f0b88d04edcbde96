import { type ClipboardEvent, type KeyboardEvent, useRef, useState } from 'react';
import { writeBlock } from '#shared/text/clipboard.ts';
import { filledDown, laid, readBlock, type Placed } from './block.ts';
import { at, beside, clamp, followed, moved, rangeOf, type Place, type Selection, type Size } from './cells.ts';
import type { CellText, SheetColumn } from './column.ts';

interface Given<Row> {
  readonly rows: readonly Row[];
  readonly columns: readonly SheetColumn<Row>[];
  readonly rowKey: (row: Row) => string;
  readonly onWrite: (texts: readonly CellText[]) => void;
  /** Makes that many rows at the end, for a block pasted beyond it; gives their keys. */
  readonly onMore: ((count: number) => readonly string[]) | null;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  readonly onOpen: (row: Row) => void;
}

/** What is marked, what is being typed, and what the keys do: the part of a sheet that does not draw. */
export function useSheet<Row>({ rows, columns, rowKey, onWrite, onMore, onUndo, onRedo, onOpen }: Given<Row>) {
  const keyAt = (row: number): string | null => { const line = rows[row]; return line === undefined ? null : rowKey(line); };
  const keyed = (selection: Selection) => ({ selection, key: keyAt(selection.from.row) });
  const [marked, setKeyed] = useState(() => keyed(at({ row: 0, col: Math.max(0, columns.findIndex(({ writable }) => rows[0] !== undefined && writable(rows[0]))) })));
  const setMarked = (selection: Selection): void => setKeyed(keyed(selection));
  /** What is being typed into the active cell; null while only moving. */
  const [typed, setTyped] = useState<string | null>(null);
  /** Escape lets Tab go: inside it moves from cell to cell, and nobody shall have to pass all of them to get out. */
  const lets = useRef(false);
  const size: Size = { rows: rows.length, cols: columns.length };
  const same = followed(marked.selection, marked.key, keyAt, rows.length);
  if (same === null) {
    // Somebody took the line away: what was being typed into it belongs to no other.
    setTyped(null);
    setMarked({ from: clamp(marked.selection.from, size), to: clamp(marked.selection.to, size) });
  }
  const stands = same ?? marked.selection;
  const selection: Selection = { from: clamp(stands.from, size), to: clamp(stands.to, size) };
  const active = selection.from;
  const range = rangeOf(selection);
  const textAt = ({ row, col }: Place): string => {
    const line = rows[row];
    return line === undefined ? '' : (columns[col]?.text(line) ?? '');
  };

  /** Places → cells; what lies below the last row goes into rows made for it, what may not be written is left out. */
  function put(placed: readonly Placed[]): void {
    const beyond = Math.max(0, ...placed.map(({ row }) => row + 1 - rows.length));
    const made = beyond > 0 && onMore !== null ? onMore(beyond) : [];
    onWrite(placed.flatMap(({ row, col, text }): CellText[] => {
      const [line, column] = [rows[row], columns[col]];
      if (column === undefined) return [];
      if (line === undefined) {
        const key = made[row - rows.length];
        return key === undefined || text === '' ? [] : [{ row: key, column: column.key, text }];
      }
      return column.writable(line) && column.text(line) !== text ? [{ row: rowKey(line), column: column.key, text }] : [];
    }));
  }
  const writes = ({ row, col }: Place): boolean => {
    const line = rows[row];
    return line !== undefined && columns[col]?.writable(line) === true;
  };
  function commit(to: Place): void {
    if (typed !== null) put([{ ...active, text: typed }]);
    setTyped(null);
    setMarked(at(to));
  }
  const clear = (): void => put(everyPlace().map((place) => ({ ...place, text: '' })));
  const everyPlace = (): Place[] =>
    Array.from({ length: range.bottom - range.top + 1 }, (_, row) => Array.from({ length: range.right - range.left + 1 }, (__, col) => ({ row: range.top + row, col: range.left + col }))).flat();
  const fillDown = (): void => put(filledDown(Array.from({ length: range.right - range.left + 1 }, (_, col) => textAt({ row: range.top, col: range.left + col })), range));

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    // While Chinese is being composed every key belongs to the input method.
    if (event.nativeEvent.isComposing) return;
    const control = event.ctrlKey || event.metaKey;
    const done = (): void => event.preventDefault();
    if (typed !== null) {
      if (event.key === 'Enter') { done(); commit(clamp({ row: active.row + (event.shiftKey ? -1 : 1), col: active.col }, size)); }
      else if (event.key === 'Tab') { done(); commit(beside(active, event.shiftKey ? -1 : 1, size)); }
      else if (event.key === 'Escape') { done(); setTyped(null); }
      return;
    }
    if (event.key === 'Tab' && lets.current) { lets.current = false; return; }
    if (event.key !== 'Shift') lets.current = event.key === 'Escape';
    const next = moved(event.key, event.shiftKey ? selection.to : active, size, { edge: control });
    if (next !== null) { done(); setMarked(event.shiftKey ? { from: active, to: next } : at(next)); return; }
    const line = rows[active.row];
    if (event.key === 'Tab' && !(event.shiftKey ? active.row + active.col === 0 : active.row === size.rows - 1 && active.col === size.cols - 1)) { done(); setMarked(at(beside(active, event.shiftKey ? -1 : 1, size))); }
    else if (event.key === 'Enter' && control && line !== undefined) { done(); onOpen(line); }
    else if (event.key === 'F2' || event.key === 'Enter') { done(); if (writes(active)) setTyped(textAt(active)); }
    else if (event.key === 'Delete' || event.key === 'Backspace') { done(); clear(); }
    else if (control && event.key === 'a') { done(); setMarked({ from: { row: 0, col: 0 }, to: { row: size.rows - 1, col: size.cols - 1 } }); }
    else if (control && event.key === 'd') { done(); fillDown(); }
    else if (control && event.key === 'z') { done(); if (event.shiftKey) onRedo(); else onUndo(); }
    else if (control && event.key === 'y') { done(); onRedo(); }
  }
  const block = (): string[][] => Array.from({ length: range.bottom - range.top + 1 }, (_, row) => Array.from({ length: range.right - range.left + 1 }, (__, col) => textAt({ row: range.top + row, col: range.left + col })));
  function onCopy(event: ClipboardEvent): void {
    if (typed !== null) return;
    event.preventDefault();
    event.clipboardData.setData('text/plain', writeBlock(block()));
    if (event.type === 'cut') clear();
  }
  function onPaste(event: ClipboardEvent): void {
    if (typed !== null) return;
    event.preventDefault();
    const pasted = readBlock(event.clipboardData.getData('text/plain'));
    const placed = laid(pasted, range, size.cols);
    put(placed);
    const last = placed.at(-1);
    if (last !== undefined) setMarked({ from: { row: range.top, col: range.left }, to: { row: last.row, col: last.col } });
  }

  return {
    active, range, typed, fillDown, onKeyDown, onCopy, onPaste,
    shown: typed ?? textAt(active),
    canWrite: writes(active),
    /** Typing over a marked cell replaces what stands there. */
    type: (text: string): void => { if (writes(active)) setTyped(text); },
    edit: (): void => { if (writes(active)) setTyped((before) => before ?? textAt(active)); },
    mark: (place: Place, extend: boolean): void => {
      if (typed !== null) put([{ ...active, text: typed }]);
      setTyped(null);
      setMarked(extend ? { from: active, to: place } : at(place));
    },
    reach: (place: Place): void => setMarked({ from: active, to: place }),
    leave: (): void => { if (typed !== null) commit(active); },
  };
}
