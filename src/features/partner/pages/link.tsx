import { words as account } from '#features/account/words.ts';
import { LinkConsultations } from '#features/consultation/parts/link-consultations.tsx';
import { LinkFeedback } from '#features/feedback/parts/link-feedback.tsx';
import { AskedNotice } from '#features/partner/parts/asked.tsx';
import { DecideForm } from '#features/partner/parts/decide-form.tsx';
import { ActivitySheet } from '#features/partner/parts/shown-activity.tsx';
import { SaidList } from '#features/partner/parts/said-list.tsx';
import { askedOf } from '#features/partner/facts.ts';
import type { PartnerPage } from '#features/partner/contract-page.ts';
import { words } from '#features/partner/words.ts';
import { LinkPapers } from '#features/papers/parts/link-papers.tsx';
import { LinkMaterials } from '#features/resource/parts/link-materials.tsx';
import { RecordRead } from '#features/record/parts/record-read.tsx';
import { api } from '#web/client.ts';
import { readFailure } from '#web/failure.ts';
import { BareFrame } from '#web/frame/bare.tsx';
import { Page } from '#web/frame/page.tsx';
import { useFormat, useSay } from '#web/language.tsx';
import { linkIn, sideOf } from '#web/link-secret.ts';
import { links } from '#web/links.ts';
import { PinLater } from '#web/offline/pin-later.tsx';
import { allOfLink } from '#web/offline/pins.ts';
import { TextLink } from '#web/ui/link.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { Section } from '#web/ui/section.tsx';
import { Failed, Loading } from '#web/ui/states.tsx';
import { useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { createElement, lazy, type ReactNode, Suspense, useEffect, useState } from 'react';

// The editor is fetched only by those who propose something: the first visit is on a phone, on a bad network.
const Propose = lazy(async () => ({ default: (await import('#features/partner/parts/propose.tsx')).Propose }));

const EnterByLink = lazy(async () => ({ default: (await import('#features/attendance/parts/enter-by-link.tsx')).EnterByLink }));
type PlacePage = (props: { readonly ended: ReactNode }) => ReactNode;
/** A unit's whole place: fetched only for whoever holds the link of one; null until it is there. Not by Suspense, which holds back for a third of a second what it once showed a sign of waiting for. */
function usePlacePage(needed: boolean, ended: ReactNode): ReactNode {
  const [page, setPage] = useState<{ readonly Place: PlacePage } | null>(null);
  useEffect(() => {
    if (needed) void import('#features/place/pages/place.tsx').then((made) => setPage({ Place: made.PlacePage }), (error: unknown) => setPage(() => { throw error; }));
  }, [needed]);
  return page === null ? null : createElement(page.Place, { ended });
}

/** What a partner's leader opens by a personal link, without an account. */
export function LinkPage() {
  const say = useSay(words);
  const sayAccount = useSay(account);
  const { pathname } = useLocation();
  // The question is the address's: the header that names the side follows it, and so must what is kept of the answer.
  const { secret, side } = linkIn(pathname);
  const whole = secret === undefined ? links.ownPlace() : links.partnerPage(secret);
  // What an address without a side opens, one activity or a unit's whole place, is known to the link: it is asked, so that nothing is asked which is not the holder's.
  const me = useQuery({ ...api.account.me.queryOptions({ input: {} }), enabled: side === undefined });
  const page = useQuery({ ...api.partner.page.queryOptions({ input: {} }), queryKey: [...api.partner.page.queryKey({ input: {} }), side ?? null], enabled: side !== undefined || me.data?.place === null });
  const asked = page.isError || side !== undefined ? page : me.isError ? me : page;
  // Ran out, ended by the host, or cut in two on the way: the server says which, to whoever has the whole of it.
  const failure = asked.isError ? readFailure(asked.error) : null;
  const why = failure?.findings[0]?.check ?? '';
  const reason = why === 'sign_in.link_expired' || why === 'sign_in.link_revoked' || why === 'sign_in.link_invalid' ? sayAccount(why) : say('page.ended_why');
  const end = secret === undefined ? (
    <Page title={say('page.ended_account')} width="narrow"><Notice kind="warn" title={say('page.ended_account')} action={<TextLink to={links.signIn(pathname)}>{say('page.sign_in_again')}</TextLink>}><p>{say('page.ended_account_why')}</p></Notice></Page>
  ) : <Page title={say('page.ended')} width="narrow"><Notice kind="warn" title={reason} /></Page>;
  const ended = failure?.code === 'UNAUTHENTICATED';
  const isPlace = side === undefined && !ended && me.data !== undefined && me.data.place !== null;
  const place = usePlacePage(isPlace, end);
  if (isPlace) return place ?? <Loading page />;
  return (
    <BareFrame office={page.data?.office.name ?? null} demo={page.data?.office.demo ?? false} feedback={page.data !== undefined && !ended} holder={ended ? 'ended' : page.data === undefined ? null : 'reads'}>
      {page.data !== undefined && !ended && <Shown page={page.data} back={side === undefined ? null : whole} />}
      {ended && end}
      {page.data === undefined && !ended && (asked.isError ? <Failed error={asked.error} retry={() => void asked.refetch()} /> : <Loading page />)}
    </BareFrame>
  );
}

function Shown({ page, back }: { readonly page: PartnerPage; readonly back: string | null }) {
  const say = useSay(words);
  const format = useFormat();
  const { pathname } = useLocation();
  const { activity, holder, organiser, record, recordVersion } = page;
  const asked = askedOf(page);
  const decide = asked.for === 'activity' || asked.for === 'record' ? <DecideForm key={`${asked.for}.${asked.version}`} id={page.id} subject={asked.for} version={asked.version} /> : null;
  const attendance = page.allowed['attendance.enter_by_link']?.length === 0 && <Suspense fallback={<Loading lines={2} />}><EnterByLink page={page} /></Suspense>;
  return (
    <Page
      title={activity.theme ?? say('page.untitled')} document
      lead={<p>{say('page.holder', { name: holder.holderName, post: holder.holderPost, side: holder.side })}</p>}
      back={back === null ? undefined : { to: back, label: say('page.back') }}
      actions={<PinLater id={sideOf(pathname) ?? allOfLink} />}
    >
      <AskedNotice asked={asked} />
      {asked.for === 'attendance' && attendance}
      {record !== null && recordVersion !== null && (
        <Section title={say('page.record')} id="record">
          <RecordRead shown={record} />
          {asked.for === 'record' && decide}
        </Section>
      )}
      <ActivitySheet activity={activity} />
      {asked.for === 'activity' && decide}
      {page.allowed['programme.propose']?.length === 0 && activity.programme !== null && <Suspense fallback={<Loading lines={2} />}><Propose page={page} /></Suspense>}
      {asked.for !== 'attendance' && attendance}
      <LinkPapers />
      <LinkConsultations />
      <LinkMaterials />
      {page.outcomes.length > 0 && (
        <Section title={say('page.came_of')}>
          {page.outcomes.map((one) => (
            <Section key={one.id} title={one.text} level={3} sheet>
              <p className="kept-lines">{one.answer}</p>
              {one.effects.map((effect) => <p key={effect.measure} className="quiet">{say('page.verified_effect', { measure: effect.measure, before: effect.before ?? '', after: effect.after ?? '' })}</p>)}
              <p className="quiet">{format.instant(one.toldAt)}</p>
            </Section>
          ))}
        </Section>
      )}
      <SaidList page={page} />
      <LinkFeedback />
      <p className="hint">
        {holder.expiresAt === null ? say('page.until_account') : say('page.until', { at: format.instant(holder.expiresAt) })} {organiser !== null && say('page.ask_organiser', { name: organiser })}
      </p>
    </Page>
  );
}
