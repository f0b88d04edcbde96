import { CallDialog } from '#features/plan/parts/call-dialog.tsx';
import { isMine } from '#features/plan/parts/plan-common.tsx';
import { words } from '#features/plan/words.ts';
import { useGo } from '#web/address.ts';
import { api } from '#web/client.ts';
import { Page } from '#web/frame/page.tsx';
import { useFormat, useSay, useToday } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { Button } from '#web/ui/button.tsx';
import { Chip, Day } from '#web/ui/chips.tsx';
import { LinkButton, TextLink } from '#web/ui/link.tsx';
import { Empty, Loaded } from '#web/ui/states.tsx';
import { Table } from '#web/ui/table.tsx';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

/** Years that have a plan; 机关党委 calls for a new one here. */
export function PlansPage() {
  const say = useSay(words);
  const format = useFormat();
  const go = useGo();
  const year = Number(useToday().slice(0, 4));
  const [calling, setCalling] = useState(false);
  const list = useQuery(api.plan.list.queryOptions({ input: {} }));
  const why = list.data?.allowed['plan.call'];
  const call = isMine(why) ? <Button kind="primary" icon="plus" why={why} onClick={() => setCalling(true)}>{say('plan.call')}</Button> : null;
  return (
    <Page title={say('plan.title')} lead={say('plan.lead')} width="wide" actions={<><LinkButton to={links.plan(year, 'run')}>{say('year.title')}</LinkButton>{call}</>}>
      <Loaded from={list}>
        {({ rows }) => (
          <Table
            caption={say('plan.title')} rows={rows} rowKey={(row) => row.id} empty={<Empty title={say('plan.none')} action={call}><p>{say('plan.none_why')}</p></Empty>}
            columns={[
              { key: 'year', title: say('plan.year'), names: true, short: true, cell: (row) => <TextLink to={links.plan(row.year)}>{say('plan.of_year', { year: row.year })}</TextLink> },
              { key: 'state', title: say('plan.state'), short: true, cell: (row) => <Chip tone={row.state === 'approved' ? 'done' : 'active'}>{say(`plan.state.${row.state}`)}</Chip> },
              { key: 'due', title: say('plan.call_title'), cell: (row) => say('plan.due', { from: format.day(row.opensOn), to: format.shortDay(row.dueOn) }) },
              { key: 'items', title: say('plan.items'), end: true, short: true, cell: (row) => format.number(row.items) },
              { key: 'approved', title: say('plan.approved_day'), short: true, cell: (row) => row.approvedOn !== null && <Day day={row.approvedOn} /> },
              { key: 'filed', title: say('plan.filed_day'), short: true, cell: (row) => row.filedOn !== null && <Day day={row.filedOn} /> },
              { key: 'version', title: say('plan.part.versions'), short: true, cell: (row) => row.versionNo !== null && say('plan.version_no', { no: row.versionNo }) },
            ]}
          />
        )}
      </Loaded>
      {calling && <CallDialog plan={null} year={(list.data?.rows[0]?.year ?? year) + 1} onClose={() => setCalling(false)} onDone={(called) => go(links.plan(called, 'way'))} />}
    </Page>
  );
}
