import type { QueryClient } from '@tanstack/react-query';

/** Set once something is kept on this device. */
const keptKey = 'lianxue.kept';
/** How long the first paint waits for what is kept: a device that opens its store slower shows it a moment later. */
const patience = 1_000;

/**
 * Opens what this device keeps. A first visit has nothing to wait for: the code for it, and the service worker with all
 * the pages, come when the first page stands.
 */
export async function beginOffline(queries: QueryClient): Promise<void> {
  const begin = (): Promise<void> => import('#web/offline/device.ts').then((made) => made.begin(queries)).catch(() => undefined);
  if (localStorage.getItem(keptKey) !== null) await Promise.race([begin(), new Promise((resolve) => { setTimeout(resolve, patience); })]);
  else whenIdle(() => void begin());
  whenIdle(() => void navigator.serviceWorker?.register('/worker.js').catch(() => undefined));
}

function whenIdle(work: () => void): void {
  const soon = (): unknown => ('requestIdleCallback' in globalThis ? requestIdleCallback(work, { timeout: 5_000 }) : setTimeout(work, 2_000));
  if (document.readyState === 'complete') soon();
  else addEventListener('load', soon, { once: true });
}
