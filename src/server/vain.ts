import type { IncomingMessage } from 'node:http';
import type { AttemptKind } from '#features/security/facts.ts';
import { isAnotherBrowser } from '#features/security/guard-store.ts';
import { noteAttempt, noteStrangers } from '#features/security/queries.ts';
import { sourceOf } from '#platform/guesses.ts';
import { LinkShut, linkHeader, secretHash } from '#platform/session.ts';
import { actingId, type Actor } from '#shared/actor.ts';
import { Refusal } from '#shared/refusal.ts';
import type { Program } from './compose.ts';
import { limiter } from './limiter.ts';

/**
 * What is tried in vain at the gate with links and tokens, told to the security administrators. What was tried is never kept: of a secret nobody
 * knows only where it came from, of one that ended whose it was.
 */

/** Tries of one address that are counted in a minute; each costs a few statements, and more of them say no more. */
const mostInMinute = 240;
const counts = limiter(mostInMinute);

/** By what a partner's page says which browser it is in (web/link-secret.ts): drawn there by chance, and kept here as a hash with the link's id. */
const browserHeader = 'x-lianxue-browser';
/** Browsers of one link that are told apart. */
const mostBrowsers = 20;

interface Vain {
  /** Null: whose it was nobody knows. */
  readonly officeId: string | null;
  readonly kind: AttemptKind;
  /** Null: where it came from. */
  readonly holder: string | null;
}
function vainOf(error: unknown, actor: Actor | null): Vain | null {
  if (!(error instanceof Refusal)) return null;
  if (error instanceof LinkShut) return error.of === null ? { officeId: null, kind: 'link_forged', holder: null } : { officeId: error.of.officeId, kind: 'link_ended', holder: error.of.holder };
  const check = error.findings[0]?.check ?? '';
  if (check === 'sign_in.token_invalid') return { officeId: null, kind: 'token', holder: null };
  // Somebody signed in with an account of a partner's unit opens pages that are not theirs in good faith, and stands in the log by name.
  if (actor?.kind !== 'link' || actor.place?.account === true) return null;
  const kind = error.code === 'COMMAND_REUSED' ? 'link_replayed' : check === 'forbidden.link' ? 'link_foreign' : null;
  return kind === null ? null : { officeId: actor.officeId, kind, holder: actor.name };
}

/** Never in the way of the answer: what cannot be noted now is in the program's own log. */
export async function noteAtGate(program: Program, request: IncomingMessage, error: unknown, actor: Actor | null): Promise<void> {
  const vain = vainOf(error, actor);
  const from = program.cameFrom(request);
  if (vain === null || !counts(from, program.now().getTime())) return;
  const { officeId, kind, holder } = vain;
  const noted = officeId === null ? noteStrangers(program, { kind, about: sourceOf(from, program.now()) }) : noteAttempt(program, officeId, { kind, about: holder });
  await noted.catch((fault: unknown) => program.log.warn({ err: fault, name: 'attempt' }, 'not noted'));
}

/** A body longer than anything a page sends, by a link that is good. */
export async function noteTooLarge(program: Program, request: IncomingMessage): Promise<void> {
  if (typeof request.headers[linkHeader] !== 'string') return;
  const identity = await program.sessions.identify(request.headers).catch(() => null);
  const actor = identity?.actor ?? null;
  if (actor === null || !counts(program.cameFrom(request), program.now().getTime())) return;
  await noteAttempt(program, actor.officeId, { kind: 'link_too_large', about: actor.name }).catch((fault: unknown) => program.log.warn({ err: fault, name: 'attempt' }, 'not noted'));
}

/**
 * A link that was passed on. Nobody can know: an address works wherever it is opened. What can be seen is that a link by which something was written in
 * one browser writes in another. It is told and hinders nothing, as the holder may have taken another phone.
 */
export async function noteBrowser({ db, door, now }: Program, request: IncomingMessage, actor: Actor): Promise<void> {
  const linkId = actingId(actor);
  // Of an account it is known who signed in, and where from.
  if (actor.kind !== 'link' || linkId === null || actor.place?.account === true) return;
  const said = request.headers[browserHeader];
  const hash = secretHash(`${linkId} ${typeof said === 'string' ? said.slice(0, 100) : ''}`);
  if (await isAnotherBrowser(db, { linkId, hash, now: now(), most: mostBrowsers })) await noteAttempt({ db, door, now }, actor.officeId, { kind: 'link_forwarded', about: actor.name });
}
