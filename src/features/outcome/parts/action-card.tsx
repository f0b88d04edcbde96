import { TellOf } from '#features/circular/parts/tell-of.tsx';
import type { ActionView, OutcomeView } from '#features/outcome/contract-views.ts';
import { isShippedResult } from '#features/outcome/facts-names.ts';
import { Progress, Report, Verify } from '#features/outcome/parts/effect-dialogs.tsx';
import { EditAction } from '#features/outcome/parts/plan-dialogs.tsx';
import { AskVerifier, Because, MoveDue } from '#features/outcome/parts/small-dialogs.tsx';
import { SpreadDialog } from '#features/outcome/parts/spread-dialogs.tsx';
import { words as pages } from '#features/outcome/words-pages.ts';
import { words as outcome } from '#features/outcome/words.ts';
import { useSay } from '#web/language.tsx';
import { useSession } from '#web/session.tsx';
import { Button } from '#web/ui/button.tsx';
import { Chip, Day, PersonChip } from '#web/ui/chips.tsx';
import { FileLink } from '#web/ui/link.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { Actions, FactList, type Fact } from '#web/ui/section.tsx';
import { Menu, MenuItem } from '#web/ui/tabs.tsx';
import { useState } from 'react';

const words = { ...outcome, ...pages };
interface Props {
  readonly view: OutcomeView;
  readonly action: ActionView;
  /** Its words stand above it as a heading already. */
  readonly headed?: boolean;
}
export const tones = { open: 'active', done: 'warn', verified: 'done', dropped: 'quiet' } as const;

/** One action: what, who, until when, to what standard, its proof, its effect before and after, and what may be done with it. */
export function ActionCard({ view, action, headed = false }: Props) {
  const say = useSay(words);
  const { person } = useSession();
  const proofs = view.files.filter(({ id }) => action.evidenceFileIds.includes(id));
  const fact = (label: string, value: Fact['value'] | null): Fact[] => (value === null || value === '' ? [] : [{ label, value }]);
  const { figureUnit: unit, beforeFigure, afterFigure } = action;
  return (
    <div className="stack">
      <p>
        <Chip tone={tones[action.state]}>{say(`action.state.${action.state}`)}</Chip> {!headed && action.measure}
        {action.spreadId !== null && <> <Chip tone="quiet">{say('outcome.adopted_here')}</Chip></>}
        {action.overdue > 0 && <> <Chip tone="warn">{say('outcome.late', { days: action.overdue })}</Chip></>}
      </p>
      {action.overdue > 0 && person?.id === action.ownerId && <Notice kind="warn" title={say('outcome.late', { days: action.overdue })}><p>{say('outcome.late_mine', { days: action.overdue })}</p></Notice>}
      <FactList
        facts={[
          { label: say('outcome.owner'), value: <PersonChip name={action.ownerName} /> },
          ...fact(say('outcome.leader'), action.leaderName), ...fact(say('outcome.branch'), action.branchName),
          { label: say('outcome.due'), value: <Day day={action.dueOn} /> },
          ...fact(say('outcome.expected'), action.expected),
          ...(action.resultKind === null ? [] : fact(say('outcome.result_kind'), isShippedResult(action.resultKind) ? say(`result.kind.${action.resultKind}`) : action.resultKind)),
          ...fact(say('outcome.evidence'), (action.evidence ?? '') === '' && proofs.length === 0 ? null : <>{action.evidence} {proofs.map(({ id, name }) => <FileLink key={id} href={`/files/${id}`}>{name}</FileLink>)}</>),
          ...fact(say('outcome.before'), action.before),
          ...fact(say('outcome.after'), action.after),
          ...(beforeFigure === null || afterFigure === null ? [] : fact(say('outcome.figures_short'), say('outcome.figures_shown', { before: beforeFigure, after: afterFigure, unit: unit ?? '' }))),
          ...fact(say('outcome.method'), action.verifierName === null ? action.method : `${action.method ?? ''}（${say('outcome.verified_by', { name: action.verifierName })}）`),
          ...(action.verifiedAt === null && action.verifyByName !== null ? fact(say('outcome.verify_by'), action.verifyByName) : []),
          ...fact(say('outcome.reason'), action.dropReason),
        ]}
      />
      <Verbs view={view} action={action} />
    </div>
  );
}

const others = ['edit_action', 'move_due', 'ask_verifier', 'reopen', 'drop'] as const;
type Asked = 'progress' | 'report' | 'verify' | 'spread' | (typeof others)[number];
/** In which states each is offered at all. */
const offered: Readonly<Record<(typeof others)[number], readonly ActionView['state'][]>> = { edit_action: ['open', 'done'], move_due: ['open'], ask_verifier: ['open', 'done'], reopen: ['done', 'verified', 'dropped'], drop: ['open', 'done'] };

/** The next thing to do as a button, the rest in a list; what somebody may never do here is not shown. */
function Verbs({ view, action }: Props) {
  const say = useSay(words);
  const { person } = useSession();
  const [asking, setAsking] = useState<Asked | null>(null);
  const close = (): void => setAsking(null);
  const may = (verb: Asked): boolean => action.allowed[`outcome.${verb}`]?.length === 0;
  const mine = person?.id === action.ownerId;
  const rest = others.filter((verb) => offered[verb].includes(action.state) && may(verb));
  const props = { view, action, onClose: close };
  const archived = view.activity?.stage === 'archived' && action.activityId !== null;
  return (
    <>
      <Actions>
        {action.state === 'open' && mine && !archived && <Button kind="primary" why={action.allowed['outcome.report']} onClick={() => setAsking('report')}>{say('outcome.report')}</Button>}
        {action.state === 'open' && may('progress') && <Button onClick={() => setAsking('progress')}>{say('outcome.progress')}</Button>}
        {action.state === 'done' && !mine && !archived && <Button kind="primary" why={action.allowed['outcome.verify']} onClick={() => setAsking('verify')}>{say('outcome.verify')}</Button>}
        {action.state === 'verified' && may('spread') && <Button onClick={() => setAsking('spread')}>{say('outcome.spread')}</Button>}
        {action.state === 'verified' && <TellOf of="result" id={action.id} text={action.measure} />}
        {rest.length > 0 && <Menu label={say('outcome.more')} name={say('outcome.more_of', { measure: action.measure })}>{rest.map((verb) => <MenuItem key={verb} onClick={() => setAsking(verb)}>{say(`outcome.${verb}`)}</MenuItem>)}</Menu>}
      </Actions>
      {action.state === 'done' && mine && <p className="hint">{say('outcome.verify_hint')}</p>}
      {asking === 'progress' && <Progress {...props} />}
      {asking === 'report' && <Report {...props} />}
      {asking === 'verify' && <Verify {...props} />}
      {asking === 'spread' && <SpreadDialog {...props} />}
      {asking === 'edit_action' && <EditAction {...props} />}
      {asking === 'move_due' && <MoveDue {...props} />}
      {asking === 'ask_verifier' && <AskVerifier {...props} />}
      {(asking === 'reopen' || asking === 'drop') && <Because {...props} what={asking} />}
    </>
  );
}
