import { strands } from '#features/activity/facts-plain.ts';
import type { Design } from '#features/pattern/facts.ts';
import { bys } from '#features/pattern/facts-plain.ts';
import { words } from '#features/pattern/words.ts';
import { Rows } from '#features/programme/parts/rows.tsx';
import type { Finding } from '#shared/finding.ts';
import { useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { Select } from '#web/ui/choices.tsx';
import { Field } from '#web/ui/field.tsx';
import { FindingList } from '#web/ui/findings.tsx';
import { TextInput, TimeInput } from '#web/ui/inputs.tsx';
import { Section } from '#web/ui/section.tsx';

type Session = Design['sessions'][number];
const newItem: Session['agenda'][number] = { title: '', minutes: 30, by: 'both', strand: 'theory' };
interface Props {
  readonly sessions: readonly Session[];
  readonly onChange: (sessions: Session[]) => void;
  readonly at: (field: string) => readonly Finding[];
}
const whole = (text: string, least: number, most: number): number => Math.min(most, Math.max(least, Number.parseInt(text, 10) || least));

/** Sessions of a pattern: on which day counted from the first, from when, with what. */
export function SessionsForm({ sessions, onChange, at }: Props) {
  const say = useSay(words);
  const put = (index: number, session: Session): void => onChange(sessions.map((old, place) => (place === index ? session : old)));
  return (
    <Section level={3} title={say('pattern.agenda')}>
      {sessions.map((session, index) => (
        <fieldset className="session-card" key={index}>
          <legend>{say('pattern.agenda')} {index + 1}</legend>
          <div className="side-by-side">
            <Field label={say('pattern.session_day')}><TextInput type="number" size={3} value={String(session.day + 1)} onChange={(text) => put(index, { ...session, day: whole(text, 1, 31) - 1 })} /></Field>
            <Field label={say('pattern.session_from')}><TimeInput value={session.from} onChange={(from) => put(index, { ...session, from: from || '09:00' })} /></Field>
          </div>
          <Rows
            what={say('pattern.item')} rows={session.agenda} empty={newItem} add={say('pattern.add_item')} ordered onChange={(agenda) => put(index, { ...session, agenda })}
            fields={(item, change) => (
              <>
                <div className="grow"><Field label={say('pattern.item')}><TextInput value={item.title} maxLength={200} onChange={(title) => change({ title })} /></Field></div>
                <Field label={say('pattern.minutes')}><TextInput type="number" inputMode="numeric" size={3} value={String(item.minutes)} onChange={(text) => change({ minutes: whole(text, 1, 1440) })} /></Field>
                <Field label={say('pattern.strand')}><Select empty={null} value={item.strand} onChange={(strand) => change({ strand })} options={strands.map((one) => ({ value: one, label: say(`pattern.strand.${one}`) }))} /></Field>
                <Field label={say('pattern.by')}><Select empty={null} value={item.by} onChange={(by) => change({ by })} options={bys.map((one) => ({ value: one, label: say(`pattern.by.${one}`) }))} /></Field>
              </>
            )}
          />
          <p className="running-sum" role="status">{say('pattern.total', { minutes: session.agenda.reduce((sum, item) => sum + item.minutes, 0) })}</p>
          <FindingList findings={at(`design.sessions.${index}.agenda`)} />
          <Button small kind="quiet" icon="close" onClick={() => onChange(sessions.filter((_, place) => place !== index))}>{say('pattern.remove_session')}</Button>
        </fieldset>
      ))}
      <FindingList findings={at('design.sessions')} />
      <p><Button icon="plus" onClick={() => onChange([...sessions, { day: (sessions.at(-1)?.day ?? -1) + 1, from: '09:00', agenda: [newItem] }])}>{say('pattern.add_session')}</Button></p>
    </Section>
  );
}
