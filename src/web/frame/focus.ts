import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';

const patience = 5000;

/**
 * After going to another page the focus is put on its heading, so that a screen reader says where one is and the
 * keyboard goes on from there. A page that waits for its answer draws its heading later, hence the watching.
 * Filters in the address and the first page of a visit leave the focus alone.
 */
export function useFocusOnNavigation(): void {
  const router = useRouter();
  useEffect(() => {
    let stopWatching = (): void => undefined;
    const stop = router.subscribe('onRendered', ({ fromLocation, pathChanged }) => {
      stopWatching();
      if (fromLocation !== undefined && pathChanged) stopWatching = focusHeading();
    });
    return () => {
      stop();
      stopWatching();
    };
  }, [router]);
}

/** Focuses the page's h1 now or as soon as it is there; answers how to stop waiting for it. */
function focusHeading(): () => void {
  const main = document.getElementById('main');
  const focus = (): boolean => {
    const heading = main?.querySelector<HTMLElement>('h1') ?? null;
    heading?.focus({ preventScroll: true });
    return heading !== null;
  };
  if (main === null || focus()) return () => undefined;
  const watch = new MutationObserver(() => focus() && watch.disconnect());
  watch.observe(main, { childList: true, subtree: true });
  const giveUp = setTimeout(() => watch.disconnect(), patience);
  return () => {
    clearTimeout(giveUp);
    watch.disconnect();
  };
}
