import type { PartnerPage } from '#features/partner/contract-page.ts';
import { words } from '#features/partner/words.ts';
import { useFormat, useSay } from '#web/language.tsx';
import { Chip } from '#web/ui/chips.tsx';
import { Section } from '#web/ui/section.tsx';

/** What the side has said and proposed so far, newest first, and what became of it. */
export function SaidList({ page: { said, proposals } }: { readonly page: PartnerPage }) {
  const say = useSay(words);
  const format = useFormat();
  return (
    <>
      {said.length > 0 && (
        <Section title={say('page.said')}>
          <ul className="things">
            {said.toReversed().map((one) => (
              <li key={one.id} className="thing">
                <div className="thing-what">
                  <Chip tone={one.decision === 'approve' ? 'done' : 'warn'}>{say(`sign.${one.decision}.${one.subject}`)}</Chip> {say(`page.said_of.${one.subject}`, { version: one.subjectVersion })}
                  {one.comment !== null && one.comment !== '' && <p className="kept-lines">{one.comment}</p>}
                </div>
                <div className="thing-side">
                  <span className="quiet">{say('page.said_at', { name: one.name, post: one.post, at: format.instant(one.at) })}，{say(`sign.way.${one.way}`)}</span>
                  {one.superseded && <Chip tone="quiet">{say('page.superseded')}</Chip>}
                </div>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {proposals.length > 0 && (
        <Section title={say('page.proposals')}>
          <ul className="things">
            {proposals.toReversed().map((one) => (
              <li key={one.id} className="thing">
                <div className="thing-what">
                  {one.note !== null && <p className="kept-lines">{one.note}</p>}
                  {one.decisionNote !== null && <p>{say('page.proposal_why', { note: one.decisionNote })}</p>}
                  <span className="quiet">{say('page.proposal', { author: one.authorName, at: format.instant(one.createdAt) })}</span>
                </div>
                <div className="thing-side"><Chip tone={one.state === 'accepted' ? 'done' : 'quiet'}>{say(`page.proposal.${one.state === 'accepted' || one.state === 'refused' ? one.state : 'proposed'}`)}</Chip></div>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}
