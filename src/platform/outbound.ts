import { request as plainRequest, type IncomingMessage } from 'node:http';
import { request as secureRequest } from 'node:https';
import { isIP } from 'node:net';
import { Mail } from './mail.ts';
import { NotAllowed, OutboundGuard } from './outbound-guard.ts';
import { Sealed } from './sealed.ts';

/** What of the world outside a program is told at its start. */
export interface OutboundSettings {
  /** Address people type. */
  readonly baseUrl: string;
  /** Whether the operator said it (`PUBLIC_URL`), rather than that it was guessed. */
  readonly baseUrlKnown?: boolean;
  readonly secret: string;
  readonly allowed?: readonly string[];
  /** How long somebody else's program may take, milliseconds. */
  readonly patience?: number;
  /** Newest version this program speaks with other offices' installations. */
  readonly speaks?: number;
  /** The mail server, and whom its letters come from; null without one. */
  readonly mail?: { readonly url: string; readonly from: string | null } | null;
  /** Simplified sentences → Traditional, for letters to those who read it. */
  readonly hant?: Readonly<Record<string, string>>;
}

/** What came back: the status and the beginning of what was said, or why nothing did. */
export type Answer =
  | { readonly status: number; readonly text: string; readonly type: string }
  | { readonly status: null; readonly why: 'not_allowed' | 'not_found' | 'refused' | 'slow' | 'tls' | 'broken' };

/** As much of an answer as is read unless more is wanted: it says yes or no, and where. */
const mostRead = 4_000;

/** The one way by which the program itself sends something to another: guarded, short of patience, never led elsewhere. */
export class Outbound {
  readonly baseUrl: string;
  readonly baseUrlKnown: boolean;
  readonly speaks: number;
  readonly sealed: Sealed;
  /** Null where the operator named no mail server. */
  readonly mail: Mail | null;
  readonly hant: Readonly<Record<string, string>>;
  readonly #guard: OutboundGuard;
  readonly #patience: number;

  constructor({ baseUrl, baseUrlKnown = true, secret, allowed = [], patience = 10_000, mail = null, speaks = 1, hant = {} }: OutboundSettings) {
    this.baseUrl = baseUrl;
    this.baseUrlKnown = baseUrlKnown;
    this.speaks = speaks;
    this.hant = hant;
    this.sealed = new Sealed(secret);
    this.mail = mail === null ? null : new Mail(mail.url, mail.from, patience);
    this.#guard = new OutboundGuard(allowed);
    this.#patience = patience;
  }

  /** Whether an address may be sent to as far as its words tell; names are looked at again when they are connected to. */
  mayReach(address: string): boolean {
    const url = URL.parse(address);
    if (url === null || url.username !== '' || url.password !== '') return false;
    // Without TLS everybody on the way could read and change it; inside the operator's own network that is his to weigh.
    if (url.protocol !== 'https:' && !(url.protocol === 'http:' && this.#guard.allowsHost(url.hostname))) return false;
    const host = url.hostname.replace(/^\[|\]$/g, '');
    return isIP(host) === 0 || this.#guard.allows(host, host);
  }

  /** Whether the operator named this host although it is not public. */
  allowsHost(host: string): boolean {
    return host !== '' && this.#guard.allowsHost(host);
  }

  /** Posts a body. Redirects are an answer like any other; nothing is followed. Never throws. */
  post(address: string, body: string, headers: Readonly<Record<string, string>>, { most = mostRead }: Pick<Asking, 'most'> = {}): Promise<Answer> {
    return this.ask(address, { method: 'POST', body, headers: { ...headers, 'content-type': 'application/json; charset=utf-8' }, most });
  }

  /** Asks something of another program, within the same bounds. `most`: as much of the answer as is read, bytes. */
  async ask(address: string, { method = 'GET', body = '', headers = {}, most = mostRead }: Asking = {}): Promise<Answer> {
    const url = URL.parse(address);
    if (url === null || !this.mayReach(address)) return { status: null, why: 'not_allowed' };
    const request = url.protocol === 'https:' ? secureRequest : plainRequest;
    const signal = AbortSignal.timeout(this.#patience);
    try {
      return await new Promise<Answer>((answered, failed) => {
        const asked = request(url, {
          method, agent: false, lookup: this.#guard.lookup, signal, maxHeaderSize: 16_384,
          headers: { ...headers, ...(method === 'GET' ? {} : { 'content-length': Buffer.byteLength(body) }), 'user-agent': 'Lianxue', connection: 'close' },
        });
        asked.on('error', failed);
        asked.on('response', (response) => {
          read(response, most).then((text) => answered({ status: response.statusCode ?? 0, text, type: response.headers['content-type'] ?? '' }), failed);
        });
        asked.end(body);
      });
    } catch (error) {
      return { status: null, why: signal.aborted ? 'slow' : whyOf(error) };
    }
  }
}

export interface Asking {
  readonly method?: 'GET' | 'POST';
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly most?: number;
}

/** The beginning of an answer; the rest is not waited for. */
async function read(response: IncomingMessage, most: number): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of response as AsyncIterable<Buffer>) {
    parts.push(part);
    size += part.length;
    if (size >= most) break;
  }
  response.destroy();
  return Buffer.concat(parts).subarray(0, most).toString('utf8');
}

function whyOf(error: unknown): Extract<Answer, { status: null }>['why'] {
  if (error instanceof NotAllowed) return 'not_allowed';
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (['ENOTFOUND', 'EAI_AGAIN', 'EAI_FAIL', 'ENODATA'].includes(code)) return 'not_found';
  if (['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'EADDRNOTAVAIL'].includes(code)) return 'refused';
  if (code === 'ETIMEDOUT') return 'slow';
  return /^(ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|EPROTO|HOSTNAME_MISMATCH)/.test(code) ? 'tls' : 'broken';
}
