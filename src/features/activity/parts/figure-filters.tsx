import { figureFilterWords, labelWords } from '#features/statistics/facts-labels.ts';
import { figureNames } from '#features/statistics/facts-records.ts';
import { words } from '#features/statistics/words.ts';
import { useSearch } from '#web/address.ts';
import { useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { figuresOf } from './activity-query.ts';

/** By which figure the list is filtered, in words, and the way out of it. Nothing where it is not. */
export function FigureFilterLine() {
  const say = useSay(words);
  const label = useSay(labelWords);
  const { search, change } = useSearch();
  const said = figureFilterWords(figuresOf(search), label);
  if (said.length === 0) return null;
  return (
    <p className="hint" role="status">
      {say('filter.figures', { what: said.join('；') })} <Button kind="quiet" icon="close" onClick={() => change({ ...Object.fromEntries(figureNames.map((name) => [name, null])), after: null })}>{say('filter.figures.drop')}</Button>
    </p>
  );
}
