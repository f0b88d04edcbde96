import type { Finding } from '#shared/finding.ts';
import type { Failure, FailureCode } from '#web/failure.ts';

/** What a step below `/auth/` answered: its data, or why not, as the pages' notices show it. */
export type AuthAnswer<T> = { readonly ok: true; readonly data: T } | { readonly ok: false; readonly failure: Failure };

interface Refused {
  readonly code?: string;
  readonly data?: { readonly findings?: readonly Finding[] };
}

/** Sends one step of signing in or of the second factor. Never throws: a server that was not reached is an answer too. */
export async function askAuth<T>(path: `/auth/${string}`, body: object = {}): Promise<AuthAnswer<T>> {
  try {
    const answer = await fetch(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
    if (answer.ok) return { ok: true, data: (await answer.json()) as T };
    const refused = (await answer.json()) as Refused;
    const findings = refused.data?.findings ?? [];
    return { ok: false, failure: { code: (refused.code ?? 'BROKEN') as FailureCode, findings, current: null, fields: [] } };
  } catch {
    return { ok: false, failure: { code: 'OFFLINE', findings: [], current: null, fields: [] } };
  }
}
