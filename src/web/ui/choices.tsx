import { useSay } from '#web/language.tsx';
import { type FieldTexts, Group, useWiring } from '#web/ui/field.tsx';
import { words } from '#web/words.ts';
import { useId } from 'react';

export interface Option<V extends string = string> {
  readonly value: V;
  readonly label: string;
  readonly hint?: string;
}

interface SelectProps<V extends string> {
  readonly value: V | '';
  readonly onChange: (value: V) => void;
  readonly options: readonly Option<V>[];
  /** Words of the empty choice; null leaves it out when something must always be chosen. */
  readonly empty?: string | null;
  /** Narrows a list: where nothing else is said, the empty choice says that anything goes. */
  readonly narrows?: boolean;
  readonly label?: string;
}

/** One of many, by the browser's own list. Fewer than six read better as `Choice`. */
export function Select<V extends string>({ value, onChange, options, empty, narrows = false, label }: SelectProps<V>) {
  const say = useSay(words);
  return (
    <select
      {...useWiring()}
      className="input sized"
      aria-label={label}
      value={value}
      onChange={(event) => {
        const chosen = options.find((option) => option.value === event.target.value);
        // The empty choice has no option of its own; its value is the empty text by construction.
        onChange(chosen?.value ?? ('' as V));
      }}
    >
      {empty !== null && <option value="">{empty ?? say(narrows ? 'ui.any' : 'ui.choose')}</option>}
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}

interface ChoiceProps<V extends string> extends FieldTexts {
  readonly value: V | '' | null;
  readonly onChange: (value: V) => void;
  readonly options: readonly Option<V>[];
  /** Beside each other where the words are short. */
  readonly inline?: boolean;
}

/** One of a few, all in sight. */
export function Choice<V extends string>({ value, onChange, options, inline = false, ...texts }: ChoiceProps<V>) {
  const name = useId();
  return (
    <Group {...texts}>
      <div className={inline ? 'choices inline' : 'choices'}>
        {options.map((option) => (
          <Line
            key={option.value}
            type="radio"
            name={name}
            option={option}
            checked={value === option.value}
            onChange={() => onChange(option.value)}
          />
        ))}
      </div>
    </Group>
  );
}

interface ChecksProps<V extends string> extends FieldTexts {
  readonly value: readonly V[];
  readonly onChange: (value: V[]) => void;
  readonly options: readonly Option<V>[];
  readonly inline?: boolean;
}

/** Any number of a few. The answer keeps the order of the options. */
export function Checks<V extends string>({ value, onChange, options, inline = false, ...texts }: ChecksProps<V>) {
  const flip = (changed: V): void =>
    onChange(options.map((option) => option.value).filter((each) => (each === changed) !== value.includes(each)));
  return (
    <Group {...texts}>
      <div className={inline ? 'choices inline' : 'choices'}>
        {options.map((option) => (
          <Line
            key={option.value}
            type="checkbox"
            option={option}
            checked={value.includes(option.value)}
            onChange={() => flip(option.value)}
          />
        ))}
      </div>
    </Group>
  );
}

interface CheckProps {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly label: string;
  readonly hint?: string;
}

/** A single yes or no. */
export const Check = ({ checked, onChange, label, hint }: CheckProps) => (
  <Line
    type="checkbox"
    option={hint === undefined ? { value: '', label } : { value: '', label, hint }}
    checked={checked}
    onChange={() => onChange(!checked)}
  />
);

interface LineProps {
  readonly type: 'radio' | 'checkbox';
  readonly name?: string;
  readonly option: Option;
  readonly checked: boolean;
  readonly onChange: () => void;
}

function Line({ option, ...input }: LineProps) {
  const id = useId();
  return (
    <div className="choice">
      <input {...input} id={id} aria-describedby={option.hint ? `${id}-hint` : undefined} />
      <label htmlFor={id}>{option.label}</label>
      {option.hint && (
        <p className="hint" id={`${id}-hint`}>
          {option.hint}
        </p>
      )}
    </div>
  );
}
