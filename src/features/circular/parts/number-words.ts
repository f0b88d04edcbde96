import { paperNumber } from '#shared/document/words.ts';

/** 武审机党通〔2026〕1号; null before it has one. */
export const numberWords = ({ code, year, number }: { readonly code: string; readonly year: number | null; readonly number: number | null }): string | null =>
  (year === null || number === null ? null : paperNumber(code, year, number));
