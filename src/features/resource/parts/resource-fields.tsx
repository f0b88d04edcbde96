import { sensitivities, sourceKinds, type Sensitivity } from '#features/resource/facts.ts';
import type { ResourceRow } from '#features/resource/contract.ts';
import { words } from '#features/resource/words.ts';
import { UnitPicker } from '#features/unit/parts/unit-picker.tsx';
import { api } from '#web/client.ts';
import { useSay } from '#web/language.tsx';
import { Choice } from '#web/ui/choices.tsx';
import { Field } from '#web/ui/field.tsx';
import { TextArea, TextInput } from '#web/ui/inputs.tsx';
import { useQuery } from '@tanstack/react-query';

export interface Said {
  readonly title: string;
  readonly note: string;
  readonly tags: string;
  readonly sourceKind: (typeof sourceKinds)[number];
  readonly unit: { readonly id: string; readonly name: string } | null;
  readonly sourceWords: string;
  readonly sensitivity: Sensitivity;
}
export const nothingSaid: Said = { title: '', note: '', tags: '', sourceKind: 'own', unit: null, sourceWords: '', sensitivity: 'internal' };
export const saidOf = (row: ResourceRow): Said => ({
  title: row.title, note: row.note ?? '', tags: row.tags.join('、'), sourceKind: row.sourceKind, unit: row.unitId === null ? null : { id: row.unitId, name: row.unitName ?? '' }, sourceWords: row.sourceWords ?? '', sensitivity: row.sensitivity,
});
export const tagsIn = (text: string): string[] => text.split(/[、，,;；\s]+/u).map((tag) => tag.trim()).filter((tag) => tag !== '');
export const sentOf = ({ title, note, tags, sourceKind, unit, sourceWords, sensitivity }: Said) => ({
  title, note: note.trim() || null, tags: tagsIn(tags), sourceKind, unitId: unit?.id ?? null, sourceWords: sourceWords.trim() || null, sensitivity,
});

/** Open words, with those in use beside them. */
export function TagsField({ value, onChange }: { readonly value: string; readonly onChange: (text: string) => void }) {
  const say = useSay(words);
  const used = useQuery(api.resource.tags.queryOptions({ input: {} }));
  const tags = (used.data ?? []).slice(0, 8).join('、');
  return (
    <Field label={say('resource.tags')} hint={tags === '' ? say('resource.tags_hint_none') : say('resource.tags_hint', { tags })} optional>
      <TextInput value={value} maxLength={300} onChange={onChange} />
    </Field>
  );
}

export function SensitivityChoice({ value, onChange }: { readonly value: Sensitivity; readonly onChange: (one: Sensitivity) => void }) {
  const say = useSay(words);
  return <Choice label={say('resource.sensitivity')} hint={say('resource.sensitivity_hint')} inline value={value} onChange={onChange} options={sensitivities.map((one) => ({ value: one, label: say(`resource.sensitivity.${one}`) }))} />;
}

/** What is said of an item. */
export function SaidFields({ value, onChange }: { readonly value: Said; readonly onChange: (value: Said) => void }) {
  const say = useSay(words);
  const set = (patch: Partial<Said>): void => onChange({ ...value, ...patch });
  return (
    <>
      <Field label={say('resource.name')}><TextInput value={value.title} maxLength={200} onChange={(title) => set({ title })} /></Field>
      <Field label={say('resource.note')} optional><TextArea value={value.note} rows={2} maxLength={2000} onChange={(note) => set({ note })} /></Field>
      <TagsField value={value.tags} onChange={(tags) => set({ tags })} />
      <Choice label={say('resource.source')} inline value={value.sourceKind} onChange={(sourceKind) => set({ sourceKind })} options={sourceKinds.map((one) => ({ value: one, label: say(`resource.source.${one}`) }))} />
      {value.sourceKind === 'unit' && <UnitPicker label={say('resource.unit')} picked={value.unit} onChange={(unit) => set({ unit })} />}
      {value.sourceKind === 'words' && <Field label={say('resource.source_words')}><TextInput value={value.sourceWords} maxLength={100} onChange={(sourceWords) => set({ sourceWords })} /></Field>}
      <SensitivityChoice value={value.sensitivity} onChange={(sensitivity) => set({ sensitivity })} />
    </>
  );
}
