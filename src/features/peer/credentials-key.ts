import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import type { Outbound } from '#platform/outbound.ts';
import type { Desk } from './facts-chain.ts';

/**
 * The office's key pair (Ed25519). The private half is kept sealed under the data folder's secret; the public half is 32 bytes
 * as base64url, which is also the name by which installations call each other.
 */

/** What stands before every signed text, so that nothing signed for another purpose is ever taken for a message. */
const purpose = 'lianxue peer\n';

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A fresh pair: the public key, and the private one as it is sealed. */
export function makeKey(outbound: Pick<Outbound, 'sealed'>, identityId: string): { readonly publicKey: string; readonly sealedKey: string } {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const text = privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64url');
  return { publicKey: publicKey.export({ format: 'jwk' }).x ?? '', sealedKey: outbound.sealed.seal(text, identityId) };
}

/** What signs for the office; null where the sealed key cannot be opened: another data folder, or it was changed. */
export function deskOf({ sealed }: Pick<Outbound, 'sealed'>, identity: { readonly id: string; readonly publicKey: string; readonly sealedKey: string }): Desk | null {
  const text = sealed.open(identity.sealedKey, identity.id);
  if (text === null) return null;
  const key = createPrivateKey({ key: Buffer.from(text, 'base64url'), type: 'pkcs8', format: 'der' });
  return { publicKey: identity.publicKey, hash: sha256, sign: (said) => sign(null, Buffer.from(purpose + said), key).toString('base64url') };
}

/** Whether the holder of a public key signed exactly this text. Whatever is no key or no signature did not. */
export function signedBy(publicKey: string, text: string, signature: string): boolean {
  try {
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' });
    return verify(null, Buffer.from(purpose + text), key, Buffer.from(signature, 'base64url'));
  } catch {
    return false;
  }
}
