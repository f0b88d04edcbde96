import { readFailure } from '#web/failure.ts';
import type { Query, QueryClient, QueryKey } from '@tanstack/react-query';
import type { Answer, SealedStore } from './sealed-store.ts';

/** How many answers a device keeps beside what was pinned, and for how long: room of the device, no rule of an office. */
const most = 400;
const days = 30;
/** Says to the next first paint that there is something to open. */
export const keptKey = 'lianxue.kept';

interface Stored {
  readonly key: QueryKey;
  readonly data: unknown;
}
const nameOf = (key: QueryKey): string => (Array.isArray(key[0]) ? key[0].join('.') : '');
/** Not kept: what no server was asked, what is asked while one types or searches, others' accounts and the office's logs, and what changes under the eyes. */
const never = /^(search\.|\w+\.check$|import\.|ledger\.office|account\.(?!me$)|attendance\.onSite$)/u;
export const isKept = ({ queryKey, state }: Query): boolean => Array.isArray(queryKey[0]) && state.data !== undefined && !never.test(nameOf(queryKey));

/** What of a question is kept. */
export const answerOf = (query: Query, who: string, pinned: boolean): Answer => ({
  who, pinned, at: query.state.dataUpdatedAt, state: { key: query.queryKey, data: query.state.data } satisfies Stored,
});

/** Puts what this device keeps into the questions, as old as it is, so that each is shown and asked again. */
export async function restore(store: SealedStore, queries: QueryClient, who: string): Promise<number> {
  const answers = await store.answers(who);
  for (const { at, state } of answers) {
    const { key, data } = state as Stored;
    if (queries.getQueryData(key) === undefined) queries.setQueryData(key, data, { updatedAt: at });
  }
  // However young: who is signed in, above all, is asked again before it is believed.
  await queries.invalidateQueries({ refetchType: 'none' });
  return answers.length;
}

/** Keeps every answer from now on. What fills up or breaks is no harm to the page: it is not kept, and that is all. */
export function follow(store: SealedStore, queries: QueryClient, who: () => string | null, pinned: (query: Query) => boolean, onKept: (query: Query) => void): () => void {
  const waiting = new Map<string, Query>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const write = async (): Promise<void> => {
    const whose = who();
    const batch = [...waiting];
    waiting.clear();
    if (whose === null) return;
    localStorage.setItem(keptKey, 'yes');
    for (const [hash, query] of batch) {
      await store.keepAnswer(`${whose} ${hash}`, answerOf(query, whose, pinned(query))).catch(() => undefined);
      onKept(query);
    }
    await store.thin(whose, Date.now() - days * 86_400_000, most).catch(() => undefined);
  };
  const keep = (query: Query): void => {
    if (!isKept(query)) return;
    waiting.set(query.queryHash, query);
    clearTimeout(timer);
    timer = setTimeout(() => void write(), 300);
  };
  // What was answered before anybody listened, too.
  queries.getQueryCache().getAll().forEach(keep);
  return queries.getQueryCache().subscribe(({ type, query, ...event }) => {
    if (type === 'updated' && 'action' in event && event.action.type === 'success' && event.action.manual !== true) keep(query);
  });
}

/** Whether a question that failed says that nobody was reached, that one was cut off, that a link opens nothing any more, that nobody is signed in, or none of it. */
export function heard(error: unknown): 'unreached' | 'cut_off' | 'link_ended' | 'nobody' | 'answered' {
  const { code, findings } = readFailure(error);
  if (code === 'OFFLINE') return 'unreached';
  if (code !== 'UNAUTHENTICATED') return 'answered';
  const told = (...checks: readonly string[]): boolean => findings.some(({ check }) => checks.includes(check));
  return told('sign_in.cut_off') ? 'cut_off' : told('sign_in.link_expired', 'sign_in.link_revoked') ? 'link_ended' : told('sign_in.needed') ? 'nobody' : 'answered';
}
