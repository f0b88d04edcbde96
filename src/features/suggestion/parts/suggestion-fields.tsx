import type { SuggestionInput } from '#features/suggestion/contract.ts';
import { words } from '#features/suggestion/words.ts';
import type { Finding } from '#shared/finding.ts';
import { api } from '#web/client.ts';
import { useSay } from '#web/language.tsx';
import { Choice, Select } from '#web/ui/choices.tsx';
import { Field } from '#web/ui/field.tsx';
import { TextArea } from '#web/ui/inputs.tsx';
import { useQuery } from '@tanstack/react-query';

export type Typed = Pick<SuggestionInput<'make'>, 'kind' | 'text' | 'projectId'>;
export const kinds = ['topic', 'problem', 'opinion'] as const;

interface Props {
  readonly value: Typed;
  readonly onChange: (value: Typed) => void;
  readonly findings: readonly Finding[];
}

/** What is asked of a suggestion: what it is about, and the words. */
export function SuggestionFields({ value, onChange, findings }: Props) {
  const say = useSay(words);
  const projects = useQuery(api.project.list.queryOptions({ input: { closed: 'no', limit: 100 } }));
  const at = (field: string) => findings.filter((finding) => finding.field === field);
  return (
    <>
      <Choice
        label={say('suggestion.kind')} inline value={value.kind} onChange={(kind) => onChange({ ...value, kind })}
        options={kinds.map((one) => ({ value: one, label: say(`suggestion.kind.${one}`) }))}
      />
      <Field label={say('suggestion.text')} hint={say('suggestion.text_hint')} findings={at('text')}>
        <TextArea value={value.text} rows={5} maxLength={2000} onChange={(text) => onChange({ ...value, text })} />
      </Field>
      {(projects.data?.rows.length ?? 0) > 0 && (
        <Field label={say('suggestion.project')} optional findings={at('projectId')}>
          <Select
            value={value.projectId ?? ''} empty={say('suggestion.no_project')} onChange={(id) => onChange({ ...value, projectId: id || null })}
            options={(projects.data?.rows ?? []).map((row) => ({ value: row.id, label: `${row.code} ${row.name}` }))}
          />
        </Field>
      )}
    </>
  );
}
