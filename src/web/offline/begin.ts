import type { QueryClient } from '@tanstack/react-query';

/** Set once something is kept on this device. */
const keptKey = 'lianxue.kept';
/** How long the first paint waits for what is kept: a device that opens its store slower shows it a moment later. */
const patience = 1_000;

/** How often it is looked whether the first page stands, in milliseconds, and how many times at the most. */
const look = 500;
const looks = 120;

/**
 * Opens what this device keeps. A first visit has nothing to wait for: the code for it, and the service worker with all
 * the pages, come when the first page stands, and take nothing of a slow network from it.
 */
export async function beginOffline(queries: QueryClient): Promise<void> {
  const begin = (): Promise<void> => import('#web/offline/device.ts').then((made) => made.begin(queries)).catch(() => undefined);
  const later = standing(queries);
  if (localStorage.getItem(keptKey) === null) void later.then(begin);
  else await Promise.race([begin(), pause(patience)]);
  void later.then(() => navigator.serviceWorker?.register('/worker.js')).catch(() => undefined);
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, milliseconds); });

/** Resolves when there is a heading and nothing more is being asked. */
async function standing(queries: QueryClient): Promise<void> {
  for (let n = 0; n < looks; n += 1) {
    await pause(look);
    if (document.querySelector('#root h1') !== null && queries.isFetching() === 0) return;
  }
}
