import { words } from '#features/plan/words.ts';
import { useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { type ReactNode, useState } from 'react';

/** As many as are drawn at once: a year may have two thousand lines, and nobody reads them in one go. */
const atFirst = 100;

/** The first rows of many, and the button that shows them all; null where there are no more. */
export function useFirst<Row>(rows: readonly Row[]): readonly [readonly Row[], ReactNode] {
  const say = useSay(words);
  const [all, setAll] = useState(false);
  if (all || rows.length <= atFirst) return [rows, null];
  return [rows.slice(0, atFirst), <p key="more"><Button onClick={() => setAll(true)}>{say('year.show_all', { count: rows.length })}</Button></p>];
}
