import type { ItemView } from '#features/inspection/contract.ts';
import { placeOfItem } from '#features/inspection/facts-items.ts';
import { words } from '#features/inspection/words.ts';
import { useFormat, useLexicon, useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { Chip } from '#web/ui/chips.tsx';
import { TextLink } from '#web/ui/link.tsx';

const tones = { yes: 'done', no: 'warn', na: 'quiet', unknown: 'plain', later: 'quiet' } as const;

/** What the program found, item by item, with what was seen; each leads to where it stands in the activity. */
export function ComputedList({ activityId, computed }: { readonly activityId: string; readonly computed: ItemView['computed'] }) {
  const say = useSay(words);
  const { day } = useFormat();
  const lexicon = useLexicon(computed.some(({ says }) => says.length > 0));
  const spoken = (facts: ItemView['computed'][number]['says'][number]['facts']) =>
    Object.fromEntries(Object.entries(facts).map(([key, value]) => [key, typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? day(value) : value]));
  return (
    <ul className="things">
      {computed.map(({ key, result, says }) => (
        <li key={key} className="thing">
          <div className="thing-what">
            <TextLink to={links.activity(activityId, placeOfItem[key])}>{say(`inspection.item.${key}`)}</TextLink>
            {lexicon !== null && says.map((one) => <p key={`${one.key} ${JSON.stringify(one.facts)}`}>{lexicon(one.key, spoken(one.facts))}</p>)}
            <p className="quiet small">{say(`inspection.basis.${key}`)}</p>
          </div>
          <div className="thing-side"><Chip tone={tones[result]}>{say(`inspection.result.${result}`)}</Chip></div>
        </li>
      ))}
    </ul>
  );
}
