import { createCipheriv, createDecipheriv, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

/**
 * Secrets that must be used again, such as the key an outlet's answers are signed with: kept encrypted under a key that
 * lies in the data folder, never in the database. Whoever reads the database, its copies or the ledger reads nothing.
 */
export class Sealed {
  readonly #cipher: Buffer;
  readonly #nonce: Buffer;
  readonly #code: Buffer;
  readonly #device: Buffer;

  constructor(secret: string) {
    this.#cipher = Buffer.from(hkdfSync('sha256', secret, '', 'lianxue sealed cipher', 32));
    this.#nonce = Buffer.from(hkdfSync('sha256', secret, '', 'lianxue sealed nonce', 32));
    this.#code = Buffer.from(hkdfSync('sha256', secret, '', 'lianxue code', 32));
    this.#device = Buffer.from(hkdfSync('sha256', secret, '', 'lianxue device', 32));
  }

  /** The same text is sealed alike every time, so that a command sent twice says the same. `about` binds it to its place. */
  seal(text: string, about: string): string {
    const nonce = this.#nonceOf(text, about);
    const cipher = createCipheriv('aes-256-gcm', this.#cipher, nonce).setAAD(Buffer.from(about));
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return `v1.${Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url')}`;
  }

  /** Null where it was sealed with another key, for another place, or changed since. */
  open(sealed: string, about: string): string | null {
    const bytes = Buffer.from(sealed.replace(/^v1\./, ''), 'base64url');
    if (!sealed.startsWith('v1.') || bytes.length < 28) return null;
    try {
      const cipher = createDecipheriv('aes-256-gcm', this.#cipher, bytes.subarray(0, 12)).setAAD(Buffer.from(about));
      const text = Buffer.concat([cipher.setAuthTag(bytes.subarray(12, 28)).update(bytes.subarray(28)), cipher.final()]).toString('utf8');
      return timingSafeEqual(this.#nonceOf(text, about), bytes.subarray(0, 12)) ? text : null;
    } catch {
      return null;
    }
  }

  /** What somebody's devices make their keys of: always the same, told to nobody else. */
  deviceSecret(about: string): Buffer {
    return createHmac('sha256', this.#device).update(about).digest();
  }

  /** Six digits for a step of time, as RFC 4226 draws them from a MAC: whoever has not the key cannot tell the next from all before. */
  code(about: string, step: number): string {
    const mac = createHmac('sha256', this.#code).update(`${about}.${step}`).digest();
    const at = (mac[mac.length - 1] ?? 0) & 0x0f;
    return String((mac.readUInt32BE(at) & 0x7fff_ffff) % 1_000_000).padStart(6, '0');
  }

  /** Made of what is sealed (as in SIV): a nonce is never used for two texts. */
  #nonceOf(text: string, about: string): Buffer {
    return createHmac('sha256', this.#nonce).update(`${about.length}.${about}.${text}`).digest().subarray(0, 12);
  }
}
