import type { Listener } from '#platform/jobs.ts';
import type { Routes } from '#platform/http.ts';
import { accountApi } from '#features/account/api.ts';
import { officeApi } from '#features/office/api.ts';

/**
 * What the server is made of: one line for each feature in each list. The start-up check (check-rooms.ts) refuses a
 * procedure without a handler, a handler without a procedure, and a name given twice.
 */

/** Fulfils `features/contracts.ts`, feature by feature. */
export const api = {
  account: accountApi,
  office: officeApi,
};

/** Plain HTTP beside the contract: files up and down. */
export const routes: readonly Routes[] = [];

/** Who hears of what has happened: one job each for every entry, queued in the entry's own transaction. */
export const listeners: readonly Listener[] = [];

/** Procedures anybody may call without signing in. */
export const openToAll: readonly string[] = ['office.state', 'office.create'];

/** Procedures the holder of a personal link may call, besides the lifecycle's verbs for `link`. */
export const openToLinks: readonly string[] = [];
