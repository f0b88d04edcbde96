import { resultKinds } from '#features/record/facts.ts';
import { words } from './words.ts';

/** Whether a kind of result is one every office has, and so has words in every language; the others are the office’s own words. */
export const isShippedResult = (kind: string): kind is (typeof resultKinds)[number] => resultKinds.some((one) => one === kind);

/** A kind of result in Chinese, for papers and exports. */
export const resultName = (kind: string): string => (isShippedResult(kind) ? words[`result.kind.${kind}`][0] : kind);
