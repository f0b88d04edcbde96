import { useState } from 'react';

interface Kept<T> {
  /** What was stored, and its version, when the editing began. */
  readonly base: string;
  readonly version: number;
  readonly value: T;
}

export interface Editing<T> {
  readonly value: T;
  readonly dirty: boolean;
  /** The version to send: the stored one as long as nobody else changed what is being edited, else the older one. */
  readonly version: number;
  readonly change: (value: T) => void;
  /** Forgets what was typed: it is saved, or given up. */
  readonly reset: () => void;
}

/**
 * Something stored that is being edited. What is typed is kept for this tab at every stroke, so that a reload or a lost
 * session loses nothing; until something is typed the stored value is shown as it is now.
 * @param name Names what is edited, with the id of its object.
 */
export function useEditing<T>(name: string, stored: T, version: number): Editing<T> {
  const key = `lianxue.editing.${name}`;
  const [kept, setKept] = useState<Kept<T> | null>(() => recall<T>(key));
  const base = JSON.stringify(stored);
  const hold = (next: Kept<T> | null): void => {
    setKept(next);
    if (next === null) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, JSON.stringify(next));
  };
  return {
    value: kept?.value ?? stored,
    dirty: kept !== null && JSON.stringify(kept.value) !== base,
    version: kept === null || kept.base === base ? version : kept.version,
    change: (value) => hold({ base: kept?.base ?? base, version: kept?.version ?? version, value }),
    reset: () => hold(null),
  };
}

function recall<T>(key: string): Kept<T> | null {
  const text = sessionStorage.getItem(key);
  // Only this function's own writing stands under the key.
  return text === null ? null : (JSON.parse(text) as Kept<T>);
}
