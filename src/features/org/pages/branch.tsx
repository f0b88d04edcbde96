import type { PersonRow } from '#features/org/contract.ts';
import { DissolveBranchDialog, EditBranchDialog } from '#features/org/parts/branch-dialogs.tsx';
import { OverdueChip } from '#features/org/parts/branch-tables.tsx';
import { PostsOf, Term } from '#features/org/parts/posts-of.tsx';
import { EndTermDialog, JoinHereDialog } from '#features/org/parts/term-dialogs.tsx';
import { words } from '#features/org/words.ts';
import { ResourcePart } from '#features/resource/parts/resource-part.tsx';
import { TemporaryBranchSection } from '#features/temporary/parts/branch-section.tsx';
import { useParam } from '#web/address.ts';
import { api } from '#web/client.ts';
import { Page } from '#web/frame/page.tsx';
import { useFormat, useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { Button } from '#web/ui/button.tsx';
import { Chip } from '#web/ui/chips.tsx';
import { FindingList } from '#web/ui/findings.tsx';
import { TextLink } from '#web/ui/link.tsx';
import { FactList, Section } from '#web/ui/section.tsx';
import { Loaded } from '#web/ui/states.tsx';
import { Table } from '#web/ui/table.tsx';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

type Asked = { readonly kind: 'join' | 'edit' | 'dissolve' } | { readonly kind: 'leave'; readonly person: PersonRow };

/** One branch of ours: what it is, who stands in it, and for a temporary one its approval, project and end. */
export function BranchPage() {
  const say = useSay(words);
  const format = useFormat();
  const id = useParam('id');
  const view = useQuery(api.org.branch.queryOptions({ input: { id } }));
  const [asked, setAsked] = useState<Asked | null>(null);
  const close = (): void => setAsked(null);
  const back = { to: links.people(), label: say('org.title') };
  if (view.data === undefined) return <Page title={say('org.branch')} back={back}><Loaded from={view}>{() => null}</Loaded></Page>;
  const { branch, people, today, allowed, findings } = view.data;
  const over = branch.dissolvedOn !== null;
  const day = (label: string, value: string | null) => ({ label, value: value === null ? say('org.none') : format.day(value) });
  const facts = branch.kind === 'standing' ? [day(say('org.startOn'), branch.startOn)] : [
    { label: say('org.project'), value: branch.project === null ? say('org.none') : <TextLink to={links.project(branch.project.id)}>{`${branch.project.code} ${branch.project.name}`}</TextLink> },
    { label: say('org.approval'), value: [branch.approvalNo, branch.approvedBy, branch.approvedOn && format.day(branch.approvedOn)].filter(Boolean).join('，') },
    day(say('org.startOn'), branch.startOn),
    day(say('org.plannedEnd'), branch.plannedEnd),
  ];
  const actions = !over && (
    <>
      <Button icon="plus" why={allowed['org.join']} onClick={() => setAsked({ kind: 'join' })}>{say('org.joinHere')}</Button>
      <Button icon="edit" why={allowed['org.edit_branch']} onClick={() => setAsked({ kind: 'edit' })}>{say('org.editBranch')}</Button>
      <Button kind="danger" why={allowed['org.dissolve_branch']} onClick={() => setAsked({ kind: 'dissolve' })}>{say('org.dissolve')}</Button>
    </>
  );
  const lead = (
    <>
      <Chip>{say(branch.kind === 'standing' ? 'org.standing' : 'org.temporary')}</Chip> <OverdueChip row={branch} today={today} />
      {branch.dissolvedOn !== null && <Chip tone="quiet">{`${say('org.dissolvedOn')} ${format.day(branch.dissolvedOn)}`}</Chip>}
    </>
  );
  const membershipOf = (person: PersonRow) => person.memberships.find((held) => held.branchId === branch.id);
  return (
    <Page title={branch.name} back={back} lead={lead} actions={actions}>
      <Section title={say('org.leaders')} sheet>
        <p>{branch.leaders.length === 0 ? say('org.noLeader') : branch.leaders.map((leader) => (leader.appointedBy === null ? leader.name : `${leader.name}（${say('org.appointedByIs', { by: leader.appointedBy })}）`)).join('、')}</p>
        <FactList facts={facts} />
      </Section>
      <TemporaryBranchSection branch={branch} />
      {findings.length > 0 && <Section title={say('org.findings')}><FindingList findings={findings} /></Section>}
      <Section title={say('org.membersOf')}>
        <Table
          caption={say('org.membersOf')}
          rows={people}
          rowKey={(row) => row.id}
          empty={<p className="quiet">{say('org.noMembers')}</p>}
          columns={[
            { key: 'name', title: say('org.name'), names: true, cell: (row) => <TextLink to={links.person(row.id)}>{row.name}</TextLink> },
            { key: 'posts', title: say('org.posts'), cell: (row) => <PostsOf posts={row.posts} withBranch={false} /> },
            { key: 'term', title: say('org.term'), cell: (row) => { const held = membershipOf(row); return held && <Term fromOn={held.fromOn} toOn={held.toOn} />; } },
            { key: 'phone', title: say('org.phone'), cell: (row) => row.details?.phoneMasked },
            ...(over ? [] : [{
              key: 'end', title: say('org.doing'), end: true,
              cell: (row: PersonRow) => <Button small kind="quiet" why={allowed['org.leave']} label={`${say('org.leave')}：${row.name}`} onClick={() => setAsked({ kind: 'leave', person: row })}>{say('org.leave')}</Button>,
            }]),
          ]}
        />
      </Section>
      <ResourcePart of={{ branch: branch.id }} />
      {asked?.kind === 'join' && <JoinHereDialog branch={branch} today={today} onClose={close} />}
      {asked?.kind === 'edit' && <EditBranchDialog branch={branch} onClose={close} />}
      {asked?.kind === 'dissolve' && <DissolveBranchDialog branch={branch} today={today} onClose={close} />}
      {asked?.kind === 'leave' && <EndTermDialog person={asked.person} today={today} term={{ kind: 'membership', id: membershipOf(asked.person)?.id ?? '', label: branch.name }} onClose={close} />}
    </Page>
  );
}
