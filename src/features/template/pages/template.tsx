import type { TemplateVersion } from '#features/template/contract.ts';
import { NoPdf } from '#features/template/parts/no-pdf.tsx';
import { paperName } from '#features/template/parts/paper-name.ts';
import { UploadTemplate } from '#features/template/parts/upload-template.tsx';
import { words } from '#features/template/words.ts';
import type { Finding } from '#shared/finding.ts';
import { useParam } from '#web/address.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { Page } from '#web/frame/page.tsx';
import { useFormat, useLanguage, useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { Button } from '#web/ui/button.tsx';
import { Chip } from '#web/ui/chips.tsx';
import { FileLink, LinkButton } from '#web/ui/link.tsx';
import { FailureNotice } from '#web/ui/notice.tsx';
import { Actions, Section } from '#web/ui/section.tsx';
import { Empty, Loaded } from '#web/ui/states.tsx';
import { Table } from '#web/ui/table.tsx';
import { useQuery } from '@tanstack/react-query';

/** One paper: its built-in template, the office's versions, which is in use, and a new one. */
export function TemplatePage() {
  const say = useSay(words);
  const { language } = useLanguage();
  const paper = useParam('paper');
  const view = useQuery(api.template.paper.queryOptions({ input: { paper } }));
  return (
    <Page
      title={view.data === undefined ? say('template.title') : paperName(view.data, language)}
      back={{ to: links.templates(), label: say('template.title') }}
      width="wide"
      actions={<LinkButton icon="file" to={links.templateFields()}>{say('template.to_fields')}</LinkButton>}
    >
      <Loaded from={view}>{(data) => <Paper {...data} />}</Loaded>
    </Page>
  );
}

interface PaperProps {
  readonly key: string;
  readonly kind: 'docx' | 'xlsx';
  readonly name: string;
  readonly version: number;
  readonly versions: readonly TemplateVersion[];
  readonly noPdf: Finding | null;
  readonly allowed: Readonly<Record<string, Finding[]>>;
}

function Paper({ name, kind, version, versions, noPdf, allowed }: Omit<PaperProps, 'key'>) {
  const say = useSay(words);
  const paper = useParam('paper');
  const inUse = versions.find((one) => one.inUse);
  const back = useCommand(client.template.useBuiltIn, { invalidate: [api.template.key()] });
  return (
    <>
      <Section title={say('template.now')} sheet>
        <p role="status">{say('template.in_use_now', { paper: name, what: inUse === undefined ? say('template.built_in') : say('template.own', { number: inUse.number }) })}</p>
        <p className="hint">{say('template.built_in_hint')}</p>
        <Actions>
          <FileLink button icon="download" href={links.templateFile(paper, 'built-in')}>{say('template.copy_built_in')}</FileLink>
          <Button busy={back.busy} why={inUse === undefined ? [say('need.template_own_in_use')] : (allowed['template.use_built_in'] ?? [])} onClick={() => void back.run({ paper, version })}>{say('template.use_built_in')}</Button>
        </Actions>
        <FailureNotice failure={back.failure} />
      </Section>
      <Section title={say('template.list_of')}>
        <NoPdf why={noPdf} />
        <Versions versions={versions} version={version} noPdf={noPdf} allowed={allowed} />
      </Section>
      <Section title={say('template.upload')} sheet>
        <UploadTemplate paper={paper} kind={kind} next={Math.max(0, ...versions.map((one) => one.number)) + 1} why={allowed['template.upload'] ?? []} />
      </Section>
    </>
  );
}

function Versions({ versions, version, noPdf, allowed }: Pick<PaperProps, 'versions' | 'version' | 'noPdf' | 'allowed'>) {
  const say = useSay(words);
  const format = useFormat();
  const paper = useParam('paper');
  const invalidate = [api.template.key()];
  const use = useCommand(client.template.use, { invalidate });
  const retire = useCommand(client.template.retire, { invalidate });
  const stateOf = (row: TemplateVersion) => (row.inUse ? 'in_use' : row.retiredAt === null ? 'kept' : 'retired');
  return (
    <>
      <FailureNotice failure={use.failure ?? retire.failure} />
      <Table
        caption={say('template.list_of')}
        rows={versions}
        rowKey={(row) => row.id}
        empty={<Empty title={say('template.none')} />}
        columns={[
          { key: 'number', title: say('template.number'), names: true, short: true, cell: (row) => say('template.number_is', { number: row.number }) },
          { key: 'name', title: say('template.name'), cell: (row) => row.name },
          { key: 'state', title: say('template.state'), short: true, cell: (row) => <Chip tone={row.inUse ? 'active' : 'quiet'}>{say(`template.state.${stateOf(row)}`)}</Chip> },
          { key: 'by', title: say('template.by'), short: true, cell: (row) => row.byName },
          { key: 'at', title: say('template.at'), short: true, cell: (row) => format.instant(row.at) },
          {
            key: 'files', title: say('template.download'),
            cell: (row) => (
              <span className="actions">
                <FileLink icon="download" href={links.templateFile(paper, row.id)}>{say('template.download')}</FileLink>
                <FileLink href={links.templateFile(paper, row.id, 'trial')}>{say('template.trial')}</FileLink>
                {noPdf === null ? <FileLink href={links.templateFile(paper, row.id, 'trial.pdf')}>{say('template.trial_pdf')}</FileLink> : <Button small why={[noPdf]}>{say('template.trial_pdf')}</Button>}
              </span>
            ),
          },
          {
            key: 'verbs', title: say('template.verbs'),
            cell: (row) => (
              <span className="actions">
                <Button small busy={use.busy} label={`${say('template.use')} ${say('template.number_is', { number: row.number })}`} why={row.inUse ? [say('need.template_in_use')] : row.retiredAt === null ? (allowed['template.use'] ?? []) : [say('need.template_retired')]} onClick={() => void use.run({ paper, versionId: row.id, version })}>{say('template.use')}</Button>
                <Button small busy={retire.busy} label={`${say('template.retire')} ${say('template.number_is', { number: row.number })}`} why={row.inUse ? [say('need.template_not_in_use')] : row.retiredAt === null ? (allowed['template.retire'] ?? []) : [say('template.state.retired')]} onClick={() => void retire.run({ paper, versionId: row.id, version })}>{say('template.retire')}</Button>
              </span>
            ),
          },
        ]}
      />
    </>
  );
}
