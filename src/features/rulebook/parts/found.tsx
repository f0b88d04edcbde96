import type { FoundView } from '#features/rulebook/contract.ts';
import { useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { TextLink } from '#web/ui/link.tsx';
import { words } from './all-words.ts';

/** How often a rule has spoken this year, with where. */
export function Found({ found, rule }: { readonly found: FoundView; readonly rule: string }) {
  const say = useSay(words);
  const entry = found.rules.find((one) => one.rule === rule);
  if (entry === undefined) return say('found.none');
  const listed = entry.activities.length + entry.lines.length;
  return (
    <details>
      <summary>{say('found.count', { count: entry.count })}</summary>
      <ul className="plain-list">
        {entry.activities.map(({ id, name }) => <li key={id}><TextLink to={links.activity(id)}>{name}</TextLink></li>)}
        {entry.lines.map(({ id, name }) => <li key={id}><TextLink to={links.plan(found.year)}>{say('found.line', { name })}</TextLink></li>)}
        {entry.count > listed && listed >= 20 && <li className="quiet">{say('found.more', { count: entry.count - listed })}</li>}
      </ul>
    </details>
  );
}
