import { useSay } from '#web/language.tsx';
import { words } from '#web/words.ts';

/** On every page of a demo office, on screen and on paper: nothing here is true. */
export function Banner({ demo }: { readonly demo: boolean }) {
  const say = useSay(words);
  return demo ? (
    <p className="demo-banner" role="note">
      {say('web.demo')}
    </p>
  ) : null;
}

export function SkipLink() {
  const say = useSay(words);
  return (
    <a className="skip-link" href="#main">
      {say('web.skip')}
    </a>
  );
}

/** The product's mark: a seal, the one place besides what is active where cinnabar stands. */
export const Seal = () => (
  <svg className="seal" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
    <rect x="2" y="2" width="28" height="28" rx="3" />
    <text x="16" y="21.5" textAnchor="middle" lang="zh-Hans">
      联学
    </text>
  </svg>
);
