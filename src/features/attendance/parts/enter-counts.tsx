import { words } from '#features/attendance/words.ts';
import { useSay } from '#web/language.tsx';
import { Field, Group } from '#web/ui/field.tsx';
import { TextInput } from '#web/ui/inputs.tsx';
import { countParts, isCount, type CountPart, type SideDraft } from './draft.ts';

export interface EnterProps {
  readonly draft: SideDraft;
  /** Whether saving was tried: only then is what is missing said. */
  readonly tried: boolean;
  readonly onChange: (change: Partial<SideDraft>) => void;
}

const labels = {
  expected: 'attendance.expected',
  present: 'attendance.present',
  onLeave: 'attendance.on_leave',
  absent: 'attendance.absent',
} as const satisfies Record<CountPart, string>;

/** The four numbers, each of which may stay unknown, and the words where none is exact. */
export function EnterCounts({ draft, onChange }: EnterProps) {
  const say = useSay(words);
  return (
    <>
      <Group
        label={say('attendance.counts')}
        hint={say('attendance.counts_hint')}
        optional
        error={countParts.every((part) => isCount(draft.counts[part])) ? null : say('attendance.not_a_count')}
      >
        <div className="counts">
          {countParts.map((part) => (
            <span key={part}>
              <span aria-hidden="true">{say(labels[part])}</span>
              <TextInput
                label={say(labels[part])}
                inputMode="numeric"
                autoComplete="off"
                maxLength={6}
                value={draft.counts[part]}
                onChange={(typed) => onChange({ counts: { ...draft.counts, [part]: typed } })}
              />
            </span>
          ))}
        </div>
      </Group>
      <Field label={say('attendance.count_words')} hint={say('attendance.count_words_hint')} optional>
        <TextInput value={draft.countWords} maxLength={100} size={16} onChange={(countWords) => onChange({ countWords })} />
      </Field>
    </>
  );
}
