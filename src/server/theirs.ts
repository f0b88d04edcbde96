import type { IncomingMessage } from 'node:http';
import { linkHeader, sideHeader } from '#platform/session.ts';

/**
 * Files and papers as a partner opens them: below the very address of its page, since a browser that opens a file sends no header of ours. `/p/<secret>/files/…`
 * by the link of one activity, `/p/<secret>/<side>/…` by that of a unit, `/place/<side>/…` by an account of a unit.
 */
const address = /^\/(?:p\/(?<secret>[\w-]{1,200})|place)(?:\/(?<side>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}))?\/(?<rest>(?:files|papers)(?:\/[\w.-]{1,80}){0,2})$/;

export const isTheirs = (path: string): boolean => address.test(path);

/** Written anew as `/theirs/files/…` or `/theirs/papers/…`, which no address from outside is: features know one address each, and who asks stands in the headers. */
export function asTheirs(request: IncomingMessage): boolean {
  const [path = '', query] = (request.url ?? '').split('?');
  const { secret, side, rest } = address.exec(path)?.groups ?? {};
  if (rest === undefined) return false;
  for (const [name, value] of [[linkHeader, secret], [sideHeader, side]] as const) {
    delete request.headers[name];
    if (value !== undefined) request.headers[name] = value;
  }
  request.url = `/theirs/${rest}${query === undefined ? '' : `?${query}`}`;
  return true;
}

/** What of the contract lets somebody ask so. */
export const doorTo = (path: string, reads: boolean): string => (path.startsWith('/theirs/papers/') ? 'papers.ofLink' : reads ? 'consultation.ofLink' : 'resource.offerByLink');
