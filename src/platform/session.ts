import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Pool } from 'pg';
import type { Actor, HeldPost } from '#shared/actor.ts';
import { need } from '#shared/finding.ts';
import { askedLanguage, isLanguage, type Language } from '#shared/language.ts';
import { Refusal } from '#shared/refusal.ts';
import { readSignedToken, sessionCookie, sessionHours } from './auth.ts';
import { endedLinkQuery, holderQuery, linkQuery, placeQuery, sessionQuery, tokenQuery, touchQuery, usernameQuery } from './session-queries.ts';

/** The cookie session behind an actor, where there is one. */
export interface Session {
  readonly id: string;
  readonly userId: string;
  readonly accountId: string;
  /** The hash of what it was opened with. It opens nothing; by it a device asks whether its session was cut off, once the browser sends no cookie any more. */
  readonly mark: string;
  /** Until it is changed nothing else may be done: first password, or older than SEC-01 allows. */
  readonly mustChange: boolean;
  readonly secondFactor: boolean;
  /** SEC-08: the office's security level asks for a second factor. */
  readonly secondFactorRequired: boolean;
}

/** `cut_off`: ended by somebody on another device, so that what this one keeps is to be destroyed. */
type Why = 'sign_in.needed' | 'sign_in.idle' | 'sign_in.ended' | 'sign_in.cut_off';
/** Who asks, or why it is not known. `session` is null for tokens and links. */
export type Identity =
  | { readonly actor: Actor; readonly session: Session | null; readonly why: null }
  | { readonly actor: null; readonly session: null; readonly why: Why };

interface Parts {
  readonly pool: Pool;
  readonly secret: string;
  readonly baseUrl: string;
  readonly now: () => Date;
}
interface PersonRow {
  office_id: string; person_id: string; name: string; posts: HeldPost[]; branches: string[];
}
interface SessionFacts {
  id: string; user_id: string; account_id: string; office_id: string; created: string; touched: string; must_change: boolean; outside: boolean; password_set_at: string;
  second_factor: boolean; security_level: number; settings: Record<string, unknown>;
}
type SessionRow = SessionFacts & PersonRow;
interface HolderRow extends SessionFacts {
  link_id: string; holder_name: string; holder_post: string; unit_id: string; activity_id: string | null; side_id: string | null;
}
interface LinkRow {
  id: string; office_id: string; activity_id: string; side_id: string; holder_name: string; holder_post: string;
}

interface PlaceRow extends Omit<LinkRow, 'activity_id' | 'side_id'> {
  unit_id: string; expires_at: string; activity_id: string | null; side_id: string | null;
}
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Secrets of tokens and links are kept as this hash only; they are long and random, so no salt is needed. */
export const secretHash = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** Header that carries the secret of a personal link. */
export const linkHeader = 'x-lianxue-link';

/** Header that names the side of one activity, where the link is that of a whole unit. */
export const sideHeader = 'x-lianxue-side';

/** The language a reader asks for: chosen on the page (cookie), else the browser's, else Simplified Chinese. */
export function languageOf(headers: IncomingHttpHeaders): Language {
  const chosen = cookieOf(headers, 'lianxue_lang');
  if (isLanguage(chosen)) return chosen;
  return askedLanguage(String(headers['accept-language'] ?? ''));
}

/** One cookie of a request; undefined when it is not sent. */
export function cookieOf(headers: IncomingHttpHeaders, name: string): string | undefined {
  const found = headers.cookie?.split(';').find((part) => part.trimStart().startsWith(`${name}=`));
  return found?.slice(found.indexOf('=') + 1).trim();
}

/**
 * Finds out who sends a request: by personal token, personal link or session cookie, with one statement. This is the
 * only place where an actor is made of a request.
 */
