import type { IncomingMessage, ServerResponse } from 'node:http';
import { clearFailures } from '#features/account/guard-store.ts';
import { languageOf } from '#platform/session.ts';
import { need } from '#shared/finding.ts';
import { createFormat } from '#shared/format.ts';
import { Refusal } from '#shared/refusal.ts';
import type { Program } from './compose.ts';
import { noteOf } from './notes.ts';

/** One address below `/auth/`: what it is asked with, and what it answers. */
export type Step = (program: Program, request: IncomingMessage, response: ServerResponse, body: unknown) => Promise<void>;

/** The one answer to a wrong name, a wrong password, a closed account. */
export const wrong = (): Refusal => new Refusal('UNAUTHENTICATED', [need('account.wrong')]);

/** SEC-02: says when it may be tried again. */
export function locked(until: string, request: IncomingMessage, field: string | null = null): Refusal {
  const { instant } = createFormat(languageOf(request.headers));
  return new Refusal('REFUSED', [need('account.locked', field, { until: instant(until) })]);
}

/** What follows a right password (and, where there is one, a right second factor). */
export async function signedIn(program: Program, username: string, answer: Response): Promise<void> {
  const cookie = answer.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ');
  const { actor, session } = await program.sessions.identify({ cookie });
  // A person who has left the office may still know the password.
  if (actor === null || session === null) throw wrong();
  await clearFailures(program.db, username);
  await noteOf(program, 'account.signed_in', actor, session.accountId);
}

/** What of a request the library needs: cookies, and what device it is. */
export const sent = ({ headers }: IncomingMessage): Headers =>
  new Headers({ cookie: headers.cookie ?? '', 'user-agent': String(headers['user-agent'] ?? '').slice(0, 200) });
