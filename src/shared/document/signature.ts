import { perLine } from './measures.ts';
import type { Signature } from './model.ts';
import { paperDay, widthInCharacters } from './words.ts';

/**
 * Where issuer and date stand, in characters (GB/T 9704-2012, 7.3.5). Sealed: both centred on a line `centre` from the
 * right edge, so that the date has four blanks. Unsealed: where each begins, from the left edge.
 */
export function signaturePlace({
  issuer,
  day,
  sealed,
}: Signature): { readonly centre: number } | { readonly issuer: number; readonly date: number } {
  const name = widthInCharacters(issuer);
  const date = widthInCharacters(paperDay(day));
  // A very long issuer moves both to the left.
  if (sealed) return { centre: Math.max(4 + date / 2, name / 2) };
  // The date begins two characters right of the issuer; whichever reaches further has two blanks.
  const start = Math.max(0, perLine - 2 - Math.max(name, date + 2));
  return { issuer: start, date: start + 2 };
}
