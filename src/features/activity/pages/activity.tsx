import { words } from '#features/activity/words.ts';
import { words as approval } from '#features/approval/words.ts';
import { ActivityVerbs } from '#features/activity/parts/verbs.tsx';
import { Respond } from '#features/review/parts/respond.tsx';
import { api } from '#web/client.ts';
import { Page } from '#web/frame/page.tsx';
import { useFormat, useSay } from '#web/language.tsx';
import { FindingList } from '#web/ui/findings.tsx';
import { Section } from '#web/ui/section.tsx';
import { StagePath } from '#web/ui/stage-path.tsx';
import { stages, type Stage } from '#features/activity/facts.ts';
import { Failed, Loading } from '#web/ui/states.tsx';
import { Table } from '#web/ui/table.tsx';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';

/** Where each stage stands as seen from the present one. */
const path = (now: Stage) =>
  stages.map((key, index) => ({ key, state: key === now ? ('now' as const) : index < stages.indexOf(now) ? ('done' as const) : ('later' as const) }));

/** One activity, one page: what it is, where it stands, what is missing, and the verbs that may be given. */
export function ActivityPage() {
  const { id = '' }: { id?: string } = useParams({ strict: false });
  const say = useSay(words);
  const sayApproval = useSay(approval);
  const format = useFormat();
  const view = useQuery(api.activity.get.queryOptions({ input: { id } }));
  if (view.isPending) return <Loading page />;
  if (view.isError) return <Failed error={view.error} retry={() => void view.refetch()} />;
  const { facts, findings } = view.data;
  const { activity } = facts;
  const round = facts.approvals.filter((step) => step.round === activity.approvalRound);
  return (
    <Page title={activity.theme ?? say('activity.untitled')}>
      <p>
        {activity.code} {say(`standing.${activity.standing}`)} {format.day(activity.heldOn ?? activity.plannedOn)} {activity.place}
      </p>
      <StagePath label={say('activity.stage')} stages={path(activity.stage).map(({ key, state }) => ({ key, state, label: say(`stage.${key}`) }))} />
      <ActivityVerbs view={view.data} />
      {findings.length > 0 && (
        <Section title={say('activity.findings')}>
          <FindingList
            findings={findings}
            answer={(finding) => (view.data.allowed['review.respond']?.length === 0 ? <Respond activityId={activity.id} finding={finding} /> : null)}
          />
        </Section>
      )}
      <Section title={say('activity.sides')}>
        <Table
          caption={say('activity.sides')}
          rows={facts.sides}
          rowKey={(side) => side.id}
          columns={[
            { key: 'unit', title: say('activity.partners'), names: true, cell: (side) => side.unitName ?? side.bodyWords },
            { key: 'branch', title: say('activity.branch'), cell: (side) => side.branchNames.join('、') },
            { key: 'role', title: say('activity.role'), cell: (side) => say(`role.${side.role}`) },
            { key: 'contact', title: say('activity.contact'), cell: (side) => [side.contactName, side.contactPost].filter(Boolean).join(' ') },
          ]}
        />
      </Section>
      <Section title={say('activity.tasks')}>
        <p>{activity.tasks}</p>
        <p>{activity.expectedEffect}</p>
      </Section>
      {round.length > 0 && (
        <Section title={sayApproval('approval.steps')}>
          <Table
            caption={sayApproval('approval.steps')}
            rows={round}
            rowKey={(step) => step.id}
            columns={[
              { key: 'step', title: sayApproval('approval.steps'), names: true, cell: (step) => sayApproval(`step.${step.step}`) },
              { key: 'state', title: say('activity.stage'), cell: (step) => sayApproval(`approval.state.${step.state}`) },
              { key: 'who', title: sayApproval('approval.who'), cell: (step) => step.decidedName },
              { key: 'comment', title: sayApproval('approval.comment'), cell: (step) => step.comment },
            ]}
          />
        </Section>
      )}
    </Page>
  );
}
