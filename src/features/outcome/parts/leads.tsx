import { words } from '#features/outcome/words-pages.ts';
import type { Finding } from '#shared/finding.ts';
import { api } from '#web/client.ts';
import { useSay } from '#web/language.tsx';
import { useSettled } from '#web/settled.ts';
import { Field } from '#web/ui/field.tsx';
import { FindingList } from '#web/ui/findings.tsx';
import { TextInput } from '#web/ui/inputs.tsx';
import { keepPreviousData, useQuery } from '@tanstack/react-query';

/** What the rulebook says of a text half a second after the last stroke: audit leads are never recorded here (SUP-23). */
export function useLeads(text: string): readonly Finding[] {
  const settled = useSettled(text);
  const asked = useQuery({ ...api.outcome.check.queryOptions({ input: { text: settled.slice(0, 4000) } }), enabled: settled.trim() !== '', placeholderData: keepPreviousData });
  return settled.trim() === '' ? [] : (asked.data ?? []);
}

/** The question and its answer; nothing where nothing was found. */
export function Leads({ found, answer, onAnswer }: { readonly found: readonly Finding[]; readonly answer: string; readonly onAnswer: (answer: string) => void }) {
  const say = useSay(words);
  if (found.length === 0) return null;
  return (
    <>
      <FindingList findings={found} />
      <Field label={say('outcome.leads')} hint={say('outcome.leads_hint')} optional><TextInput value={answer} maxLength={500} onChange={onAnswer} /></Field>
    </>
  );
}
