import type { ResourceRow } from '#features/resource/contract.ts';
import { words } from '#features/resource/words.ts';
import { useFormat, useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { Chip } from '#web/ui/chips.tsx';
import { TextLink } from '#web/ui/link.tsx';
import { useReadMarks } from './read-marks.ts';

/** Where it comes from, in words. */
export function useSource() {
  const say = useSay(words);
  return ({ sourceKind, unitName, sourceWords }: Pick<ResourceRow, 'sourceKind' | 'unitName' | 'sourceWords'>): string =>
    (sourceKind === 'unit' ? unitName : sourceKind === 'words' ? sourceWords : null) ?? say(`resource.source.${sourceKind}`);
}

/** Items of the library, one below the other: what it is, where from, when it came. */
export function ResourceList({ rows }: { readonly rows: readonly ResourceRow[] }) {
  const say = useSay(words);
  const format = useFormat();
  const source = useSource();
  const { isRead } = useReadMarks();
  return (
    <ul className="things">
      {rows.map((row) => (
        <li key={row.id} className="thing">
          <div className="thing-what">
            <TextLink to={links.resource(row.id)}>{row.title}</TextLink>
            <p className="quiet">{[source(row), ...row.tags].join(' · ')}</p>
            {row.cameAt !== null && <p className="quiet">{say('resource.came_at', { at: format.instant(row.cameAt) })}</p>}
          </div>
          <div className="thing-side">
            <Chip>{say(`resource.kind.${row.kind}`)}</Chip>
            {row.sensitivity !== 'internal' && <Chip tone="quiet">{say(`resource.sensitivity.${row.sensitivity}`)}</Chip>}
            {row.state !== 'library' && <Chip tone="warn">{say(`resource.state.${row.state}`)}</Chip>}
            {isRead(row.id) && <Chip tone="quiet">{say('resource.read_chip')}</Chip>}
          </div>
        </li>
      ))}
    </ul>
  );
}
