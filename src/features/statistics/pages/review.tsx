import { PaperView } from '#features/papers/parts/paper-view.tsx';
import { words } from '#features/statistics/words.ts';
import type { PaperDocument } from '#shared/document/model.ts';
import { useParam } from '#web/address.ts';
import { api } from '#web/client.ts';
import { Page } from '#web/frame/page.tsx';
import { useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { FindingList } from '#web/ui/findings.tsx';
import { FileLink } from '#web/ui/link.tsx';
import { Section } from '#web/ui/section.tsx';
import { Loaded, NotFound } from '#web/ui/states.tsx';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';

/** The yearly review as it would be printed, and as a file that one goes on writing in Word. */
export function YearReviewPage() {
  const say = useSay(words);
  const year = Number(useParam('year'));
  const sensible = Number.isInteger(year) && year >= 1921 && year <= 2199;
  const view = useQuery({ ...api.statistics.review.queryOptions({ input: { year } }), enabled: sensible });
  if (!sensible) return <NotFound />;
  const tools = (
    <>
      <FileLink button icon="print" href={links.yearReviewFile(year, 'pdf')}>{say('review.print')}</FileLink>
      <FileLink button icon="download" href={links.yearReviewFile(year, 'docx')}>{say('review.download')}</FileLink>
    </>
  );
  return (
    <Page title={say('statistics.review', { year })} lead={say('review.lead')} back={{ to: links.statistics({ year: String(year) }), label: say('statistics.title') }} actions={view.data && tools} width="wide">
      <Loaded from={view}>
        {({ document, findings, pictures }) => <Shown document={document as PaperDocument} findings={findings} pictures={pictures} />}
      </Loaded>
    </Page>
  );
}

type View = { readonly document: PaperDocument; readonly findings: Parameters<typeof FindingList>[0]['findings']; readonly pictures: readonly { readonly ref: string; readonly svg: string }[] };
function Shown({ document, findings, pictures }: View) {
  const say = useSay(words);
  const sources = useMemo(() => new Map(pictures.map(({ ref, svg }) => [ref, `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`])), [pictures]);
  return (
    <>
      <PaperView document={document} pictures={sources} />
      <Section title={say('review.layout')}>{findings.length === 0 ? <p className="quiet">{say('review.layout_fine')}</p> : <FindingList findings={findings} />}</Section>
    </>
  );
}
