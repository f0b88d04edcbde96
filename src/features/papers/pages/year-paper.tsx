import { yearPapers } from '#features/papers/documents-plan.ts';
import { PaperView } from '#features/papers/parts/paper-view.tsx';
import { SheetView } from '#features/papers/parts/sheet-view.tsx';
import { words } from '#features/papers/words-parts.ts';
import { words as plan } from '#features/plan/words.ts';
import type { PaperDocument } from '#shared/document/model.ts';
import type { Sheet } from '#shared/document/sheet.ts';
import { useParam } from '#web/address.ts';
import { api } from '#web/client.ts';
import { Page } from '#web/frame/page.tsx';
import { useLanguage, useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { FindingList } from '#web/ui/findings.tsx';
import { FileLink } from '#web/ui/link.tsx';
import { Section } from '#web/ui/section.tsx';
import { Loaded, NotFound } from '#web/ui/states.tsx';
import { useQuery } from '@tanstack/react-query';

/** One of the year's papers as it would be printed, its files, and what the layout checks say of it. */
export function YearPaperPage() {
  const say = useSay(words);
  const sayPlan = useSay(plan);
  const { language } = useLanguage();
  const year = Number(useParam('year'));
  const key = useParam('paper');
  const paper = yearPapers.find((one) => one.key === key);
  const view = useQuery({ ...api.papers.ofYear.queryOptions({ input: { year, key } }), enabled: paper !== undefined });
  if (paper === undefined) return <NotFound />;
  const tools = (
    <>
      <FileLink button icon="print" href={links.yearPaper(year, `${key}.pdf`)}>{say('papers.print')}</FileLink>
      <FileLink button icon="download" href={links.yearPaper(year, `${key}.${paper.kind}`)}>{say('papers.download', { format: `.${paper.kind}` })}</FileLink>
    </>
  );
  return (
    <Page title={language === 'en' ? `${year}: ${paper.en}` : `${year}${paper.name.startsWith('年度') ? '' : '年度'}${paper.name}`} back={{ to: links.plan(year, 'papers'), label: sayPlan('yearpaper.back') }} actions={view.data && tools} width="wide">
      <Loaded from={view}>
        {({ document, sheets, findings }) => (
          <>
            {document !== null && <PaperView document={document as PaperDocument} />}
            {(sheets as Sheet[]).map((sheet) => <SheetView key={sheet.name} sheet={sheet} />)}
            {document !== null && <Section title={say('papers.layout')}>{findings.length === 0 ? <p className="quiet">{say('papers.layout_fine')}</p> : <FindingList findings={findings} />}</Section>}
          </>
        )}
      </Loaded>
    </Page>
  );
}
