import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import { isPassword } from '#features/account/credentials.ts';
import { countFailure, lockOf } from '#features/account/guard-store.ts';
import { accountById } from '#features/account/store.ts';
import { scopeOf } from '#platform/command.ts';
import type { Actor } from '#shared/actor.ts';
import { need } from '#shared/finding.ts';
import { Refusal } from '#shared/refusal.ts';
import type { Session } from '#platform/session.ts';
import type { Program } from './compose.ts';
import { noteOf } from './notes.ts';
import { json } from './respond.ts';
import { locked, sent, signedIn, type Step } from './signed-in.ts';

const code = z.strictObject({ code: z.string().trim().min(6).max(20) });
const password = z.strictObject({ password: z.string().min(1).max(128) });
const refuse = (check: string, field: string | null): never => {
  throw new Refusal('REFUSED', [need(check, field)]);
};

/** Second step of signing in: six digits of the authenticator, or one of the recovery codes. */
export const giveSecondFactor: Step = async (program, request, response, body) => {
  const input = code.safeParse(body);
  if (!input.success) return refuse('account.code_wrong', 'code');
  const call = { body: { code: input.data.code }, headers: sent(request), asResponse: true } as const;
  const answer = /^\d{6}$/.test(input.data.code) ? await program.auth.api.verifyTOTP(call) : await program.auth.api.verifyBackupCode(call);
  if (answer.status === 429) return refuse('account.code_locked', 'code');
  if (!answer.ok) return refuse('account.code_wrong', 'code');
  const { user } = z.object({ user: z.object({ username: z.string() }) }).parse(await answer.json());
  await signedIn(program, user.username, answer);
  response.setHeader('set-cookie', answer.headers.getSetCookie());
  json(response, 200, { ok: true });
};

/** Begins the set-up: answers the secret as an address for authenticators, and the recovery codes, once. */
export const enableSecondFactor: Step = async (program, request, response, body) => {
  const { given } = await withPassword(program, request, body);
  const answer = await program.auth.api.enableTwoFactor({ body: { password: given }, headers: sent(request), asResponse: true });
  if (!answer.ok) return refuse(answer.status === 400 ? 'account.second_factor_already' : 'account.current_wrong', null);
  const made = z.object({ totpURI: z.string(), backupCodes: z.array(z.string()) }).parse(await answer.json());
  json(response, 200, { uri: made.totpURI, recoveryCodes: made.backupCodes });
};

/** Ends the set-up with a first right code; from then on it is asked for at every sign-in. */
export const confirmSecondFactor: Step = async (program, request, response, body) => {
  const { actor, session } = await atScreen(program, request);
  const input = code.safeParse(body);
  if (!input.success) return refuse('account.code_wrong', 'code');
  const answer = await program.auth.api.verifyTOTP({ body: { code: input.data.code }, headers: sent(request), asResponse: true });
  if (!answer.ok) return refuse('account.code_wrong', 'code');
  response.setHeader('set-cookie', answer.headers.getSetCookie());
  await noteOf(program, 'account.second_factor_on', actor, session.accountId);
  json(response, 200, { ok: true });
};

/** Takes the second factor away; not where the office's level asks for it (SEC-08). */
export const disableSecondFactor: Step = async (program, request, response, body) => {
  const { actor, session, given } = await withPassword(program, request, body);
  if (session.secondFactorRequired) return refuse('account.second_factor_required', null);
  const answer = await program.auth.api.disableTwoFactor({ body: { password: given }, headers: sent(request), asResponse: true });
  if (!answer.ok) return refuse('account.current_wrong', 'password');
  response.setHeader('set-cookie', answer.headers.getSetCookie());
  await noteOf(program, 'account.second_factor_off', actor, session.accountId);
  json(response, 200, { ok: true });
};

async function atScreen(program: Program, request: IncomingMessage): Promise<{ actor: Actor; session: Session }> {
  const { actor, session, why } = await program.sessions.identify(request.headers);
  if (actor === null) throw new Refusal('UNAUTHENTICATED', [need(why)]);
  if (session === null) throw new Refusal('FORBIDDEN', [need('forbidden.session_only')]);
  return { actor, session };
}

/** Whoever sits at an open screen must know the password too; wrong tries count as at sign-in (SEC-02). */
async function withPassword(program: Program, request: IncomingMessage, body: unknown): Promise<{ actor: Actor; session: Session; given: string }> {
  const { actor, session } = await atScreen(program, request);
  const input = password.safeParse(body);
  const { account, userId } = await accountById(program.db, scopeOf(actor), session.accountId);
  const until = await lockOf(program.db, account.username, program.now());
  if (until !== null) throw locked(until, request, 'password');
  if (!input.success || !(await isPassword(program.db, userId, input.data.password))) {
    await countFailure(program.db, account.username, program.now());
    return refuse('account.current_wrong', 'password');
  }
  return { actor, session, given: input.data.password };
}
