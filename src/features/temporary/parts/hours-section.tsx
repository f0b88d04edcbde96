import { words } from '#features/temporary/words.ts';
import type { Finding } from '#shared/finding.ts';
import { api } from '#web/client.ts';
import { useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { Chip, Day } from '#web/ui/chips.tsx';
import { useFindingWords } from '#web/ui/finding-words.ts';
import { TextLink } from '#web/ui/link.tsx';
import { Section } from '#web/ui/section.tsx';
import { Table } from '#web/ui/table.tsx';
import { useQuery } from '@tanstack/react-query';
import { useYearAsked, YearChoice } from './hours-sum.tsx';

/** A person's hours of study of a year, home and temporary branches together; nothing for those whom they do not concern. */
export function HoursSection({ personId }: { readonly personId: string }) {
  const say = useSay(words);
  const asked = useYearAsked();
  const view = useQuery({ ...api.temporary.hours.queryOptions({ input: { id: personId, year: asked } }), retry: false });
  if (view.data === undefined || view.data.rows === null) return null;
  const { rows, total, year, unknown, findings } = view.data;
  return (
    <Section title={say('temporary.hoursTitle', { year: String(year) })} id="hours" actions={<YearChoice year={year} />}>
      <p className="hint">{say('temporary.hoursHint')}</p>
      {rows.length > 0 && <p>{say('temporary.hoursTotal', { hours: total })}{unknown > 0 && ` · ${say('temporary.hoursUnknown', { count: unknown })}`}</p>}
      {findings.map((finding) => <Word key={finding.check} finding={finding} />)}
      <Table
        caption={say('temporary.hours')}
        rows={rows}
        rowKey={(row) => row.id}
        empty={<p className="quiet">{say('temporary.hoursNone', { year: String(year) })}</p>}
        columns={[
          { key: 'activity', title: say('temporary.activity'), names: true, cell: (row) => <TextLink to={links.activity(row.id)}>{row.theme ?? row.code}</TextLink> },
          { key: 'on', title: say('temporary.on'), cell: (row) => <Day day={row.on} /> },
          { key: 'in', title: say('temporary.in'), cell: (row) => <>{row.branchName}{row.temporary && <> <Chip tone="quiet">{say('temporary.fromTemporary')}</Chip></>}</> },
          { key: 'hours', title: say('temporary.hours'), cell: (row) => <>{row.hours ?? say('temporary.met.unknown')}{row.doubled > 0 && <p className="hint">{say('temporary.doubled', { hours: row.doubled })}</p>}</> },
        ]}
      />
    </Section>
  );
}

/** The private word of ORG-11, said quietly: it asks for nothing. */
function Word({ finding }: { readonly finding: Finding }) {
  const say = useSay(words);
  const { says, remedy, clause } = useFindingWords()(finding);
  return <p>{says} <span className="quiet">{remedy} {say('temporary.hoursOnlyHere')}（{clause}）</span></p>;
}
