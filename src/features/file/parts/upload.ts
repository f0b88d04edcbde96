import { ORPCError } from '@orpc/client';

/** What an upload answers; `record.addFile` takes it as it is. */
export interface Uploaded {
  readonly sha256: string;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const member = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Object.getOwnPropertyDescriptor(value, name)?.value : undefined;
function bodyOf(answer: string): unknown {
  try {
    return JSON.parse(answer);
  } catch {
    return null;
  }
}

/**
 * Sends one file as a raw body. Throws what the contract's client throws, so that `readFailure` reads it like any other answer.
 * @param onSent Told how much has left, from 0 to 1: `fetch` cannot tell, so this asks the older way.
 */
export function sendFile(address: string, file: File, onSent: (part: number) => void = () => undefined): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', address);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.setRequestHeader('x-file-name', encodeURIComponent(file.name));
    request.upload.onprogress = (sent) => onSent(sent.total === 0 ? 1 : sent.loaded / sent.total);
    request.onerror = () => reject(new TypeError('the server was not reached'));
    request.onload = () => {
      const { status } = request;
      const body = bodyOf(request.responseText);
      if (status < 300) resolve(body);
      else reject(new ORPCError(text(member(body, 'code')) || 'INTERNAL_SERVER_ERROR', { status, message: text(member(body, 'message')), data: member(body, 'data') }));
    };
    request.send(file);
  });
}

/** Sends one file to be looked through and stored; the same file sent twice is kept once. @param address another than `/files` for the holder of a personal link. */
export async function upload(file: File, onSent?: (part: number) => void, address = '/files'): Promise<Uploaded> {
  const body = await sendFile(address, file, onSent);
  return { sha256: text(member(body, 'sha256')), name: text(member(body, 'name')), mediaType: text(member(body, 'mediaType')), size: Number(member(body, 'size')) };
}
