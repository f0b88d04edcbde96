import { useSession } from '#web/session.tsx';
import { useSyncExternalStore } from 'react';

/**
 * What the reader has read: a mark of his or her own, kept in this browser and nowhere else (decision 0030). There is no
 * procedure that takes it, so that no screen, figure, export or ledger of the office can ever show it.
 */
const keyOf = (personId: string): string => `lianxue.read.${personId}`;
/** As many are kept: the oldest marks go first. */
const most = 2000;
const listeners = new Set<() => void>();

const rawOf = (key: string): string => {
  try {
    return localStorage.getItem(key) ?? '[]';
  } catch {
    return '[]';
  }
};
function marksOf(raw: string): readonly string[] {
  try {
    const kept: unknown = JSON.parse(raw);
    return Array.isArray(kept) ? kept.filter((one): one is string => typeof one === 'string') : [];
  } catch {
    return [];
  }
}

/** The reader's marks and how they are set and taken off again. */
export function useReadMarks(): { readonly isRead: (id: string) => boolean; readonly mark: (id: string, read: boolean) => void } {
  const { person } = useSession();
  const key = keyOf(person?.id ?? '');
  const raw = useSyncExternalStore((told) => { listeners.add(told); return () => listeners.delete(told); }, () => rawOf(key));
  const marks = marksOf(raw);
  return {
    isRead: (id) => marks.includes(id),
    mark(id, read) {
      const rest = marks.filter((one) => one !== id);
      try {
        localStorage.setItem(key, JSON.stringify(read ? [...rest, id].slice(-most) : rest));
      } catch {
        // A browser that keeps nothing keeps no marks either.
      }
      for (const told of listeners) told();
    },
  };
}
