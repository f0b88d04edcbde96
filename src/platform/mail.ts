import { createTransport } from 'nodemailer';

/** One mail, as plain text and as simple HTML. */
export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** The same for the same letter, so that a mailbox which gets it twice can tell. */
  readonly id: string;
  /** Where the reader puts an end to such letters. */
  readonly unsubscribe: string;
}

/**
 * How it went: taken by the server; the address refused for good at RCPT; the letter refused for good; not now, to be
 * tried again. `answer` is what the server said. `whole`: the server itself cannot be used now, whoever it is for.
 */
export type Posted =
  | { readonly state: 'sent'; readonly answer: string }
  | { readonly state: 'bounced' | 'refused'; readonly answer: string }
  | { readonly state: 'later'; readonly answer: string; readonly whole: boolean };

/** The one way by which mail leaves: an SMTP server the operator names. Nothing is sent without one. */
export class Mail {
  readonly #transport: ReturnType<typeof createTransport>;
  readonly #from: string;

  /** `url`: `smtp://host:587`, `smtps://user:password@host`. Patience for each step, milliseconds. */
  constructor(url: string, from: string | null, patience = 20_000) {
    const { protocol, hostname, port, username, password } = new URL(url);
    const secure = protocol === 'smtps:';
    this.#from = from ?? `lianxue@${hostname}`;
    this.#transport = createTransport({
      host: hostname.replace(/^\[|\]$/g, ''), port: port === '' ? (secure ? 465 : 25) : Number(port), secure,
      ...(username === '' ? {} : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
      connectionTimeout: patience, greetingTimeout: patience, socketTimeout: patience, dnsTimeout: patience,
      // What is written here is all there is: no file and no address is fetched into a letter.
      disableFileAccess: true, disableUrlAccess: true,
    });
  }

  /** Hands a letter to the server. Never throws. */
  async send({ to, subject, text, html, id, unsubscribe }: Letter): Promise<Posted> {
    try {
      const done = await this.#transport.sendMail({
        from: { name: '主题联学', address: this.#from }, to: { name: '', address: to }, subject, text, html,
        messageId: `<${id}@${this.#from.split('@')[1] ?? 'lianxue'}>`,
        headers: { 'List-Unsubscribe': `<${unsubscribe}>`, 'Auto-Submitted': 'auto-generated', Precedence: 'bulk' },
      });
      return { state: 'sent', answer: short(String(done.response)) };
    } catch (error) {
      return readError(error);
    }
  }
}

const short = (text: string): string => text.replace(/\s+/gu, ' ').trim().slice(0, 300);

function readError(error: unknown): Posted {
  const { responseCode = 0, command = '', code = '', message = '' } = (error ?? {}) as { responseCode?: number; command?: string; code?: string; message?: string };
  const answer = short(message === '' ? code : message);
  const final = responseCode >= 500 && responseCode < 600;
  if (command === 'RCPT TO') return final ? { state: 'bounced', answer } : { state: 'later', answer, whole: false };
  if (command === 'DATA' || code === 'EMESSAGE') return final ? { state: 'refused', answer } : { state: 'later', answer, whole: false };
  // No connection, no greeting, no sign-in, or the sender refused: nothing can be sent by this server now.
  return { state: 'later', answer, whole: true };
}
