import type { ActivityView } from '#features/activity/contract.ts';
import { words } from '#features/activity/words-parts.ts';
import { Respond } from '#features/review/parts/respond.tsx';
import { useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { useFindingWords } from '#web/ui/finding-words.ts';
import { Icon } from '#web/ui/icon.tsx';
import { TextLink } from '#web/ui/link.tsx';
import { partThatCures } from './verbs-cure.ts';
import { missingFor } from './verbs-next.ts';

interface Props {
  readonly view: ActivityView;
}

/** The whole list of what is missing before the next thing, each line with the way to the part that mends it, or with the answer it takes. */
export function Missing({ view }: Props) {
  const findings = missingFor(view);
  const activityId = view.facts.activity.id;
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
              {finding.basis !== null && <span className="quiet">{finding.check} {finding.basis.source}</span>}{' '}
              {part !== null && <TextLink to={links.activity(activityId, part)}>{say('next.cure_one', { part: say(`part.${part}`) })}</TextLink>}{' '}
              <Respond view={view} finding={finding} />
            </li>
          );
        })}
      </ul>
    </div>
  );
}
