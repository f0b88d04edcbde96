import { useLocation } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';

/**
 * After going to another page the focus is put on its heading, so that a screen reader says where one is and the
 * keyboard goes on from there. Lazily fetched pages may draw their heading a little later, hence the short wait.
 * Filters in the address and the first page of a visit leave the focus alone.
 */
export function useFocusOnNavigation(): void {
  const { pathname } = useLocation();
  const last = useRef(pathname);
  useEffect(() => {
    if (last.current === pathname) return;
    last.current = pathname;
    const main = document.getElementById('main');
    const focus = (): boolean => {
      const heading = main?.querySelector<HTMLElement>('h1');
      heading?.focus({ preventScroll: true });
      return heading !== null && heading !== undefined;
    };
    if (main === null || focus()) return;
    const watch = new MutationObserver(() => focus() && watch.disconnect());
    watch.observe(main, { childList: true, subtree: true });
    const giveUp = setTimeout(() => watch.disconnect(), 3000);
    return () => {
      watch.disconnect();
      clearTimeout(giveUp);
    };
  }, [pathname]);
}
