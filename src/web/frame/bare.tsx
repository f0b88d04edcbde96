import { useSay } from '#web/language.tsx';
import { Foot } from '#web/frame/feedback.tsx';
import { Banner, Seal, SkipLink } from '#web/frame/banner.tsx';
import { useFocusOnNavigation } from '#web/frame/focus.ts';
import { OfflineBar } from '#web/frame/offline-bar.tsx';
import { LinkPhoneReads } from '#web/frame/phone-reads.tsx';
import { LanguageMenu } from '#web/frame/language-menu.tsx';
import { useSearch } from '#web/address.ts';
import { linkSecret } from '#web/link-secret.ts';
import { canKeep, useOffline } from '#web/offline/state.ts';
import { words } from '#web/words.ts';
import { useLocation } from '@tanstack/react-router';
import { type ReactNode, Suspense, lazy } from 'react';

const HolderKept = lazy(() => import('#web/offline/holder-kept.tsx').then((made) => ({ default: made.HolderKept })));
const LeaveLink = lazy(() => import('#web/offline/leave-link.tsx').then((made) => ({ default: made.LeaveLink })));

interface Props {
  /** Null while it is not known, as before somebody has signed in. */
  readonly office: string | null;
  readonly demo: boolean;
  /** The reader came by a personal link and may say what is wrong with the page. */
  readonly feedback?: boolean;
  /** A partner reads here, by a link or an account of its unit; `ended`: what opened the page opens nothing any more. What it wrote and is not sent stands below. */
  readonly holder?: 'reads' | 'ended' | null;
  readonly children: ReactNode;
}

/** The frame of pages that stand alone: sign-in, first run, the partner's page. No ways, one thing on the page. */
export function BareFrame({ office, demo, feedback = false, holder = null, children }: Props) {
  const say = useSay(words);
  const { unsent } = useOffline();
  const { leaving } = useSearch().search;
  const { pathname } = useLocation();
  useFocusOnNavigation();
  return (
    <div className="frame bare">
      <SkipLink />
      <header className="top">
        <Banner demo={demo} />
        {holder === 'reads' && <LinkPhoneReads />}
        <OfflineBar at={holder === null ? null : 'below'} />
        <div className="top-bar">
          <span className="brand">
            <Seal />
            <span className="brand-product">{say('web.productLong')}</span>
            {office !== null && <span className="brand-office">{office}</span>}
          </span>
          <div className="top-tools">
            <LanguageMenu />
          </div>
        </div>
      </header>
      <main id="main" tabIndex={-1}>
        {children}
        {holder !== null && unsent > 0 && <Suspense><HolderKept ended={holder === 'ended'} leaving={leaving === 'yes'} /></Suspense>}
        {holder === 'reads' && linkSecret(pathname) !== null && canKeep() && <Suspense><LeaveLink /></Suspense>}
      </main>
      <Foot way={feedback ? 'outside' : 'none'} />
    </div>
  );
}
