import type { Connection, Scope } from './command.ts';

/** Something that waits for somebody, as it stands now. */
export interface Due {
  /** What it is about: the activity, action, branch or round that is acted on, by the id that `find` gave for it. */
  readonly about: string;
  readonly activityId: string | null;
  /** The day it was or is due; null where there is none. */
  readonly dueOn: string | null;
  /** Who can do something about it, and nobody else; at most a few hundred. */
  readonly people: readonly string[];
  /** Facts of its sentence (`due.<name>`): names, numbers, days. */
  readonly facts: Readonly<Record<string, string | number | null>>;
}

/**
 * Something the nightly watch looks for. The search gives ids only, page by page by key, from an index; each one is then
 * loaded again by a small piece of work of its own, so that what has been done meanwhile is told to nobody.
 */
export interface Watch {
  /** `feature.what`: its kind, and the key of its sentence `due.<name>`. */
  readonly name: string;
  /** Ids of what may be due in an office on a day (the scope’s), after an id, in order, at most `limit`. */
  readonly find: (db: Connection, scope: Scope, page: { readonly today: string; readonly after: string | null; readonly limit: number }) => Promise<readonly string[]>;
  /** These as they stand now, in one statement; what is not due any more is left out. */
  readonly load: (db: Connection, scope: Scope, ids: readonly string[], today: string) => Promise<readonly Due[]>;
}
