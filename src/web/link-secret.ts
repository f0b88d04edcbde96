/** Header that carries the secret of a personal link (`linkHeader` of the server's sessions). */
const header = 'x-lianxue-link';

/** The secret in the address of the partner's page; null elsewhere. */
export const linkSecret = (pathname: string): string | null => /^\/p\/([\w-]{1,200})$/.exec(pathname)?.[1] ?? null;

/**
 * The header every question from the partner's page carries; none elsewhere. Whoever is signed in in the same browser
 * asks as the link's holder there, and nowhere else.
 */
export function linkHeaders(pathname: string): Record<string, string> {
  const secret = linkSecret(pathname);
  return secret === null ? {} : { [header]: secret };
}
