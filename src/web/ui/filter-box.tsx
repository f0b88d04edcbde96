import { useSay } from '#web/language.tsx';
import { Icon } from '#web/ui/icon.tsx';
import { words } from '#web/words.ts';
import { type ReactNode, useState } from 'react';

interface Props {
  readonly children: ReactNode;
  /** Something is filtered: then a phone shows by what. */
  readonly open: boolean;
}

/** Filters of a list beside each other; on a phone they fold away behind one line, so that the list comes first. */
export function FilterBox({ children, open }: Props) {
  const say = useSay(words);
  const [shown, setShown] = useState(() => open || !matchMedia('(max-width: 639px)').matches);
  return (
    <details className="filter-box" open={shown} onToggle={(event) => setShown(event.currentTarget.open)}>
      <summary>{say('ui.filters')}<Icon name={shown ? 'up' : 'down'} /></summary>
      <div className="filters" role="search" aria-label={say('ui.filters')}>
        {children}
      </div>
    </details>
  );
}
