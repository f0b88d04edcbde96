import { words } from '#features/activity/words-parts.ts';
import type { Finding } from '#shared/finding.ts';
import { useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { useFindingWords } from '#web/ui/finding-words.ts';
import { Icon } from '#web/ui/icon.tsx';
import { TextLink } from '#web/ui/link.tsx';
import { partThatCures } from './verbs-cure.ts';

interface Props {
  readonly activityId: string;
  readonly findings: readonly Finding[];
}

/** The whole list of what is missing before a verb, each line with the way to the part that mends it. */
export function Missing({ activityId, findings }: Props) {
  const say = useSay(words);
  const saying = useFindingWords(findings.length > 0);
  if (findings.length === 0) return null;
  return (
    <div className="missing">
      <p><strong>{say('next.missing', { count: findings.length })}</strong></p>
      <ul className="plain-list">
        {findings.map((finding) => {
          const part = partThatCures(finding);
          return (
            <li key={`${finding.check} ${finding.subject} ${finding.field ?? ''}`}>
              <Icon name={finding.severity} /> {saying(finding).says}{' '}
              {part !== null && <TextLink to={links.activity(activityId, part)}>{say('next.cure_one', { part: say(`part.${part}`) })}</TextLink>}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
