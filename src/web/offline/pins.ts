import type { QueryClient } from '@tanstack/react-query';
import { ownerKey } from './state.ts';

/** Objects whose answers and files this device keeps until they are given up, each person's own. Ids only. */
const pinsKey = (): string => `lianxue.pins ${localStorage.getItem(ownerKey) ?? ''}`;

// Only this file's own writing stands under the key.
export const pins = (): string[] => JSON.parse(localStorage.getItem(pinsKey()) ?? '[]') as string[];
export const isPinned = (id: string): boolean => pins().includes(id);
export const unpin = (id: string): void => localStorage.setItem(pinsKey(), JSON.stringify(pins().filter((one) => one !== id)));
export const forgetPins = (): void => localStorage.removeItem(pinsKey());

/** Asks once more what is asked of the object on the page, so that it lies on the device as one that stays. */
export async function pinOnDevice(id: string, queries: QueryClient): Promise<void> {
  localStorage.setItem(pinsKey(), JSON.stringify([...new Set([...pins(), id])]));
  await queries.invalidateQueries({ predicate: ({ queryHash }) => queryHash.includes(id) });
}
