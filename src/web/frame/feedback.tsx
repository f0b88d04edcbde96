import { useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { TextLink } from '#web/ui/link.tsx';
import { words } from '#web/words.ts';
import { lazy, type ReactNode, Suspense, useState } from 'react';

// Fetched by those who write something.
const Write = lazy(async () => ({ default: (await import('#features/feedback/parts/write-feedback.tsx')).WriteFeedback }));

/** The way to feedback: `ask` opens it, `dialog` is where it stands. Outside the frame the address is not offered: it is the link's secret. */
export function useFeedback(outside = false): { readonly ask: () => void; readonly dialog: ReactNode } {
  const [page, setPage] = useState<string | null>(null);
  const dialog = page !== null && (
    <Suspense fallback={null}>
      <Write page={outside ? null : page} onClose={() => setPage(null)} />
    </Suspense>
  );
  return { ask: () => setPage(`${location.pathname}${location.search}`), dialog };
}

/** The foot of every page. The way to feedback is part of it, and nothing takes it away (BRD-08). */
export function Foot({ way }: { readonly way: 'inside' | 'outside' | 'none' }) {
  const say = useSay(words);
  const { ask, dialog } = useFeedback(way === 'outside');
  return (
    <footer className="frame-foot">
      <span>{say('web.noSecrets')}</span>
      {way !== 'none' && <button type="button" className="foot-way" onClick={ask}>{say('web.feedback')}</button>}
      {way === 'inside' && <TextLink to={links.burden()} className="foot-way">{say('web.burden')}</TextLink>}
      {dialog}
    </footer>
  );
}
