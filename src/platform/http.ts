import type { Hono } from 'hono';
import type { ApiContext } from './api.ts';

/** What a plain HTTP handler finds in `c.get('api')`: the same as an API handler is given. */
export interface HttpEnv {
  readonly Variables: { readonly api: ApiContext };
}

/**
 * Adds a feature's file routes: `(app) => app.get('/files/:id', async (c) => …)`. Refusals thrown here are answered
 * as everywhere; changing requests have passed the same-origin check and the size limit.
 */
export type Routes = (app: Hono<HttpEnv>) => void;
