import { words } from '#features/papers/words.ts';
import { api } from '#web/client.ts';
import { useSay } from '#web/language.tsx';
import { sideOf } from '#web/link-secret.ts';
import { links } from '#web/links.ts';
import { FileLink } from '#web/ui/link.tsx';
import { Section } from '#web/ui/section.tsx';
import { useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';

/** Papers of the activity that concern the side whose page it is, each as Word and PDF. */
export function LinkPapers() {
  const say = useSay(words);
  const { pathname } = useLocation();
  // With the page's own answers: what the side writes changes what there is of it.
  const list = useQuery({ ...api.papers.ofLink.queryOptions({ input: {} }), queryKey: [...api.partner.key(), 'papers', sideOf(pathname)] });
  if (list.data === undefined || list.data.length === 0) return null;
  return (
    <Section title={say('papers.theirs')} id="papers">
      <p className="hint">{say('papers.theirs_hint')}</p>
      <ul className="things">
        {list.data.map(({ key, which, title }) => (
          <li key={`${key}.${which ?? ''}`} className="thing">
            <div className="thing-what">{say(`papers.theirs.${key}`)}{title !== null && <p className="quiet">{title}</p>}</div>
            <div className="thing-side actions"><PaperLinks name={say(`papers.theirs.${key}`)} of={(format) => links.theirPaper(pathname, key, format, which)} /></div>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** One paper as Word and as PDF. */
export function PaperLinks({ name, of }: { readonly name: string; readonly of: (format: 'docx' | 'pdf') => string }) {
  const say = useSay(words);
  return (
    <>
      <FileLink href={of('docx')} label={say('papers.theirs_word', { name })}>Word</FileLink>
      <FileLink href={of('pdf')} label={say('papers.theirs_pdf', { name })}>PDF</FileLink>
    </>
  );
}
