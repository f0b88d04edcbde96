import { unfit } from './kinds.ts';

/**
 * UTF-8, UTF-16 with its mark, or what Chinese Windows writes, here or in Traditional; no control characters but tab and line ends.
 * @throws Refusal
 */
export function plainText(bytes: Uint8Array): string {
  const text = decoded(bytes);
  if (text === null || /[\0-\x08\x0b\x0e-\x1f\x7f]/.test(text)) throw unfit('kind');
  return text;
}
function decoded(bytes: Uint8Array): string | null {
  const marked = bytes[0] === 0xff && bytes[1] === 0xfe ? ['utf-16le'] : bytes[0] === 0xfe && bytes[1] === 0xff ? ['utf-16be'] : ['utf-8', ...(isBig5(bytes) ? ['big5'] : []), 'gb18030'];
  for (const encoding of marked) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // Not written in this one: the next is tried.
    }
  }
  return null;
}

/** Nearly every text in GB18030 is one in Big5 too, and the other way about: it is the one in which most characters are common ones. */
function isBig5(bytes: Uint8Array): boolean {
  let [pairs, gb, big5] = [0, 0, 0];
  for (let at = 0; at + 1 < bytes.byteLength && pairs < 20_000; at += 1) {
    const [lead = 0, trail = 0] = [bytes[at], bytes[at + 1]];
    if (lead < 0x81) continue;
    at += 1;
    pairs += 1;
    if (trail >= 0xa1 && ((lead >= 0xb0 && lead <= 0xd7) || (lead >= 0xa1 && lead <= 0xa3))) gb += 1;
    if (lead >= 0xa1 && lead <= 0xc6) big5 += 1;
  }
  return pairs > 0 && big5 / pairs > 0.9 && gb / pairs < 0.7;
}
