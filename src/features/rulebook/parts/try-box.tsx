import { trialOf } from '#features/rulebook/facts-trials-all.ts';
import { readTyped, type Trial, type TrialField } from '#features/rulebook/facts-trials.ts';
import { useSay } from '#web/language.tsx';
import { Check, Select } from '#web/ui/choices.tsx';
import { Field } from '#web/ui/field.tsx';
import { FindingList } from '#web/ui/findings.tsx';
import { DateInput, TextInput } from '#web/ui/inputs.tsx';
import { useState } from 'react';
import { words } from './all-words.ts';
import { useRules } from './use-rules.ts';

/** A few facts typed, and what the rule says of them: the same function and the office's present parameters, run in the browser. */
export default function TryBox({ rule }: { readonly rule: string }) {
  const trial = trialOf(rule);
  return trial === undefined ? null : <Tried trial={trial} />;
}

function Tried({ trial }: { readonly trial: Trial }) {
  const say = useSay(words);
  const rules = useRules();
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const { typed, wrong } = readTyped(trial.fields, values);
  const sound = Object.keys(wrong).length === 0;
  return (
    <div className="try-box">
      <p className="quiet">{say('trial.hint')}</p>
      <div className="try-fields">
        {trial.fields.map((field) => (
          <TryField key={field.name} field={field} value={values[field.name] ?? field.initial} wrong={wrong[field.name]} onChange={(value) => setValues({ ...values, [field.name]: value })} />
        ))}
      </div>
      <div aria-live="polite">
        {rules !== null && sound && <Answer findings={trial.run(typed, rules)} />}
      </div>
    </div>
  );
}

function Answer({ findings }: { readonly findings: ReturnType<Trial['run']> }) {
  const say = useSay(words);
  return findings.length === 0 ? <p className="quiet">{say('trial.none')}</p> : <FindingList findings={findings} />;
}

interface FieldProps {
  readonly field: TrialField;
  readonly value: string;
  readonly wrong: string | undefined;
  readonly onChange: (value: string) => void;
}

function TryField({ field: { name, kind, options = [] }, value, wrong, onChange }: FieldProps) {
  const say = useSay(words);
  const label = say(`trial.${name}`);
  if (kind === 'yes') return <Check checked={value === 'yes'} onChange={(checked) => onChange(checked ? 'yes' : 'no')} label={label} />;
  return (
    <Field label={label} error={wrong === undefined ? null : say(`trial.wrong.${wrong}`)}>
      {kind === 'choice' && <Select value={value} onChange={(chosen) => onChange(chosen ?? '')} options={options.map((option) => ({ value: option, label: say(`trial.${name}.${option}`) }))} />}
      {kind === 'day' && <DateInput value={value} onChange={onChange} />}
      {(kind === 'number' || kind === 'money') && <TextInput value={value} onChange={onChange} inputMode={kind === 'money' ? 'decimal' : 'numeric'} size={12} maxLength={20} />}
      {kind === 'text' && <TextInput value={value} onChange={onChange} maxLength={100} />}
    </Field>
  );
}
