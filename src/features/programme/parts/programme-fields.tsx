import { words } from '#features/programme/words.ts';
import type { Finding } from '#shared/finding.ts';
import { useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { Field } from '#web/ui/field.tsx';
import { FindingList } from '#web/ui/findings.tsx';
import { DateInput, TextInput } from '#web/ui/inputs.tsx';
import { Section } from '#web/ui/section.tsx';
import { type Draft, emptyTask, nextSession, replaced, without } from './draft.ts';
import { Rows } from './rows.tsx';
import { SessionFields } from './session-fields.tsx';

interface Props {
  readonly value: Draft;
  readonly onChange: (draft: Draft) => void;
  readonly findings: readonly Finding[];
  /** What the first session begins with. */
  readonly plannedOn: string | null;
  readonly place: string | null;
}

/** Sessions and tasks of a programme, for the organiser and for a partner who proposes changes. */
export function ProgrammeFields({ value, onChange, findings, plannedOn, place }: Props) {
  const say = useSay(words);
  const { sessions, tasks } = value;
  const named = (field: string) => findings.filter((finding) => finding.field === field);
  const of = (text: string) => findings.filter((finding) => ['programme', 'place'].includes(finding.field ?? '') && finding.subject === text && text !== '');
  const places = sessions.flatMap((session) => [session.place, ...session.stops.map((stop) => stop.name)]);
  const general = findings.filter((finding) => finding.field === 'programme' && !places.includes(finding.subject));
  return (
    <>
      <Section title={say('programme.sessions')} level={3}>
        {sessions.map((session, index) => (
          <SessionFields
            key={index}
            session={session}
            index={index}
            onChange={(changed) => onChange({ ...value, sessions: replaced(sessions, index, changed) })}
            onRemove={() => onChange({ ...value, sessions: without(sessions, index) })}
            at={(field) => [...named(`sessions.${index}.${field}`), ...(index === 0 && field === 'day' ? named('plannedOn') : [])]}
            of={of}
          />
        ))}
        <FindingList findings={general} />
        <p>
          <Button icon="plus" onClick={() => onChange({ ...value, sessions: [...sessions, nextSession(value, plannedOn, place)] })}>{say('programme.add_session')}</Button>
        </p>
      </Section>
      <Section title={say('programme.tasks')} level={3}>
        <Rows
          what={say('programme.task')} rows={tasks} empty={emptyTask} add={say('programme.add_task')}
          onChange={(changed) => onChange({ ...value, tasks: changed })}
          fields={(task, change, index) => (
            <>
              <div className="grow">
                <Field label={say('programme.task')} findings={named(`tasks.${index}.what`)}>
                  <TextInput value={task.what} maxLength={200} onChange={(what) => change({ what })} />
                </Field>
              </div>
              <Field label={say('programme.owner')}>
                <TextInput value={task.owner} maxLength={100} size={9} onChange={(owner) => change({ owner })} />
              </Field>
              <Field label={say('programme.due')}>
                <DateInput value={task.due ?? ''} onChange={(due) => change({ due: due || null })} />
              </Field>
            </>
          )}
        />
      </Section>
    </>
  );
}
