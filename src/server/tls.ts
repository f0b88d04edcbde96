import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import { StartError } from '#platform/start-error.ts';
import type { Settings } from './config.ts';

/** What a TLS server is made with. */
export interface Certificate {
  readonly cert: Buffer;
  readonly key: Buffer;
}

/**
 * Reads the certificate and its key, and sees that they belong together, before anything is started.
 * @returns null where no TLS is asked for.
 * @throws StartError naming both files and what is wrong with them.
 */
export function readCertificate({ tls }: Pick<Settings, 'tls'>): Certificate | null {
  if (tls === null) return null;
  try {
    const pair = { cert: readFileSync(tls.certFile), key: readFileSync(tls.keyFile) };
    createSecureContext(pair);
    return pair;
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    throw new StartError(
      `TLS_CERT（${tls.certFile}）与 TLS_KEY（${tls.keyFile}）不能用：${said}。须是配对的 PEM 证书（含中间证书）和不带密码的私钥。`,
      `TLS_CERT (${tls.certFile}) and TLS_KEY (${tls.keyFile}) cannot be used: ${said}. They must be a PEM certificate (with its chain) and its own key, without a password.`,
    );
  }
}
