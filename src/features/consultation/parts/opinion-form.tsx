import { words } from '#features/consultation/words.ts';
import { beside, type Failure } from '#web/failure.ts';
import { useSay } from '#web/language.tsx';
import { Field } from '#web/ui/field.tsx';
import { TextArea } from '#web/ui/inputs.tsx';

export interface Opinion {
  readonly cause: string;
  readonly suggestion: string;
  readonly offer: string;
}
export const noOpinion: Opinion = { cause: '', suggestion: '', offer: '' };

/** What is asked of a side: why it is so, what it suggests, what it can offer. */
export function OpinionFields({ value, onChange, failure }: { readonly value: Opinion; readonly onChange: (value: Opinion) => void; readonly failure: Failure | null }) {
  const say = useSay(words);
  return (
    <>
      <Field label={say('consultation.cause')} optional findings={beside(failure, 'cause')}><TextArea value={value.cause} rows={3} maxLength={2000} onChange={(cause) => onChange({ ...value, cause })} /></Field>
      <Field label={say('consultation.suggestion')} findings={beside(failure, 'suggestion')}><TextArea value={value.suggestion} rows={4} maxLength={2000} onChange={(suggestion) => onChange({ ...value, suggestion })} /></Field>
      <Field label={say('consultation.offer')} optional findings={beside(failure, 'offer')}><TextArea value={value.offer} rows={2} maxLength={1000} onChange={(offer) => onChange({ ...value, offer })} /></Field>
    </>
  );
}
