import type { ActivityView } from '#features/activity/contract.ts';
import { BulletinText } from '#features/bulletin/parts/text.tsx';
import { tones, Withdrawn } from '#features/bulletin/parts/standing.tsx';
import { words } from '#features/bulletin/words.ts';
import { useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { Chip } from '#web/ui/chips.tsx';
import { TextLink } from '#web/ui/link.tsx';
import { Section } from '#web/ui/section.tsx';

/** Bulletins of other activities that were composed from this one too: read here, worked at there. */
export function Elsewhere({ view: { facts } }: { readonly view: ActivityView }) {
  const say = useSay(words);
  return facts.elsewhere.map((bulletin) => (
    <Section
      key={bulletin.id} sheet
      title={<>{say('bulletin.elsewhere')} <Chip tone={bulletin.withdrawnOn === null ? tones[bulletin.state] : 'warn'}>{bulletin.withdrawnOn === null ? say(`bulletin.state.${bulletin.state}`) : say('bulletin.withdrawn')}</Chip></>}
    >
      <p className="hint">{say('bulletin.elsewhere_hint', { code: bulletin.activityCode })} <TextLink to={links.activity(bulletin.activityId, 'publicity')}>{say('bulletin.elsewhere_open', { code: bulletin.activityCode })}</TextLink></p>
      <Withdrawn bulletin={bulletin} />
      <div className={bulletin.withdrawnOn === null ? '' : 'struck'}><BulletinText title={bulletin.title} body={bulletin.body} /></div>
    </Section>
  ));
}
