import { words } from '#features/attendance/words.ts';
import { PersonPicker } from '#features/org/parts/person-picker.tsx';
import { useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { Choice } from '#web/ui/choices.tsx';
import { Group } from '#web/ui/field.tsx';
import { TextInput } from '#web/ui/inputs.tsx';
import { type KeyboardEvent, useId, useState } from 'react';
import { hasReason, unmarked, type Mark, type SideDraft, type State } from './draft.ts';
import type { EnterProps } from './enter-counts.tsx';
import { EnterNames } from './enter-names.tsx';

/** Our own side: the branches' people, marked one after the other, and who sat in. Or nothing but numbers. */
export function EnterOwn({ draft, tried, listed, onChange }: EnterProps & { readonly listed: boolean }) {
  const say = useSay(words);
  const open = draft.people.filter((one) => one.state === null).length;
  const set = (personId: string, change: Partial<Mark>): void =>
    onChange({
      people: draft.people.map((one) => (one.personId === personId ? { ...one, ...change } : one)),
    });
  // Open from the start where somebody sat in; after that it is the reader's.
  const [sitting] = useState(draft.guests.length > 0 || draft.names !== '');
  const several = new Set(draft.people.map((one) => one.branchName)).size > 1;
  return (
    <div className="form">
      {listed && (
        <Choice<SideDraft['how']>
          label={say('attendance.how')}
          inline
          value={draft.how}
          onChange={(how) => onChange({ how })}
          options={[
            { value: 'list', label: say('attendance.how.list') },
            { value: 'counts', label: say('attendance.how.counts') },
          ]}
        />
      )}
      {draft.how === 'list' && (
        <Group
          label={say('attendance.members')}
          hint={say('attendance.keys')}
          error={tried && unmarked(draft) > 0 ? say('attendance.unmarked', { count: open }) : null}
        >
          <ul className="roll">
            {draft.people.map((one) => (
              <Row key={one.personId} mark={one} branch={several} onChange={(change) => set(one.personId, change)} />
            ))}
          </ul>
          <div className="actions">
            {open > 0 && (
              <Button
                onClick={() =>
                  onChange({
                    people: draft.people.map((one) => (one.state === null ? { ...one, state: 'present' } : one)),
                  })
                }
              >
                {say('attendance.all_present')}
              </Button>
            )}
            <span className="quiet" role="status">
              {open > 0 && say('attendance.unmarked', { count: open })}
            </span>
          </div>
        </Group>
      )}
      <details className="more" open={sitting}>
        <summary>{say('attendance.observers')}</summary>
        <div className="form">
          <PersonPicker
            label={say('attendance.own_observers')}
            picked={draft.guests}
            optional
            onChange={(guests) =>
              onChange({
                guests: guests.filter((guest) => !draft.people.some((one) => one.personId === guest.id)),
              })
            }
          />
          <EnterNames draft={draft} tried={tried} onChange={onChange} />
        </div>
      </details>
    </div>
  );
}

const states = ['present', 'leave', 'absent'] as const;

interface RowProps {
  readonly mark: Mark;
  readonly branch: boolean;
  readonly onChange: (change: Partial<Mark>) => void;
}

/** One person: a digit marks and goes on to the next, so that a list is done without looking for keys. */
function Row({ mark, branch, onChange }: RowProps) {
  const say = useSay(words);
  const name = useId();
  // A member who sat in only, as a record from elsewhere may say, keeps that.
  const choices: readonly State[] = mark.state === 'observer' ? [...states, 'observer'] : states;
  function onKey(event: KeyboardEvent<HTMLElement>): void {
    const state = choices[Number(event.key) - 1];
    if (state === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    onChange({ state });
    const row = event.currentTarget.closest('li');
    const next = hasReason(state)
      ? null
      : (row?.nextElementSibling?.querySelector<HTMLInputElement>('input:checked') ??
        row?.nextElementSibling?.querySelector<HTMLInputElement>('input'));
    if (next) next.focus();
    // The reason's field stands there once it is drawn.
    else if (hasReason(state)) requestAnimationFrame(() => row?.querySelector<HTMLInputElement>('.input')?.focus());
  }
  return (
    <li className="roll-row">
      <span className="roll-name">
        {mark.name}
        {branch && <span className="quiet"> {mark.branchName}</span>}
      </span>
      <span className="roll-marks" role="radiogroup" aria-label={say('attendance.state_of', { name: mark.name })} onKeyDown={onKey}>
        {choices.map((state) => (
          <label key={state}>
            <input type="radio" name={name} checked={mark.state === state} onChange={() => onChange({ state })} /> {say(`attendance.state.${state}`)}
          </label>
        ))}
      </span>
      {hasReason(mark.state) && (
        <span className="roll-reason">
          <TextInput
            label={say('attendance.reason_of', { name: mark.name })}
            placeholder={say(mark.state === 'leave' ? 'attendance.leave_reason' : 'attendance.absence_reason')}
            value={mark.reason}
            maxLength={200}
            onChange={(reason) => onChange({ reason })}
          />
        </span>
      )}
    </li>
  );
}
