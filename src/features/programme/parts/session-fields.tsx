import { stopKinds, strands } from '#features/activity/facts-plain.ts';
import { lengthOf, plannedOf } from '#features/programme/facts.ts';
import { words } from '#features/programme/words.ts';
import type { Finding } from '#shared/finding.ts';
import { useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { Select } from '#web/ui/choices.tsx';
import { Field } from '#web/ui/field.tsx';
import { FindingList } from '#web/ui/findings.tsx';
import { DateInput, TextInput, TimeInput } from '#web/ui/inputs.tsx';
import { type DraftSession, emptyItem, emptyStop } from './draft.ts';
import { Rows } from './rows.tsx';

interface Props {
  readonly session: DraftSession;
  readonly index: number;
  readonly onChange: (session: DraftSession) => void;
  readonly onRemove: () => void;
  /** Findings of a field, by its name below this session: `day`, `agenda.0.minutes`. */
  readonly at: (field: string) => readonly Finding[];
  /** What the rulebook says of a place or stop by its words. */
  readonly of: (place: string) => readonly Finding[];
}

/** One session: when, where, where it stops, and what is done in it with the sum of its minutes. */
export function SessionFields({ session, index, onChange, onRemove, at, of }: Props) {
  const say = useSay(words);
  const set = (change: Partial<DraftSession>): void => onChange({ ...session, ...change });
  return (
    <fieldset className="session-card">
      <legend>{say('programme.session', { n: index + 1 })}</legend>
      <div className="side-by-side">
        <Field label={say('programme.day')} findings={at('day')}>
          <DateInput value={session.day} onChange={(day) => set({ day })} />
        </Field>
        <Field label={say('programme.from')} findings={at('from')}>
          <TimeInput value={session.from} onChange={(from) => set({ from })} />
        </Field>
        <Field label={say('programme.to')} findings={at('to')}>
          <TimeInput value={session.to} onChange={(to) => set({ to })} />
        </Field>
      </div>
      <Field label={say('programme.place')} findings={[...at('place'), ...of(session.place)]}>
        <TextInput value={session.place} maxLength={200} onChange={(place) => set({ place })} />
      </Field>
      <Agenda session={session} set={set} at={at} />
      <Stops session={session} set={set} of={of} />
      <Button small kind="quiet" icon="close" label={say('programme.remove_session', { n: index + 1 })} onClick={onRemove}>
        {say('programme.remove_session', { n: index + 1 })}
      </Button>
    </fieldset>
  );
}

interface PartProps {
  readonly session: DraftSession;
  readonly set: (change: Partial<DraftSession>) => void;
}

function Agenda({ session, set, at }: PartProps & Pick<Props, 'at'>) {
  const say = useSay(words);
  const length = lengthOf(session);
  const planned = plannedOf(session);
  return (
    <div className="stack">
      <h4>{say('programme.agenda')}</h4>
      <Rows
        what={say('programme.agenda')} rows={session.agenda} empty={emptyItem} add={say('programme.add_item')} ordered
        onChange={(agenda) => set({ agenda })}
        fields={(item, change, row) => (
          <>
            <div className="grow">
              <Field label={say('programme.item')} findings={at(`agenda.${row}.title`)}>
                <TextInput value={item.title} maxLength={200} onChange={(title) => change({ title })} />
              </Field>
            </div>
            <Field label={say('programme.minutes')} findings={at(`agenda.${row}.minutes`)}>
              <TextInput
                type="number" inputMode="numeric" size={3} value={item.minutes === null ? '' : String(item.minutes)}
                onChange={(text) => change({ minutes: whole(text) })}
              />
            </Field>
            <Field label={say('programme.strand')}>
              <Select empty={null} value={item.strand} onChange={(strand) => change({ strand })} options={strands.map((one) => ({ value: one, label: say(`strand.${one}`) }))} />
            </Field>
            <Field label={say('programme.owner')}>
              <TextInput value={item.owner} maxLength={100} size={9} onChange={(owner) => change({ owner })} />
            </Field>
          </>
        )}
      />
      <p className="running-sum" role="status">
        {length === null || length <= 0 ? say('programme.sum', { planned }) : say('programme.sum_of', { planned, length })}
      </p>
      <FindingList findings={at('agenda')} />
    </div>
  );
}

/** Minutes as typed: whole and below a day, else not there yet. */
function whole(text: string): number | null {
  const minutes = Number.parseInt(text, 10);
  return Number.isNaN(minutes) ? null : Math.min(1440, Math.max(0, minutes));
}

function Stops({ session, set, of }: PartProps & Pick<Props, 'of'>) {
  const say = useSay(words);
  return (
    <div className="stack">
      <h4>{say('programme.stops')}</h4>
      <Rows
        what={say('programme.stop')} rows={session.stops} empty={emptyStop} add={say('programme.add_stop')} ordered
        onChange={(stops) => set({ stops })}
        fields={(stop, change) => (
          <>
            <div className="grow">
              <Field label={say('programme.stop')} findings={stop.name === session.place ? [] : of(stop.name)}>
                <TextInput value={stop.name} maxLength={100} onChange={(name) => change({ name })} />
              </Field>
            </div>
            <Field label={say('programme.stop_kind')}>
              <Select empty={null} value={stop.kind} onChange={(kind) => change({ kind })} options={stopKinds.map((one) => ({ value: one, label: say(`stop.${one}`) }))} />
            </Field>
          </>
        )}
      />
    </div>
  );
}
