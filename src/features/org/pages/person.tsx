import type { PersonRow } from '#features/org/contract.ts';
import { EditPersonDialog, RemovePersonDialog } from '#features/org/parts/person-dialogs.tsx';
import { Term, usePostName } from '#features/org/parts/posts-of.tsx';
import { EndTermDialog, GivePostDialog, JoinDialog } from '#features/org/parts/term-dialogs.tsx';
import { words } from '#features/org/words.ts';
import { HoursSection } from '#features/temporary/parts/hours-section.tsx';
import { MoveTemporaryDialog } from '#features/temporary/parts/move-dialog.tsx';
import { words as temporary } from '#features/temporary/words.ts';
import { useParam } from '#web/address.ts';
import { api } from '#web/client.ts';
import { Page } from '#web/frame/page.tsx';
import { useFormat, useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { Button } from '#web/ui/button.tsx';
import { Chip } from '#web/ui/chips.tsx';
import { TextLink } from '#web/ui/link.tsx';
import { FactList, Section } from '#web/ui/section.tsx';
import { Loaded } from '#web/ui/states.tsx';
import { Table } from '#web/ui/table.tsx';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

interface EndedTerm {
  readonly kind: 'post' | 'membership';
  readonly id: string;
  readonly label: string;
}
type Asked = { readonly kind: 'edit' | 'join' | 'move' | 'moveTemporary' | 'post' | 'remove' } | { readonly kind: 'end'; readonly term: EndedTerm };

/** One person: where he or she stands and stood, which posts are and were held. */
export function PersonPage() {
  const say = useSay(words);
  const sayTemporary = useSay(temporary);
  const format = useFormat();
  const id = useParam('id');
  const view = useQuery(api.org.person.queryOptions({ input: { id } }));
  const [asked, setAsked] = useState<Asked | null>(null);
  const close = (): void => setAsked(null);
  const back = { to: links.people({ view: 'people' }), label: say('org.people') };
  if (view.data === undefined) return <Page title={say('org.person')} back={back}><Loaded from={view}>{() => null}</Loaded></Page>;
  const { person, today, allowed } = view.data;
  const here = person.removedOn === null;
  const home = person.memberships.some((held) => held.kind === 'home' && held.toOn === null);
  const away = person.memberships.some((held) => held.kind === 'temporary' && (held.toOn === null || held.toOn >= today));
  const actions = here && (
    <>
      <Button icon="edit" why={allowed['org.edit_person']} onClick={() => setAsked({ kind: 'edit' })}>{say('org.editPerson')}</Button>
      <Button why={allowed['org.join']} onClick={() => setAsked({ kind: 'join' })}>{say('org.join')}</Button>
      {home && <Button why={allowed['org.move_home']} onClick={() => setAsked({ kind: 'move' })}>{say('org.moveHome')}</Button>}
      {away && <Button why={allowed['org.join']} onClick={() => setAsked({ kind: 'moveTemporary' })}>{sayTemporary('temporary.move')}</Button>}
      <Button why={allowed['org.give_post']} onClick={() => setAsked({ kind: 'post' })}>{say('org.givePost')}</Button>
      <Button kind="danger" why={allowed['org.remove_person']} onClick={() => setAsked({ kind: 'remove' })}>{say('org.removePerson')}</Button>
    </>
  );
  return (
    <Page title={person.name} back={back} actions={actions} lead={!here && <Chip tone="quiet">{say('org.removed', { on: format.day(person.removedOn) })}</Chip>}>
      <Section title={say('org.details')} sheet><Details person={person} /></Section>
      <Terms person={person} today={today} allowed={allowed} onEnd={(term) => setAsked({ kind: 'end', term })} />
      <HoursSection personId={person.id} />
      {asked?.kind === 'moveTemporary' && <MoveTemporaryDialog person={person} today={today} onClose={close} />}
      {asked?.kind === 'edit' && <EditPersonDialog person={person} onClose={close} />}
      {asked?.kind === 'remove' && <RemovePersonDialog person={person} today={today} onClose={close} />}
      {(asked?.kind === 'join' || asked?.kind === 'move') && <JoinDialog person={person} today={today} move={asked.kind === 'move'} onClose={close} />}
      {asked?.kind === 'post' && <GivePostDialog person={person} today={today} onClose={close} />}
      {asked?.kind === 'end' && <EndTermDialog person={person} today={today} term={asked.term} onClose={close} />}
    </Page>
  );
}

function Details({ person: { details } }: { readonly person: PersonRow }) {
  const say = useSay(words);
  if (details === null) return <p className="quiet">{say('org.detailsHidden')}</p>;
  const fact = (label: string, value: string | null) => ({ label, value: value ?? say('org.status.none') });
  return (
    <FactList
      facts={[
        fact(say('org.status'), details.status === null ? null : say(`org.status.${details.status}`)),
        fact(say('org.rank'), details.rank), fact(say('org.phone'), details.phoneMasked), fact(say('org.email'), details.email),
      ]}
    />
  );
}

interface TermsProps {
  readonly person: PersonRow;
  readonly today: string;
  readonly allowed: Readonly<Record<string, Parameters<typeof Button>[0]['why']>>;
  readonly onEnd: (term: EndedTerm) => void;
}

/** Branches and posts, those of now before those of the past. */
function Terms({ person, today, allowed, onEnd }: TermsProps) {
  const say = useSay(words);
  const postName = usePostName();
  const now = (term: { readonly toOn: string | null }): boolean => term.toOn === null || term.toOn >= today;
  const nowFirst = <T extends { readonly toOn: string | null }>(terms: readonly T[]): T[] => terms.toSorted((a, b) => Number(now(b)) - Number(now(a)));
  const end = (term: EndedTerm, verb: string, held: { readonly toOn: string | null }) =>
    now(held) && person.removedOn === null && (
      <Button small kind="quiet" why={allowed[term.kind === 'post' ? 'org.end_post' : 'org.leave']} label={`${verb}：${term.label}`} onClick={() => onEnd(term)}>{verb}</Button>
    );
  return (
    <>
      <Section title={say('org.branch')}>
        <Table
          caption={say('org.branch')}
          rows={nowFirst(person.memberships)}
          rowKey={(row) => row.id}
          empty={<p className="quiet">{say('org.nobody')}</p>}
          columns={[
            { key: 'branch', title: say('org.branch'), names: true, cell: (row) => <TextLink to={links.branch(row.branchId)}>{row.branchName}</TextLink> },
            { key: 'kind', title: say('org.status'), cell: (row) => say(`org.kind.${row.kind}`) },
            { key: 'term', title: say('org.term'), cell: (row) => <Term fromOn={row.fromOn} toOn={row.toOn} /> },
            { key: 'end', title: say('org.doing'), end: true, cell: (row) => end({ kind: 'membership', id: row.id, label: row.branchName }, say('org.leave'), row) },
          ]}
        />
      </Section>
      <Section title={say('org.posts')}>
        <Table
          caption={say('org.posts')}
          rows={nowFirst(person.posts.filter((post) => post.post !== 'member'))}
          rowKey={(row) => row.id}
          empty={<p className="quiet">{say('org.none')}</p>}
          columns={[
            { key: 'post', title: say('org.post'), names: true, cell: (row) => postName(row) },
            { key: 'by', title: say('org.appointedBy'), cell: (row) => row.appointedBy },
            { key: 'term', title: say('org.term'), cell: (row) => <Term fromOn={row.fromOn} toOn={row.toOn} /> },
            { key: 'end', title: say('org.doing'), end: true, cell: (row) => end({ kind: 'post', id: row.id, label: postName(row) }, say('org.endPost'), row) },
          ]}
        />
      </Section>
    </>
  );
}
