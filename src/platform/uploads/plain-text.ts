import { unfit } from './kinds.ts';

/**
 * UTF-8, UTF-16 with its mark, or what Chinese Windows writes; no control characters but tab and line ends.
 * @throws Refusal
 */
export function plainText(bytes: Uint8Array): string {
  const text = decoded(bytes);
  if (text === null || /[\0-\x08\x0b\x0e-\x1f\x7f]/.test(text)) throw unfit('kind');
  return text;
}
function decoded(bytes: Uint8Array): string | null {
  const marked = bytes[0] === 0xff && bytes[1] === 0xfe ? ['utf-16le'] : bytes[0] === 0xfe && bytes[1] === 0xff ? ['utf-16be'] : ['utf-8', 'gb18030'];
  for (const encoding of marked) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // Not written in this one: the next is tried.
    }
  }
  return null;
}
