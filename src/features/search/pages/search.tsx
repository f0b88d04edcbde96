import type { FoundRow } from '#features/search/contract.ts';
import { foundKinds, type FoundKind } from '#features/search/facts.ts';
import { words } from '#features/search/words.ts';
import { useSearch } from '#web/address.ts';
import { api } from '#web/client.ts';
import { Page } from '#web/frame/page.tsx';
import { useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { Button } from '#web/ui/button.tsx';
import { Chip, Day } from '#web/ui/chips.tsx';
import { Select } from '#web/ui/choices.tsx';
import { Field } from '#web/ui/field.tsx';
import { TextInput } from '#web/ui/inputs.tsx';
import { TextLink } from '#web/ui/link.tsx';
import { Section } from '#web/ui/section.tsx';
import { Loaded } from '#web/ui/states.tsx';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';

/** What was found, best first; what holds only some of the words stands apart and says so. */
export function SearchPage() {
  const say = useSay(words);
  const { search, change } = useSearch();
  const q = search['q']?.trim() ?? '';
  const kind = foundKinds.find((one) => one === search['kind']);
  const [typed, setTyped] = useState(q);
  const [shown, setShown] = useState(q);
  if (shown !== q) {
    setShown(q);
    setTyped(q);
  }
  const found = useQuery({ ...api.search.find.queryOptions({ input: { q, limit: 50, ...(kind === undefined ? {} : { kind }) } }), enabled: q !== '', placeholderData: keepPreviousData });
  return (
    <Page title={say('search.title')} lead={say('search.hint')}>
      <form
        role="search"
        className="search-form"
        aria-label={say('search.title')}
        onSubmit={(event) => {
          event.preventDefault();
          change({ q: typed.trim() });
        }}
      >
        <Field label={say('search.q')}><TextInput type="search" value={typed} onChange={setTyped} maxLength={200} /></Field>
        <Field label={say('search.kind')} optional>
          <Select value={kind ?? ''} empty={say('search.all')} onChange={(next) => change({ kind: next })} options={foundKinds.map((one) => ({ value: one, label: say(`search.kind.${one}`) }))} />
        </Field>
        <Button kind="primary" icon="search" type="submit">{say('search.title')}</Button>
      </form>
      {q !== '' && (
        <Loaded from={found}>
          {({ rows, capped }) => <Found q={q} rows={rows} capped={capped} />}
        </Loaded>
      )}
    </Page>
  );
}

function Found({ q, rows, capped }: { readonly q: string; readonly rows: readonly FoundRow[]; readonly capped: number | null }) {
  const say = useSay(words);
  const whole = rows.filter((row) => !row.partly);
  const partly = rows.filter((row) => row.partly);
  if (rows.length === 0) return <p role="status">{say('search.none', { q })}</p>;
  return (
    <>
      {capped !== null && <p className="hint" role="status">{say('search.capped', { count: capped })}</p>}
      {whole.length > 0 && <List rows={whole} />}
      {partly.length > 0 && (
        <Section title={say('search.partly_title')}>
          <p className="hint">{say('search.partly_hint')}</p>
          <List rows={partly} />
        </Section>
      )}
      <p className="hint">{say('search.order')}</p>
    </>
  );
}

const ways: Readonly<Record<FoundKind, (row: FoundRow) => string>> = {
  activity: (row) => links.activity(row.id),
  unit: (row) => links.partner(row.id),
  branch: (row) => links.branch(row.id),
  person: (row) => links.person(row.id),
  project: (row) => links.project(row.id),
  bulletin: (row) => links.activity(row.activityId ?? row.id, 'publicity'),
  circular: (row) => links.circular(row.id),
  pattern: (row) => links.pattern(row.id),
  suggestion: (row) => links.suggestion(row.id),
  file: (row) => links.activity(row.activityId ?? row.id, 'record'),
  resource: (row) => links.resource(row.id),
  rule: (row) => links.rule(row.id),
};

const List = ({ rows }: { readonly rows: readonly FoundRow[] }) => {
  const say = useSay(words);
  return (
    <ol className="found">
      {rows.map((row) => (
        <li key={`${row.kind} ${row.id}`}>
          <p className="found-head">
            <TextLink to={ways[row.kind](row)}><Marked pieces={row.title} /></TextLink> <Chip tone="quiet">{say(`search.kind.${row.kind}`)}</Chip>
            {row.on !== null && row.kind !== 'suggestion' && <span className="quiet"><Day day={row.on} /></span>}
          </p>
          {row.passage.length > 0 && <p className="found-passage"><Marked pieces={row.passage} /></p>}
        </li>
      ))}
    </ol>
  );
};

const Marked = ({ pieces }: { readonly pieces: FoundRow['title'] }) => pieces.map((piece, index) => (piece.match ? <mark key={`${index}`}>{piece.text}</mark> : piece.text));
