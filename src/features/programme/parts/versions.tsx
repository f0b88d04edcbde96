import type { ActivityFacts } from '#features/activity/facts.ts';
import { words } from '#features/programme/words.ts';
import { useFormat, useSay } from '#web/language.tsx';
import { Chip } from '#web/ui/chips.tsx';
import { Select } from '#web/ui/choices.tsx';
import { Compare } from '#web/ui/compare.tsx';
import { Field } from '#web/ui/field.tsx';
import { Section } from '#web/ui/section.tsx';
import { Table } from '#web/ui/table.tsx';
import { useState } from 'react';
import { useProgrammeText } from './programme-text.ts';

type Version = ActivityFacts['versions'][number];

/** Every version that was saved or proposed, newest first, and any two of them side by side. */
export function Versions({ versions }: { readonly versions: readonly Version[] }) {
  const say = useSay(words);
  const format = useFormat();
  const newest = versions.toReversed();
  const called = (version: Version): string =>
    version.state === 'current' || version.state === 'replaced' ? say('version.no', { no: version.no }) : say('version.proposal_by', { author: version.authorName });
  if (newest.length === 0) return null;
  return (
    <Section title={say('version.title')}>
      <Table
        caption={say('version.title')}
        rows={newest}
        rowKey={(version) => version.id}
        columns={[
          { key: 'no', title: say('version.which'), names: true, cell: called },
          { key: 'by', title: say('version.author'), cell: (version) => say('version.by', { author: version.authorName, at: format.instant(version.createdAt) }) },
          { key: 'state', title: say('version.state'), cell: (version) => <Chip tone={version.state === 'current' ? 'done' : 'quiet'}>{say(`version.${version.state}`)}</Chip> },
          { key: 'note', title: say('version.note'), cell: (version) => [version.note, version.decisionNote].filter(Boolean).join(' → ') },
        ]}
      />
      {newest.length > 1 ? <CompareTwo versions={newest} called={called} /> : <p className="quiet">{say('version.one')}</p>}
    </Section>
  );
}

function CompareTwo({ versions, called }: { readonly versions: readonly Version[]; readonly called: (version: Version) => string }) {
  const say = useSay(words);
  const format = useFormat();
  const text = useProgrammeText();
  const [left, setLeft] = useState<string | null>(null);
  const [right, setRight] = useState<string | null>(null);
  const find = (id: string | null): Version | undefined => versions.find((version) => version.id === id);
  const before = find(left) ?? versions[1];
  const after = find(right) ?? versions[0];
  const options = versions.map((version) => ({ value: version.id, label: `${called(version)} ${format.instant(version.createdAt)}` }));
  if (before === undefined || after === undefined) return null;
  return (
    <>
      <div className="side-by-side">
        <Field label={say('version.left')}><Select empty={null} value={before.id} onChange={setLeft} options={options} /></Field>
        <Field label={say('version.right')}><Select empty={null} value={after.id} onChange={setRight} options={options} /></Field>
      </div>
      <Compare before={text(before.programme)} after={text(after.programme)} beforeTitle={called(before)} afterTitle={called(after)} />
    </>
  );
}
