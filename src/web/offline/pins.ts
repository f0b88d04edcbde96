import type { QueryClient } from '@tanstack/react-query';
import { reader } from './state.ts';

/** Objects whose answers and files this device keeps until they are given up, each reader's own. Ids only. */
const pinsKey = (): string => `lianxue.pins ${reader() ?? ''}`;

/** What a link to one activity pins: all that is asked there is of it, and no question names it. */
export const allOfLink = 'link';
/** The place of a partner's unit, but for its activities, each of which is pinned by its side. */
export const wholePlace = '"place"';
/** Whether a question is about what was pinned. */
export const isAbout = (id: string, queryHash: string): boolean => id === allOfLink || queryHash.includes(id);

// Only this file's own writing stands under the key.
export const pins = (): string[] => JSON.parse(localStorage.getItem(pinsKey()) ?? '[]') as string[];
export const isPinned = (id: string): boolean => pins().includes(id);
export const unpin = (id: string): void => localStorage.setItem(pinsKey(), JSON.stringify(pins().filter((one) => one !== id)));
export const forgetPins = (): void => localStorage.removeItem(pinsKey());

/** Asks once more what is asked of the object on the page, so that it lies on the device as one that stays. */
export async function pinOnDevice(id: string, queries: QueryClient): Promise<void> {
  localStorage.setItem(pinsKey(), JSON.stringify([...new Set([...pins(), id])]));
  await queries.invalidateQueries({ predicate: ({ queryHash }) => isAbout(id, queryHash) });
}
