import type { ActivityView } from '#features/activity/contract.ts';
import { nameOfSide, type SideFacts } from '#features/activity/facts-plain.ts';
import { unknownKind, type Imported } from '#features/import/facts.ts';
import { words } from '#features/import/words.ts';
import { useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { Chip, Day } from '#web/ui/chips.tsx';
import { TextLink } from '#web/ui/link.tsx';
import { FactList, Section } from '#web/ui/section.tsx';
import { Table } from '#web/ui/table.tsx';
import type { ReactNode } from 'react';

/** What a source tells of an activity brought in. What it leaves out is 未知, here as everywhere. */
export function ImportedPart({ view: { facts } }: { readonly view: ActivityView }) {
  const say = useSay(words);
  const { activity, imported, sides, problems } = facts;
  if (imported === null) return null;
  const told = (value: string | null): ReactNode => (value === null || value === '' ? <span className="quiet">{say('imported.unknown')}</span> : value);
  const bodies = (role: SideFacts['role']) => sides.filter((side) => side.role === role);
  return (
    <>
      <Section title={say('imported.facts')} sheet>
        <FactList
          facts={[
            { label: say('imported.kind'), value: told(activity.kind === unknownKind ? null : activity.kind) },
            { label: say('imported.held'), value: activity.heldOn === null && activity.heldWords === null ? told(null) : <Day day={activity.heldOn} words={activity.heldWords} /> },
            { label: say('imported.hosts'), value: <Bodies sides={bodies('host')} /> },
            { label: say('imported.partners'), value: <Bodies sides={bodies('partner')} /> },
            { label: say('imported.forms'), value: told(activity.forms.join('、')) },
            { label: say('imported.place'), value: told(activity.place) },
            { label: say('imported.participants'), value: told(imported.participantsWords ?? imported.participants?.toString() ?? null) },
            { label: say('imported.project'), value: told(imported.projectWords) },
            { label: say('imported.outlets'), value: told(imported.outlets.join('、')) },
            { label: say('imported.published'), value: told(imported.publishedWords) },
            { label: say('imported.sources'), value: imported.sourceUrls.length === 0 ? told(null) : <Sources urls={imported.sourceUrls} /> },
          ]}
        />
      </Section>
      <Told title={say('imported.problems')} lines={problems.map((problem) => problem.text)} />
      <Told title={say('imported.outcomes')} lines={imported.outcomes} />
      <Notes imported={imported} />
    </>
  );
}

function Bodies({ sides }: { readonly sides: readonly SideFacts[] }) {
  const say = useSay(words);
  if (sides.length === 0) return <span className="quiet">{say('imported.unknown')}</span>;
  return (
    <ul className="plain-list">
      {sides.map((side) => {
        const name = nameOfSide(side);
        if (side.unitId === null || side.unitName === null) return <li key={side.id}>{name === '' ? say('imported.unknown') : name}</li>;
        const rest = name === side.unitName ? '' : name.startsWith(side.unitName) ? name.slice(side.unitName.length) : name;
        return <li key={side.id}>{side.own ? side.unitName : <TextLink to={links.partner(side.unitId)}>{side.unitName}</TextLink>} {rest}</li>;
      })}
    </ul>
  );
}

/** Only addresses of the web become links; anything else stays text. */
function Sources({ urls }: { readonly urls: readonly string[] }) {
  return (
    <ul className="plain-list">
      {urls.map((url) => <li key={url}>{/^https?:\/\//i.test(url) ? <a href={url} rel="noreferrer noopener" target="_blank">{url}</a> : url}</li>)}
    </ul>
  );
}

function Told({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  const say = useSay(words);
  return (
    <Section title={title} sheet>
      {lines.length === 0 ? <p className="quiet">{say('imported.none_told')}</p> : <ul className="plain-list">{lines.map((line) => <li key={line}>{line}</li>)}</ul>}
    </Section>
  );
}

function Notes({ imported: { notes, original, remarks } }: { readonly imported: Imported }) {
  const say = useSay(words);
  const sayField = (field: string): string => (Object.hasOwn(words, `imported.field.${field}`) ? say(`imported.field.${field}` as keyof typeof words) : field);
  return (
    <Section title={say('imported.notes')} sheet>
      <p className="hint">{say('imported.notes_hint')}</p>
      {remarks !== null && <FactList facts={[{ label: say('imported.remarks'), value: remarks }]} />}
      {notes.length > 0 && (
        <Table
          caption={say('imported.notes')}
          rows={notes.map((note, index) => ({ ...note, index }))}
          rowKey={(note) => String(note.index)}
          empty={null}
          columns={[
            { key: 'field', title: say('imported.field'), names: true, cell: (note) => sayField(note.field) },
            { key: 'from', title: say('imported.from'), cell: (note) => note.from },
            { key: 'to', title: say('imported.to'), cell: (note) => note.to ?? '' },
            { key: 'how', title: say('imported.how'), cell: (note) => <Chip tone={note.kind === 'guessed' ? 'warn' : 'plain'}>{say(`imported.note.${note.kind}`)}</Chip> },
          ]}
        />
      )}
      <details>
        <summary>{say('imported.original')}</summary>
        <pre className="original">{JSON.stringify(original, null, 2)}</pre>
      </details>
    </Section>
  );
}
