import { linkSecret } from '#web/link-secret.ts';
import { useSyncExternalStore } from 'react';

/** What every page may know of this device without opening what it keeps. */
export interface OfflineState {
  /** Whether the last question was answered; what is shown may be old where not. */
  readonly reached: boolean;
  /** Writings that are not sent yet, and those among them that wait for their writer. */
  readonly unsent: number;
  readonly toMend: number;
}

/** Who signed in last in this browser, as it remembers. */
export const ownerKey = 'lianxue.owner';
/** Whose this page is: a link's holder on every page of the link, else whoever signed in last, one of ours or with an account of a partner's unit; null where nobody did. */
export function reader(): string | null {
  const secret = linkSecret(location.pathname);
  // Not the secret itself, which lies nowhere on the device: enough of it to tell links apart.
  return secret === null ? localStorage.getItem(ownerKey) : `link:${secret.slice(0, 8)}`;
}
/** By what the server may be asked whether the session of that reader was cut off, when the browser sends none any more. */
export const markKey = 'lianxue.mark';
/** Somebody gives a name and password: whoever it was before is nobody here until the server says who it is, so that nothing of theirs is shown meanwhile. */
export const somebodySignsIn = (): void => localStorage.removeItem(ownerKey);

/** Whether a browser can keep anything: not over plain http to another machine, and not in some browsers inside apps. */
export const canKeep = (): boolean => globalThis.isSecureContext && 'indexedDB' in globalThis && 'serviceWorker' in navigator;

let state: OfflineState = { reached: true, unsent: 0, toMend: 0 };
const told = new Set<() => void>();

export const offlineState = (): OfflineState => state;

export function sayOffline(change: Partial<OfflineState>): void {
  const next = { ...state, ...change };
  if (next.reached === state.reached && next.unsent === state.unsent && next.toMend === state.toMend) return;
  state = next;
  for (const tell of told) tell();
}

const subscribe = (tell: () => void): (() => void) => {
  told.add(tell);
  return () => told.delete(tell);
};
export const useOffline = (): OfflineState => useSyncExternalStore(subscribe, offlineState);
