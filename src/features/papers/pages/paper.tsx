import { clipboardText, SheetView } from '#features/papers/parts/sheet-view.tsx';
import { PaperView } from '#features/papers/parts/paper-view.tsx';
import { paperNames, words } from '#features/papers/words-parts.ts';
import type { PaperDocument } from '#shared/document/model.ts';
import type { Sheet } from '#shared/document/sheet.ts';
import { useParam } from '#web/address.ts';
import { api } from '#web/client.ts';
import { Page } from '#web/frame/page.tsx';
import { useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { Button } from '#web/ui/button.tsx';
import { FindingList } from '#web/ui/findings.tsx';
import { FileLink } from '#web/ui/link.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { Section } from '#web/ui/section.tsx';
import { Loaded } from '#web/ui/states.tsx';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';

/** One paper as it would be printed, its files, and what the layout checks say of it. */
export function PaperPage() {
  const say = useSay(words);
  const nameOf = useSay(paperNames);
  const [id, key] = [useParam('id'), useParam('paper')];
  const { which }: { which?: string } = useSearch({ strict: false });
  const view = useQuery(api.papers.preview.queryOptions({ input: { id, key, ...(which === undefined ? {} : { which }) } }));
  const name = nameOf(`papers.name.${key}`);
  const file = (format: string): string => links.paper(id, `${key}.${format}`, which);
  const kind = view.data?.sheet == null ? 'docx' : 'xlsx';
  const tools = view.data && (
    <>
      {view.data.template !== null && view.data.noPdf !== null ? <Button icon="print" why={[view.data.noPdf]}>{say('papers.print')}</Button> : <FileLink button icon="print" href={file('pdf')}>{say('papers.print')}</FileLink>}
      <FileLink button icon="download" href={file(kind)}>{say('papers.download', { format: `.${kind}` })}</FileLink>
      {view.data.sheet !== null && <CopyTable sheet={view.data.sheet as Sheet} />}
    </>
  );
  return (
    <Page title={name} back={{ to: links.activity(id, 'papers'), label: say('papers.back') }} actions={tools} width="wide">
      <Loaded from={view}>
        {({ document, sheet, findings, template }) => (
          <>
            {template !== null && <Notice>{say('papers.own_preview', { number: template })}</Notice>}
            {document !== null && <PaperView document={document as PaperDocument} />}
            {sheet !== null && <SheetView sheet={sheet as Sheet} />}
            {document !== null && (
              <Section title={say('papers.layout')}>
                {findings.length === 0 ? <p className="quiet">{say('papers.layout_fine')}</p> : <FindingList findings={findings} />}
              </Section>
            )}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function CopyTable({ sheet }: { readonly sheet: Sheet }) {
  const say = useSay(words);
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(clipboardText(sheet));
    setCopied(true);
  };
  return (
    <>
      <Button icon="file" onClick={() => void copy()}>{say('papers.copy')}</Button>
      <span role="status" className="quiet">{copied ? say('papers.copied') : ''}</span>
    </>
  );
}
