import { words as activity } from '#features/activity/words.ts';
import { words } from '#features/pattern/words.ts';
import { useSearch } from '#web/address.ts';
import { api } from '#web/client.ts';
import { useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { Chip, Day } from '#web/ui/chips.tsx';
import { TextLink } from '#web/ui/link.tsx';
import { Pager } from '#web/ui/pager.tsx';
import { Section } from '#web/ui/section.tsx';
import { Loaded } from '#web/ui/states.tsx';
import { Table } from '#web/ui/table.tsx';
import { keepPreviousData, useQuery } from '@tanstack/react-query';

type Stage = `stage.${'topic' | 'contact' | 'programme' | 'approval' | 'held' | 'summary' | 'publicity' | 'conversion' | 'archived'}`;

/** What began from a pattern and what was verified of it: by day, nothing is compared. */
export function PatternActivities({ id }: { readonly id: string }) {
  const say = useSay(words);
  const sayActivity = useSay(activity);
  const { search: { after } } = useSearch();
  const list = useQuery({ ...api.pattern.activities.queryOptions({ input: { id, ...(after === undefined ? {} : { after }) } }), placeholderData: keepPreviousData });
  return (
    <Section title={say('pattern.activities')}>
      <p className="hint">{say('pattern.activities_hint')}</p>
      <Loaded from={list}>
        {({ rows, next }) => (
          <>
            <Table
              caption={say('pattern.activities')} rows={rows} rowKey={(row) => row.id} empty={<p className="quiet">{say('pattern.activities_none')}</p>}
              columns={[
                { key: 'activity', title: say('pattern.activity'), names: true, cell: (row) => <><TextLink to={links.activity(row.id)}>{row.code} {row.theme ?? ''}</TextLink> <Chip tone="quiet">{sayActivity(`stage.${row.stage}` as Stage)}</Chip></> },
                { key: 'host', title: say('pattern.host'), cell: (row) => row.hosts.join('、') },
                { key: 'on', title: say('pattern.on'), short: true, cell: (row) => <Day day={row.sortOn} /> },
                { key: 'effects', title: say('pattern.effects'), cell: (row) => (row.effects.length === 0 ? <span className="quiet">—</span> : <ul className="plain-list">{row.effects.map((one) => <li key={one.measure}>{say('pattern.effect_line', one)}</li>)}</ul>) },
              ]}
            />
            <Pager next={next === null ? null : `${links.pattern(id)}?after=${encodeURIComponent(next)}`} first={after ? links.pattern(id) : null} />
          </>
        )}
      </Loaded>
    </Section>
  );
}
