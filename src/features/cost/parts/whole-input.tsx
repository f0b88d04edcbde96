import { words } from '#features/cost/words.ts';
import { useSay } from '#web/language.tsx';
import { useWiring } from '#web/ui/field.tsx';
import { useState } from 'react';

interface Props {
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
  readonly max: number;
  readonly label?: string;
  /** Nothing is shown for nought: it is where a new line begins, not something somebody said. */
  readonly blankZero?: boolean;
}

/** Whole numbers as people type them (`1,200`, full-width digits): null for what is none. */
export function readWhole(text: string, max: number): number | null {
  const plain = text.normalize('NFKC').replace(/[\s,]/g, '');
  const value = /^\d{1,9}$/.test(plain) ? Number(plain) : null;
  return value !== null && value <= max ? value : null;
}

/** A whole number. Null while there is nothing, or nothing readable, typed. */
export function WholeInput({ value, onChange, max, label, blankZero = false }: Props) {
  const say = useSay(words);
  const [typed, setTyped] = useState<string | null>(null);
  const unreadable = typed !== null && typed.trim() !== '' && readWhole(typed, max) === null;
  const wiring = useWiring();
  return (
    <>
      <input
        {...wiring}
        className="input whole"
        inputMode="numeric"
        autoComplete="off"
        aria-label={label}
        aria-invalid={unreadable || wiring['aria-invalid']}
        value={typed ?? (value === null || (blankZero && value === 0) ? '' : String(value))}
        onChange={(event) => {
          setTyped(event.target.value);
          onChange(readWhole(event.target.value, max));
        }}
        onBlur={() => {
          if (!unreadable) setTyped(null);
        }}
      />
      {unreadable && <p className="fault" role="alert">{say('cost.not_whole')}</p>}
    </>
  );
}
