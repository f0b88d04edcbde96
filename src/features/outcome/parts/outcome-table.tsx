import type { OutcomeRow, Reading } from '#features/outcome/contract-views.ts';
import { numberOf } from '#features/outcome/facts.ts';
import { isShippedResult } from '#features/outcome/facts-names.ts';
import { tones } from '#features/outcome/parts/action-card.tsx';
import { stateTones } from '#features/outcome/parts/problem-card.tsx';
import { words as pages } from '#features/outcome/words-pages.ts';
import { words as outcome } from '#features/outcome/words.ts';
import { useFormat, useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { Chip, Day } from '#web/ui/chips.tsx';
import { TextLink } from '#web/ui/link.tsx';
import { Table, type Column } from '#web/ui/table.tsx';
import type { ReactNode } from 'react';

const words = { ...outcome, ...pages };
const inShort = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

/** The one list under the headings of the list it is read as. */
export function OutcomeTable({ rows, as, caption, empty }: { readonly rows: readonly OutcomeRow[]; readonly as: Reading; readonly caption: string; readonly empty: ReactNode }) {
  const say = useSay(words);
  const { result, effect, source } = useCells();
  const column = (key: string, title: string, cell: Column<OutcomeRow>['cell'], more: Partial<Column<OutcomeRow>> = {}): Column<OutcomeRow> => ({ key, title, cell, ...more });
  const number = column('number', say('outcomes.number'), (row) => numberOf(row.year, row.number) || '—', { short: true });
  const what = (names: boolean) => column('what', say('outcomes.what'), (row) => <TextLink to={links.outcome(row.id)}>{inShort(row.text)}</TextLink>, names ? { names } : {});
  const measure = column('measure', say('outcomes.measure'), (row) => <>{row.action?.measure}{row.action?.adoptedFrom != null && <span className="quiet"> {say('outcomes.adopted_from', { branch: row.action.adoptedFrom })}</span>}</>);
  const due = column('due', say('outcomes.due'), (row) => <><Day day={row.action?.dueOn ?? null} />{row.action?.overdue === true && <> <Chip tone="warn">{say('outcomes.is_late')}</Chip></>}</>, { short: true });
  const owner = column('owner', say('outcomes.owner'), (row) => row.action?.owner, { short: true });
  const state = column('state', say('outcomes.state'), (row) => row.action !== null && <Chip tone={tones[row.action.state]}>{say(`action.state.${row.action.state}`)}</Chip>, { short: true });
  const columns: Readonly<Record<Reading, readonly Column<OutcomeRow>[]>> = {
    problems: [
      number, what(true),
      column('kind', say('outcomes.kind'), (row) => say(`problem.kind.${row.kind}`), { short: true }),
      column('source', say('outcomes.source'), source),
      column('owners', say('outcomes.owners'), (row) => row.owners ?? '—', { short: true }),
      column('due', say('outcomes.next_due'), (row) => <>{row.nextDue === null ? '—' : <Day day={row.nextDue} />}{row.overdue > 0 && <> <Chip tone="warn">{say('outcomes.some_late', { count: row.overdue })}</Chip></>}</>, { short: true }),
      column('actions', say('outcomes.actions'), (row) => (row.actions === 0 ? '—' : say('outcomes.actions_of', { actions: row.actions, verified: row.verified })), { short: true }),
      column('state', say('outcomes.state'), (row) => <><Chip tone={stateTones[row.state]}>{say(`outcome.state.${row.state}`)}</Chip>{row.closedNumber !== null && row.state === 'closed' && <span className="quiet"> {numberOf(row.closedYear, row.closedNumber)}</span>}</>, { short: true }),
    ],
    tasks: [
      number, { ...measure, names: true, cell: (row) => <><TextLink to={links.outcome(row.id)}>{inShort(row.action?.measure ?? '')}</TextLink>{row.action?.adoptedFrom != null && <span className="quiet"> {say('outcomes.adopted_from', { branch: row.action.adoptedFrom })}</span>}</> }, what(false), owner, due,
      column('last', say('outcomes.last'), (row) => row.action?.last ?? '—', { wideOnly: true }),
      column('result', say('outcomes.result'), result, { short: true }), column('effect', say('outcomes.effect'), effect), state,
    ],
    owners: [
      number, column('leader', say('outcomes.leader'), (row) => row.action?.leader ?? '—'), column('dept', say('outcomes.dept'), (row) => row.action?.branch ?? row.branch?.name ?? '—'),
      { ...owner, names: true, cell: (row) => <TextLink to={links.outcome(row.id)}>{row.action?.owner}</TextLink> }, measure, due, column('verifier', say('outcomes.verifier'), (row) => row.action?.verifier ?? '—'), state,
    ],
  };
  return <Table caption={caption} rows={rows} rowKey={(row) => row.action?.id ?? row.id} empty={empty} columns={columns[as]} />;
}

function useCells() {
  const say = useSay(words);
  const format = useFormat();
  return {
    result: ({ action }: OutcomeRow): ReactNode => (action?.resultKind == null ? '—' : isShippedResult(action.resultKind) ? say(`result.kind.${action.resultKind}`) : action.resultKind),
    effect: ({ action }: OutcomeRow): ReactNode => {
      if (action === null || action.verifiedAt === null) return '—';
      const { beforeFigure, afterFigure, figureUnit } = action;
      return beforeFigure !== null && afterFigure !== null ? say('outcome.figures_shown', { before: beforeFigure, after: afterFigure, unit: figureUnit ?? '' }) : `${inShort(action.before ?? '')} → ${inShort(action.after ?? '')}`;
    },
    /** Its activity, or the inspection it was seen in, or where it was heard, and when. */
    source: ({ activity, inspection, place, createdAt }: OutcomeRow): ReactNode =>
      activity !== null ? <TextLink to={links.activity(activity.id, 'conversion')}>{activity.theme ?? activity.code}</TextLink> : [inspection ?? place ?? say('outcomes.noted'), createdAt === null ? null : format.instant(createdAt)].filter(Boolean).join(' '),
  };
}
