import { writeFileSync } from 'node:fs';
import { lexicon } from '#features/words.ts';
import type { Words } from '#shared/language.ts';
import { Converter } from 'opencc-js/cn2t';

/**
 * The Traditional sentence of every Simplified one of a lexicon, by OpenCC's plain characters with Taiwan's standard
 * shapes (no regional vocabulary: 质量 stays 質量). Sentences that read the same in both are left out.
 */
export function traditional(words: Words): Record<string, string> {
  const convert = Converter({ from: 'cn', to: 'tw' });
  const simplified = [...new Set(Object.values(words).map(([zh]) => zh))].toSorted();
  return Object.fromEntries(simplified.map((zh) => [zh, convert(zh)]).filter(([zh, hant]) => zh !== hant));
}

/** Text of `src/web/hant.generated.ts`. */
export const hantModule = (words: Words): string =>
  `// Made by scripts/hant.ts from every words.ts; do not edit.
export const hant: Readonly<Record<string, string>> = ${JSON.stringify(traditional(words), null, 2)};
`;

if (import.meta.main) {
  writeFileSync(new URL('../src/web/hant.generated.ts', import.meta.url), hantModule(lexicon));
}
