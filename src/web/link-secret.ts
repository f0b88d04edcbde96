import { links } from '#web/links.ts';

/** Header that carries the secret of a personal link (`linkHeader` of the server's sessions). */
const header = 'x-lianxue-link';
/** And the one that names an activity in the place of a whole unit. */
const sideHeader = 'x-lianxue-side';
/** And the one that tells one browser from another, so that a link that was passed on may be seen (server/vain.ts). */
const browserHeader = 'x-lianxue-browser';
const markKey = 'lianxue.browser';

/** Drawn by chance, on partners' pages only; it says nothing of whose browser it is. Empty where a browser keeps nothing. */
function browserMark(): string {
  try {
    const known = localStorage.getItem(markKey);
    if (known !== null) return known;
    const drawn = Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, '0')).join('');
    localStorage.setItem(markKey, drawn);
    return drawn;
  } catch {
    return '';
  }
}

/** The secret in such an address, and the side of one activity. In the place that is opened by an account of the unit there is no secret. */
export const linkIn = (pathname: string): { secret?: string; side?: string } =>
  /^\/(?:p\/(?<secret>[\w-]{1,200})|place)(?:\/(?<side>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}))?$/.exec(pathname)?.groups ?? {};

/** What tells questions of one activity of a unit's place from those of another: the side, which no input names. */
export const sideOf = (pathname: string): string | null => linkIn(pathname).side ?? null;

/** The secret in the address of the partner's page; null elsewhere. */
export const linkSecret = (pathname: string): string | null => linkIn(pathname).secret ?? null;

/** The page of a side in the place on screen, by link or account; of the whole place, or of what a link to one activity opens, for null. */
export function placeOf(side: string | null): string {
  const secret = linkSecret(location.pathname);
  const page = secret === null ? links.ownPlace() : links.partnerPage(secret);
  return side === null ? page : links.placeActivity(page, side);
}

/**
 * The header every question from the partner's page carries; none elsewhere. Whoever is signed in in the same browser
 * asks as the link's holder there, and nowhere else.
 * @param about Another side of the same unit than the address names, null for none: what was written there may be sent from here.
 */
export function linkHeaders(pathname: string, about?: string | null): Record<string, string> {
  const { secret, side: here } = linkIn(pathname);
  const side = about === undefined ? here : (about ?? undefined);
  const mark = secret === undefined ? '' : browserMark();
  return { ...(secret === undefined ? {} : { [header]: secret }), ...(mark === '' ? {} : { [browserHeader]: mark }), ...(side === undefined ? {} : { [sideHeader]: side }) };
}
