import { ProblemConsultations } from '#features/consultation/parts/problem-consultations.tsx';
import type { OutcomeView } from '#features/outcome/contract-views.ts';
import { numberOf } from '#features/outcome/facts.ts';
import { ActionCard } from '#features/outcome/parts/action-card.tsx';
import { ProblemVerbs, raisedBy, stateTones } from '#features/outcome/parts/problem-card.tsx';
import { SpreadsPart } from '#features/outcome/parts/spreads-part.tsx';
import { StepsList } from '#features/outcome/parts/steps-list.tsx';
import { words as inspection } from '#features/inspection/words.ts';
import { words as pages } from '#features/outcome/words-pages.ts';
import { words as outcome } from '#features/outcome/words.ts';
import { useParam } from '#web/address.ts';
import { api } from '#web/client.ts';
import { Page } from '#web/frame/page.tsx';
import { useFormat, useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { Chip } from '#web/ui/chips.tsx';
import { TextLink } from '#web/ui/link.tsx';
import { FactList, Section, type Fact } from '#web/ui/section.tsx';
import { Failed, Loading } from '#web/ui/states.tsx';
import { useQuery } from '@tanstack/react-query';

const words = { ...outcome, ...pages, ...inspection };

/** One problem and everything of it: where from, what is done about it and by whom, its history, its effect, where else it is taken up, who was told. */
export function OutcomePage() {
  const id = useParam('id');
  const say = useSay(words);
  const view = useQuery(api.outcome.get.queryOptions({ input: { id } }));
  if (view.isPending) return <Loading page />;
  if (view.isError) return <Failed error={view.error} retry={() => void view.refetch()} />;
  const { problem, actions, steps } = view.data;
  const number = numberOf(problem.year, problem.number);
  return (
    <Page
      title={`${say(`problem.kind.${problem.kind}`)} ${number === '' ? say('outcome.unnumbered') : number}`} back={{ to: links.outcomes(), label: say('outcomes.title') }}
      lead={<><Chip tone={stateTones[problem.state]}>{say(`outcome.state.${problem.state}`)}</Chip> {problem.closedNumber !== null && <span>{say('outcome.closed_no', { number: numberOf(problem.closedYear, problem.closedNumber) })}</span>}</>}
    >
      <Section title={say('outcomes.what')} sheet>
        <p className="kept-lines">{problem.text}</p>
        <From view={view.data} />
        <ProblemVerbs view={view.data} onPage />
      </Section>
      {problem.answer !== null && problem.toldAt !== null && <Told view={view.data} />}
      {actions.map((action) => (
        <Section key={action.id} title={action.measure} sheet><ActionCard view={view.data} action={action} headed /></Section>
      ))}
      <ProblemConsultations problemId={problem.id} activityId={view.data.activity?.id ?? null} closed={problem.state === 'closed'} />
      <SpreadsPart view={view.data} />
      {steps.length > 0 && <Section title={say('outcome.history')}><StepsList view={view.data} /></Section>}
    </Page>
  );
}

function From({ view }: { readonly view: OutcomeView }) {
  const say = useSay(words);
  const format = useFormat();
  const { problem, activity, suggestion, observation } = view;
  const fact = (label: string, value: Fact['value'] | null): Fact[] => (value === null || value === '' ? [] : [{ label, value }]);
  return (
    <FactList
      facts={[
        ...fact(say('outcome.activity'), activity === null ? null : <TextLink to={links.activity(activity.id, 'conversion')}>{activity.theme ?? activity.code}</TextLink>),
        ...fact(say('outcome.suggestion'), suggestion === null ? null : <TextLink to={links.suggestion(suggestion.id)}>{suggestion.text}</TextLink>),
        ...fact(say('outcome.inspection'), observation === null ? null : <><TextLink to={links.inspection(observation.roundId, { item: observation.itemId })}>{say('outcome.inspection_of', { round: observation.round, activity: observation.theme ?? observation.code })}</TextLink> <span className="quiet">{say('outcome.inspection_state', { state: say(`inspection.observation.${observation.state}`) })}</span></>),
        ...fact(say('outcome.place'), problem.place),
        ...fact(say(problem.kind === 'voice' ? 'outcome.whose_voice' : 'outcomes.from'), raisedBy(view)),
        ...fact(say('outcomes.branch'), problem.branchName),
        ...fact(say('outcomes.project'), problem.projectId === null ? null : <TextLink to={links.project(problem.projectId)}>{problem.projectName}</TextLink>),
        ...fact(say('outcome.entered'), problem.createdAt === null ? null : say('outcome.entered_by', { name: problem.enteredName ?? '', at: format.instant(problem.createdAt) })),
        ...fact(say('outcome.leads'), problem.leadsAnswer),
        ...fact(say('outcome.shown'), problem.shownOn === null ? null : `${format.day(problem.shownOn)} ${problem.shownWhere ?? ''}`),
        ...fact(say('outcome.close_note'), problem.closeNote),
      ]}
    />
  );
}

function Told({ view: { problem } }: { readonly view: OutcomeView }) {
  const say = useSay(words);
  const format = useFormat();
  return (
    <Section title={say('outcome.told')}>
      <p className="kept-lines">{problem.answer}</p>
      <p className="quiet">
        {format.instant(problem.toldAt)}
        {problem.partnerToldAt !== null && problem.partnerToldWay !== null && <> · {say('outcome.partner_told')}（{say(`outcome.partner_told.${problem.partnerToldWay}`)}）</>}
      </p>
    </Section>
  );
}
