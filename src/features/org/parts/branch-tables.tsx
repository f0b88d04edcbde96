import type { BranchRow } from '#features/org/contract.ts';
import { words } from '#features/org/words.ts';
import { useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { Chip, Day } from '#web/ui/chips.tsx';
import { TextLink } from '#web/ui/link.tsx';
import { Table } from '#web/ui/table.tsx';

interface Props {
  readonly rows: readonly BranchRow[];
  readonly today: string;
}
const leaders = (row: BranchRow): string => row.leaders.map((leader) => leader.name).join('、');

/** Standing branches: who leads and how many. */
export function StandingTable({ rows }: Props) {
  const say = useSay(words);
  return (
    <Table
      caption={say('org.standing')}
      rows={rows}
      rowKey={(row) => row.id}
      empty={<p className="quiet">{say('org.noBranches')}</p>}
      columns={[
        { key: 'name', title: say('org.branch'), names: true, cell: (row) => <TextLink to={links.branch(row.id)}>{row.name}</TextLink> },
        { key: 'leader', title: say('org.leaders'), cell: (row) => leaders(row) || <span className="quiet">{say('org.noLeader')}</span> },
        { key: 'members', title: say('org.members'), end: true, cell: (row) => row.members },
      ]}
    />
  );
}

/** What a temporary branch is overdue for: its planned end has passed, or its project is closed (ORG-06). */
export function OverdueChip({ row, today }: { readonly row: BranchRow; readonly today: string }) {
  const say = useSay(words);
  if (row.dissolvedOn !== null) return null;
  if (row.project?.closedOn != null) return <Chip tone="warn">{say('org.projectClosed')}</Chip>;
  return row.plannedEnd !== null && row.plannedEnd < today ? <Chip tone="warn">{say('org.overdue')}</Chip> : null;
}

/** Temporary branches, with project, approval and dates. */
export function TemporaryTable({ rows, today }: Props) {
  const say = useSay(words);
  return (
    <Table
      caption={say('org.temporary')}
      rows={rows}
      rowKey={(row) => row.id}
      empty={<p className="quiet">{say('org.noTemporary')}</p>}
      columns={[
        { key: 'name', title: say('org.branch'), names: true, cell: (row) => <TextLink to={links.branch(row.id)}>{row.name}</TextLink> },
        { key: 'project', title: say('org.project'), cell: (row) => row.project && <TextLink to={links.project(row.project.id)}>{row.project.name}</TextLink> },
        { key: 'leader', title: say('org.leaders'), cell: (row) => leaders(row) || <span className="quiet">{say('org.noLeader')}</span> },
        { key: 'members', title: say('org.members'), end: true, cell: (row) => row.members },
        { key: 'approval', title: say('org.approvalNo'), wideOnly: true, cell: (row) => row.approvalNo },
        {
          key: 'term', title: say('org.term'),
          cell: (row) => (
            <>
              <Day day={row.startOn} to={row.dissolvedOn ?? row.plannedEnd} /> <OverdueChip row={row} today={today} />
            </>
          ),
        },
      ]}
    />
  );
}
