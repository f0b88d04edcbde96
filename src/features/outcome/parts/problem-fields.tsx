import { Leads, useLeads } from '#features/outcome/parts/leads.tsx';
import { words as pages } from '#features/outcome/words-pages.ts';
import { words as outcome } from '#features/outcome/words.ts';
import { PersonPicker, type Picked } from '#features/org/parts/person-picker.tsx';
import type { Failure } from '#web/failure.ts';
import { beside } from '#web/failure.ts';
import { useSay } from '#web/language.tsx';
import { Choice, Select } from '#web/ui/choices.tsx';
import { Field } from '#web/ui/field.tsx';
import { TextArea, TextInput } from '#web/ui/inputs.tsx';

const words = { ...outcome, ...pages };
export const kinds = ['problem', 'suggestion', 'opinion', 'research', 'voice'] as const;

/** What is typed of a problem. */
export interface ProblemTyped {
  readonly kind: (typeof kinds)[number];
  readonly text: string;
  readonly place: string;
  readonly person: readonly Picked[];
  readonly who: string;
  readonly projectId: string;
  readonly leadsAnswer: string;
}
export const nothingTyped: ProblemTyped = { kind: 'problem', text: '', place: '', person: [], who: '', projectId: '', leadsAnswer: '' };

/** As the commands take it. */
export const problemSaid = ({ kind, text, place, person, who, projectId, leadsAnswer }: ProblemTyped) => ({
  kind, text, place: place.trim() || null, raisedByPersonId: person[0]?.id ?? null, raisedByWords: who.trim() || null, projectId: projectId || null, leadsAnswer: leadsAnswer.trim() || null,
});
export const problemFields = ['text', 'raisedByWords', 'place'] as const;

interface Props {
  readonly value: ProblemTyped;
  readonly onChange: (value: ProblemTyped) => void;
  readonly failure: Failure | null;
  readonly projects: readonly { readonly id: string; readonly name: string }[];
  /** Between the text and who raised it: the side, the branch. */
  readonly children?: React.ReactNode;
  readonly only?: 'voice';
}

/** Kind, text, where it was heard, who raised it, and the work project it helps. */
export function ProblemFields({ value, onChange, failure, projects, children, only }: Props) {
  const say = useSay(words);
  const set = (change: Partial<ProblemTyped>): void => onChange({ ...value, ...change });
  const leads = useLeads(value.text);
  const voice = value.kind === 'voice';
  return (
    <>
      {only === undefined && <Choice inline label={say('outcome.kind')} value={value.kind} onChange={(kind) => set({ kind })} options={kinds.map((one) => ({ value: one, label: say(`problem.kind.${one}`) }))} />}
      <Field label={say('outcome.text')} findings={beside(failure, 'text').filter(({ check }) => check !== 'SUP-23')}><TextArea value={value.text} maxLength={2000} onChange={(text) => set({ text })} /></Field>
      <Leads found={leads.length > 0 ? leads : beside(failure, 'text').filter(({ check }) => check === 'SUP-23')} answer={value.leadsAnswer} onAnswer={(leadsAnswer) => set({ leadsAnswer })} />
      {voice && <Field label={say('outcome.place')} hint={say('outcome.place_hint')} findings={beside(failure, 'place')}><TextInput value={value.place} maxLength={100} onChange={(place) => set({ place })} /></Field>}
      {children}
      {!voice && <PersonPicker label={say('outcome.raised_by')} picked={value.person} onChange={(person) => set({ person })} max={1} optional />}
      <Field label={say(voice ? 'outcome.whose_voice' : 'outcome.raised_by_words')} hint={say(voice ? 'outcome.whose_voice_hint' : 'outcome.raised_by_hint')} optional={!voice} findings={beside(failure, 'raisedByWords')}>
        <TextInput value={value.who} maxLength={100} onChange={(who) => set({ who })} />
      </Field>
      {projects.length > 0 && (
        <Field label={say('outcome.project')} optional findings={beside(failure, 'projectId')}>
          <Select value={value.projectId} onChange={(projectId) => set({ projectId })} empty={say('outcome.no_project')} options={projects.map(({ id, name }) => ({ value: id, label: name }))} />
        </Field>
      )}
    </>
  );
}
