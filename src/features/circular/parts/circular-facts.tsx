import type { CircularView } from '#features/circular/contract.ts';
import { words } from '#features/circular/words.ts';
import { MakePattern } from '#features/pattern/parts/make-pattern.tsx';
import { useFormat, useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { useSession } from '#web/session.tsx';
import { Button } from '#web/ui/button.tsx';
import { Chip } from '#web/ui/chips.tsx';
import { LinkButton, TextLink } from '#web/ui/link.tsx';
import { Section } from '#web/ui/section.tsx';
import { useState } from 'react';

type Fact = CircularView['facts'][number];

/** What the circular tells of: from something good to the pattern to do likewise, from a problem to what is asked of the branch. */
export function CircularFacts({ view: { facts } }: { readonly view: CircularView }) {
  const say = useSay(words);
  const format = useFormat();
  const { posts } = useSession();
  const [making, setMaking] = useState<Fact | null>(null);
  const makes = posts.some(({ post }) => post === 'committee' || post === 'secretary');
  if (facts.length === 0) return null;
  return (
    <Section title={say('circular.facts')}>
      <ul className="things">
        {facts.map((one) => (
          <li key={one.id} className="thing">
            <div className="thing-what">
              <p>{one.text}</p>
              {one.kind === 'result' && <p className="quiet">{say('circular.effect', { before: one.before ?? '', after: one.after ?? '' })}</p>}
              <p>
                <Chip tone={one.tone === 'good' ? 'done' : 'warn'}>{say(`circular.tone.${one.tone}`)}</Chip> {one.branchName}{' '}
                {one.activityId !== null && <TextLink to={links.activity(one.activityId)}>{one.activityCode} {one.theme}</TextLink>}
              </p>
              {one.dueOn !== null && <p className="quiet">{say('circular.due', { day: format.day(one.dueOn) })}{one.roundId !== null && <> · <TextLink to={links.inspection(one.roundId)}>{say('circular.round')}</TextLink></>}</p>}
              {one.patterns.length > 0 && <p>{say('circular.patterns')}：{one.patterns.map((pattern) => <LinkButton key={pattern.id} icon="pattern" to={links.pattern(pattern.id)}>{say('circular.pattern', { name: pattern.name })}</LinkButton>)}</p>}
              {makes && one.tone === 'good' && one.activityId !== null && one.patterns.length === 0 && <p><Button small icon="pattern" onClick={() => setMaking(one)}>{say('circular.make_pattern')}</Button></p>}
            </div>
          </li>
        ))}
      </ul>
      {making?.activityId != null && <MakePattern activityId={making.activityId} theme={making.theme ?? making.activityCode} onClose={() => setMaking(null)} />}
    </Section>
  );
}
