import { AddProjectDialog } from '#features/project/parts/project-dialogs.tsx';
import { words } from '#features/project/words.ts';
import { useSearch } from '#web/address.ts';
import { api } from '#web/client.ts';
import { Page } from '#web/frame/page.tsx';
import { useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { Button } from '#web/ui/button.tsx';
import { Chip, Day } from '#web/ui/chips.tsx';
import { Select } from '#web/ui/choices.tsx';
import { Field } from '#web/ui/field.tsx';
import { FilterBox } from '#web/ui/filter-box.tsx';
import { TextInput } from '#web/ui/inputs.tsx';
import { TextLink } from '#web/ui/link.tsx';
import { Pager } from '#web/ui/pager.tsx';
import { Loaded } from '#web/ui/states.tsx';
import { Table } from '#web/ui/table.tsx';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';

const states = ['no', 'yes'] as const;
const stateOf = (text: string | undefined) => states.find((state) => state === text);

/** Work projects, latest start first, filters in the address. */
export function ProjectsPage() {
  const say = useSay(words);
  const { search, change } = useSearch();
  const [adding, setAdding] = useState(false);
  const { q = '', after } = search;
  const closed = stateOf(search['closed']);
  const input = { ...(q ? { q } : {}), ...(closed ? { closed } : {}), ...(after ? { after } : {}) };
  const list = useQuery({ ...api.project.list.queryOptions({ input }), placeholderData: keepPreviousData });
  const add = list.data && (
    <Button icon="plus" why={list.data.allowed['project.add']} onClick={() => setAdding(true)}>
      {say('project.add')}
    </Button>
  );
  return (
    <Page title={say('project.title')} width="wide" actions={add}>
      <FilterBox open={q !== '' || closed !== undefined}>
        <Field label={say('project.search')} optional>
          <TextInput type="search" value={q} onChange={(text) => change({ q: text, after: null })} size={14} />
        </Field>
        <Field label={say('project.state')} optional>
          <Select
            value={closed ?? ''}
            empty={say('project.all')}
            onChange={(state) => change({ closed: state, after: null })}
            options={states.map((state) => ({ value: state, label: say(state === 'yes' ? 'project.closed' : 'project.open') }))}
          />
        </Field>
      </FilterBox>
      <Loaded from={list}>
        {({ rows, next }) => (
          <>
            <Table
              caption={say('project.title')}
              rows={rows}
              rowKey={(row) => row.id}
              empty={<p className="quiet">{say('project.none')}</p>}
              columns={[
                { key: 'name', title: say('project.name'), names: true, cell: (row) => <TextLink to={links.project(row.id)}>{row.name}</TextLink> },
                { key: 'code', title: say('project.code'), cell: (row) => row.code },
                { key: 'place', title: say('project.place'), cell: (row) => row.place },
                { key: 'period', title: say('project.period'), cell: (row) => <Day day={row.startOn} to={row.closedOn ?? row.endOn} /> },
                { key: 'team', title: say('project.team'), wideOnly: true, cell: (row) => row.team.map((one) => one.name).join('、') },
                {
                  key: 'state', title: say('project.state'),
                  cell: (row) => (row.closedOn === null ? <Chip tone="active">{say('project.open')}</Chip> : <Chip tone="quiet">{say('project.closed')}</Chip>),
                },
              ]}
            />
            <Pager next={next === null ? null : links.projects({ ...search, after: next })} first={after ? links.projects({ ...search, after: null }) : null} />
          </>
        )}
      </Loaded>
      {adding && <AddProjectDialog onClose={() => setAdding(false)} />}
    </Page>
  );
}
