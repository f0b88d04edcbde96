import { words as web } from '#web/words.ts';
import { words as book } from '../words-book.ts';
import type { Words } from '#shared/language.ts';

/** All words the book is written in, for one chunk of the page. Keys are put together from rule and parameter ids. */
export const words: Words = { ...web, ...book };
