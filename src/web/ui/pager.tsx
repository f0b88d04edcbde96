import { useSay } from '#web/language.tsx';
import { LinkButton } from '#web/ui/link.tsx';
import { words } from '#web/words.ts';

interface Props {
  /** Addresses made by `links.ts`; null where there is nothing further. */
  readonly next: string | null;
  readonly previous?: string | null;
  /** Back to the start, for lists that only page forward. */
  readonly first?: string | null;
}

/** Pages of a list by key: further, back, to the start. Never a count of pages, which would cost a count of rows. */
export function Pager({ next, previous = null, first = null }: Props) {
  const say = useSay(words);
  if (next === null && previous === null && first === null) return null;
  return (
    <nav className="pager" aria-label={say('pager.label')}>
      {first !== null && <LinkButton to={first}>{say('pager.first')}</LinkButton>}
      {previous !== null && (
        <LinkButton to={previous} icon="back">
          {say('pager.previous')}
        </LinkButton>
      )}
      {next !== null && (
        <span className="onward">
          <LinkButton to={next} icon="next">
            {say('pager.next')}
          </LinkButton>
        </span>
      )}
    </nav>
  );
}
