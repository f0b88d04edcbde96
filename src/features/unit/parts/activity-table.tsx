import type { activityRow } from '#features/activity/contract.ts';
import { words as activity } from '#features/activity/words.ts';
import { words } from '#features/unit/words.ts';
import { useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { Chip, Day } from '#web/ui/chips.tsx';
import { TextLink } from '#web/ui/link.tsx';
import { Table } from '#web/ui/table.tsx';
import type { z } from 'zod';

interface Props {
  readonly rows: readonly z.infer<typeof activityRow>[];
  readonly caption: string;
  readonly empty: string;
}

/** Activities seen from the end of a partner or a project. */
export function ActivityTable({ rows, caption, empty }: Props) {
  const say = useSay(words);
  const sayActivity = useSay(activity);
  return (
    <Table
      caption={caption}
      rows={rows}
      rowKey={(row) => row.id}
      empty={<p className="quiet">{empty}</p>}
      columns={[
        { key: 'theme', title: say('unit.activity'), names: true, cell: (row) => <TextLink to={links.activity(row.id)}>{row.theme ?? say('unit.noTheme')}</TextLink> },
        { key: 'code', title: sayActivity('activity.code'), wideOnly: true, cell: (row) => row.code },
        { key: 'on', title: say('unit.on'), cell: (row) => <Day day={row.heldOn ?? row.plannedOn} words={row.heldWords} /> },
        {
          key: 'stage', title: sayActivity('activity.stage'),
          cell: (row) => <Chip>{row.standing === 'active' ? sayActivity(`stage.${row.stage}`) : sayActivity(`standing.${row.standing}`)}</Chip>,
        },
      ]}
    />
  );
}
