import type { PatternView } from '#features/pattern/contract.ts';
import { DesignForm } from '#features/pattern/parts/design-form.tsx';
import { DesignRead } from '#features/pattern/parts/design-read.tsx';
import { words } from '#features/pattern/words.ts';
import { useParam } from '#web/address.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { Page } from '#web/frame/page.tsx';
import { useFormat, useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { useSession } from '#web/session.tsx';
import { Button } from '#web/ui/button.tsx';
import { Chip } from '#web/ui/chips.tsx';
import { ReasonDialog } from '#web/ui/dialog.tsx';
import { LinkButton, TextLink } from '#web/ui/link.tsx';
import { FailureNotice, Notice } from '#web/ui/notice.tsx';
import { FactList, Section } from '#web/ui/section.tsx';
import { Failed, Loading } from '#web/ui/states.tsx';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { PatternActivities } from '../parts/pattern-activities.tsx';

/** One pattern: what it is good for, its design, and what has come of it. */
export function PatternPage() {
  const id = useParam('id');
  const say = useSay(words);
  const view = useQuery(api.pattern.get.queryOptions({ input: { id } }));
  const [editing, setEditing] = useState(false);
  if (view.isPending) return <Loading page />;
  if (view.isError) return <Failed error={view.error} retry={() => void view.refetch()} />;
  const { pattern, allowed } = view.data;
  return (
    <Page title={pattern.name} lead={pattern.goodFor} back={{ to: links.patterns(), label: say('pattern.title') }} actions={<Start view={view.data} />}>
      {pattern.state === 'retired' && <Notice kind="warn" title={say('pattern.retired')}>{pattern.retiredReason}</Notice>}
      <Section title={say('pattern.one')} sheet actions={!editing && <Doing view={view.data} onEdit={() => setEditing(true)} />}>
        <Origin view={view.data} />
        {editing && (allowed['pattern.edit'] ?? []).length === 0 ? <DesignForm pattern={pattern} onClose={() => setEditing(false)} /> : <DesignRead design={pattern.design} />}
      </Section>
      <PatternActivities id={id} />
      <Editions view={view.data} />
    </Page>
  );
}

/** Into the new activity's page, the form filled from here. */
function Start({ view: { pattern } }: { readonly view: PatternView }) {
  const say = useSay(words);
  const { posts, branchIds } = useSession();
  const mine = branchIds.length > 0 || posts.some(({ post }) => post === 'secretary');
  if (pattern.state === 'retired' || !mine) return null;
  return <LinkButton kind="primary" icon="plus" to={links.newActivity(undefined, pattern.id)}>{say('pattern.start')}</LinkButton>;
}

function Doing({ view: { pattern: { id, version }, allowed }, onEdit }: { readonly view: PatternView; readonly onEdit: () => void }) {
  const say = useSay(words);
  const [retiring, setRetiring] = useState(false);
  const invalidate = [api.pattern.key()];
  const retire = useCommand(client.pattern.retire, { invalidate, onDone: () => setRetiring(false) });
  const restore = useCommand(client.pattern.restore, { invalidate });
  const may = (verb: string): boolean => allowed[`pattern.${verb}`]?.length === 0;
  return (
    <>
      {may('edit') && <Button icon="edit" onClick={onEdit}>{say('pattern.edit')}</Button>}
      {may('retire') && <Button onClick={() => setRetiring(true)}>{say('pattern.retire')}</Button>}
      {may('restore') && <Button busy={restore.busy} onClick={() => void restore.run({ id, version })}>{say('pattern.restore')}</Button>}
      <FailureNotice failure={restore.failure} />
      <ReasonDialog open={retiring} title={say('pattern.retire')} verb={say('pattern.retire')} hint={say('pattern.retire_hint')} busy={retire.busy} onClose={() => setRetiring(false)} onGiven={(reason) => void retire.run({ id, version, reason })}>
        <FailureNotice failure={retire.failure} />
      </ReasonDialog>
    </>
  );
}

function Origin({ view: { pattern, madeFrom, circulars } }: { readonly view: PatternView }) {
  const say = useSay(words);
  const format = useFormat();
  return (
    <FactList
      facts={[
        ...(pattern.authorName === null || pattern.createdAt === null ? [] : [{ label: say('pattern.maker'), value: `${say('pattern.made_by', { name: pattern.authorName, at: format.instant(pattern.createdAt) })}，${say('pattern.version', { version: pattern.version })}` }]),
        ...(madeFrom === null ? [] : [{ label: say('pattern.from'), value: <TextLink to={links.activity(madeFrom.id)}>{madeFrom.code} {madeFrom.theme}</TextLink> }]),
        ...(circulars.length === 0 ? [] : [{ label: say('pattern.told_in'), value: <ul className="plain-list">{circulars.map((one) => <li key={one.id}><TextLink to={links.circular(one.id)}>{one.title}</TextLink></li>)}</ul> }]),
      ]}
    />
  );
}

/** Every earlier version, whole, the latest first. */
function Editions({ view: { editions } }: { readonly view: PatternView }) {
  const say = useSay(words);
  const format = useFormat();
  if (editions.length === 0) return null;
  return (
    <Section title={say('pattern.versions')}>
      {editions.toReversed().map((one) => (
        <details key={one.version}>
          <summary>{say('pattern.version', { version: one.version })} · {one.name} <Chip tone="quiet">{say('pattern.version_line', { name: one.byName, at: format.instant(one.at) })}</Chip></summary>
          <p>{one.goodFor}</p>
          <DesignRead design={one.design} />
        </details>
      ))}
    </Section>
  );
}
