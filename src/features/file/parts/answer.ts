import { ORPCError } from '@orpc/client';

/** One answer of the server to a file on its way. */
export interface Answer {
  readonly status: number;
  readonly body: string;
  readonly header: (name: string) => string | null;
}
interface Question {
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Blob;
  /** Told how many bytes have left: `fetch` cannot tell, so this asks the older way. */
  readonly onSent?: (bytes: number) => void;
}

/** How long a connection may bring nothing before it counts as cut, in milliseconds: a dead one is told by nobody. */
const silence = 20_000;

/** @throws TypeError where nobody was reached, as `fetch` does. */
export function asked(method: 'POST' | 'PATCH' | 'HEAD', address: string, { headers, body, onSent }: Question): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const cut = (): void => reject(new TypeError('the server was not reached'));
    let quiet: ReturnType<typeof setTimeout> | undefined;
    const heard = (): void => {
      clearTimeout(quiet);
      quiet = setTimeout(() => request.abort(), silence);
    };
    request.open(method, address);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded }) => {
      heard();
      onSent?.(loaded);
    };
    // All has left: the server may look at it as long as it needs.
    request.upload.onload = () => clearTimeout(quiet);
    request.onerror = cut;
    request.onabort = cut;
    request.onload = () => resolve({ status: request.status, body: request.responseText, header: (name) => request.getResponseHeader(name) });
    request.onloadend = () => clearTimeout(quiet);
    if (body !== undefined && body.size > 0) heard();
    request.send(body ?? null);
  });
}

export const text = (value: unknown): string => (typeof value === 'string' ? value : '');
export const member = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Object.getOwnPropertyDescriptor(value, name)?.value : undefined;

/** What was answered; throws what the contract's client throws where it is a refusal. */
export function answerOf({ status, body }: Answer): unknown {
  const said = read(body);
  if (status < 300) return said;
  throw new ORPCError(text(member(said, 'code')) || 'INTERNAL_SERVER_ERROR', { status, message: text(member(said, 'message')), data: member(said, 'data') });
}
function read(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
