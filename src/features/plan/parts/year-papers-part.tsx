import { yearPapers } from '#features/papers/documents-plan.ts';
import { words as papers } from '#features/papers/words-parts.ts';
import type { SheetView } from '#features/plan/contract.ts';
import { planPapers } from '#features/plan/facts-plain.ts';
import { words } from '#features/plan/words.ts';
import { useFormat, useLanguage, useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { Button } from '#web/ui/button.tsx';
import { FileLink, TextLink } from '#web/ui/link.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { Section } from '#web/ui/section.tsx';
import { useState } from 'react';
import { NumberDialog } from './number-dialog.tsx';
import { isMine } from './plan-common.tsx';

type Kind = (typeof planPapers)[number];
const numbered = (key: string): key is Kind => planPapers.some((kind) => kind === key);

/** The year's three documents and their annexes: looked at, opened, printed, numbered. */
export function YearPapersPart({ view: { plan, papers: given, allowed } }: { readonly view: SheetView }) {
  const say = useSay(words);
  const sayPapers = useSay(papers);
  const format = useFormat();
  const { language } = useLanguage();
  const [numbering, setNumbering] = useState<Kind | null>(null);
  const may = allowed['plan.number_paper'];
  const line = ({ key, name: zh, en, kind }: (typeof yearPapers)[number]) => {
    const name = language === 'en' ? en : zh;
    const paper = given.find((one) => one.kind === key);
    return (
      <li key={key} className="thing">
        <div className="thing-what">
          <h3><TextLink to={links.yearPaperPreview(plan.year, key)} label={sayPapers('papers.preview_of', { name })}>{name}</TextLink></h3>
          {numbered(key) && <p className="quiet">{paper?.number ?? say('yearpaper.no_number')} · {paper?.datedOn == null ? say('yearpaper.no_day') : format.day(paper.datedOn)}</p>}
        </div>
        <div className="thing-side">
          {numbered(key) && isMine(may) && <Button small why={may} label={`${say('yearpaper.set')} ${name}`} onClick={() => setNumbering(key)}>{say('yearpaper.set')}</Button>}
          <FileLink icon="download" href={links.yearPaper(plan.year, `${key}.${kind}`)} label={sayPapers('papers.download_of', { name, format: `.${kind}` })}>{`.${kind}`}</FileLink>
          <FileLink icon="file" href={links.yearPaper(plan.year, `${key}.pdf`)} label={sayPapers('papers.download_of', { name, format: 'PDF' })}>PDF</FileLink>
        </div>
      </li>
    );
  };
  return (
    <>
      <Section title={say('yearpaper.title')} actions={<FileLink button icon="download" href={links.yearPaper(plan.year, 'all.zip')}>{say('yearpaper.all')}</FileLink>}>
        <p className="quiet">{say('yearpaper.why')}</p>
        {plan.state !== 'approved' && <Notice><p>{say('yearpaper.unapproved')}</p></Notice>}
        <div className="paper-group"><ul className="things">{yearPapers.filter(({ key }) => numbered(key)).map(line)}</ul></div>
      </Section>
      <Section title={say('yearpaper.annexes')}><div className="paper-group"><ul className="things">{yearPapers.filter(({ key }) => !numbered(key)).map(line)}</ul></div></Section>
      {numbering !== null && <NumberDialog plan={plan} kind={numbering} paper={given.find((one) => one.kind === numbering) ?? null} onClose={() => setNumbering(null)} />}
    </>
  );
}
