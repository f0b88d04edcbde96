import { parseYuan, yuanText } from '#shared/format.ts';
import { useSay } from '#web/language.tsx';
import { useWiring } from '#web/ui/field.tsx';
import { words } from '#web/words.ts';
import { type HTMLInputAutoCompleteAttribute, useLayoutEffect, useRef, useState } from 'react';

interface Control<T> {
  readonly value: T;
  readonly onChange: (value: T) => void;
  readonly onBlur?: () => void;
  readonly readOnly?: boolean;
  /** Spoken name where no `Field` stands around it, as in a table's cell. */
  readonly label?: string;
}

interface TextProps extends Control<string> {
  readonly type?: 'text' | 'search' | 'email' | 'tel' | 'url' | 'password' | 'number';
  readonly placeholder?: string;
  readonly maxLength?: number;
  readonly autoComplete?: HTMLInputAutoCompleteAttribute;
  readonly inputMode?: 'numeric' | 'decimal' | 'text';
  /** Id of a datalist with the words offered. */
  readonly list?: string | undefined;
  /** Width in characters where the field's length says what is expected. */
  readonly size?: number;
}

/** One line of text. */
export function TextInput({ value, onChange, label, size, type = 'text', ...rest }: TextProps) {
  return (
    <input
      {...useWiring()}
      {...rest}
      type={type}
      className={size === undefined ? 'input' : 'input sized'}
      style={size === undefined ? undefined : { width: `calc(${size}em + 1.5rem)` }}
      aria-label={label}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

interface AreaProps extends Control<string> {
  readonly rows?: number;
  readonly maxLength?: number;
  readonly placeholder?: string;
}

/** Several lines; grows with what is written, so that nothing is read through a slit. */
export function TextArea({ value, onChange, label, rows = 3, ...rest }: AreaProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    const element = area.current;
    if (element === null) return;
    element.style.height = 'auto';
    // Not yet laid out, as inside a dialog about to open: the rows stand until something is typed.
    if (element.scrollHeight > 0) element.style.height = `${element.scrollHeight + 2}px`;
  }, [value]);
  return (
    <textarea
      {...useWiring()}
      {...rest}
      ref={area}
      className="input"
      aria-label={label}
      rows={rows}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

interface DateProps extends Control<string> {
  readonly min?: string;
  readonly max?: string;
}

/** A day, `YYYY-MM-DD` or empty, by the browser's own picker. */
export const DateInput = (props: DateProps) => <Native type="date" {...props} />;
/** A clock time, `HH:MM` or empty. */
export const TimeInput = (props: DateProps) => <Native type="time" {...props} />;
/** Day and clock in the office's zone, `YYYY-MM-DDTHH:MM` or empty; see `instantOf` and `localOf` in shared/zone.ts. */
export const DateTimeInput = (props: DateProps) => <Native type="datetime-local" {...props} />;
/** A month, `YYYY-MM` or empty. */
export const MonthInput = (props: DateProps) => <Native type="month" {...props} />;

function Native({ value, onChange, label, type, ...rest }: DateProps & { readonly type: string }) {
  return (
    <input
      {...useWiring()}
      {...rest}
      type={type}
      className="input sized date"
      aria-label={label}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

/** Money: people type yuan, the program keeps integer fen. Null while there is nothing, or nothing readable, typed. */
export function MoneyInput({ value, onChange, onBlur, label, readOnly }: Control<number | null>) {
  const say = useSay(words);
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? (value === null ? '' : yuanText(value));
  const unreadable = typed !== null && typed.trim() !== '' && parseYuan(typed) === null;
  const wiring = useWiring();
  return (
    <>
      <span className="money">
        <input
          {...wiring}
          aria-invalid={unreadable || wiring['aria-invalid']}
          aria-label={label}
          readOnly={readOnly}
          className="input sized"
          inputMode="decimal"
          autoComplete="off"
          value={text}
          onChange={(event) => {
            setTyped(event.target.value);
            onChange(parseYuan(event.target.value));
          }}
          onBlur={() => {
            if (!unreadable) setTyped(null);
            onBlur?.();
          }}
        />
        <span>{say('ui.yuan')}</span>
      </span>
      {unreadable && (
        <p className="fault" role="alert">
          {say('ui.notMoney')}
        </p>
      )}
    </>
  );
}
