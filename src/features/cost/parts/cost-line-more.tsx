import { words as activity } from '#features/activity/words.ts';
import { costFunds, lecturers, payers } from '#features/cost/facts-plain.ts';
import { words } from '#features/cost/words.ts';
import { useSay } from '#web/language.tsx';
import { Check, Select } from '#web/ui/choices.tsx';
import { Field } from '#web/ui/field.tsx';
import { FindingList } from '#web/ui/findings.tsx';
import { TextInput } from '#web/ui/inputs.tsx';
import type { LineProps } from './cost-line.tsx';
import { asksAllowance } from './lines.ts';
import { WholeInput } from './whole-input.tsx';

/** What is asked only where it matters: seats of a vehicle, the lecturer, the decision on dues; then source, payer and note. */
export function LineMore({ line, set, at, answer }: LineProps) {
  const say = useSay(words);
  const sayActivity = useSay(activity);
  const heed = answer === undefined ? {} : { answer };
  return (
    <>
      {line.category === 'hire' && (
        <Field label={say('cost.seats')} findings={at('seats')} {...heed}>
          <WholeInput max={100} value={line.seats} onChange={(seats) => set({ seats: seats === 0 ? null : seats })} />
        </Field>
      )}
      {line.category === 'lecture' && (
        <>
          <Field label={say('cost.lecturer')} findings={at('lecturer')} {...heed}>
            <Select value={line.lecturer ?? ''} onChange={(lecturer) => set({ lecturer: lecturer || null })} options={lecturers.map((one) => ({ value: one, label: say(`cost.lecturer.${one}`) }))} />
          </Field>
          <div className="field">
            <Check label={say('cost.lecturerOwn')} checked={line.lecturerOwn} onChange={(lecturerOwn) => set({ lecturerOwn })} />
            <FindingList findings={at('lecturerOwn')} {...heed} />
          </div>
        </>
      )}
      {(['payer', 'spentOn'] as const).map((cell) => (
        <Field key={cell} label={say(`cost.${cell}`)} findings={at(cell)} {...heed}>
          <Select
            empty={null} value={line[cell]} onChange={(side) => set({ [cell]: side })}
            options={payers.map((one) => ({ value: one, label: say(cell === 'payer' ? `cost.side.${one}` : `cost.people.${one}`) }))}
          />
        </Field>
      ))}
      {line.payer === 'own' && (
        <Field label={say('cost.fundSource')} findings={at('fundSource')} {...heed}>
          <Select value={line.fundSource ?? ''} onChange={(fund) => set({ fundSource: fund || null })} options={costFunds.map((one) => ({ value: one, label: sayActivity(`fund.${one}`) }))} />
        </Field>
      )}
      {line.payer === 'own' && line.fundSource === 'party_dues' && (
        <Field label={say('cost.decision')} findings={at('decision')} {...heed}>
          <TextInput value={line.decision ?? ''} maxLength={200} size={14} onChange={(decision) => set({ decision: decision || null })} />
        </Field>
      )}
      {asksAllowance(line) && (
        <Field label={<>{say('cost.onAllowance')} <span className="quiet">{say('cost.onAllowance_hint')}</span></>} findings={at('onAllowance')} {...heed}>
          <WholeInput max={100_000} value={line.onAllowance} onChange={(onAllowance) => set({ onAllowance })} />
        </Field>
      )}
      <div className="grow">
        <Field label={say('cost.note')} optional findings={at('note')} {...heed}>
          <TextInput value={line.note ?? ''} maxLength={300} onChange={(note) => set({ note: note || null })} />
        </Field>
      </div>
    </>
  );
}
