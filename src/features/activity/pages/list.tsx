import { words } from '#features/activity/words.ts';
import type { Stage } from '#features/activity/facts.ts';
import { stages } from '#features/activity/facts.ts';
import { api } from '#web/client.ts';
import { Page } from '#web/frame/page.tsx';
import { useFormat, useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { useSession } from '#web/session.tsx';
import { Select } from '#web/ui/choices.tsx';
import { Field } from '#web/ui/field.tsx';
import { TextLink, LinkButton } from '#web/ui/link.tsx';
import { Empty, Failed, Loading } from '#web/ui/states.tsx';
import { Table } from '#web/ui/table.tsx';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';

/** Activities the reader may see: newest first, filters in the address, paged by key. */
export function ActivityListPage() {
  const say = useSay(words);
  const format = useFormat();
  const go = useNavigate();
  const { stage, after }: { stage?: Stage; after?: string } = useSearch({ strict: false });
  const { posts } = useSession();
  const list = useQuery(api.activity.list.queryOptions({ input: { limit: 20, ...(stage ? { stage } : {}), ...(after ? { after } : {}) } }));
  const mayStart = posts.some((held) => held.branchId !== null);
  const start = mayStart ? <LinkButton to={links.newActivity()} kind="primary">{say('activity.new')}</LinkButton> : null;
  return (
    <Page title={say('activity.list')} actions={start}>
      <Field label={say('activity.stage')} optional>
        <Select
          value={stage ?? ''}
          onChange={(chosen) => void go({ to: links.activities({ stage: chosen || null }) })}
          options={stages.map((one) => ({ value: one, label: say(`stage.${one}`) }))}
        />
      </Field>
      {list.isPending && <Loading lines={8} />}
      {list.isError && <Failed error={list.error} retry={() => void list.refetch()} />}
      {list.data && (
        <Table
          caption={say('activity.list')}
          rows={list.data.rows}
          rowKey={(row) => row.id}
          empty={<Empty title={say('activity.none')} action={start} />}
          columns={[
            { key: 'theme', title: say('activity.theme'), names: true, cell: (row) => <TextLink to={links.activity(row.id)}>{row.theme ?? say('activity.untitled')}</TextLink> },
            { key: 'code', title: say('activity.code'), wideOnly: true, cell: (row) => row.code },
            { key: 'host', title: say('activity.branch'), cell: (row) => row.hosts.join('、') },
            { key: 'partners', title: say('activity.partners'), cell: (row) => row.partners.join('、') },
            { key: 'day', title: say('activity.day'), cell: (row) => format.day(row.heldOn ?? row.plannedOn) },
            { key: 'stage', title: say('activity.stage'), cell: (row) => (row.standing === 'active' ? say(`stage.${row.stage}`) : say(`standing.${row.standing}`)) },
          ]}
        />
      )}
      {list.data?.next && <LinkButton to={links.activities({ stage: stage ?? null, after: list.data.next })}>{say('activity.more')}</LinkButton>}
    </Page>
  );
}
