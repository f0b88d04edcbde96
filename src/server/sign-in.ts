import type { IncomingMessage, ServerResponse } from 'node:http';
import { sql } from 'kysely';
import { z } from 'zod';
import { languageOf } from '#platform/session.ts';
import { lexicon } from '#features/words.ts';
import { createSay } from '#shared/language.ts';
import { json } from './app.ts';
import type { Program } from './compose.ts';

const asked = z.strictObject({ username: z.string().trim().min(1).max(100), password: z.string().min(1).max(128) });

/**
 * Signing in and out: all of the sign-in library that can be reached from outside. SEC-02 stands around it: wrong tries
 * are counted for every user name, known or not, so that the answer never tells which exist.
 */
export function signInRoutes(program: Program) {
  return async (path: string, request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.method !== 'POST') return json(response, 405, { message: 'POST only' });
    if (path === '/auth/sign-out') return signOut(program, request, response);
    if (path !== '/auth/sign-in') return json(response, 404, { message: 'no such address' });
    const input = asked.safeParse(await bodyOf(request));
    const say = createSay(lexicon, languageOf(request.headers));
    if (!input.success) return json(response, 400, { message: say('account.wrong') });
    const username = input.data.username.toLowerCase();
    const until = await lockedUntil(program, username);
    if (until !== null) return json(response, 429, { message: say('account.locked', { until: until.slice(11, 16) }) });
    const answer = await program.auth.api
      .signInUsername({ body: { username, password: input.data.password }, asResponse: true, headers: new Headers() })
      .catch(() => new Response(null, { status: 401 }));
    if (!answer.ok) {
      await countFailure(program, username);
      return json(response, 401, { message: say('account.wrong') });
    }
    await sql`delete from sign_in_guard where username = ${username}`.execute(program.db);
    response.setHeader('set-cookie', answer.headers.getSetCookie());
    json(response, 200, { ok: true });
  };
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  let text = '';
  for await (const part of request) {
    text += String(part);
    if (text.length > 10_000) return null;
  }
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

async function lockedUntil({ db, now }: Program, username: string): Promise<string | null> {
  const guard = await db.selectFrom('signInGuard').select('lockedUntil').where('username', '=', username).executeTakeFirst();
  return guard?.lockedUntil != null && guard.lockedUntil > now().toISOString() ? guard.lockedUntil : null;
}

/** Counts a wrong try and locks at the office's number (SEC-02); an unknown name follows the strictest office. */
async function countFailure({ db, now }: Program, username: string): Promise<void> {
  const at = now().toISOString();
  await sql`
    with setting as (
      select coalesce(min((value #>> '{}')::int) filter (where parameter = 'failures'), 5) as failures,
        coalesce(max((value #>> '{}')::int) filter (where parameter = 'lockMinutes'), 15) as minutes
      from rule_setting r where rule = 'SEC-02' and from_on <= ${at}::date and (to_on is null or to_on >= ${at}::date)
        and office_id = coalesce((select office_id from account where lower(username) = ${username}), r.office_id))
    insert into sign_in_guard as g (username, failures, last_failure_at)
      values (${username}, 1, ${at})
    on conflict (username) do update set last_failure_at = ${at},
      failures = case when g.locked_until < ${at} then 1 else g.failures + 1 end,
      locked_until = case when g.locked_until < ${at} then null
        when g.failures + 1 >= (select failures from setting) then ${at}::timestamptz + make_interval(mins => (select minutes from setting)) end`.execute(db);
}

async function signOut({ auth }: Program, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const headers = new Headers({ cookie: request.headers.cookie ?? '' });
  const answer = await auth.api.signOut({ headers, asResponse: true });
  response.setHeader('set-cookie', answer.headers.getSetCookie());
  json(response, 200, { ok: true });
}
