import { SMTPServer } from 'smtp-server';

export interface Caught {
  readonly to: string;
  readonly raw: string;
}
/** A real mail server on this machine that keeps what it is given. `refuse` answers RCPT; null takes it. */
export async function mailCatcher(refuse: (to: string) => { readonly code: number; readonly says: string } | null = () => null, port = 0) {
  const caught: Caught[] = [];
  const server = new SMTPServer({
    authOptional: true, disabledCommands: ['STARTTLS', 'AUTH'], logger: false,
    onRcptTo({ address }, _session, done) {
      const no = refuse(address);
      done(no === null ? null : Object.assign(new Error(no.says), { responseCode: no.code }));
    },
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        caught.push({ to: session.envelope.rcptTo.map(({ address }) => address).join(), raw: Buffer.concat(parts).toString('utf8') });
        done();
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening));
  const address = server.server.address();
  const at = typeof address === 'object' && address !== null ? address.port : 0;
  return { caught, port: at, url: `smtp://127.0.0.1:${at}`, close: () => new Promise<void>((closed) => server.close(() => closed())) };
}

/** Headers and the decoded parts of a mail as it came: subject, plain text, HTML. */
export function readMail(raw: string): { readonly headers: Readonly<Record<string, string>>; readonly text: string; readonly html: string } {
  const [head = '', ...body] = raw.split('\r\n\r\n');
  const headers = Object.fromEntries(head.replace(/\r\n[ \t]+/g, ' ').split('\r\n').map((line) => { const at = line.indexOf(':'); return [line.slice(0, at).toLowerCase(), line.slice(at + 1).trim()]; }));
  const boundary = /boundary="?([^";]+)"?/.exec(headers['content-type'] ?? '')?.[1] ?? '';
  const parts = body.join('\r\n\r\n').split(`--${boundary}`).map((part) => {
    const [partHead = '', ...rest] = part.replace(/^\r\n/, '').split('\r\n\r\n');
    const content = rest.join('\r\n\r\n');
    const base64 = /base64/i.test(partHead);
    const quoted = /quoted-printable/i.test(partHead);
    const bytes = base64 ? Buffer.from(content, 'base64') : quoted ? Buffer.from(content.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))), 'latin1') : Buffer.from(content);
    return { type: /content-type:\s*([\w/]+)/i.exec(partHead)?.[1] ?? '', text: bytes.toString('utf8') };
  });
  return { headers, text: parts.find(({ type }) => type === 'text/plain')?.text ?? '', html: parts.find(({ type }) => type === 'text/html')?.text ?? '' };
}
/** A header as its reader sees it (RFC 2047). */
export const decoded = (header: string): string => {
  const words = header.replace(/\?=\s+=\?/g, '?==?');
  return words.replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, how: string, text: string) => `\u0001${how.toLowerCase()}${text}\u0002`).replace(/(?:\u0001[bq][^\u0002]*\u0002)+/g, (run) =>
    Buffer.concat([...run.matchAll(/\u0001([bq])([^\u0002]*)\u0002/g)].map(([, how, text = '']) => (how === 'b' ? Buffer.from(text, 'base64') : Buffer.from(text.replaceAll('_', ' ').replace(/=([0-9A-F]{2})/g, (__, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))), 'latin1')))).toString('utf8'));
};
