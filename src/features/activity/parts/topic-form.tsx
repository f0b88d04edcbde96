import { combinations, sources } from '#features/activity/facts-plain.ts';
import { words as parts } from '#features/activity/words-parts.ts';
import { words } from '#features/activity/words.ts';
import type { Finding } from '#shared/finding.ts';
import { useSay } from '#web/language.tsx';
import { Check, Checks, Choice } from '#web/ui/choices.tsx';
import { Field } from '#web/ui/field.tsx';
import { DateInput, TextArea, TextInput } from '#web/ui/inputs.tsx';
import { ProjectsPicker } from './topic-projects.tsx';
import { formWord } from './topic-text.ts';
import { forms, type Topic } from './topic.ts';

interface Props {
  readonly value: Topic;
  readonly onChange: (topic: Topic) => void;
  readonly findings: readonly Finding[];
  /** A new topic asks only what it cannot begin without; the rest is asked on the activity's page. */
  readonly brief?: boolean;
  /** Days and place follow from the programme once there is one. */
  readonly programmed?: boolean;
}

const orNull = (text: string): string | null => (text === '' ? null : text);

/** The facts of the topic, each asked once, with what is found of it beside it. */
export function TopicForm({ value, onChange, findings, brief = false, programmed = false }: Props) {
  const say = useSay(words);
  const sayParts = useSay(parts);
  const set = (change: Partial<Topic>): void => onChange({ ...value, ...change });
  const at = (field: string) => findings.filter((finding) => finding.field === field);
  return (
    <>
      <Field label={say('activity.theme')} hint={sayParts('activity.theme_hint')} findings={at('theme')}>
        <TextInput value={value.theme ?? ''} maxLength={200} onChange={(text) => set({ theme: orNull(text) })} />
      </Field>
      <Choice
        label={say('activity.source')}
        inline
        value={value.source}
        onChange={(source) => set({ source })}
        options={sources.map((source) => ({ value: source, label: say(`source.${source}`) }))}
        findings={at('source')}
      />
      {(value.source === 'project' || !brief) && <ProjectsPicker picked={value.projectIds} onChange={(projectIds) => set({ projectIds })} />}
      {!brief && (
        <Field label={sayParts('activity.sourceNote')} optional>
          <TextInput value={value.sourceNote ?? ''} maxLength={500} onChange={(text) => set({ sourceNote: orNull(text) })} />
        </Field>
      )}
      <Field label={say('activity.tasks')} findings={at('tasks')}>
        <TextArea value={value.tasks ?? ''} maxLength={2000} onChange={(text) => set({ tasks: orNull(text) })} />
      </Field>
      <Field label={say('activity.expectedEffect')} findings={at('expectedEffect')}>
        <TextArea value={value.expectedEffect ?? ''} maxLength={2000} onChange={(text) => set({ expectedEffect: orNull(text) })} />
      </Field>
      <Field label={say('activity.problemBrought')} hint={sayParts('activity.problem_hint')} optional>
        <TextArea value={value.problemBrought ?? ''} maxLength={2000} onChange={(text) => set({ problemBrought: orNull(text) })} />
      </Field>
      {!programmed && (
        <Field label={sayParts('activity.plannedOn')} findings={at('plannedOn')} optional>
          <DateInput value={value.plannedOn ?? ''} onChange={(text) => set({ plannedOn: orNull(text) })} />
        </Field>
      )}
      {!brief && <Rest value={value} set={set} at={at} programmed={programmed} />}
    </>
  );
}

interface RestProps {
  readonly value: Topic;
  readonly set: (change: Partial<Topic>) => void;
  readonly at: (field: string) => readonly Finding[];
  readonly programmed: boolean;
}

function Rest({ value, set, at, programmed }: RestProps) {
  const say = useSay(words);
  const sayParts = useSay(parts);
  return (
    <>
      {!programmed && (
        <>
          <Field label={sayParts('activity.plannedEnd')} findings={at('plannedEnd')} optional>
            <DateInput value={value.plannedEnd ?? ''} onChange={(text) => set({ plannedEnd: orNull(text) })} />
          </Field>
          <Field label={say('activity.place')} findings={at('place')} optional>
            <TextInput value={value.place ?? ''} maxLength={200} onChange={(text) => set({ place: orNull(text) })} />
          </Field>
        </>
      )}
      <Checks
        label={say('activity.combines')}
        hint={sayParts('activity.combines_hint')}
        inline
        optional
        value={value.combines}
        onChange={(combines) => set({ combines })}
        options={combinations.map((one) => ({ value: one, label: sayParts(`combines.${one}`) }))}
      />
      <Checks
        label={say('activity.forms')}
        inline
        optional
        value={value.forms}
        onChange={(chosen) => set({ forms: chosen })}
        options={[...new Set([...forms, ...value.forms])].map((one) => ({ value: one, label: formWord(one, sayParts) }))}
      />
      <Field label={say('activity.planItem')} hint={sayParts('activity.plan_hint')} optional>
        <TextInput value={value.planItem ?? ''} maxLength={100} size={12} onChange={(text) => set({ planItem: orNull(text) })} />
      </Field>
      <div className="field">
        <Check label={sayParts('activity.countsAsThemeDay')} checked={value.countsAsThemeDay} onChange={(countsAsThemeDay) => set({ countsAsThemeDay })} />
      </div>
    </>
  );
}
