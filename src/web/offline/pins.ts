import type { QueryClient } from '@tanstack/react-query';

/** Objects whose answers this device keeps until they are given up. Ids only. */
export const pinsKey = 'lianxue.pins';

// Only this file's own writing stands under the key.
export const pins = (): string[] => JSON.parse(localStorage.getItem(pinsKey) ?? '[]') as string[];
export const isPinned = (id: string): boolean => pins().includes(id);
export const unpin = (id: string): void => localStorage.setItem(pinsKey, JSON.stringify(pins().filter((one) => one !== id)));

/** Asks once more what is asked of the object on the page, so that it lies on the device as one that stays. */
export function pinOnDevice(id: string, queries: QueryClient): void {
  localStorage.setItem(pinsKey, JSON.stringify([...new Set([...pins(), id])]));
  void queries.invalidateQueries({ predicate: ({ queryHash }) => queryHash.includes(id) });
}
