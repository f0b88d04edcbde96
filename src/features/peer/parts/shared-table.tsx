import { words as activityWords } from '#features/activity/words.ts';
import type { SharedRow } from '#features/peer/contract.ts';
import { words } from '#features/peer/words-parts.ts';
import { api } from '#web/client.ts';
import { useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { Chip, Day } from '#web/ui/chips.tsx';
import { TextLink } from '#web/ui/link.tsx';
import { Section } from '#web/ui/section.tsx';
import { Table } from '#web/ui/table.tsx';
import { useQuery } from '@tanstack/react-query';

/** A stage as it is called here; one a later version knows stands as it is. */
export function useStage(): (stage: string | null, standing: string | null) => string {
  const say = useSay(activityWords);
  const word = (key: string, otherwise: string): string => (Object.hasOwn(activityWords, key) ? say(key as keyof typeof activityWords) : otherwise);
  return (stage, standing) => (standing !== null && standing !== 'active' ? word(`standing.${standing}`, standing) : stage === null ? '' : word(`stage.${stage}`, stage));
}

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

/** On the home page: what others host with us and is not over. Nothing where there is none. */
export function SharedComing() {
  const say = useSay(words);
  const stage = useStage();
  const list = useQuery(api.peer.shared.queryOptions({ input: { limit: 5 } }));
  const rows = (list.data?.rows ?? []).filter((row) => row.state === 'open');
  if (rows.length === 0) return null;
  return (
    <Section title={say('shared.title')} actions={<TextLink to={links.sharedActivities()}>{say('shared.title')}</TextLink>}>
      <ul className="things">
        {rows.map((row) => (
          <li key={row.id} className="thing">
            <div className="thing-what"><TextLink to={links.sharedActivity(row.id)}>{row.theme ?? say('shared.untitled')}</TextLink><p className="quiet">{say('shared.hosted_by', { host: row.host })}</p></div>
            <div className="thing-side"><Day day={row.plannedOn} /> <Chip>{stage(row.stage, row.standing)}</Chip></div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
