import { TellOf, useTells } from '#features/circular/parts/tell-of.tsx';
import type { ItemView, RoundView } from '#features/inspection/contract.ts';
import { words } from '#features/inspection/words.ts';
import { numberOf } from '#features/outcome/facts.ts';
import { stateTones } from '#features/outcome/parts/problem-card.tsx';
import { words as outcome } from '#features/outcome/words.ts';
import { daysBetween } from '#shared/dates.ts';
import { useFormat, useSay, useToday } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { Button } from '#web/ui/button.tsx';
import { Chip } from '#web/ui/chips.tsx';
import { FileLink, TextLink } from '#web/ui/link.tsx';
import { FactList, type Fact } from '#web/ui/section.tsx';
import { useState, type ReactNode } from 'react';
import { ObservationDialog, observationVerbs, type ObservationVerb } from './observation-dialogs.tsx';

type Observation = ItemView['observations'][number];
type Shown = Pick<RoundView['observations'][number], 'kind' | 'state' | 'dueOn'>;
const tones = { noted: 'done', open: 'warn', reported: 'active', passed: 'done', withdrawn: 'quiet' } as const;

/** Whether it is good practice or a problem, and where it stands; what is overdue says by how much. */
export function ObservationState({ observation: { kind, state, dueOn } }: { readonly observation: Shown }) {
  const say = useSay(words);
  const { day } = useFormat();
  const today = useToday();
  const days = dueOn === null ? 0 : daysBetween(dueOn, today);
  return (
    <>
      <Chip>{say(`inspection.kind.${kind}`)}</Chip> {(kind === 'problem' || state === 'withdrawn') && <Chip tone={tones[state]}>{say(`inspection.observation.${state}`)}</Chip>}
      {state === 'open' && dueOn !== null && <p className="quiet">{days > 0 ? say('inspection.due_late', { due: day(dueOn), days }) : say('inspection.due_by', { due: day(dueOn) })}</p>}
    </>
  );
}

/** The problem of the office's list that it became, and how far that is. */
export function Followed({ problem: { id, year, number, state } }: { readonly problem: NonNullable<Observation['followed']> }) {
  const say = useSay(outcome);
  return <><TextLink to={links.outcome(id)}>{say('problem.kind.problem')} {numberOf(year, number)}</TextLink> <Chip tone={stateTones[state]}>{say(`outcome.state.${state}`)}</Chip></>;
}

interface Props {
  readonly round: RoundView['round'];
  readonly item: ItemView;
  readonly observation: Observation;
}

/** One observation with everything said and done about it, by whom and when. */
export function ObservationCard({ round, item, observation: one }: Props) {
  const say = useSay(words);
  const format = useFormat();
  const told = useTells() && one.state !== 'withdrawn';
  const [asked, setAsked] = useState<ObservationVerb | null>(null);
  const by = (name: string | null, at: string | null): ReactNode => <span className="quiet">{say('inspection.by_at', { name, at: format.instant(at) })}</span>;
  const moved = one.responsibleId === null ? say('inspection.responsible_none') : one.responsibleId === one.branchId ? null : say('inspection.responsible_moved', { branch: one.responsible });
  const files = (purpose: 'found' | 'rectified') => {
    const of = one.files.filter((file) => file.purpose === purpose);
    return of.length === 0 ? null : <span className="actions">{of.map((file) => <FileLink key={file.id} href={links.inspectionFile(round.id, file.id)}>{file.name}</FileLink>)}</span>;
  };
  const asksItem = round.checklist.find(({ key }) => key === one.itemKey)?.text ?? (one.itemKey === null ? null : say(`inspection.item.${one.itemKey}` as 'inspection.item.record'));
  const problem = one.kind === 'problem';
  const facts: Fact[] = [
    ...(asksItem === null ? [] : [{ label: say('inspection.of_item'), value: asksItem }]),
    ...(problem ? [{ label: say('inspection.requirement'), value: <span className="kept-lines">{one.requirement}</span> }, { label: say('inspection.owner'), value: one.ownerName ?? say('inspection.owner_none') }, { label: say('inspection.due_on'), value: format.day(one.dueOn) }] : []),
    ...(problem && moved !== null && one.state !== 'passed' ? [{ label: say('inspection.responsible'), value: moved }] : []),
    ...(files('found') === null ? [] : [{ label: say('inspection.files'), value: files('found') }]),
    ...(one.reply === null ? [] : [{ label: say('inspection.reply'), value: <><span className="kept-lines">{one.reply}</span> {by(one.replyName, one.repliedAt)}</> }]),
    ...(one.report === null ? [] : [{ label: say('inspection.rectified'), value: <><span className="kept-lines">{one.report}</span> {by(one.reporterName, one.reportedAt)} {files('rectified')}</> }]),
    ...(one.recheckNote === null ? [] : [{ label: say('inspection.recheck'), value: <>{one.returned > 0 && <Chip tone="quiet">{say('inspection.returned_times', { count: one.returned })}</Chip>} <span className="kept-lines">{one.recheckNote}</span> {by(one.recheckerName, one.recheckedAt)}</> }]),
    ...(one.followed === null ? [] : [{ label: say('inspection.followed'), value: <Followed problem={one.followed} /> }]),
    ...(one.withdrawnReason === null ? [] : [{ label: say('inspection.withdraw'), value: one.withdrawnReason }]),
  ];
  const why = (verb: ObservationVerb) => one.allowed[`inspection.${verb}`] ?? [];
  // A verb of somebody else's post, or of another state, is not shown; one's own that must be left to another stays and says why.
  const offered = observationVerbs.filter((verb) => !(verb === 'follow' && one.followed !== null) && !why(verb).some(({ check }) => ['forbidden.post', 'forbidden.inspected', 'need.observation_state', 'need.observation_problem', 'need.observation_bad', 'need.round_open'].includes(check)));
  return (
    <article className="sheet observation" aria-label={`${say(`inspection.kind.${one.kind}`)} ${one.text.slice(0, 30)}`}>
      <ObservationState observation={one} />
      <p className="kept-lines observation-text">{one.text}</p>
      <p>{by(one.byName, one.at)}</p>
      <FactList facts={facts} />
      {(offered.length > 0 || told) && (
        <div className="actions">
          {offered.map((verb) => <Button key={verb} kind={verb === 'rectify' || verb === 'recheck' ? 'primary' : 'plain'} why={why(verb)} onClick={() => setAsked(verb)}>{say(verb === 'reply' ? 'inspection.reply_do' : `inspection.${verb}`)}</Button>)}
          {told && <TellOf of="observation" id={one.id} text={one.text} />}
        </div>
      )}
      {asked !== null && <ObservationDialog verb={asked} round={round} item={item} observation={one} onClose={() => setAsked(null)} />}
    </article>
  );
}
