import { words as burden } from './words-burden.ts';
import { words as checks } from './words-checks.ts';
import { words as cost } from './words-cost.ts';
import { words as integrity } from './words-integrity.ts';
import { words as layout } from './words-layout.ts';
import { words as org } from './words-org.ts';
import { words as parameters } from './words-parameters.ts';
import { words as plan } from './words-plan.ts';
import { words as profiles } from './words-profiles.ts';
import { words as trials } from './words-trials.ts';
import { words as rulebook } from './words.ts';

/** All words the book is written in: rules, parameters, and the page itself. */
export const words = { ...rulebook, ...checks, ...cost, ...plan, ...profiles, ...trials, ...org, ...integrity, ...layout, ...burden, ...parameters };
