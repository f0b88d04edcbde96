import { words } from '#features/attendance/words.ts';
import { useSay } from '#web/language.tsx';
import { Field } from '#web/ui/field.tsx';
import { TextArea } from '#web/ui/inputs.tsx';
import type { EnterProps } from './enter-counts.tsx';
import { readLines } from './names.ts';

/** People of another body: one a line, typed or pasted. What was made of it is said while typing. */
export function EnterNames({ draft, onChange }: EnterProps) {
  const say = useSay(words);
  const read = readLines(draft.names);
  const of = (state: string): number => read.filter((line) => line.state === state).length;
  return (
    <div className="stack">
      <Field
        label={say(draft.own ? 'attendance.other_observers' : 'attendance.names')}
        hint={say(draft.own ? 'attendance.observers_hint' : 'attendance.names_hint')}
        optional
      >
        <TextArea value={draft.names} rows={draft.own ? 2 : 5} maxLength={20_000} onChange={(names) => onChange({ names })} />
      </Field>
      {read.length > 0 && (
        <p className="quiet" role="status">
          {say('attendance.names_read', { count: read.length })}
          {!draft.own &&
            ['present', 'leave', 'absent', 'observer'].every((state) => of(state) < read.length) &&
            `：${(['present', 'leave', 'absent', 'observer'] as const)
              .filter((state) => of(state) > 0)
              .map((state) => `${say(`attendance.state.${state}`)} ${of(state)}`)
              .join('，')}`}
        </p>
      )}
    </div>
  );
}
