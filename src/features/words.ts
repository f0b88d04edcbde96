import type { Words } from '#shared/language.ts';
import { words as web } from '#web/words.ts';

/** Every word of the product, one line per lexicon. A feature's `words.ts` is added here. */
export const lexicon = { ...web } as const satisfies Words;
