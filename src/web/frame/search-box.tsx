import { useGo, useSearch } from '#web/address.ts';
import { useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { Icon } from '#web/ui/icon.tsx';
import { TextLink } from '#web/ui/link.tsx';
import { words } from '#web/words.ts';
import { useEffect, useRef, useState } from 'react';

/** Whether somebody is writing, so that a key is a letter and not a way. */
const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName));

/** One box over everything, in the head of every page; `/` leads into it. On a phone a button leads to the page. */
export function SearchBox() {
  const say = useSay(words);
  const go = useGo();
  const { search } = useSearch();
  const box = useRef<HTMLInputElement>(null);
  const q = location.pathname === links.search() ? (search['q'] ?? '') : '';
  const [typed, setTyped] = useState(q);
  const [shown, setShown] = useState(q);
  if (shown !== q) {
    setShown(q);
    setTyped(q);
  }
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target) || document.querySelector('dialog[open]') !== null) return;
      event.preventDefault();
      const isShown = box.current !== null && box.current.offsetParent !== null;
      if (isShown) box.current?.select();
      else go(links.search());
    };
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, [go]);
  return (
    <>
      <form
        role="search"
        className="search-box"
        aria-label={say('web.search')}
        onSubmit={(event) => {
          event.preventDefault();
          if (typed.trim() !== '') go(links.search({ q: typed.trim() }));
        }}
      >
        <Icon name="search" />
        <input ref={box} type="search" className="input" aria-label={say('web.search')} placeholder={say('web.searchHint')} maxLength={200} value={typed} onChange={(event) => setTyped(event.target.value)} />
      </form>
      <TextLink to={links.search()} className="button quiet search-way" label={say('web.search')}><Icon name="search" /></TextLink>
    </>
  );
}
