import type { RoundRow } from '#features/inspection/contract.ts';
import { words } from '#features/inspection/words.ts';
import { daysBetween } from '#shared/dates.ts';
import { useSearch } from '#web/address.ts';
import { api } from '#web/client.ts';
import { Page } from '#web/frame/page.tsx';
import { useFormat, useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { useSession } from '#web/session.tsx';
import { Chip, Day } from '#web/ui/chips.tsx';
import { LinkButton, TextLink } from '#web/ui/link.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { Pager } from '#web/ui/pager.tsx';
import { Empty, Loaded } from '#web/ui/states.tsx';
import { Table } from '#web/ui/table.tsx';
import { keepPreviousData, useQuery } from '@tanstack/react-query';

const tones = { open: 'active', closed: 'done', cancelled: 'quiet' } as const;

/** Rounds of inspection, newest first; for the committee also when the next is due. */
export function InspectionsPage() {
  const say = useSay(words);
  const { search } = useSearch();
  const { after } = search;
  const list = useQuery({ ...api.inspection.list.queryOptions({ input: after ? { after } : {} }), placeholderData: keepPreviousData });
  const may = list.data?.allowed['inspection.open']?.length === 0;
  const open = may && <LinkButton kind="primary" icon="plus" to={links.newInspection()}>{say('inspection.new')}</LinkButton>;
  const { posts } = useSession();
  const inspects = posts.some(({ post }) => post === 'committee' || post === 'discipline');
  return (
    <Page title={say('inspection.title')} lead={say('inspection.lead')} width="wide" actions={<>{open}{inspects && <LinkButton to={links.openSignals()}>{say('inspection.signals')}</LinkButton>}</>}>
      <Loaded from={list}>
        {({ rows, next, dueOn, today }) => (
          <>
            {may && dueOn !== null && <Due dueOn={dueOn} today={today} />}
            {rows.length === 0 ? <Empty title={say('inspection.none')} action={open}><p>{say('inspection.none_why')}</p></Empty> : <Rounds rows={rows} />}
            <Pager next={next === null ? null : `${links.inspections()}?after=${next}`} first={after ? links.inspections() : null} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Due({ dueOn, today }: { readonly dueOn: string; readonly today: string }) {
  const say = useSay(words);
  const { day } = useFormat();
  const days = daysBetween(dueOn, today);
  if (days <= 0) return <p className="quiet calm-line">{say('inspection.due', { due: day(dueOn) })}</p>;
  return <Notice kind="warn" title={say('inspection.overdue', { due: day(dueOn), days })} />;
}

function Rounds({ rows }: { readonly rows: readonly RoundRow[] }) {
  const say = useSay(words);
  const format = useFormat();
  return (
    <Table
      caption={say('inspection.title')} rows={rows} rowKey={(row) => row.id}
      columns={[
        { key: 'name', title: say('inspection.name'), names: true, cell: (row) => <TextLink to={links.inspection(row.id)}>{row.name}</TextLink> },
        { key: 'period', title: say('inspection.period'), cell: (row) => format.days(row.fromOn, row.toOn) },
        { key: 'opened', title: say('inspection.opened'), short: true, cell: (row) => <Day day={row.openedOn} /> },
        { key: 'lead', title: say('inspection.leader'), short: true, cell: (row) => row.leadName },
        { key: 'sample', title: say('inspection.sample'), cell: (row) => say('inspection.sample_of', { items: row.items, answered: row.answered }) },
        { key: 'found', title: say('inspection.found'), cell: (row) => say('inspection.found_of', { good: row.good, problems: row.problems, unsettled: row.unsettled }) },
        { key: 'state', title: say('inspection.state'), cell: (row) => <><Chip tone={tones[row.state]}>{say(`inspection.state.${row.state}`)}</Chip> {row.state !== 'cancelled' && <span className="quiet">{say(row.publishedOn === null ? 'inspection.unpublished' : 'inspection.published')}</span>}</> },
      ]}
    />
  );
}
