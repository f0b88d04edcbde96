import type { ActivityView } from '#features/activity/contract.ts';
import { words } from '#features/papers/words-parts.ts';
import { useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { Chip } from '#web/ui/chips.tsx';
import { FileLink, TextLink } from '#web/ui/link.tsx';
import { Section } from '#web/ui/section.tsx';
import { paperStates } from './ready.ts';

/** The activity's papers, ready to open; of each, what is still missing and where it is cured. */
export function PapersPart({ view: { facts } }: { readonly view: ActivityView }) {
  const say = useSay(words);
  const { id } = facts.activity;
  return (
    <Section title={say('papers.title')}>
      <p className="quiet">{say('papers.why')}</p>
      <ul className="things">
        {paperStates(facts).map(({ name, empty, lacks }) => (
          <li key={name} className="thing">
            <div className="thing-what">
              <h3>{say(`papers.${name}`)}</h3>
              {lacks.length === 0 ? <Chip tone="done">{say('papers.ready')}</Chip> : (
                <p>
                  {say('papers.lacking')}
                  {lacks.map(({ what, cure }, index) => <span key={what}>{index > 0 && '、'}<TextLink to={links.activity(id, cure)}>{say(`papers.lacks.${what}`)}</TextLink></span>)}
                  {!empty && <span className="quiet"> {say('papers.blank')}</span>}
                </p>
              )}
            </div>
            {!empty && <div className="thing-side"><FileLink button icon="download" href={links.paper(id, name)}>{say('papers.open', { name: say(`papers.${name}`) })}</FileLink></div>}
          </li>
        ))}
      </ul>
    </Section>
  );
}
