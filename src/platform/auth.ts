import { createHmac, timingSafeEqual } from 'node:crypto';
import { betterAuth } from 'better-auth';
import { hashPassword, verifyPassword } from 'better-auth/crypto';
import { twoFactor, username } from 'better-auth/plugins';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';

/** What sign-in needs from the outside. */
export interface AuthParts {
  /** The database's address: the library reads instants in its own way, so it has a small pool of its own. */
  readonly url: string;
  /** Signs session cookies and seals second-factor secrets; at least 32 characters, kept by the operator. */
  readonly secret: string;
  /** Address people type, `https://…`: decides whether cookies are marked Secure. */
  readonly baseUrl: string;
  readonly now: () => Date;
}

/** A session ends after this long even when it is busy; the idle limit (SEC-03) is a setting of the office. */
export const sessionHours = 12;

const prefix = 'lianxue';
const isSecure = (baseUrl: string): boolean => baseUrl.startsWith('https://');

/** Name of the cookie that carries a session. */
export const sessionCookie = (baseUrl: string): string => `${isSecure(baseUrl) ? '__Secure-' : ''}${prefix}.session_token`;

/**
 * The sign-in library: keeps user names, password hashes, sessions and second factors, and nothing about posts or
 * rights. Only what `server/sign-in.ts` calls of it can be reached from outside; signing oneself up cannot.
 */
export function createAuth({ url, secret, baseUrl, now }: AuthParts) {
  const pool = new pg.Pool({ connectionString: url, max: 3, options: '-c TimeZone=UTC', connectionTimeoutMillis: 5_000, types: ownTypes });
  pool.on('error', () => undefined);
  // A connection cut while in use fails its statement, which is answered; its event would end the whole program.
  pool.on('connect', (client) => client.on('error', () => undefined));
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  const auth = library(db, { secret, baseUrl, now });
  return {
    api: auth.api,
    /** A session for somebody of whom another program vouched, as the cookie that carries it. */
    async startOutside(userId: string): Promise<string> {
      const { internalAdapter } = await auth.$context;
      const { id, token } = await internalAdapter.createSession(userId);
      await pool.query('update auth_session set outside = true where id = $1', [id]);
      return `${sessionCookie(baseUrl)}=${signToken(token, secret)}; Max-Age=${sessionHours * 3600}; Path=/; HttpOnly; SameSite=Lax${isSecure(baseUrl) ? '; Secure' : ''}`;
    },
    close: () => db.destroy(),
  };
}
export type Auth = ReturnType<typeof createAuth>;

/** Instants as `Date`, which is what the library compares; everything else as the rest of the program reads it. */
const ownTypes: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) =>
    oid === pg.types.builtins.TIMESTAMPTZ ? (text: string) => new Date(text) : pg.types.getTypeParser(oid, format),
};

function library(db: Kysely<unknown>, { secret, baseUrl, now }: Omit<AuthParts, 'url'>) {
  return betterAuth({
    appName: '主题联学',
    baseURL: baseUrl,
    secret,
    database: { db, type: 'postgres' },
    telemetry: { enabled: false },
    logger: { disabled: true },
    rateLimit: { enabled: false },
    emailAndPassword: { enabled: true, disableSignUp: true, maxPasswordLength: 128 },
    user: { modelName: 'auth_user' },
    account: { modelName: 'auth_account' },
    verification: { modelName: 'auth_verification' },
    session: { modelName: 'auth_session', expiresIn: sessionHours * 3600, disableSessionRefresh: true },
    advanced: {
      cookiePrefix: prefix,
      useSecureCookies: isSecure(baseUrl),
      defaultCookieAttributes: { sameSite: 'lax', httpOnly: true, path: '/' },
      // Ours is checked once for everything, before the library is reached (server/same-origin.ts).
      disableCSRFCheck: true,
      disableOriginCheck: true,
    },
    // Ages of sessions are measured by the program's clock, so that tests can turn it.
    databaseHooks: {
      session: { create: { before: async (session) => ({ data: { ...session, createdAt: now(), updatedAt: now() } }) } },
    },
    plugins: [
      username({ minUsernameLength: 1, maxUsernameLength: 100, usernameValidator: () => true }),
      twoFactor({ issuer: '主题联学', schema: { twoFactor: { modelName: 'auth_two_factor' } } }),
    ],
  });
}
const signature = (token: string, secret: string): Buffer => createHmac('sha256', secret).update(token).digest();

/** A session token as its cookie carries it: the token, a dot, and its signature. */
export const signToken = (token: string, secret: string): string =>
  encodeURIComponent(`${token}.${signature(token, secret).toString('base64')}`);

/** The session token of a signed cookie; null when it is missing or was not signed by us. */
export function readSignedToken(cookie: string | undefined, secret: string): string | null {
  if (cookie === undefined || cookie.length > 400) return null;
  const text = decoded(cookie);
  const dot = text.lastIndexOf('.');
  if (dot < 1) return null;
  const token = text.slice(0, dot);
  const given = Buffer.from(text.slice(dot + 1), 'base64');
  const ours = signature(token, secret);
  return given.length === ours.length && timingSafeEqual(given, ours) ? token : null;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

/** Hash of a password as the library keeps it (scrypt, own salt). */
export const hashOf = (password: string): Promise<string> => hashPassword(password);
export const matches = (password: string, hash: string): Promise<boolean> => verifyPassword({ password, hash });
