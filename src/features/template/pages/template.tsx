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
import { Loaded } from '#web/ui/states.tsx';
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
  if (versions.length === 0) return <p className="quiet">{say('template.none')}</p>;
  return (
    <>
      <FailureNotice failure={use.failure ?? retire.failure} />
      <ul className="things" aria-label={say('template.list_of')}>
        {versions.map((row) => {
          const name = say('template.number_is', { number: row.number });
          return (
            <li key={row.id} className="thing">
              <div className="thing-what">
                <h3>{name} <Chip tone={row.inUse ? 'active' : 'quiet'}>{say(`template.state.${stateOf(row)}`)}</Chip></h3>
                <p>{row.name} · {row.byName} · {format.instant(row.at)}</p>
                <p className="actions">
                  <FileLink icon="download" href={links.templateFile(paper, row.id)}>{say('template.download')}</FileLink>
                  <FileLink href={links.templateFile(paper, row.id, 'trial')}>{say('template.trial')}</FileLink>
                  {noPdf === null ? <FileLink href={links.templateFile(paper, row.id, 'trial.pdf')}>{say('template.trial_pdf')}</FileLink> : <Button small why={[noPdf]}>{say('template.trial_pdf')}</Button>}
                </p>
              </div>
              <div className="thing-side actions">
                <Button small busy={use.busy} label={`${say('template.use')} ${name}`} why={row.inUse ? [say('need.template_in_use')] : row.retiredAt === null ? (allowed['template.use'] ?? []) : [say('need.template_retired')]} onClick={() => void use.run({ paper, versionId: row.id, version })}>{say('template.use')}</Button>
                <Button small busy={retire.busy} label={`${say('template.retire')} ${name}`} why={row.inUse ? [say('need.template_not_in_use')] : row.retiredAt === null ? (allowed['template.retire'] ?? []) : [say('template.state.retired')]} onClick={() => void retire.run({ paper, versionId: row.id, version })}>{say('template.retire')}</Button>
              </div>
            </li>
          );
        })}
      </ul>
    </>
  );
}
