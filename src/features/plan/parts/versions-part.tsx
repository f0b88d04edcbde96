import type { SheetView } from '#features/plan/contract.ts';
import { words } from '#features/plan/words.ts';
import { useSearch } from '#web/address.ts';
import { useFormat, useLexicon, useSay } from '#web/language.tsx';
import { Select } from '#web/ui/choices.tsx';
import { Field } from '#web/ui/field.tsx';
import { Section } from '#web/ui/section.tsx';
import { Empty } from '#web/ui/states.tsx';
import { Table } from '#web/ui/table.tsx';
import { useState } from 'react';
import { Comparison } from './comparison.tsx';
import { VersionDialog } from './version-dialog.tsx';

/** Versions that were kept, each with its reason, and what any two of them differ in. */
export function VersionsPart({ view }: { readonly view: SheetView }) {
  const say = useSay(words);
  const format = useFormat();
  const lexicon = useLexicon();
  const { search, change } = useSearch();
  const [looking, setLooking] = useState<number | null>(null);
  const versions = view.versions.toSorted((a, b) => b.no - a.no);
  if (versions.length === 0) return <Empty title={say('version.none')} />;
  // The first reason is a word of the program, later ones are what was typed.
  const reason = (text: string): string => (text.startsWith('@') ? (lexicon?.(text.slice(1)) ?? '') : text);
  const numbers = versions.map(({ no }) => no);
  const asked = (name: string): number | null => numbers.find((no) => String(no) === search[name]) ?? null;
  const from = asked('from') ?? numbers[1] ?? numbers[0] ?? 1;
  const to = asked('to');
  const options = versions.map(({ no }) => ({ value: String(no), label: say('version.no', { no }) }));
  return (
    <>
      <Section title={say('version.list')}>
        <Table
          caption={say('version.list')} rows={versions} rowKey={(version) => version.id}
          columns={[
            { key: 'no', title: say('plan.part.versions'), names: true, short: true, cell: ({ no }) => <button type="button" className="number" aria-label={say('version.look', { no })} onClick={() => setLooking(no)}>{say('version.no', { no })}</button> },
            { key: 'reason', title: say('version.reason'), cell: (version) => <span className="kept-lines">{reason(version.reason)}</span> },
            { key: 'by', title: say('plan.recorded'), cell: (version) => say('version.by', { name: version.authorName, at: format.instant(version.createdAt) }) },
          ]}
        />
      </Section>
      <Section title={say('version.compare')}>
        <div className="filters">
          <Field label={say('version.from')}><Select value={String(from)} empty={null} options={options} onChange={(no) => change({ from: no })} /></Field>
          <Field label={say('version.to')}><Select value={to === null ? '' : String(to)} empty={say('version.now')} options={options} onChange={(no) => change({ to: no })} /></Field>
        </div>
        <Comparison view={view} from={from} to={to} />
      </Section>
      {looking !== null && <VersionDialog planId={view.plan.id} no={looking} onClose={() => setLooking(null)} />}
    </>
  );
}
