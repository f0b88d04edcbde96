import { createHash } from 'node:crypto';

/** A UUID (version 8: made by our own rule) that is the same for the same text: what is done twice under it is done once. */
export function idFrom(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
