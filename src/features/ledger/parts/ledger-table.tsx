import { words as activity } from '#features/activity/words.ts';
import type { TableRow } from '#features/ledger/contract.ts';
import { noEffect } from '#features/ledger/shown.ts';
import { words } from '#features/ledger/words.ts';
import { useFormat, useSay } from '#web/language.tsx';
import { type ActivityPart, links } from '#web/links.ts';
import { Chip, Day } from '#web/ui/chips.tsx';
import { TextLink } from '#web/ui/link.tsx';
import { Table } from '#web/ui/table.tsx';
import type { ReactNode } from 'react';

/** The 台账's lines. Every number is a way to the records behind it. */
export function LedgerTable({ rows }: { readonly rows: readonly TableRow[] }) {
  const say = useSay(words);
  const sayActivity = useSay(activity);
  const format = useFormat();
  return (
    <Table
      caption={say('ledger.title')}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        { key: 'theme', title: sayActivity('activity.theme'), names: true, cell: (row) => <><TextLink to={links.activity(row.id)}>{row.theme ?? sayActivity(row.origin === 'imported' ? 'activity.no_theme' : 'activity.untitled')}</TextLink> <span className="quiet">{row.code}</span></> },
        { key: 'hosts', title: sayActivity('activity.branch'), cell: (row) => row.hosts.join('、') },
        { key: 'partners', title: sayActivity('activity.partners'), cell: (row) => row.partners.join('、') },
        { key: 'day', title: sayActivity('activity.day'), short: true, cell: (row) => <Day day={row.heldOn ?? row.plannedOn} words={row.heldWords} /> },
        { key: 'stage', title: sayActivity('activity.stage'), cell: (row) => <Chip tone={row.standing === 'active' ? 'plain' : 'warn'}>{row.standing === 'active' ? sayActivity(`stage.${row.stage}`) : sayActivity(`standing.${row.standing}`)}</Chip> },
        { key: 'present', title: say('ledger.present'), end: true, cell: (row) => (row.heldOn === null ? '' : <To row={row} part="held" what={say('ledger.present')}>{format.number(row.present)}</To>) },
        { key: 'record', title: say('ledger.record'), cell: (row) => <State row={row} part="record" good={row.record === 'signed'} bad={row.record === 'missing'}>{say(`ledger.record.${row.record}`)}</State> },
        { key: 'summary', title: say('ledger.summary'), cell: (row) => <Summary row={row} /> },
        { key: 'publicity', title: say('ledger.publicity'), cell: (row) => <Publicity row={row} /> },
        { key: 'effect', title: say('ledger.effect'), cell: (row) => <Effect row={row} /> },
      ]}
    />
  );
}

interface CellProps {
  readonly row: TableRow;
}
interface ToProps extends CellProps {
  readonly part: ActivityPart;
  readonly children: ReactNode;
  /** Told to those who hear only the link: what the number counts. */
  readonly what: string;
}

function To({ row, part, children, what }: ToProps) {
  return (
    <TextLink to={links.activity(row.id, part)}>
      <span className="unseen">{what} </span>
      {children}
    </TextLink>
  );
}

function State({ row, part, good, bad, children }: Omit<ToProps, 'what'> & { readonly good: boolean; readonly bad: boolean }) {
  const chip = <Chip tone={good ? 'done' : bad ? 'warn' : 'quiet'}>{children}</Chip>;
  return good || bad ? <TextLink to={links.activity(row.id, part)}>{chip}</TextLink> : chip;
}

const reached = (row: TableRow): boolean => row.record !== 'not_yet';

function Summary({ row }: CellProps) {
  const say = useSay(words);
  if (!reached(row)) return null;
  return (
    <>
      {row.bulletin === 'none' ? <span className="quiet">{say('ledger.bulletin.none')}</span> : <TextLink to={links.activity(row.id, 'publicity')}>{say(`ledger.bulletin.${row.bulletin}`)}</TextLink>}
      {row.insights > 0 && <> <TextLink to={links.activity(row.id, 'publicity')}>{say('ledger.insights', { count: row.insights })}</TextLink></>}
    </>
  );
}

function Publicity({ row }: CellProps) {
  const say = useSay(words);
  if (!reached(row)) return null;
  if (row.publications > 0) return <TextLink to={links.activity(row.id, 'publicity')}>{say('ledger.publications', { count: row.publications })}</TextLink>;
  return <span className="quiet">{say(`ledger.publicity.${row.publicity}`)}</span>;
}

function Effect({ row }: CellProps) {
  const say = useSay(words);
  if (!reached(row)) return null;
  if (row.problems === 0 && row.actions === 0) return <span className="quiet">{say(noEffect(row))}</span>;
  return (
    <>
      <TextLink to={links.activity(row.id, 'conversion')}>{say('ledger.effect.problems', { count: row.problems })}</TextLink>
      {row.actions > 0 && <> <TextLink to={links.activity(row.id, 'conversion')}>{say('ledger.effect.verified', { verified: row.verified, actions: row.actions })}</TextLink></>}
    </>
  );
}
