import type { PairingRow } from '#features/pairing/contract.ts';
import { words } from '#features/pairing/words.ts';
import { useFormat, useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { Chip } from '#web/ui/chips.tsx';
import { TextLink } from '#web/ui/link.tsx';
import { Table } from '#web/ui/table.tsx';
import type { ReactNode } from 'react';

const tones = { to_begin: 'plain', in_force: 'done', ends_soon: 'warn', expired: 'quiet', ended: 'quiet' } as const;

/** How an agreement stands, and that it rests while a partner is in audit. */
export function PairingState({ row }: { readonly row: Pick<PairingRow, 'state' | 'paused'> }) {
  const say = useSay(words);
  return (
    <>
      <Chip tone={tones[row.state]}>{say(`pairing.state.${row.state}`)}</Chip> {row.paused && <Chip tone="warn">{say('pairing.paused')}</Chip>}
    </>
  );
}

/** Agreements, seen from the list, from a partner or from a branch. */
export function PairingTable({ rows, empty }: { readonly rows: readonly PairingRow[]; readonly empty?: ReactNode }) {
  const say = useSay(words);
  const format = useFormat();
  const names = (those: readonly { readonly name: string }[]): string => those.map(({ name }) => name).join('、');
  return (
    <Table
      caption={say('pairing.title')}
      rows={rows}
      rowKey={(row) => row.id}
      empty={empty ?? <p className="quiet">{say('pairing.none')}</p>}
      columns={[
        { key: 'units', title: say('pairing.parties'), names: true, cell: (row) => <TextLink to={links.pairing(row.id)}>{names(row.units)}</TextLink> },
        { key: 'branches', title: say('pairing.branches'), cell: (row) => names(row.branches) },
        { key: 'purpose', title: say('pairing.purpose'), cell: (row) => row.purpose },
        { key: 'term', title: say('pairing.term'), cell: (row) => (row.untilOn === null ? <>{format.day(row.fromOn)} {say('pairing.no_end')}</> : format.days(row.fromOn, row.untilOn)) },
        { key: 'state', title: say('pairing.state'), short: true, cell: (row) => <PairingState row={row} /> },
      ]}
    />
  );
}
