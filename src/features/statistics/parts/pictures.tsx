import type { StatisticsView } from '#features/statistics/contract.ts';
import type { Drawing as Drawn } from '#features/statistics/facts-drawing.ts';
import { labelOf, labelOfReach } from '#features/statistics/facts-labels.ts';
import { flowDrawing, flowOf, monthsOf, networkDrawing, reachDrawing, reachOf, yearDrawing } from '#features/statistics/facts-pictures.ts';
import { recordsOf } from '#features/statistics/facts-records.ts';
import { unknown } from '#features/statistics/facts.ts';
import { words } from '#features/statistics/words.ts';
import { useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { TextLink } from '#web/ui/link.tsx';
import { Section } from '#web/ui/section.tsx';
import { Table, type Column } from '#web/ui/table.tsx';
import type { ReactNode } from 'react';
import { Drawing } from './drawing.tsx';
import { aboutOf, useLabels } from './use-statistics.ts';

interface Of {
  readonly view: StatisticsView;
}

/** Four pictures, each with the table that says the same. */
export function Pictures({ view }: Of) {
  return (
    <>
      <Flow view={view} />
      <Year view={view} />
      <ReachPicture view={view} />
      <Network view={view} />
    </>
  );
}

interface PictureProps {
  readonly title: string;
  readonly about: string;
  readonly drawing: Drawn | null;
  /** What it says in a sentence. */
  readonly what: string;
  readonly notes?: readonly string[];
  readonly table: ReactNode;
}
function Picture({ title, about, drawing, what, notes = [], table }: PictureProps) {
  const say = useSay(words);
  return (
    <Section title={title} level={3}>
      {drawing === null ? <p className="quiet">{say('picture.none')}</p> : (
        <>
          <Drawing drawing={drawing} label={say('picture.says', { title, what })}><p>{about}</p>{notes.map((note) => <p key={note}>{note}</p>)}</Drawing>
          <details className="definition"><summary>{say('statistics.picture_table')}<span className="unseen"> {title}</span></summary><div className="compact">{table}</div></details>
        </>
      )}
    </Section>
  );
}

/** A number that leads to its records; nought leads nowhere. */
function Count({ n, to, name }: { readonly n: number; readonly to: Readonly<Record<string, string>> | null; readonly name: string }) {
  if (n === 0) return <span className="quiet">0</span>;
  return to === null ? n : <TextLink to={links.activities(to)} className="number-link" label={`${name} ${n}`}>{n}</TextLink>;
}

function Flow({ view }: Of) {
  const say = useSay(words);
  const label = useLabels();
  const rows = flowOf(view);
  const title = say('picture.flow');
  if (rows === null) return <Section title={title} level={3}><p className="quiet">{say('statistics.conversion_hidden')}</p></Section>;
  type Row = (typeof rows)[number];
  const about = aboutOf(view);
  const effects = [undefined, 'raised', 'tasked', 'verified'] as const;
  const column = (at: 0 | 1 | 2 | 3, word: string): Column<Row> => {
    const effect = effects[at];
    return { key: String(at), title: word, end: true, short: true, cell: ({ key, values }) => <Count n={values[at]} name={`${labelOf('source', key, label)} ${word}`} to={recordsOf(about, 'source', key, effect === undefined ? {} : { effect })} /> };
  };
  const none = rows.find(({ key }) => key === unknown)?.values[0] ?? 0;
  return (
    <Picture
      title={title} about={say('picture.flow.about')} drawing={flowDrawing(view, label)} notes={none > 0 ? [say('picture.flow.left_out', { count: none })] : []}
      what={rows.map(({ key, values: [n, problems, tasked, verified] }) => say('picture.flow.cell', { name: labelOf('source', key, label), n, problems, tasked, verified })).join('；')}
      table={<Table caption={title} rows={rows} rowKey={({ key }) => key} columns={[{ key: 'source', title: say('picture.flow.source'), names: true, cell: ({ key }) => labelOf('source', key, label) }, column(0, say('statistics.activities')), column(1, say('statistics.problems')), column(2, say('statistics.tasked')), column(3, say('statistics.verified'))]} />}
    />
  );
}

function Year({ view }: Of) {
  const say = useSay(words);
  const label = useLabels();
  const rows = monthsOf(view);
  const title = say('picture.year');
  const about = aboutOf(view);
  const undated = rows.filter(({ month }) => month === unknown).reduce((sum, row) => sum + row.held + row.open + row.early + row.stopped, 0);
  const plain = (key: 'open' | 'early' | 'stopped'): Column<(typeof rows)[number]> => ({ key, title: say(`picture.year.${key}`), end: true, short: true, cell: (row) => row[key] || <span className="quiet">0</span> });
  return (
    <Picture
      title={title} about={say('picture.year.about')} drawing={yearDrawing(view)} notes={undated > 0 ? [say('picture.year.undated', { count: undated })] : []}
      what={rows.filter(({ held, month }) => held > 0 && month !== unknown).map(({ month, held }) => say('picture.year.cell', { month: Number(month), held })).join('；')}
      table={
        <Table
          caption={title} rows={rows.filter((row) => row.held + row.open + row.early + row.stopped > 0)} rowKey={({ month }) => month}
          columns={[
            { key: 'month', title: say('picture.year.month'), names: true, cell: ({ month }) => (month === unknown ? label('key.unknown') : Number(month)) },
            { key: 'held', title: say('picture.year.held'), end: true, short: true, cell: ({ month, held }) => <Count n={held} to={recordsOf(about, 'month', month)} name={`${month} ${say('picture.year.held')}`} /> },
            plain('open'), ...(view.early ? [plain('early'), plain('stopped')] : []),
          ]}
        />
      }
    />
  );
}

function ReachPicture({ view }: Of) {
  const say = useSay(words);
  const label = useLabels();
  const { folded } = reachOf(view);
  const title = say('picture.reach');
  const about = aboutOf(view);
  const rows = view.reach.toSorted((a, b) => (a.key < b.key ? -1 : 1));
  const part = (key: string, at: 0 | 1): string => key.split('|')[at] ?? unknown;
  return (
    <Picture
      title={title} about={say('picture.reach.about')} drawing={reachDrawing(view, label)} notes={folded.length > 0 ? [say('picture.reach.folded', { count: folded.length })] : []}
      what={rows.map(({ key, n }) => `${labelOfReach(key, label)} ${n}`).join('；')}
      table={
        <Table
          caption={title} rows={rows} rowKey={({ key }) => key}
          columns={[
            { key: 'industry', title: say('picture.reach.row'), names: true, cell: ({ key }) => labelOf('industry', part(key, 0), label) }, { key: 'region', title: say('picture.reach.column'), short: true, cell: ({ key }) => labelOf('region', part(key, 1), label) },
            { key: 'n', title: say('statistics.activities'), end: true, short: true, cell: ({ key, n }) => <Count n={n} to={recordsOf(about, 'reach', key)} name={labelOfReach(key, label)} /> },
          ]}
        />
      }
    />
  );
}

function Network({ view }: Of) {
  const say = useSay(words);
  const { pairs, meetings, shown } = view.network;
  const title = say('picture.network');
  const about = aboutOf(view);
  const note = meetings > shown ? say('picture.network.left_out', { pairs: pairs.length, shown, rest: meetings - shown }) : say('picture.network.all', { shown });
  return (
    <Picture
      title={title} about={say('picture.network.about')} drawing={networkDrawing(view)} notes={[note]}
      what={pairs.map(({ branch, unit, n }) => say('picture.network.pair', { branch, unit, n })).join('；')}
      table={
        <Table
          caption={title} rows={pairs.toSorted((a, b) => (`${a.branch}${a.unit}` < `${b.branch}${b.unit}` ? -1 : 1))} rowKey={({ branchId, unitId }) => `${branchId}${unitId}`}
          columns={[
            { key: 'branch', title: say('statistics.branch'), names: true, cell: ({ branch }) => branch }, { key: 'unit', title: say('picture.network.unit'), cell: ({ unitId, unit }) => <TextLink to={links.partner(unitId)}>{unit}</TextLink> },
            { key: 'n', title: say('picture.network.n'), end: true, short: true, cell: ({ branchId, branch, unitId, unit, n }) => <Count n={n} to={recordsOf(about, 'pair', `${branchId}|${unitId}`)} name={`${branch} ${unit}`} /> },
          ]}
        />
      }
    />
  );
}
