import { nameOfSide } from '#features/activity/facts-plain.ts';
import { words } from '#features/consultation/words.ts';
import { api } from '#web/client.ts';
import { beside, type Failure } from '#web/failure.ts';
import { useSay } from '#web/language.tsx';
import { Checks } from '#web/ui/choices.tsx';
import { Field } from '#web/ui/field.tsx';
import { DateInput, TextArea, TextInput } from '#web/ui/inputs.tsx';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';

export interface Put {
  readonly title: string;
  readonly background: string;
  readonly dueOn: string;
  readonly fileIds: readonly string[];
}
interface Props<T extends Put> {
  readonly activityId: string;
  readonly value: T;
  readonly onChange: (value: T & { fileIds: string[] }) => void;
  readonly failure: Failure | null;
}

/** The problem as it is put before the sides: what, the background, the material, until when. */
export function ProblemFields({ activityId, value, onChange, failure }: Props<Put>) {
  const say = useSay(words);
  const view = useQuery(api.activity.get.queryOptions({ input: { id: activityId } }));
  const files = view.data?.facts.files ?? [];
  const set = (patch: Partial<Put>): void => { const next = { ...value, ...patch }; onChange({ ...next, fileIds: [...next.fileIds] }); };
  return (
    <>
      <Field label={say('consultation.problem')} findings={beside(failure, 'title')}><TextInput value={value.title} maxLength={200} onChange={(title) => set({ title })} /></Field>
      <Field label={say('consultation.background')} hint={say('consultation.background_hint')} findings={beside(failure, 'background')}><TextArea value={value.background} rows={5} maxLength={4000} onChange={(background) => set({ background })} /></Field>
      {files.length > 0 && <Checks label={say('consultation.files')} hint={say('consultation.files_hint')} optional value={[...value.fileIds]} onChange={(fileIds) => set({ fileIds })} options={files.map((file) => ({ value: file.id, label: file.name }))} />}
      <Field label={say('consultation.due')} findings={beside(failure, 'dueOn')}><DateInput value={value.dueOn} onChange={(dueOn) => set({ dueOn })} /></Field>
    </>
  );
}

/** Sides of the activity and other branches of ours, to be ticked; `names`: who is asked already. */
export function useSidesToAsk(activityId: string, names: readonly string[], first: readonly string[]): { readonly fields: ReactNode; readonly asked: { readonly sideIds: string[]; readonly branchIds: string[] } } {
  const say = useSay(words);
  const view = useQuery(api.activity.get.queryOptions({ input: { id: activityId } }));
  const branches = useQuery(api.org.branches.queryOptions({ input: {} }));
  const [sideIds, setSideIds] = useState<string[]>([...first]);
  const [branchIds, setBranchIds] = useState<string[]>([]);
  const sides = (view.data?.facts.sides ?? []).filter((side) => !names.some((name) => name.endsWith(nameOfSide(side))));
  const own = (view.data?.facts.sides ?? []).filter((side) => side.own).flatMap((side) => side.branchIds);
  const others = (branches.data?.rows ?? []).filter((row) => !own.includes(row.id) && !names.includes(row.name));
  const fields = (
    <>
      {sides.length > 0 && <Checks label={say('consultation.sides_asked')} value={sideIds} onChange={setSideIds} options={sides.map((side) => ({ value: side.id, label: nameOfSide(side), ...(side.own || side.unitName === null ? {} : { hint: side.unitName }) }))} />}
      {others.length > 0 && <div className="tall-choices"><Checks label={say('consultation.branches_asked')} optional value={branchIds} onChange={setBranchIds} options={others.map((row) => ({ value: row.id, label: row.name }))} /></div>}
    </>
  );
  return { fields, asked: { sideIds, branchIds } };
}
