import { words as fields } from './words-fields.ts';
import { words as pages } from './words-pages.ts';
import { words as year } from './words-year.ts';

/** Words of the pages of the year's plan. */
export const words = { ...fields, ...pages, ...year } as const;
