import { useSay } from '#web/language.tsx';
import { Foot } from '#web/frame/feedback.tsx';
import { Banner, Seal, SkipLink } from '#web/frame/banner.tsx';
import { useFocusOnNavigation } from '#web/frame/focus.ts';
import { OfflineBar } from '#web/frame/offline-bar.tsx';
import { LinkPhoneReads } from '#web/frame/phone-reads.tsx';
import { LanguageMenu } from '#web/frame/language-menu.tsx';
import { useOffline } from '#web/offline/state.ts';
import { words } from '#web/words.ts';
import { type ReactNode, Suspense, lazy } from 'react';

const Outbox = lazy(() => import('#web/offline/outbox-page.tsx').then(({ Outbox: page }) => ({ default: page })));

interface Props {
  /** Null while it is not known, as before somebody has signed in. */
  readonly office: string | null;
  readonly demo: boolean;
  /** The reader came by a personal link and may say what is wrong with the page. */
  readonly feedback?: boolean;
  readonly children: ReactNode;
}

/** The frame of pages that stand alone: sign-in, first run, the partner's page. No ways, one thing on the page. */
export function BareFrame({ office, demo, feedback = false, children }: Props) {
  const say = useSay(words);
  const { toMend } = useOffline();
  useFocusOnNavigation();
  return (
    <div className="frame bare">
      <SkipLink />
      <header className="top">
        <Banner demo={demo} />
        {feedback && <LinkPhoneReads />}
        <OfflineBar inside={false} />
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
        {feedback && toMend > 0 && <Suspense><Outbox /></Suspense>}
      </main>
      <Foot way={feedback ? 'outside' : 'none'} />
    </div>
  );
}
