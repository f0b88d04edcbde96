import type { ActivityView } from '#features/activity/contract.ts';
import { nameOfSide, stages, type ActivityFacts, type Stage } from '#features/activity/facts-plain.ts';
import { partList, partOfStage } from '#features/activity/parts/part-list.ts';
import { besides } from '#features/activity/parts/verbs-next.ts';
import { ActivityVerbs } from '#features/activity/parts/verbs.tsx';
import { words as parts } from '#features/activity/words-parts.ts';
import { words } from '#features/activity/words.ts';
import { Respond } from '#features/review/parts/respond.tsx';
import { useParam } from '#web/address.ts';
import { api } from '#web/client.ts';
import { Page } from '#web/frame/page.tsx';
import { PinButton } from '#web/offline/pin-button.tsx';
import { useSay } from '#web/language.tsx';
import { links, type ActivityPart } from '#web/links.ts';
import { Chip, Day, SideChip } from '#web/ui/chips.tsx';
import { FindingList } from '#web/ui/findings.tsx';
import { Section } from '#web/ui/section.tsx';
import { StagePath } from '#web/ui/stage-path.tsx';
import { Failed, Loading } from '#web/ui/states.tsx';
import { Tabs } from '#web/ui/tabs.tsx';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Suspense } from 'react';

const isPart = (name: string | undefined): name is ActivityPart => name !== undefined && Object.hasOwn(partList, name);

/** One activity, one page: what it is, where it stands, what is missing, the one next thing, and beneath it one part. */
export function ActivityPage() {
  const id = useParam('id');
  const { part }: { part?: string } = useParams({ strict: false });
  const say = useSay(words);
  const sayParts = useSay(parts);
  const view = useQuery(api.activity.get.queryOptions({ input: { id } }));
  if (view.isPending) return <Loading page />;
  if (view.isError) return <Failed error={view.error} retry={() => void view.refetch()} />;
  const { facts } = view.data;
  const rest = besides(view.data);
  const { activity } = facts;
  if (activity.origin === 'imported') return <ImportedPage view={view.data} part={part} />;
  const shown = isPart(part) ? part : partOfStage[activity.stage];
  // Beside costs, papers and history stands the part that is looked at, else that of the present stage; an archived one was last converted.
  const now = activity.stage === 'archived' ? 'conversion' : partOfStage[activity.stage];
  const main = shown === 'costs' || shown === 'papers' || shown === 'evidence' || shown === 'history' ? now : shown;
  return (
    <Page title={activity.theme ?? say('activity.untitled')} lead={<Lead facts={facts} />} actions={<PinButton id={activity.id} />} back={{ to: links.activities(), label: say('activity.list') }} width="wide">
      <Path facts={facts} shown={shown} />
      <ActivityVerbs view={view.data} />
      {rest.length > 0 && (
        <Section title={say('activity.findings')}>
          <FindingList
            findings={rest}
            answer={(finding) => <Respond view={view.data} finding={finding} />}
          />
        </Section>
      )}
      <Tabs
        label={say('activity.also')}
        tabs={[
          { to: links.activity(id, main), label: sayParts(`part.${main}`), current: shown === main },
          { to: links.activity(id, 'costs'), label: sayParts('part.costs'), current: shown === 'costs' },
          { to: links.activity(id, 'papers'), label: say('activity.papers'), current: shown === 'papers' },
          { to: links.activity(id, 'evidence'), label: sayParts('part.evidence'), current: shown === 'evidence' },
          { to: links.activity(id, 'history'), label: say('activity.history'), current: shown === 'history' },
        ]}
      />
      <Shown part={shown} view={view.data} />
    </Page>
  );
}

/** One brought in: what its source tells, and what happened to it here. It has no stages to go through. */
function ImportedPage({ view, part }: { readonly view: ActivityView; readonly part: string | undefined }) {
  const say = useSay(words);
  const sayParts = useSay(parts);
  const { activity } = view.facts;
  const shown = part === 'history' || part === 'evidence' ? part : 'imported';
  return (
    <Page title={activity.theme ?? say('activity.no_theme')} lead={<Lead facts={view.facts} />} back={{ to: links.activities(), label: say('activity.list') }} width="wide">
      <Tabs
        label={say('activity.also')}
        tabs={(['imported', 'evidence', 'history'] as const).map((key) => ({ to: links.activity(activity.id, key), label: key === 'history' ? say('activity.history') : sayParts(`part.${key}`), current: shown === key }))}
      />
      <Shown part={shown} view={view} />
    </Page>
  );
}

/** Sides first: both count. Then day, place, number, and whatever keeps it from going on. */
function Lead({ facts: { activity, sides } }: { readonly facts: ActivityFacts }) {
  const say = useSay(words);
  return (
    <div className="lead-facts">
      {sides.map((side) => (
        <SideChip key={side.id} name={nameOfSide(side) || null} part={side.role} unit={side.own || nameOfSide(side).startsWith(side.unitName ?? '') ? null : side.unitName} />
      ))}
      <Day day={activity.heldOn ?? activity.plannedOn} to={activity.heldOn === null ? activity.plannedEnd : null} words={activity.heldWords} />
      {activity.place !== null && <span>{activity.place}</span>}
      <span className="quiet">{activity.code}</span>
      {activity.origin === 'imported' && <Chip tone="quiet">{say('activity.imported')}</Chip>}
      {activity.standing !== 'active' && <Chip tone="warn">{say(`standing.${activity.standing}`)}</Chip>}
      {activity.standing !== 'active' && activity.standingReason !== null && <span>{activity.standingReason}</span>}
    </div>
  );
}

function Path({ facts: { activity }, shown }: { readonly facts: ActivityFacts; readonly shown: ActivityPart }) {
  const say = useSay(words);
  const now = stages.indexOf(activity.stage);
  const state = (key: Stage, index: number) => {
    if ((key === 'publicity' && activity.publicity === 'skipped') || (key === 'conversion' && activity.conversion === 'skipped')) return 'skipped' as const;
    return index === now ? ('now' as const) : index < now ? ('done' as const) : ('later' as const);
  };
  return (
    <StagePath
      label={say('activity.stage')}
      stages={stages.map((key, index) => ({
        key, label: say(`stage.${key}`), state: state(key, index), to: links.activity(activity.id, partOfStage[key]), shown: partOfStage[key] === shown && key !== 'archived',
      }))}
    />
  );
}

function Shown({ part, view }: { readonly part: ActivityPart; readonly view: ActivityView }) {
  return (
    <Suspense fallback={<Loading lines={6} />}>
      {partList[part].map((Part, index) => (
        <Part key={`${part}${index}`} view={view} />
      ))}
    </Suspense>
  );
}
