import type { SheetView } from '#features/plan/contract.ts';
import { words } from '#features/plan/words.ts';
import { useFormat, useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { Money } from '#web/ui/chips.tsx';
import { FactList, Section } from '#web/ui/section.tsx';
import { Table } from '#web/ui/table.tsx';
import { words as web } from '#web/words.ts';
import { useState } from 'react';
import { ArrangementDialog } from './arrangement-dialog.tsx';
import { BudgetDialog } from './budget-dialog.tsx';
import { CallDialog } from './call-dialog.tsx';
import { isMine } from './plan-common.tsx';

/** The call's side: days and note, the budget line, the superior's arrangement with how many lines cite each of its lines. */
export function CallFacts({ view }: { readonly view: SheetView }) {
  const { plan, allowed, arrangement, items } = view;
  const say = useSay(words);
  const sayWeb = useSay(web);
  const format = useFormat();
  const [open, setOpen] = useState<'call' | 'arrangement' | 'budget' | null>(null);
  const close = (): void => setOpen(null);
  const citing = (id: string): number => items.filter((item) => item.arrangementLineId === id && item.state !== 'dropped').length;
  const edit = allowed['plan.edit_call'];
  const arrange = allowed['plan.set_arrangement'];
  const budget = allowed['plan.set_budget'];
  return (
    <>
      <Section title={say('plan.call_title')} actions={<>{isMine(edit) && <Button small why={edit} onClick={() => setOpen('call')}>{sayWeb('ui.edit')}</Button>}{isMine(budget) && <Button small why={budget} onClick={() => setOpen('budget')}>{say('plan.budget_edit')}</Button>}</>}>
        <FactList facts={[
          { label: say('plan.opens'), value: format.day(plan.opensOn) }, { label: say('plan.dues'), value: format.day(plan.dueOn) },
          { label: say('plan.budget'), value: plan.budgetFen === null ? <span className="quiet">{say('plan.budget_none')}</span> : <Money fen={plan.budgetFen} /> },
          ...(plan.note === null ? [] : [{ label: say('plan.note'), value: <span className="kept-lines">{plan.note}</span> }]),
        ]} />
      </Section>
      <Section title={plan.arrangementTitle ?? say('plan.arrangement')} actions={isMine(arrange) && <Button small why={arrange} onClick={() => setOpen('arrangement')}>{say('plan.arrangement_edit')}</Button>}>
        <Table
          caption={say('plan.arrangement')} rows={arrangement} rowKey={(line) => line.id} empty={<p className="quiet">{say('plan.arrangement_none')}</p>}
          columns={[
            { key: 'text', title: say('plan.arrangement_lines'), names: true, cell: (line) => `${arrangement.indexOf(line) + 1}. ${line.text}` },
            { key: 'cited', title: say('plan.items'), short: true, cell: (line) => (citing(line.id) === 0 ? <span className="quiet">{say('plan.not_cited')}</span> : say('plan.cited', { count: citing(line.id) })) },
          ]}
        />
      </Section>
      {open === 'call' && <CallDialog plan={plan} year={plan.year} onClose={close} />}
      {open === 'budget' && <BudgetDialog plan={plan} onClose={close} />}
      {open === 'arrangement' && <ArrangementDialog view={view} onClose={close} />}
    </>
  );
}
