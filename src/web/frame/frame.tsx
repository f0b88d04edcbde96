import type { Post } from '#shared/actor.ts';
import { useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { AccountMenu } from '#web/frame/account-menu.tsx';
import { Foot } from '#web/frame/feedback.tsx';
import { Banner, Seal, SkipLink } from '#web/frame/banner.tsx';
import { BottomBar } from '#web/frame/bottom-bar.tsx';
import { OfflineBar } from '#web/frame/offline-bar.tsx';
import { PhoneReads } from '#web/frame/phone-reads.tsx';
import { LanguageMenu } from '#web/frame/language-menu.tsx';
import { SearchBox } from '#web/frame/search-box.tsx';
import type { NavItem } from '#web/frame/nav.ts';
import { useFocusOnNavigation } from '#web/frame/focus.ts';
import { Icon } from '#web/ui/icon.tsx';
import { TextLink, useIsAt } from '#web/ui/link.tsx';
import { words } from '#web/words.ts';
import type { ReactNode } from 'react';

interface Props {
  readonly office: string | null;
  readonly demo: boolean;
  readonly person: string | null;
  readonly posts: readonly Post[];
  readonly nav: readonly NavItem[];
  /** As `account.me` answers. */
  readonly phone: 'writes' | 'reads' | null;
  readonly children: ReactNode;
}

/** Office above, ways at the side (below on a phone), the page between them. */
export function Frame({ office, demo, person, posts, nav, phone, children }: Props) {
  const say = useSay(words);
  useFocusOnNavigation();
  // Whoever has business has something to look for.
  const searches = nav.some((item) => item.key === 'nav.activities');
  return (
    <div className="frame">
      <SkipLink />
      <header className="top">
        <Banner demo={demo} />
        <PhoneReads phone={phone} />
        <OfflineBar at="page" />
        <div className="top-bar">
          <TextLink to={links.home()} className="brand">
            <Seal />
            <span className="brand-product">{say('web.productLong')}</span>
            {office !== null && <span className="brand-office">{office}</span>}
          </TextLink>
          {searches && <SearchBox />}
          <div className="top-tools">
            <LanguageMenu />
            <AccountMenu person={person} posts={posts} />
          </div>
        </div>
      </header>
      <SideNav nav={nav} />
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      <Foot way="inside" />
      <BottomBar nav={nav} />
    </div>
  );
}

function SideNav({ nav }: { readonly nav: readonly NavItem[] }) {
  const say = useSay(words);
  const isAt = useIsAt();
  return (
    <nav className="side-nav" aria-label={say('web.nav')}>
      <ul>
        {nav.map((item) => (
          <li key={item.key}>
            <TextLink to={item.to} current={isAt(item.to) ? 'page' : undefined}>
              <Icon name={item.icon} />
              <span>{say(item.key)}</span>
            </TextLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
