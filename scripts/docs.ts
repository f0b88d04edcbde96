import { writeFileSync } from 'node:fs';
import { pages } from './docs/pages.ts';

// Prints docs/ from the code: `npm run docs`.
for (const [name, print] of Object.entries(pages)) writeFileSync(new URL(`../docs/${name}`, import.meta.url), print());
