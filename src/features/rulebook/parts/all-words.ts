import { words as web } from '#web/words.ts';
import { words as checks } from '../words-checks.ts';
import { words as cost } from '../words-cost.ts';
import { words as integrity } from '../words-integrity.ts';
import { words as layout } from '../words-layout.ts';
import { words as parameters } from '../words-parameters.ts';
import { words as rulebook } from '../words.ts';
import type { Words } from '#shared/language.ts';

/** All words the book is written in, for one chunk of the page. Keys are put together from rule and parameter ids. */
export const words: Words = { ...web, ...rulebook, ...checks, ...cost, ...integrity, ...layout, ...parameters };
