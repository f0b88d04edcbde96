import type { QueryClient } from '@tanstack/react-query';
import { firstAnswersId, type FirstAnswer } from '#web/first-answers.ts';

/**
 * What the server put into the first HTML to be read (server/first-html.ts) stays until the page has drawn its own
 * heading, or says why it cannot: then the one takes the other's place at a stroke.
 */
export function takePlaceOfFirst(root: HTMLElement): void {
  const first = document.getElementById('first');
  if (first === null) return;
  const drawn = (): boolean => root.querySelector('h1, [role="alert"]') !== null;
  const take = (): void => {
    first.remove();
    root.hidden = false;
  };
  const watch = new MutationObserver(() => {
    if (!drawn()) return;
    watch.disconnect();
    take();
  });
  watch.observe(root, { childList: true, subtree: true });
}

/** Takes the answers that came with the first HTML as answered now; a page that was brought back by the browser asks again. */
export function takeFirstAnswers(queries: QueryClient): void {
  const place = document.getElementById(firstAnswersId);
  // Only this program's own server writes there.
  for (const { key, data } of JSON.parse(place?.textContent ?? '[]') as FirstAnswer[]) queries.setQueryData(key, data);
  place?.remove();
}
