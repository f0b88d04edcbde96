import { amountOf, basesOf, categories, single } from '#features/cost/facts-plain.ts';
import type { CostEntry } from '#features/cost/facts.ts';
import { words } from '#features/cost/words.ts';
import type { Finding } from '#shared/finding.ts';
import { useFormat, useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { Select } from '#web/ui/choices.tsx';
import { Field } from '#web/ui/field.tsx';
import { MoneyInput } from '#web/ui/inputs.tsx';
import { words as web } from '#web/words.ts';
import type { KeyboardEvent, ReactNode } from 'react';
import { useCostText } from './cost-text.ts';
import { LineMore } from './cost-line-more.tsx';
import { changed } from './lines.ts';
import { WholeInput } from './whole-input.tsx';

export interface LineProps {
  readonly line: CostEntry;
  readonly index: number;
  readonly set: (change: Partial<CostEntry>) => void;
  /** What is found of one of its cells. */
  readonly at: (cell: keyof CostEntry) => readonly Finding[];
  readonly answer?: ((finding: Finding) => ReactNode) | undefined;
}
interface Props extends Omit<LineProps, 'set'> {
  /** The most its unit price may be, in words. */
  readonly ceiling: string | undefined;
  readonly onChange: (line: CostEntry) => void;
  readonly onAdd: () => void;
  readonly onCopy: () => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
}

/** One line: what it is for, unit price × quantity × times, out of which pot, who pays it and for whom. The amount is computed. */
export function CostLineFields({ ceiling, onChange, onAdd, onCopy, onMove, onRemove, ...rest }: Props) {
  const say = useSay(words);
  const sayWeb = useSay(web);
  const format = useFormat();
  const text = useCostText();
  const { line, index, at, answer } = rest;
  const set = (change: Partial<CostEntry>): void => onChange(changed(line, change));
  const n = index + 1;
  const pressed = (event: KeyboardEvent): void => {
    const doing = event.key === 'Enter' && (event.ctrlKey || event.metaKey) ? onAdd
      : event.altKey && event.key === 'ArrowUp' ? () => onMove(-1) : event.altKey && event.key === 'ArrowDown' ? () => onMove(1) : null;
    if (doing === null) return;
    event.preventDefault();
    doing();
  };
  const heed = answer === undefined ? {} : { answer };
  return (
    <fieldset className="cost-line" data-line={line.id} onKeyDown={pressed}>
      <legend className="unseen">{say('cost.line', { n })}</legend>
      <div className="cost-head">
        <span className="cost-n" aria-hidden="true">{n}</span>
        <output className="cost-amount" aria-label={say('cost.amount')}><strong>{format.money(amountOf(line))}</strong> <span className="quiet">{text.formula(line)}</span></output>
        <span className="row-doing">
          {index > 0 && <Button small kind="quiet" icon="up" label={say('cost.up_one', { n })} onClick={() => onMove(-1)}>{say('cost.up')}</Button>}
          <Button small kind="quiet" icon="plus" label={say('cost.copy_one', { n })} onClick={onCopy}>{say('cost.copy')}</Button>
          <Button small kind="quiet" icon="close" label={say('cost.remove_one', { n })} onClick={onRemove}>{sayWeb('ui.remove')}</Button>
        </span>
      </div>
      <div className="cost-cells">
        <Field label={say('cost.category')} findings={at('category')} {...heed}>
          <Select empty={null} value={line.category} onChange={(category) => set({ category })} options={categories.map((one) => ({ value: one, label: say(`cost.category.${one}`) }))} />
        </Field>
        {(basesOf[line.category].length > 1 || !basesOf[line.category].includes(line.basis) || at('basis').length > 0) && (
          <Field label={say('cost.basis')} findings={at('basis')} {...heed}>
            <Select
              empty={null} value={line.basis} onChange={(basis) => set({ basis })}
              options={[...new Set([...basesOf[line.category], line.basis])].map((one) => ({ value: one, label: say(`cost.basis.${one}`) }))}
            />
          </Field>
        )}
        {line.basis !== 'lump' && (
          <Field label={say(`cost.count.${line.basis}`)} findings={at('quantity')} {...heed}>
            <WholeInput blankZero max={100_000} value={line.quantity} onChange={(quantity) => set({ quantity: quantity ?? 0 })} />
          </Field>
        )}
        {!isSingle(line.basis) && (
          <Field label={say(`cost.times.${line.basis}`)} findings={at('times')} {...heed}>
            <WholeInput blankZero max={1_000} value={line.times} onChange={(times) => set({ times: times ?? 0 })} />
          </Field>
        )}
        <div className="cost-price">
          <Field label={<>{say(line.basis === 'lump' ? 'cost.amount' : 'cost.price')}{ceiling !== undefined && <span className="quiet"> {ceiling}</span>}</>} findings={at('unitFen')} {...heed}>
            <MoneyInput value={line.unitFen === 0 ? null : line.unitFen} onChange={(unitFen) => set({ unitFen: Math.min(unitFen ?? 0, 100_000_000) })} />
          </Field>
        </div>
        <LineMore {...rest} set={set} />
      </div>
    </fieldset>
  );
}

type Single = 'person' | 'piece' | 'lump';
const isSingle = (basis: CostEntry['basis']): basis is Single => single.includes(basis);
