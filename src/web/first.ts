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
