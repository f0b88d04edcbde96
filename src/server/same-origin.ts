import type { IncomingMessage } from 'node:http';

/**
 * Whether a request that may change something comes from our own pages, or from a program that sends no cookie at all.
 * Browsers say where a request comes from; another site's page can neither leave that out nor forge it. Our own pages
 * are those of the host asked, or of `baseUrl`: a proxy may ask us by another name than people do.
 */
export function sameOrigin({ method, headers }: IncomingMessage, baseUrl: string): boolean {
  if (method === 'GET' || method === 'HEAD' || headers.cookie === undefined) return true;
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  if (headers.origin === undefined) return true;
  const from = URL.parse(headers.origin)?.host;
  return from !== undefined && (from === headers.host || from === URL.parse(baseUrl)?.host);
}
