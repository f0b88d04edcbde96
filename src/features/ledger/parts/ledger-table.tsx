import { words as activity } from '#features/activity/words.ts';
import type { TableRow } from '#features/ledger/contract.ts';
import type { FourThing, Verdict } from '#features/ledger/facts-four.ts';
import { behind, placeOfThing, verdictOf } from '#features/ledger/shown-four.ts';
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
    <div className="ledger">
      <Table
        caption={say('ledger.title')}
        rows={rows}
        rowKey={(row) => row.id}
        columns={[
          { key: 'theme', title: sayActivity('activity.theme'), names: true, cell: (row) => <span className="ledger-theme"><TextLink to={links.activity(row.id)}>{row.theme ?? sayActivity(row.origin === 'imported' ? 'activity.no_theme' : 'activity.untitled')}</TextLink> <span className="quiet code">{row.code}</span></span> },
          { key: 'hosts', title: sayActivity('activity.branch'), cell: (row) => <span className="ledger-names">{row.hosts.join('、')}</span> },
          { key: 'partners', title: sayActivity('activity.partners'), cell: (row) => <span className="ledger-names">{row.partners.join('、')}</span> },
          { key: 'day', title: `${sayActivity('activity.day')} / ${sayActivity('activity.stage')}`, cell: (row) => <><span className="ledger-day"><Day day={row.heldOn ?? row.plannedOn} words={row.heldWords} /></span> <Chip tone={row.standing === 'active' ? 'plain' : 'warn'}>{row.standing === 'active' ? sayActivity(`stage.${row.stage}`) : sayActivity(`standing.${row.standing}`)}</Chip></> },
          { key: 'present', title: say('ledger.present'), end: true, cell: (row) => (row.heldOn === null ? '' : <To row={row} part="held" what={say('ledger.present')}>{format.number(row.present)}</To>) },
          ...(['record', 'summary', 'publicity', 'effect'] as const).map((thing) => ({ key: thing, title: say(`ledger.${thing}`), cell: (row: TableRow) => <Thing row={row} thing={thing} /> })),
        ]}
      />
    </div>
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

const tones: Readonly<Record<Verdict['state'], 'done' | 'warn' | 'plain' | 'quiet'>> = { present: 'done', late: 'plain', missing: 'warn', due: 'plain', not_yet: 'quiet', na: 'quiet', unknown: 'quiet' };

/** One of the four: how it stands, and what lies behind it, one click away. */
function Thing({ row, thing }: CellProps & { readonly thing: FourThing }) {
  const say = useSay(words);
  const { day } = useFormat();
  const verdict = row.four[thing];
  const { key, facts } = verdictOf(thing, verdict, day);
  // Nothing is entered of what is still to be held; of what is brought in its source tells.
  const to = verdict.state === 'unknown' ? 'imported' : verdict.state === 'not_yet' ? null : placeOfThing[thing];
  const chip = <Chip tone={tones[verdict.state]}>{say(key, facts)}</Chip>;
  const more = behind(thing, row);
  return (
    <div className="four">
      {to === null ? chip : <TextLink to={links.activity(row.id, to)}><span className="unseen">{say(`ledger.${thing}`)} </span>{chip}</TextLink>}
      {more.map((one) => <span key={one.key} className="quiet"> {say(one.key, one.facts)}</span>)}
    </div>
  );
}
