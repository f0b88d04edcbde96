import { words } from '#features/pattern/words.ts';
import { api } from '#web/client.ts';
import { useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { Select } from '#web/ui/choices.tsx';
import { Field } from '#web/ui/field.tsx';
import { TextLink } from '#web/ui/link.tsx';
import { useQuery } from '@tanstack/react-query';

/** One of the patterns in use, or none. The office's own stand first. */
export function PatternPicker({ value, onChange }: { readonly value: string; readonly onChange: (id: string) => void }) {
  const say = useSay(words);
  const list = useQuery(api.pattern.list.queryOptions({ input: { state: 'active', limit: 100 } }));
  const rows = [...(list.data?.rows ?? []), ...(list.data?.shipped ?? [])];
  return (
    <Field label={say('pattern.choose')} hint={rows.find(({ id }) => id === value)?.goodFor ?? say('pattern.choose_hint')} optional>
      <Select value={value} empty={say('pattern.choose_none')} onChange={onChange} options={rows.map(({ id, name }) => ({ value: id, label: name }))} />
    </Field>
  );
}

/** A pattern by its name, where only its id is known. */
export function PatternLink({ id }: { readonly id: string }) {
  const view = useQuery(api.pattern.get.queryOptions({ input: { id } }));
  return view.data === undefined ? null : <TextLink to={links.pattern(id)}>{view.data.pattern.name}</TextLink>;
}
