import { words } from '#features/template/words.ts';
import { api } from '#web/client.ts';
import { Page } from '#web/frame/page.tsx';
import { useLanguage, useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { Chip } from '#web/ui/chips.tsx';
import { LinkButton, TextLink } from '#web/ui/link.tsx';
import { Loaded } from '#web/ui/states.tsx';
import { Table } from '#web/ui/table.tsx';
import { useQuery } from '@tanstack/react-query';
import { paperName } from '#features/template/parts/paper-name.ts';
import { NoPdf } from '#features/template/parts/no-pdf.tsx';

/** Every paper and what it is printed with. */
export function TemplatesPage() {
  const say = useSay(words);
  const { language } = useLanguage();
  const list = useQuery(api.template.list.queryOptions({ input: {} }));
  return (
    <Page title={say('template.title')} lead={say('template.lead')} width="wide" actions={<LinkButton icon="file" to={links.templateFields()}>{say('template.to_fields')}</LinkButton>}>
      <Loaded from={list} lines={8}>
        {({ papers, noPdf }) => (
          <>
            <NoPdf why={noPdf} />
            <Table
              caption={say('template.title')}
              rows={papers}
              rowKey={(row) => row.key}
              columns={[
                { key: 'paper', title: say('template.paper'), names: true, cell: (row) => <TextLink to={links.template(row.key)}>{paperName(row, language)}</TextLink> },
                { key: 'now', title: say('template.now'), cell: (row) => (row.inUse === null ? <Chip tone="quiet">{say('template.built_in')}</Chip> : <><Chip tone="active">{say('template.own', { number: row.inUse.number })}</Chip> <span className="quiet">{row.inUse.name}</span></>) },
                { key: 'versions', title: say('template.versions'), end: true, cell: (row) => row.versions },
                { key: 'kind', title: say('template.kind'), short: true, cell: (row) => `.${row.kind}` },
              ]}
            />
          </>
        )}
      </Loaded>
    </Page>
  );
}
