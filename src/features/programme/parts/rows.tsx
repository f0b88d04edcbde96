import { words } from '#features/programme/words.ts';
import { useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { words as web } from '#web/words.ts';
import { type ReactNode, useEffect, useRef } from 'react';
import { raised, replaced, without } from './draft.ts';

interface Props<T> {
  /** What one line is, for the spoken names of its buttons. */
  readonly what: string;
  readonly rows: readonly T[];
  readonly onChange: (rows: T[]) => void;
  readonly fields: (row: T, set: (change: Partial<T>) => void, index: number) => ReactNode;
  readonly empty: T;
  readonly add: string;
  /** Lines whose order means something can be moved up. */
  readonly ordered?: boolean;
}

/** Lines of short fields that are added to, taken off and moved; a new line gets the focus at once. */
export function Rows<T extends object>({ what, rows, onChange, fields, empty, add, ordered = false }: Props<T>) {
  const say = useSay(words);
  const sayWeb = useSay(web);
  const list = useRef<HTMLUListElement>(null);
  const added = useRef(false);
  useEffect(() => {
    if (!added.current) return;
    added.current = false;
    list.current?.querySelector<HTMLElement>(':scope > li:last-child input, :scope > li:last-child select')?.focus();
  });
  return (
    <>
      {rows.length > 0 && (
        <ul className="rows" ref={list} aria-label={what}>
          {rows.map((row, index) => (
            <li key={index}>
              {fields(row, (change) => onChange(replaced(rows, index, { ...row, ...change })), index)}
              <span className="row-doing">
                {ordered && index > 0 && (
                  <Button small kind="quiet" icon="up" label={say('programme.up_one', { what, n: index + 1 })} onClick={() => onChange(raised(rows, index))}>
                    {say('programme.up')}
                  </Button>
                )}
                <Button small kind="quiet" icon="close" label={say('programme.remove_one', { what, n: index + 1 })} onClick={() => onChange(without(rows, index))}>
                  {sayWeb('ui.remove')}
                </Button>
              </span>
            </li>
          ))}
        </ul>
      )}
      <Button
        small
        icon="plus"
        onClick={() => {
          added.current = true;
          onChange([...rows, empty]);
        }}
      >
        {add}
      </Button>
    </>
  );
}
