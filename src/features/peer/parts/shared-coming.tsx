import { useStage } from '#features/peer/parts/stage-words.ts';
import { words } from '#features/peer/words-parts.ts';
import { api } from '#web/client.ts';
import { useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { Chip, Day } from '#web/ui/chips.tsx';
import { TextLink } from '#web/ui/link.tsx';
import { Section } from '#web/ui/section.tsx';
import { useQuery } from '@tanstack/react-query';

/** On the home page: what others host with us and is not over. Nothing where there is none. */
export function SharedComing() {
  const say = useSay(words);
  const stage = useStage();
  const list = useQuery(api.peer.shared.queryOptions({ input: { limit: 5 } }));
  const rows = (list.data?.rows ?? []).filter((row) => row.state === 'open');
  if (rows.length === 0) return null;
  return (
    <Section title={say('shared.title')} actions={<TextLink to={links.sharedActivities()}>{say('shared.title')}</TextLink>}>
      <ul className="things">
        {rows.map((row) => (
          <li key={row.id} className="thing">
            <div className="thing-what"><TextLink to={links.sharedActivity(row.id)}>{row.theme ?? say('shared.untitled')}</TextLink><p className="quiet">{say('shared.hosted_by', { host: row.host })}</p></div>
            <div className="thing-side"><Day day={row.plannedOn} /> <Chip>{stage(row.stage, row.standing)}</Chip></div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
