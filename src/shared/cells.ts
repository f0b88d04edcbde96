/** Columns of sheets by their letters. */

/** 0 → A, 26 → AA. */
export const lettersOf = (at: number): string => `${at >= 26 ? lettersOf(Math.floor(at / 26) - 1) : ''}${String.fromCharCode(65 + (at % 26))}`;
/** A → 0, AA → 26. */
export const columnAt = (letters: string): number => [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
