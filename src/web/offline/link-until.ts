import type { QueryClient } from '@tanstack/react-query';

export interface LinkUntil {
  readonly at: string;
  /** By the clock of this device. */
  readonly over: boolean;
}

/** Until when the link of the page on screen lasts, as the server said when it was last reached; null where it is not known here. */
export function linkUntil(queries: QueryClient): LinkUntil | null {
  for (const query of queries.getQueryCache().getAll()) {
    // Only the contract's own answers stand there: those to a link's holder say it.
    const at = (query.state.data as { holder?: { expiresAt?: unknown } } | null | undefined)?.holder?.expiresAt;
    if (query.isActive() && typeof at === 'string') return { at, over: Date.parse(at) <= Date.now() };
  }
  return null;
}