export class Sessions {
  readonly #parts: Parts;
  readonly #cookie: string;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#cookie = sessionCookie(parts.baseUrl);
  }

  /** @throws Refusal UNAUTHENTICATED for a token or link that is forged, expired or revoked. */
  async identify(headers: IncomingHttpHeaders): Promise<Identity> {
    const language = languageOf(headers);
    const bearer = headers.authorization;
    if (bearer !== undefined) return this.#byToken(/^Bearer (\S{1,200})$/i.exec(bearer)?.[1] ?? '', language);
    const link = headers[linkHeader];
    if (typeof link === 'string') return this.#byLink(link, headers[sideHeader], language);
    const token = readSignedToken(cookieOf(headers, this.#cookie), this.#parts.secret);
    return token === null ? nobody('sign_in.needed') : this.#bySession(token, headers[sideHeader], language);
  }

  async #bySession(token: string, side: string | string[] | undefined, language: Language): Promise<Identity> {
    const now = this.#parts.now();
    const { rows } = await this.#parts.pool.query<SessionRow>({ ...sessionQuery, values: [token, now] });
    const row = rows[0];
    if (row === undefined) return this.#byHolder(token, side, language);
    const session = await this.#goesOn(row, token);
    return typeof session === 'string' ? nobody(session) : { actor: personOf(row, 'all', language), session, why: null };
  }

  /**
   * Of a partner's account: the actor is that of a link to the unit's place, and everything that holds for such a link holds for it.
   * @throws Refusal NOT_FOUND where `side` is none of the unit's
   */
  async #byHolder(token: string, side: string | string[] | undefined, language: Language): Promise<Identity> {
    const asked = typeof side === 'string' && uuid.test(side) ? side : null;
    const { rows } = await this.#parts.pool.query<HolderRow>({ ...holderQuery, values: [token, this.#parts.now(), asked] });
    const row = rows[0];
    if (row === undefined) return nobody((await this.wasCut(secretHash(token))) ? 'sign_in.cut_off' : 'sign_in.ended');
    const session = await this.#goesOn(row, token);
    if (typeof session === 'string') return nobody(session);
    const { link_id: linkId, activity_id: activityId, side_id: sideId, holder_post: post } = row;
    if (side !== undefined && activityId === null) throw new Refusal('NOT_FOUND', [need('activity.not_found')]);
    const actor: Actor = {
      kind: 'link', officeId: row.office_id, personId: null, name: row.holder_name, posts: [], branchIds: [],
      link: activityId === null || sideId === null ? null : { id: linkId, activityId, sideId, post },
      place: { id: row.account_id, unitId: row.unit_id, post, expiresAt: null, account: true, linkId }, may: 'all', language,
    };
    return { actor, session, why: null };
  }

  /** Whether a session still stands, by its age and how long it was left alone (SEC-03); and what is owed in it. */
  async #goesOn(row: SessionFacts, token: string): Promise<Session | Why> {
    const now = this.#parts.now();
    const age = (since: string): number => now.getTime() - Date.parse(since);
    const setting = (name: string): number => numberOr(row.settings[name], Number.POSITIVE_INFINITY);
    if (age(row.created) > sessionHours * 3_600_000) return 'sign_in.ended';
    if (age(row.touched) > setting('SEC-03.idleMinutes') * 60_000) return 'sign_in.idle';
    if (age(row.touched) > 60_000) await this.#parts.pool.query({ ...touchQuery, values: [row.id, now] });
    return {
      id: row.id, userId: row.user_id, accountId: row.account_id, mark: secretHash(token), secondFactor: row.second_factor,
      // Somebody else vouched, for the second factor as well where one is asked for: no password of ours was given.
      mustChange: !row.outside && (row.must_change || age(row.password_set_at) > setting('SEC-01.maxAgeDays') * 86_400_000),
      secondFactorRequired: !row.outside && row.security_level >= setting('SEC-08.fromLevel'),
    };
  }

  /** Whether somebody ended a session from elsewhere. @param mark Its `Session.mark`. */
  async wasCut(mark: string): Promise<boolean> {
    const { rowCount } = await this.#parts.pool.query('select 1 from session_cut where token_hash = $1', [mark]);
    return rowCount === 1;
  }

  async #byToken(secret: string, language: Language): Promise<Identity> {
    const { rows } = await this.#parts.pool.query<PersonRow & { scope: string }>({
      ...tokenQuery, values: [secretHash(secret), this.#parts.now()],
    });
    const row = rows[0];
    if (row === undefined) throw new Refusal('UNAUTHENTICATED', [need('sign_in.token_invalid')]);
    return { actor: personOf(row, row.scope === 'all' ? 'all' : 'read', language), session: null, why: null };
  }

  /**
   * The person of an open account, for the command line: whoever can read the data folder needs no password. The session
   * is none that is kept anywhere; it stands for the person being there.
   * @returns null where nobody could sign in by that name.
   */
  async byUsername(username: string, language: Language): Promise<Extract<Identity, { why: null }> | null> {
    const { rows } = await this.#parts.pool.query<PersonRow & { user_id: string; account_id: string }>({
      ...usernameQuery, values: [username.trim().toLowerCase(), this.#parts.now()],
    });
    const row = rows[0];
    if (row === undefined) return null;
    const session = { id: '', userId: row.user_id, accountId: row.account_id, mark: '', mustChange: false, secondFactor: true, secondFactorRequired: false };
    return { actor: personOf(row, 'all', language), session, why: null };
  }

  async #byLink(secret: string, side: string | string[] | undefined, language: Language): Promise<Identity> {
    const { rows } = await this.#parts.pool.query<LinkRow>({ ...linkQuery, values: [secretHash(secret), this.#parts.now()] });
    const row = rows[0];
    if (row === undefined) return this.#byPlace(secret, side, language);
    const link = { id: row.id, activityId: row.activity_id, sideId: row.side_id, post: row.holder_post };
    const actor: Actor = {
      kind: 'link', officeId: row.office_id, personId: null, name: row.holder_name, posts: [], branchIds: [], link, may: 'all', language,
    };
    return { actor, session: null, why: null };
  }

  /** The link of a whole unit; `side` names which of its activities is asked about, and opens none that is not the unit's. */
  async #byPlace(secret: string, side: string | string[] | undefined, language: Language): Promise<Identity> {
    const asked = typeof side === 'string' && uuid.test(side) ? side : null;
    const { rows } = await this.#parts.pool.query<PlaceRow>({ ...placeQuery, values: [secretHash(secret), this.#parts.now(), asked] });
    const row = rows[0];
    if (row === undefined) throw await this.#whyShut(secret);
    if (side !== undefined && row.activity_id === null) throw new LinkShut('sign_in.link_invalid', { officeId: row.office_id, holder: row.holder_name });
    const { id, activity_id: activityId, side_id: sideId, holder_post: post } = row;
    const actor: Actor = {
      kind: 'link', officeId: row.office_id, personId: null, name: row.holder_name, posts: [], branchIds: [],
      link: activityId === null || sideId === null ? null : { id, activityId, sideId, post },
      place: { id, unitId: row.unit_id, post, expiresAt: row.expires_at, account: false, linkId: id }, may: 'all', language,
    };
    return { actor, session: null, why: null };
  }

  /** Only whoever has the whole secret learns that it opened something once. */
  async #whyShut(secret: string): Promise<LinkShut> {
    const { rows } = await this.#parts.pool.query<{ office_id: string; holder_name: string; revoked: boolean }>({ ...endedLinkQuery, values: [secretHash(secret)] });
    const [row] = rows;
    if (row === undefined) return new LinkShut('sign_in.link_invalid', null);
    return new LinkShut(row.revoked ? 'sign_in.link_revoked' : 'sign_in.link_expired', { officeId: row.office_id, holder: row.holder_name });
  }
}

/** A link that opens nothing: whose it was, where that is known, so that the office may be told. */
export class LinkShut extends Refusal {
  readonly of: { readonly officeId: string; readonly holder: string } | null;
  constructor(check: string, of: LinkShut['of']) {
    super('UNAUTHENTICATED', [need(check)]);
    this.of = of;
  }
}

const nobody = (why: Why): Identity => ({ actor: null, session: null, why });
const numberOr = (value: unknown, otherwise: number): number => (typeof value === 'number' ? value : otherwise);

const personOf = (row: PersonRow, may: 'all' | 'read', language: Language): Actor => ({
  kind: 'person', officeId: row.office_id, personId: row.person_id, name: row.name, posts: row.posts, branchIds: row.branches,
  link: null, may, language,
});
