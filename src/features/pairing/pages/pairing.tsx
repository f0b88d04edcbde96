import type { PairingView } from '#features/pairing/contract.ts';
import { EndDialog, ReviewDialog } from '#features/pairing/parts/pairing-ways.tsx';
import { PairingDialog } from '#features/pairing/parts/pairing-dialog.tsx';
import { PairingState } from '#features/pairing/parts/pairing-table.tsx';
import { words } from '#features/pairing/words.ts';
import { useParam } from '#web/address.ts';
import { api } from '#web/client.ts';
import { Page } from '#web/frame/page.tsx';
import { useFormat, useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { Button } from '#web/ui/button.tsx';
import { Day } from '#web/ui/chips.tsx';
import { TextLink } from '#web/ui/link.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { FactList, Section } from '#web/ui/section.tsx';
import { Loaded } from '#web/ui/states.tsx';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

/** One agreement: what it says, how it went, what was done under it. */
export function PairingPage() {
  const say = useSay(words);
  const format = useFormat();
  const id = useParam('id');
  const view = useQuery(api.pairing.one.queryOptions({ input: { id } }));
  const [asked, setAsked] = useState<'edit' | 'review' | 'end' | null>(null);
  const close = (): void => setAsked(null);
  const back = { to: links.pairings(), label: say('pairing.title') };
  if (view.data === undefined) return <Page title={say('pairing.one')} back={back}><Loaded from={view}>{() => null}</Loaded></Page>;
  const { pairing, allowed } = view.data;
  const over = pairing.endedOn !== null;
  const actions = !over && (
    <>
      <Button kind="primary" why={allowed['pairing.review']} onClick={() => setAsked('review')}>{say('pairing.review')}</Button>
      <Button icon="edit" why={allowed['pairing.edit']} onClick={() => setAsked('edit')}>{say('pairing.edit')}</Button>
      <Button kind="danger" why={allowed['pairing.end']} onClick={() => setAsked('end')}>{say('pairing.end')}</Button>
    </>
  );
  return (
    <Page title={pairing.units.map(({ name }) => name).join('、')} back={back} lead={<PairingState row={pairing} />} actions={actions}>
      {pairing.paused && <Notice kind="warn">{say('pairing.paused_hint')}</Notice>}
      <Section title={say('pairing.one')} sheet>
        <FactList
          facts={[
            { label: say('pairing.branches'), value: pairing.branches.map((branch) => <TextLink key={branch.id} to={links.branch(branch.id)}>{branch.name} </TextLink>) },
            ...pairing.parties.map((party) => ({
              label: say('pairing.parties'),
              value: <><TextLink to={links.partner(party.unitId)}>{party.unitName}</TextLink> {[party.bodyWords, party.signerPost, party.signerName].filter(Boolean).join(' ')}</>,
            })),
            { label: say('pairing.purpose'), value: pairing.purpose },
            { label: say('pairing.contents'), value: <span className="said-words">{pairing.contents}</span> },
            { label: say('pairing.signed'), value: format.day(pairing.signedOn) },
            { label: say('pairing.term'), value: pairing.untilOn === null ? `${format.day(pairing.fromOn)} ${say('pairing.no_end')}` : format.days(pairing.fromOn, pairing.untilOn) },
            ...(pairing.activityId === null ? [] : [{ label: say('pairing.at_activity'), value: <TextLink to={links.activity(pairing.activityId)}>{pairing.activityTheme ?? pairing.activityId}</TextLink> }]),
          ]}
        />
        {over && <p>{say('pairing.ended', { on: format.day(pairing.endedOn), reason: pairing.endReason ?? '' })}</p>}
        <p className="hint">{say('pairing.by', { name: pairing.byName })}</p>
      </Section>
      <Reviews view={view.data} />
      <Under view={view.data} />
      {asked === 'edit' && <PairingDialog pairing={pairing} onClose={close} />}
      {asked === 'review' && <ReviewDialog pairing={pairing} onClose={close} />}
      {asked === 'end' && <EndDialog pairing={pairing} onClose={close} />}
    </Page>
  );
}

function Reviews({ view: { reviews } }: { readonly view: PairingView }) {
  const say = useSay(words);
  const format = useFormat();
  return (
    <Section title={say('pairing.reviews')}>
      {reviews.length === 0 ? <p className="quiet">{say('pairing.no_reviews')}</p> : (
        <ul className="things">
          {reviews.map((one) => (
            <li key={one.id} className="thing">
              <div className="thing-what">
                <span className="said-words">{one.text}</span>
                <p className="quiet">{one.byName} <Day day={one.reviewedOn} />{one.untilOn !== null && ` · ${say('pairing.renewed', { until: format.day(one.untilOn) })}`}</p>
              </div>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function Under({ view: { activities } }: { readonly view: PairingView }) {
  const say = useSay(words);
  return (
    <Section title={say('pairing.activities')}>
      {activities.length === 0 ? <p className="quiet">{say('pairing.no_activities')}</p> : (
        <ul className="things">
          {activities.map((one) => (
            <li key={one.id} className="thing">
              <div className="thing-what"><TextLink to={links.activity(one.id)}>{one.theme ?? one.code}</TextLink></div>
              <div className="thing-side"><Day day={one.on} /></div>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
