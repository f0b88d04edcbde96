import type { Readable } from 'node:stream';
import type { Hono } from 'hono';
import type { Kysely } from 'kysely';
import type { DB } from '#database/types.ts';
import type { ApiContext } from './api.ts';
import type { Reader } from '#shared/language.ts';
import type { Files } from './files-on-disk.ts';
import type { Watch } from './watch.ts';

/** What a plain HTTP handler finds in `c.get('api')`: the same as an API handler is given. */
export interface HttpEnv {
  readonly Variables: {
    readonly api: ApiContext;
    /** The request as it comes in, for whoever takes its body piece by piece. */
    readonly incoming: Readable;
  };
}

/**
 * Adds a feature's file routes: `(app) => app.get('/files/:id', async (c) => …)`. Refusals thrown here are answered
 * as everywhere; changing requests have passed the same-origin check and the size limit.
 */
export type Routes = (app: Hono<HttpEnv>) => void;

/** What pages for everybody are made from: nobody is known, so nothing is here that acts. */
export interface PublicContext {
  readonly db: Kysely<DB>;
  readonly files: Files;
  /** What absolute addresses begin with. */
  readonly baseUrl: string;
  /** In which language the page speaks around what was published. */
  readonly reader: Reader;
  readonly now: () => Date;
  /** What becomes due, feature by feature. */
  readonly watches: readonly Watch[];
  /** Counts a wrong guess of a secret address by who asks; true while it pauses for them. The security administrator sees it. */
  guessed(kind: 'feed'): Promise<boolean>;
}
export interface PublicEnv {
  readonly Variables: { readonly open: PublicContext };
}

/** Adds a feature's public pages. They set type, status and policy; validators and compression come around them. */
export type PublicRoutes = (app: Hono<PublicEnv>) => void;
