/** Numbers of persons: only names and posts of them are kept. Pure. */

const numbers: readonly RegExp[] = [
  // Identity numbers by their inner date, before anything shorter is seen in them.
  /(?<![\dA-Za-z])\d{6}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![\dA-Za-z])/gu,
  /(?<!\d)(?:\+?86[-\s]?)?1[3-9]\d[-\s]?\d{4}[-\s]?\d{4}(?!\d)/gu,
  /(?<!\d)\(?0\d{2,3}\)?[-\s]?[2-9]\d{6,7}(?:[-转]\d{1,5})?(?!\d)/gu,
  /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gu,
];
export const leftOut = '〔略〕';

/** A text without telephone and identity numbers and mail addresses, each replaced by a mark. */
export const withoutNumbers = (text: string): string => numbers.reduce((rest, pattern) => rest.replace(pattern, leftOut), text.normalize('NFC'));
export const hasNumbers = (text: string): boolean => withoutNumbers(text) !== text.normalize('NFC');
