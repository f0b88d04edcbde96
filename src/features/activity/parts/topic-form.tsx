import { fundSources, sources } from '#features/activity/facts.ts';
import { words } from '#features/activity/words.ts';
import type { Finding } from '#shared/finding.ts';
import { useSay } from '#web/language.tsx';
import { Choice, Select } from '#web/ui/choices.tsx';
import { Field } from '#web/ui/field.tsx';
import { DateInput, MoneyInput, TextArea, TextInput } from '#web/ui/inputs.tsx';
import type { Topic } from './topic.ts';

interface Props {
  readonly value: Topic;
  readonly onChange: (topic: Topic) => void;
  readonly findings: readonly Finding[];
}

const orNull = (text: string): string | null => (text === '' ? null : text);

/** The facts of the topic, each asked once, with what is found of it beside it. */
export function TopicForm({ value, onChange, findings }: Props) {
  const say = useSay(words);
  const set = (change: Partial<Topic>): void => onChange({ ...value, ...change });
  const at = (field: string) => findings.filter((finding) => finding.field === field);
  return (
    <>
      <Field label={say('activity.theme')} findings={at('theme')}>
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
      <Field label={say('activity.tasks')} findings={at('tasks')}>
        <TextArea value={value.tasks ?? ''} maxLength={2000} onChange={(text) => set({ tasks: orNull(text) })} />
      </Field>
      <Field label={say('activity.expectedEffect')} findings={at('expectedEffect')}>
        <TextArea value={value.expectedEffect ?? ''} maxLength={2000} onChange={(text) => set({ expectedEffect: orNull(text) })} />
      </Field>
      <Field label={say('activity.problemBrought')} optional>
        <TextArea value={value.problemBrought ?? ''} maxLength={2000} onChange={(text) => set({ problemBrought: orNull(text) })} />
      </Field>
      <Field label={say('activity.day')} findings={at('plannedOn')} optional>
        <DateInput value={value.plannedOn ?? ''} onChange={(text) => set({ plannedOn: orNull(text) })} />
      </Field>
      <Field label={say('activity.estimate')} findings={at('estimateFen')} optional>
        <MoneyInput value={value.estimateFen} onChange={(estimateFen) => set({ estimateFen })} />
      </Field>
      <Field label={say('activity.fundSource')} optional>
        <Select
          value={value.fundSource ?? ''}
          onChange={(chosen) => set({ fundSource: chosen || null })}
          options={fundSources.map((source) => ({ value: source, label: say(`fund.${source}`) }))}
        />
      </Field>
    </>
  );
}
