import { categories, type Category } from '#features/cost/facts-plain.ts';
import type { CostEntry } from '#features/cost/facts.ts';
import { words } from '#features/cost/words.ts';
import type { Finding } from '#shared/finding.ts';
import { newId } from '#shared/ids.ts';
import { useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { FindingList } from '#web/ui/findings.tsx';
import { type ReactNode, useEffect, useRef } from 'react';
import { useCeilings } from './ceilings.ts';
import { CostLineFields } from './cost-line.tsx';
import { CostTable } from './cost-table.tsx';
import { CostTotals } from './cost-totals.tsx';
import { foundAt, foundElsewhere, inserted, moved, newLine, type LineDefaults } from './lines.ts';

interface Props {
  readonly lines: readonly CostEntry[];
  readonly onChange: (lines: CostEntry[]) => void;
  /** What the rulebook says of these costs, or why they were refused: shown beside the cell each concerns. */
  readonly findings: readonly Finding[];
  /** What a new line starts with. */
  readonly defaults?: LineDefaults;
  /** The day whose ceilings are shown; today where it is not known yet. */
  readonly day?: string | null;
  /** Why they cannot be changed: then they are shown to be read. */
  readonly why?: readonly (string | Finding)[];
  readonly answer?: (finding: Finding) => ReactNode;
}

/** Most lines that can be sent. */
const most = 50;

/** An estimate line by line. A button for each category adds a line of it and puts the cursor into its first figure. */
export function CostEditor({ lines, onChange, findings, defaults = {}, day = null, why = [], answer }: Props) {
  const say = useSay(words);
  const ceiling = useCeilings(day);
  const list = useRef<HTMLDivElement>(null);
  const focusOn = useRef<string | null>(null);
  useEffect(() => {
    if (focusOn.current === null) return;
    const first = list.current?.querySelector<HTMLInputElement>(`[data-line="${focusOn.current}"] input`);
    first?.focus();
    // What is typed takes the place of the figure that stood there.
    first?.select();
    focusOn.current = null;
  });
  const heed = answer === undefined ? {} : { answer };
  if (why.length > 0) return <div className="stack"><CostTable lines={lines} /><FindingList findings={why.filter((reason): reason is Finding => typeof reason !== 'string')} {...heed} /></div>;
  const put = (line: CostEntry, at: number): void => {
    if (lines.length >= most) return;
    focusOn.current = line.id;
    onChange(inserted(lines, at, line));
  };
  const add = (category: Category, at = lines.length): void => put(newLine(category, { fundSource: lines.at(-1)?.fundSource ?? null, ...defaults }, newId()), at);
  const elsewhere = foundElsewhere(findings, lines);
  return (
    <div className="cost-editor" ref={list}>
      {lines.map((line, index) => (
        <CostLineFields
          key={line.id} line={line} index={index} ceiling={ceiling(line)} answer={answer}
          at={(cell) => foundAt(findings, line.id, index, cell)}
          onChange={(next) => onChange(lines.map((old, place) => (place === index ? next : old)))}
          onAdd={() => add(line.category, index + 1)}
          onCopy={() => put({ ...line, id: newId() }, index + 1)}
          onMove={(by) => onChange(moved(lines, index, index + by))}
          onRemove={() => onChange(lines.filter((_, place) => place !== index))}
        />
      ))}
      <div className="cost-add" role="group" aria-label={say('cost.add')}>
        {categories.map((category) => (
          <Button key={category} small icon="plus" label={say('cost.add_one', { category: say(`cost.category.${category}`) })} onClick={() => add(category)}>{say(`cost.category.${category}`)}</Button>
        ))}
      </div>
      {lines.length > 0 && <p className="hint wide-only">{say('cost.keys')}</p>}
      {elsewhere.length > 0 && <FindingList findings={elsewhere} {...heed} />}
      {lines.length > 0 && <CostTotals lines={lines} />}
    </div>
  );
}
