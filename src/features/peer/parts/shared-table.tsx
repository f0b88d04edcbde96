import type { SharedRow } from '#features/peer/contract.ts';
import { useStage } from '#features/peer/parts/stage-words.ts';
import { words } from '#features/peer/words-parts.ts';
import { useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { Chip, Day } from '#web/ui/chips.tsx';
import { TextLink } from '#web/ui/link.tsx';
import { Table } from '#web/ui/table.tsx';

export function SharedTable({ rows }: { readonly rows: readonly SharedRow[] }) {
  const say = useSay(words);
  const stage = useStage();
  return (
    <Table
      caption={say('shared.title')}
      rows={rows}
      rowKey={(row) => row.id}
      empty={<p className="quiet">{say('shared.none')}</p>}
      columns={[
        { key: 'theme', title: say('shared.theme'), names: true, cell: (row) => <TextLink to={links.sharedActivity(row.id)}>{row.theme ?? say('shared.untitled')}</TextLink> },
        { key: 'host', title: say('shared.host'), cell: (row) => row.host },
        { key: 'branches', title: say('shared.branches'), cell: (row) => (row.branches.length === 0 ? <Chip tone="warn">{say('shared.unassigned')}</Chip> : row.branches.map(({ name }) => name).join('、')) },
        { key: 'day', title: say('shared.day'), short: true, cell: (row) => <Day day={row.plannedOn} /> },
        { key: 'stage', title: say('shared.stage'), cell: (row) => (row.state === 'open' ? <Chip>{stage(row.stage, row.standing)}</Chip> : <Chip tone={row.state === 'broken' ? 'warn' : 'quiet'}>{say(`shared.state.${row.state}`)}</Chip>) },
      ]}
    />
  );
}
