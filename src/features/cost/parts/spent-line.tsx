import { words as activity } from '#features/activity/words.ts';
import { papersFor } from '#features/cost/checks-after.ts';
import { costFunds, reimbursementPapers } from '#features/cost/facts-plain.ts';
import type { CostLine } from '#features/cost/facts.ts';
import { words } from '#features/cost/words.ts';
import type { Finding } from '#shared/finding.ts';
import { useFormat, useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { Checks, Select } from '#web/ui/choices.tsx';
import { Field } from '#web/ui/field.tsx';
import { MoneyInput, TextInput } from '#web/ui/inputs.tsx';
import { words as web } from '#web/words.ts';
import { useCostText } from './cost-text.ts';
import { foundAt } from './lines.ts';
import type { SpentLine, SpentMore } from './spent.ts';
import { useDifference } from './spent-read.tsx';

interface Props {
  /** The line as it would stand with what is typed. */
  readonly line: CostLine;
  readonly index: number;
  readonly contractFrom: number | null;
  readonly findings: readonly Finding[];
  readonly set: (change: Partial<SpentLine>) => void;
  /** Of one that was not estimated: which pot pays it, and a way to take it off again. */
  readonly more?: { readonly set: (change: Partial<SpentMore>) => void; readonly remove: () => void };
}

/** What was spent on one line, why it differs, and which of its papers are at hand. */
export function SpentLineFields({ line, index, contractFrom, findings, set, more }: Props) {
  const say = useSay(words);
  const sayActivity = useSay(activity);
  const sayWeb = useSay(web);
  const format = useFormat();
  const text = useCostText();
  const difference = useDifference();
  const n = index + 1;
  const wanted = papersFor(line, contractFrom);
  const papers = reimbursementPapers.filter((paper) => wanted.includes(paper) || line.papers.includes(paper));
  return (
    <fieldset className="cost-line" data-line={line.id}>
      <legend className="unseen">{say('cost.line', { n })}</legend>
      <div className="cost-head">
        <span className="cost-n" aria-hidden="true">{n}</span>
        <span className="cost-amount">
          <strong>{text.category(line)}</strong> <span className="quiet">{more === undefined && line.amountFen > 0 ? `${text.formula(line)} = ${format.money(line.amountFen)}` : say('cost.spent.added')}</span>
        </span>
        {more !== undefined && <span className="row-doing"><Button small kind="quiet" icon="close" label={say('cost.remove_one', { n })} onClick={more.remove}>{sayWeb('ui.remove')}</Button></span>}
      </div>
      <div className="cost-cells">
        <div className="cost-price">
          <Field label={say('cost.spent.actual')} findings={foundAt(findings, line.id, index, 'actualFen')}>
            <MoneyInput value={line.actualFen} onChange={(actualFen) => set({ actualFen: actualFen === null ? null : Math.min(actualFen, 1_000_000_000) })} />
          </Field>
          {line.actualFen !== null && <p className="hint">{difference(line.amountFen, line.actualFen)}</p>}
        </div>
        {more !== undefined && (
          <Field label={say('cost.fundSource')}>
            <Select value={line.fundSource ?? ''} onChange={(fund) => more.set({ fundSource: fund || null })} options={costFunds.map((one) => ({ value: one, label: sayActivity(`fund.${one}`) }))} />
          </Field>
        )}
        <div className="grow">
          <Field label={say('cost.spent.note')} optional findings={foundAt(findings, line.id, index, 'actualNote')}>
            <TextInput value={line.actualNote ?? ''} maxLength={300} onChange={(actualNote) => set({ actualNote: actualNote || null })} />
          </Field>
        </div>
        {line.payer === 'own' && (
          <Checks
            label={say('cost.spent.papers')} inline value={line.papers} onChange={(at) => set({ papers: at })}
            options={papers.map((one) => ({ value: one, label: say(`cost.paper.${one}`) }))}
          />
        )}
      </div>
    </fieldset>
  );
}
