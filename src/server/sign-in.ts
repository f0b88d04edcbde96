import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { accountNamed, countFailure, lockOf } from '#features/account/guard-store.ts';
import { need } from '#shared/finding.ts';
import { Refusal } from '#shared/refusal.ts';
import type { Program } from './compose.ts';
import { noteBySystem, noteOf } from './notes.ts';
import { bodyOf, json } from './respond.ts';
import { confirmSecondFactor, disableSecondFactor, enableSecondFactor, giveSecondFactor } from './second-factor.ts';
import { locked, sent, signedIn, wrong, type Step } from './signed-in.ts';

const steps: Readonly<Record<string, Step>> = {
  '/auth/sign-in': signIn,
  '/auth/sign-out': signOut,
  '/auth/cut': cut,
  '/auth/second-factor': giveSecondFactor,
  '/auth/second-factor/enable': enableSecondFactor,
  '/auth/second-factor/confirm': confirmSecondFactor,
  '/auth/second-factor/disable': disableSecondFactor,
};

/**
 * Signing in and out: all of the sign-in library that can be reached from outside. SEC-02 stands around it: wrong tries
 * are counted for every user name, known or not, so that the answer never tells which exist.
 */
export function signInRoutes(program: Program) {
  return async (path: string, request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const step = Object.hasOwn(steps, path) ? steps[path] : undefined;
    if (step === undefined || request.method !== 'POST') throw new Refusal('NOT_FOUND', [need('request.no_procedure')]);
    await step(program, request, response, await bodyOf(request));
  };
}

const asked = z.strictObject({ username: z.string().trim().min(1).max(100), password: z.string().min(1).max(128) });

async function signIn(program: Program, request: IncomingMessage, response: ServerResponse, body: unknown): Promise<void> {
  const input = asked.safeParse(body);
  if (!input.success) throw wrong();
  const { db, now, auth } = program;
  const username = input.data.username.toLowerCase();
  const until = await lockOf(db, username, now());
  if (until !== null) throw locked(until, request);
  const [account, answer] = await Promise.all([
    accountNamed(db, username),
    auth.api.signInUsername({ body: { username, password: input.data.password }, headers: sent(request), asResponse: true }),
  ]);
  // Whoever knows the password of a partner's account is told how it stands with it; to everybody else it is a wrong name like others.
  if (answer.ok && account?.ofUnit != null && (account.disabled || account.ofUnit !== 'open')) throw new Refusal('FORBIDDEN', [need(`account.of_unit_${account.ofUnit === 'open' ? 'ended' : account.ofUnit}`)]);
  if (!answer.ok || account === null || account.disabled) {
    if (answer.status >= 500) throw new Error(`sign-in library answered ${answer.status}`);
    await failed(program, username, request);
  }
  const result = z.object({ twoFactorRedirect: z.boolean().optional() }).parse(await answer.json());
  response.setHeader('set-cookie', answer.headers.getSetCookie());
  if (result.twoFactorRedirect === true) return json(response, 200, { ok: true, secondFactor: true });
  await signedIn(program, username, answer);
  json(response, 200, { ok: true, secondFactor: false });
}

/** Counts the failure, writes it down where the account is known, and answers the same for known and unknown names. */
async function failed(program: Program, username: string, request: IncomingMessage): Promise<never> {
  const until = await countFailure(program.db, username, program.now());
  const account = await accountNamed(program.db, username);
  if (account === null) program.log.warn({ event: 'sign_in_failed' }, 'unknown user name');
  else await noteBySystem(program, until === null ? 'account.sign_in_failed' : 'account.locked', account);
  throw until === null ? wrong() : locked(until, request);
}

async function signOut(program: Program, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { actor, session } = await program.sessions.identify(request.headers);
  const answer = await program.auth.api.signOut({ headers: sent(request), asResponse: true });
  response.setHeader('set-cookie', answer.headers.getSetCookie());
  if (actor !== null && session !== null) await noteOf(program, 'account.signed_out', actor, session.accountId);
  json(response, 200, { ok: true });
}

const mark = z.strictObject({ mark: z.string().regex(/^[0-9a-f]{64}$/) });

/**
 * Whether a session was ended from elsewhere, asked by its mark: a browser that was away longer than its cookie lives sends none, and should
 * destroy what it keeps all the same. Whoever has no mark of a session learns nothing, and a mark opens nothing.
 */
async function cut({ sessions }: Program, _request: IncomingMessage, response: ServerResponse, body: unknown): Promise<void> {
  const given = mark.safeParse(body);
  json(response, 200, { cut: given.success && (await sessions.wasCut(given.data.mark)) });
}
