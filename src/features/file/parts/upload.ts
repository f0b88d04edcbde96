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

/**
 * Sends one file to be looked through and stored; the same file sent twice is kept once. Throws what the contract's
 * client throws, so that `useCommand` reads it like any other answer.
 */
export async function upload(file: File): Promise<Uploaded> {
  const response = await fetch('/files', {
    method: 'POST',
    body: file,
    headers: { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(file.name) },
  });
  const body: unknown = await response.json().catch(() => null);
  if (response.ok) return { sha256: text(member(body, 'sha256')), name: text(member(body, 'name')), mediaType: text(member(body, 'mediaType')), size: Number(member(body, 'size')) };
  throw new ORPCError(text(member(body, 'code')) || 'INTERNAL_SERVER_ERROR', { status: response.status, message: text(member(body, 'message')), data: member(body, 'data') });
}
