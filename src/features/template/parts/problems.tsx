import type { Looked } from '#features/template/contract.ts';
import { words } from '#features/template/words.ts';
import { useSay } from '#web/language.tsx';
import { Table } from '#web/ui/table.tsx';

type Problem = Looked['problems'][number];

/** What is wrong with a template, each with its place and its remedy. */
export function Problems({ problems }: { readonly problems: readonly Problem[] }) {
  const say = useSay(words);
  const place = ({ where, text: _, ...at }: Problem['place']): string => {
    if (where === 'body' || where === 'note') {
      const inside = at.table !== undefined ? say('template.where.table', at) : at.paragraph !== undefined && where === 'body' ? say('template.where.paragraph', at) : say(`template.where.${where}`);
      return inside;
    }
    if (where === 'sheet') return say('template.where.cell', at);
    return say(`template.where.${where}`, at);
  };
  const wrong = ({ kind, name, near, list }: Problem): string => {
    const facts = { name, near: near ?? '', list: list ?? '' };
    return kind === 'unknown' && near !== null ? say('template.wrong.unknown_near', facts) : say(`template.wrong.${kind}`, facts);
  };
  return (
    <Table
      caption={say('template.problems')}
      rows={problems.map((problem, index) => ({ ...problem, index }))}
      rowKey={(row) => String(row.index)}
      columns={[
        { key: 'place', title: say('template.place'), names: true, cell: (row) => place(row.place) },
        { key: 'around', title: say('template.around'), cell: (row) => <span className="quiet">{row.place.text}</span> },
        { key: 'problem', title: say('template.problem'), cell: wrong },
      ]}
    />
  );
}
