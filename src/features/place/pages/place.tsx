import type { PlaceView } from '#features/place/contract.ts';
import { PlaceAccount } from '#features/place/parts/place-account.tsx';
import { PlaceActivities } from '#features/place/parts/place-activities.tsx';
import { PlaceLines } from '#features/place/parts/place-lines.tsx';
import { PlaceUnit } from '#features/place/parts/place-unit.tsx';
import { words } from '#features/place/words.ts';
import { PaperLinks } from '#features/papers/parts/link-papers.tsx';
import { words as pairing } from '#features/pairing/words.ts';
import { api } from '#web/client.ts';
import { readFailure } from '#web/failure.ts';
import { BareFrame } from '#web/frame/bare.tsx';
import { Page } from '#web/frame/page.tsx';
import { useFormat, useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { PinLater } from '#web/offline/pin-later.tsx';
import { wholePlace } from '#web/offline/pins.ts';
import { Chip } from '#web/ui/chips.tsx';
import { Section } from '#web/ui/section.tsx';
import { Failed, Loading } from '#web/ui/states.tsx';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';

/** Everything that concerns one unit, to whoever holds its link; `ended` is shown where the link opens nothing any more. */
export function PlacePage({ ended }: { readonly ended: ReactNode }) {
  const page = useQuery(api.place.page.queryOptions({ input: {} }));
  const over = page.isError && readFailure(page.error).code === 'UNAUTHENTICATED';
  return (
    <BareFrame office={page.data?.office.name ?? null} demo={page.data?.office.demo ?? false} holder={over ? 'ended' : page.data === undefined ? null : 'reads'}>
      {over ? ended : page.data !== undefined ? <Shown view={page.data} /> : page.isError ? <Failed error={page.error} retry={() => void page.refetch()} /> : <Loading page />}
    </BareFrame>
  );
}

function Shown({ view }: { readonly view: PlaceView }) {
  const say = useSay(words);
  const format = useFormat();
  const { office, holder, unit } = view;
  return (
    <Page title={say('place.title', { office: office.name })} document lead={<p>{say('place.holder', { name: holder.name, post: holder.post, unit: unit.name })}</p>} actions={<PinLater id={wholePlace} />}>
      <PlaceActivities />
      <Agreements rows={view.agreements} />
      {view.outcomes.length > 0 && (
        <Section title={say('place.outcomes')}>
          {view.outcomes.map((one) => (
            <Section key={one.id} title={one.text} level={3} sheet>
              <p className="kept-lines">{one.answer}</p>
              {one.effects.map((effect) => <p key={effect.measure} className="quiet">{say('place.effect', { measure: effect.measure, before: effect.before ?? '', after: effect.after ?? '' })}</p>)}
              <p className="quiet">{[one.theme, format.instant(one.toldAt)].filter(Boolean).join(' · ')}</p>
            </Section>
          ))}
        </Section>
      )}
      <PlaceLines rows={view.offers} />
      <PlaceUnit view={view} />
      <PlaceAccount view={view} />
      <p className="hint">{holder.expiresAt === null ? say('place.until_account') : say('place.until', { at: format.instant(holder.expiresAt) })}</p>
    </Page>
  );
}

function Agreements({ rows }: { readonly rows: PlaceView['agreements'] }) {
  const say = useSay(words);
  const sayPairing = useSay(pairing);
  const format = useFormat();
  return (
    <Section title={say('place.agreements')}>
      {rows.length === 0 ? <p className="quiet">{say('place.no_agreements')}</p> : (
        <ul className="things">
          {rows.map((row) => (
            <li key={row.id} className="thing">
              <div className="thing-what">
                <Chip>{sayPairing(`pairing.state.${row.state}`)}</Chip> <span>{row.purpose}</span>
                <p className="said-words">{row.contents}</p>
                <p className="quiet">
                  {[row.branches.join('、'), row.parties.join('、'), say('place.agreement_signed', { on: format.day(row.signedOn) }), row.untilOn === null ? say('place.agreement_term', { from: format.day(row.fromOn) }) : format.days(row.fromOn, row.untilOn)].join(' · ')}
                </p>
              </div>
              <div className="thing-side actions"><PaperLinks name={say('place.agreement_of', { purpose: row.purpose })} of={(paper) => links.theirAgreement(location.pathname, row.id, paper)} /></div>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
