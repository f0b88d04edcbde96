import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { ORPCError, ValidationError, type AnyProcedure } from '@orpc/server';
import type { ApiContext } from '#platform/api.ts';
import { languageOf } from '#platform/session.ts';
import type { Language } from '#shared/language.ts';
import { need } from '#shared/finding.ts';
import { Refusal } from '#shared/refusal.ts';
import type { Program } from './compose.ts';
import { gate } from './gate.ts';
import { invalidInput, refuseBrokenText } from './invalid.ts';
import { keepLinkLimit } from './link-limit.ts';
import { isPhone, keepPhoneRule } from './phone.ts';
import { answerFor, collision, databaseGone, diskFull, isCollision, isDatabaseGone, isDiskFull, isUnfit } from './refusals.ts';
import { noteAtGate, noteBrowser, noteTooLarge } from './vain.ts';

/** What the listener hands to a call; who asks is found out inside, so that a refusal is answered like any other. */
export interface CallContext {
  readonly request: IncomingMessage;
}
interface Call {
  readonly path: readonly string[];
  readonly procedure: AnyProcedure;
  readonly context: CallContext;
  readonly input: unknown;
  next(options?: object): Promise<unknown>;
}

/** Around every procedure: finds out who asks, keeps the gate, and turns whatever went wrong into one clear answer. */
export function around(program: Program) {
  return async (call: Call): Promise<unknown> => {
    const { headers } = call.context.request;
    const name = call.path.join('.');
    let actor: ApiContext['actor'] = null;
    try {
      refuseBrokenText(call.input, call.path[0] ?? '', languageOf(headers));
      const identity = await program.sessions.identify(headers);
      actor = identity.actor;
      const isCommand = call.procedure['~orpc'].route.method !== 'GET';
      gate(name, isCommand, identity);
      const phone = isPhone(headers);
      await keepPhoneRule(program, name, isCommand, phone, identity);
      await keepLinkLimit(program, isCommand, identity);
      const { db, door, now, files, fonts, outbound, watches } = program;
      const context: ApiContext = { actor, session: identity.session, phone, writtenAt: writtenAt(headers), db, door, now, files, fonts, outbound, watches };
      const given = await call.next({ ...call, context: { ...call.context, ...context } });
      if (isCommand && actor?.kind === 'link') await noteBrowser(program, call.context.request, actor);
      return given;
    } catch (error) {
      await noteAtGate(program, call.context.request, error, actor);
      throw answer(error, { program, language: languageOf(headers), name, input: call.input });
    }
  };
}

/** What a device says of when a command was written while it had no network; what is no instant says nothing. */
function writtenAt(headers: IncomingHttpHeaders): string | null {
  const at = Date.parse(String(headers['x-lianxue-written-at'] ?? ''));
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}

interface Outer {
  readonly context: CallContext;
  readonly next: () => Promise<unknown>;
}

/** Around the handler itself: a body that cannot be read, and whatever goes wrong before a procedure is found. */
export function outside(program: Program) {
  return async ({ context, next }: Outer): Promise<unknown> => {
    try {
      return await next();
    } catch (error) {
      const { headers, url = '' } = context.request;
      // Not waited for: what is still coming in is not read, and the answer goes out before the line is cut.
      if (error instanceof ORPCError && error.code === 'PAYLOAD_TOO_LARGE') void noteTooLarge(program, context.request);
      const told = error instanceof SyntaxError ? new ORPCError('BAD_REQUEST', { cause: error }) : error;
      throw answer(told, { program, language: languageOf(headers), name: url.split('?')[0] ?? '' });
    }
  };
}

/**
 * The one place where an error becomes an answer. A Refusal keeps its findings; input that does not fit names its
 * fields; a database that is gone says so; anything else is a fault of the program: logged with a number, and the
 * asker is given that number and nothing else.
 */
export function answer(
  error: unknown,
  { program, language, name, input }: { readonly program: Program; readonly language: Language; readonly name: string; readonly input?: unknown },
): ORPCError<string, unknown> {
  if (error instanceof Refusal) return answerFor(error, language);
  if (isDatabaseGone(error)) return answerFor(databaseGone(), language);
  if (isDiskFull(error)) return answerFor(diskFull(), language);
  if (isCollision(error)) return answerFor(collision(), language);
  if (isUnfit(error)) {
    // What the contract let through and the database does not: the asker's to mend, and ours to forbid sooner.
    program.log.warn({ name, err: error }, 'not taken by the database');
    const { message, data } = answerFor(new Refusal('REFUSED', [need('input.not_taken')]), language);
    return new ORPCError('BAD_REQUEST', { message, data });
  }
  if (error instanceof ORPCError) {
    if (isSpoken(error)) return error;
    if (error.code === 'BAD_REQUEST' && error.cause instanceof ValidationError) {
      return invalidInput(error.cause.issues, input, name.split('.')[0] ?? '', language);
    }
    // What the library itself refuses: a body that is no JSON, one that is too large.
    const check = ({ BAD_REQUEST: 'request.malformed', PAYLOAD_TOO_LARGE: 'request.too_large' } as Record<string, string>)[error.code];
    if (check !== undefined) {
      const { message, data } = answerFor(new Refusal('REFUSED', [need(check)]), language);
      return new ORPCError(error.code, { status: error.status, message, data });
    }
    if (error.status < 500) return error;
  }
  const fault = randomUUID().slice(0, 8);
  program.log.error({ fault, name, err: error instanceof ORPCError ? (error.cause ?? error) : error }, 'unexpected');
  const spoken = answerFor(new Refusal('UNAVAILABLE', [need('request.fault', null, { fault })]), language);
  return new ORPCError('INTERNAL_SERVER_ERROR', { status: 500, message: spoken.message, data: spoken.data });
}

/** Whether the error has been through here already: it carries findings with their words. */
const isSpoken = ({ data }: ORPCError<string, unknown>): boolean => typeof data === 'object' && data !== null && 'findings' in data;
