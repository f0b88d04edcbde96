import { AddBranchDialog, AddTemporaryBranchDialog } from '#features/org/parts/branch-dialogs.tsx';
import { StandingTable, TemporaryTable } from '#features/org/parts/branch-tables.tsx';
import { PeopleList } from '#features/org/parts/people-list.tsx';
import { AddPersonDialog } from '#features/org/parts/person-dialogs.tsx';
import { words } from '#features/org/words.ts';
import { useSearch } from '#web/address.ts';
import { api } from '#web/client.ts';
import { Page } from '#web/frame/page.tsx';
import { useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { Button } from '#web/ui/button.tsx';
import { Section } from '#web/ui/section.tsx';
import { Loaded } from '#web/ui/states.tsx';
import { Tabs } from '#web/ui/tabs.tsx';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

type Asked = 'person' | 'branch' | 'temporary' | null;

/** 人员与支部: branches, temporary branches with project and dates, and people by name. */
export function PeoplePage() {
  const say = useSay(words);
  const { search } = useSearch();
  const [asked, setAsked] = useState<Asked>(null);
  const branches = useQuery(api.org.branches.queryOptions({ input: {} }));
  const dissolved = useQuery({ ...api.org.branches.queryOptions({ input: { dissolved: 'yes' } }), enabled: search['view'] === 'dissolved' });
  const view = search['view'] === 'people' || search['view'] === 'dissolved' ? search['view'] : 'branches';
  const close = (): void => setAsked(null);
  const tab = (to: string | null, label: string, current: boolean) => ({ to: links.people({ view: to }), label, current });
  const allowed = branches.data?.allowed ?? {};
  const actions = branches.data && (
    <>
      <Button icon="plus" why={allowed['org.add_person']} onClick={() => setAsked('person')}>{say('org.addPerson')}</Button>
      <Button icon="plus" why={allowed['org.add_branch']} onClick={() => setAsked('branch')}>{say('org.addBranch')}</Button>
      <Button icon="plus" why={allowed['org.add_temporary_branch']} onClick={() => setAsked('temporary')}>{say('org.addTemporary')}</Button>
    </>
  );
  return (
    <Page title={say('org.title')} width="wide" actions={actions}>
      <Tabs
        label={say('org.title')}
        tabs={[
          tab(null, say('org.branch'), view === 'branches'),
          tab('people', say('org.people'), view === 'people'),
          tab('dissolved', say('org.dissolvedOnes'), view === 'dissolved'),
        ]}
      />
      <Loaded from={branches}>
        {({ rows, today }) => (
          <>
            {view === 'branches' && (
              <>
                <Section title={say('org.standing')}><StandingTable rows={rows.filter((row) => row.kind === 'standing')} today={today} /></Section>
                <Section title={say('org.temporary')}><TemporaryTable rows={rows.filter((row) => row.kind === 'temporary')} today={today} /></Section>
              </>
            )}
            {view === 'people' && <PeopleList branches={rows} />}
            {view === 'dissolved' && <Loaded from={dissolved}>{(past) => <TemporaryTable rows={past.rows} today={today} />}</Loaded>}
            {asked === 'person' && <AddPersonDialog today={today} withBranch={(allowed['org.join'] ?? []).length === 0} onClose={close} />}
            {asked === 'branch' && <AddBranchDialog onClose={close} />}
            {asked === 'temporary' && <AddTemporaryBranchDialog today={today} onClose={close} />}
          </>
        )}
      </Loaded>
    </Page>
  );
}
