const hex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/**
 * A new secret of a personal link, and the hash by which the server will know it. Made here, so that the secret itself
 * never stands in a command, a log or the ledger. Needs a secure context (https, or this very machine).
 */
export async function newLinkSecret(): Promise<{ readonly secret: string; readonly secretHash: string }> {
  const secret = hex(crypto.getRandomValues(new Uint8Array(32)));
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(secret)));
  return { secret, secretHash: hex(digest) };
}
