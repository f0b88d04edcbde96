import { words as offer } from '#features/offer/words.ts';
import type { ProjectView } from '#features/project/contract.ts';
import { Auditees } from '#features/project/parts/auditees.tsx';
import { CloseProjectDialog, EditProjectDialog, TeamDialog } from '#features/project/parts/project-dialogs.tsx';
import { words } from '#features/project/words.ts';
import { ResourcePart } from '#features/resource/parts/resource-part.tsx';
import { TemporarySection } from '#features/temporary/parts/project-section.tsx';
import { ActivityTable } from '#features/unit/parts/activity-table.tsx';
import { useUnitWords } from '#features/unit/parts/unit-words.ts';
import { useParam } from '#web/address.ts';
import { api } from '#web/client.ts';
import { Page } from '#web/frame/page.tsx';
import { useFormat, useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { Button } from '#web/ui/button.tsx';
import { Chip, Day, Time } from '#web/ui/chips.tsx';
import { LinkButton, TextLink } from '#web/ui/link.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { FactList, Section } from '#web/ui/section.tsx';
import { Loaded } from '#web/ui/states.tsx';
import { Table } from '#web/ui/table.tsx';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

/** One work project seen from its own end: team, branches, and the activities, problems and actions linked to it. */
export function ProjectPage() {
  const say = useSay(words);
  const sayOffer = useSay(offer);
  const format = useFormat();
  const unit = useUnitWords();
  const id = useParam('id');
  const view = useQuery(api.project.one.queryOptions({ input: { id } }));
  const [asked, setAsked] = useState<'edit' | 'team' | 'close' | null>(null);
  const close = (): void => setAsked(null);
  const back = { to: links.projects(), label: say('project.title') };
  if (view.data === undefined) return <Page title={say('project.one')} back={back}><Loaded from={view}>{() => null}</Loaded></Page>;
  const { project, activities, auditees, allowed } = view.data;
  const over = project.closedOn !== null;
  const actions = (
    <>
      <Button icon="edit" why={allowed['project.edit']} onClick={() => setAsked('edit')}>{say('project.edit')}</Button>
      <Button why={allowed['project.set_team']} onClick={() => setAsked('team')}>{say('project.setTeam')}</Button>
      {!over && <LinkButton to={links.suggestPartners({ project: project.id })}>{sayOffer('offer.suggest')}</LinkButton>}
      {!over && <Button kind="danger" why={allowed['project.close']} onClick={() => setAsked('close')}>{say('project.close')}</Button>}
    </>
  );
  const lead = <>{project.code} {over ? <Chip tone="quiet">{say('project.closed')}</Chip> : <Chip tone="active">{say('project.open')}</Chip>}</>;
  const names = (people: readonly { readonly name: string }[], none: string) => (people.length === 0 ? none : people.map((one) => one.name).join('、'));
  return (
    <Page title={project.name} back={back} lead={lead} actions={actions}>
      <Section title={say('project.one')} sheet>
        <FactList
          facts={[
            { label: say('project.place'), value: [project.region, project.place].filter(Boolean).join(' ') || format.day(null) },
            ...(project.industry === null ? [] : [{ label: say('project.industry'), value: unit.industry(project.industry) }]),
            { label: say('project.period'), value: format.days(project.startOn, project.endOn) },
            ...(over ? [{ label: say('project.closedOn'), value: format.day(project.closedOn) }] : []),
            { label: say('project.team'), value: names(project.team, say('project.noTeam')) },
            { label: say('project.branches'), value: project.branches.length === 0 ? say('project.noBranches') : project.branches.map((branch) => <TextLink key={branch.id} to={links.branch(branch.id)}>{branch.name} </TextLink>) },
          ]}
        />
        {over && project.branches.length > 0 && <Notice kind="warn">{say('project.toDissolve')}</Notice>}
      </Section>
      <TemporarySection projectId={project.id} />
      {auditees !== null && <Auditees projectId={project.id} auditees={auditees} />}
      <Section title={say('project.activities')}><ActivityTable rows={activities} caption={say('project.activities')} empty={say('project.noActivities')} /></Section>
      <ResourcePart of={{ project: project.id }} />
      <Linked view={view.data} />
      {asked === 'edit' && <EditProjectDialog project={project} onClose={close} />}
      {asked === 'team' && <TeamDialog project={project} onClose={close} />}
      {asked === 'close' && <CloseProjectDialog project={project} onClose={close} />}
    </Page>
  );
}

/** Problems and actions that came of the activities, each leading to where it is dealt with. */
function Linked({ view: { problems, actions } }: { readonly view: ProjectView }) {
  const say = useSay(words);
  return (
    <>
      <Section title={say('project.problems')}>
        <Table
          caption={say('project.problems')}
          rows={problems}
          rowKey={(row) => row.id}
          empty={<p className="quiet">{say('project.noProblems')}</p>}
          columns={[
            { key: 'text', title: say('project.content'), names: true, cell: (row) => <TextLink to={links.outcome(row.id)}>{row.text}</TextLink> },
            { key: 'kind', title: say('project.kind'), cell: (row) => say(`project.kind.${row.kind}`) },
            { key: 'activity', title: say('project.activity'), cell: (row) => (row.activityId === null ? (row.place ?? '—') : <TextLink to={links.activity(row.activityId, 'conversion')}>{row.theme ?? say('project.noTheme')}</TextLink>) },
          ]}
        />
      </Section>
      <Section title={say('project.effects')}>
        <Table
          caption={say('project.effects')}
          rows={actions.filter(({ state }) => state === 'verified')}
          rowKey={(row) => row.id}
          empty={<p className="quiet">{say('project.noEffects')}</p>}
          columns={[
            { key: 'measure', title: say('project.measure'), names: true, cell: (row) => <TextLink to={links.outcome(row.problemId)}>{row.measure}</TextLink> },
            { key: 'before', title: say('project.before'), cell: (row) => <>{row.before}{row.beforeFigure !== null && <span className="quiet"> {row.beforeFigure} {row.figureUnit}</span>}</> },
            { key: 'after', title: say('project.after'), cell: (row) => <>{row.after}{row.afterFigure !== null && <span className="quiet"> {row.afterFigure} {row.figureUnit}</span>}</> },
            { key: 'method', title: say('project.method'), cell: (row) => row.method },
            { key: 'verifier', title: say('project.verifier'), cell: (row) => <>{row.verifierName} <Time at={row.verifiedAt} /></> },
          ]}
        />
      </Section>
      <Section title={say('project.actions')}>
        <Table
          caption={say('project.actions')}
          rows={actions.filter(({ state }) => state !== 'verified')}
          rowKey={(row) => row.id}
          empty={<p className="quiet">{say('project.noActions')}</p>}
          columns={[
            { key: 'measure', title: say('project.measure'), names: true, cell: (row) => <TextLink to={links.outcome(row.problemId)}>{row.measure}</TextLink> },
            { key: 'owner', title: say('project.owner'), cell: (row) => row.ownerName },
            { key: 'due', title: say('project.dueOn'), cell: (row) => <Day day={row.dueOn} /> },
            { key: 'state', title: say('project.state'), cell: (row) => <Chip tone={row.state === 'verified' ? 'done' : 'plain'}>{say(`project.action.${row.state}`)}</Chip> },
          ]}
        />
      </Section>
    </>
  );
}
