import { nameOfSide, type ActivityFacts } from '#features/activity/facts-plain.ts';
import type { RecordText } from '#features/record/contract.ts';
import { words as parts } from '#features/record/words-parts.ts';
import { words } from '#features/record/words.ts';
import type { Finding } from '#shared/finding.ts';
import { instantOf, localOf } from '#shared/zone.ts';
import { useSay, useZone } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { Button } from '#web/ui/button.tsx';
import { Field } from '#web/ui/field.tsx';
import { FindingList } from '#web/ui/findings.tsx';
import { DateTimeInput, TextArea, TextInput } from '#web/ui/inputs.tsx';
import { TextLink } from '#web/ui/link.tsx';
import { Section } from '#web/ui/section.tsx';
import { Decisions, Donations, Stops } from './record-lines.tsx';
import { useCountWords } from './record-read.tsx';

export interface FieldsProps {
  readonly facts: ActivityFacts;
  readonly value: RecordText;
  readonly onChange: (value: RecordText) => void;
  readonly findings: readonly Finding[];
}
export interface PartProps {
  readonly facts: ActivityFacts;
  readonly value: RecordText;
  readonly set: (change: Partial<RecordText>) => void;
  /** Findings of a field: `place`, `decisions.0.text`. */
  readonly at: (...fields: string[]) => readonly Finding[];
}

/** Everything of a record that a person writes or looks over; head-counts are shown, not asked. */
export function RecordFields({ facts, value, onChange, findings }: FieldsProps) {
  const set = (change: Partial<RecordText>): void => onChange({ ...value, ...change });
  const at = (...fields: string[]) => findings.filter((finding) => fields.some((field) => finding.field === field || finding.field === `record.${field}`));
  const props = { facts, value, set, at };
  return (
    <>
      <Known {...props} />
      <People {...props} />
      <Content {...props} />
      <Decisions {...props} />
      <Donations {...props} />
      <Inside {...props} />
    </>
  );
}

const orNull = (text: string): string | null => (text === '' ? null : text);

function Known({ value, set, at }: PartProps) {
  const say = useSay(words);
  const zone = useZone();
  const local = (instant: string | null): string => (instant === null ? '' : localOf(instant, zone));
  return (
    <>
      <Field label={say('record.topic')} findings={at('topic')}>
        <TextInput value={value.topic ?? ''} maxLength={500} onChange={(text) => set({ topic: orNull(text) })} />
      </Field>
      <div className="side-by-side">
        <Field label={say('record.startedAt')} findings={at('startedAt')}>
          <DateTimeInput value={local(value.startedAt)} onChange={(text) => set({ startedAt: instantOf(text, zone) })} />
        </Field>
        <Field label={say('record.endedAt')} findings={at('endedAt')}>
          <DateTimeInput value={local(value.endedAt)} onChange={(text) => set({ endedAt: instantOf(text, zone) })} />
        </Field>
      </div>
      <Field label={say('record.place')} findings={at('place')}>
        <TextInput value={value.place ?? ''} maxLength={200} onChange={(text) => set({ place: orNull(text) })} />
      </Field>
      <div className="side-by-side">
        <Field label={say('record.chair')} findings={at('chair')}>
          <TextInput value={value.chair ?? ''} maxLength={100} size={12} onChange={(text) => set({ chair: orNull(text) })} />
        </Field>
        <Field label={say('record.recorder')} findings={at('recorder')}>
          <TextInput value={value.recorder ?? ''} maxLength={100} size={12} onChange={(text) => set({ recorder: orNull(text) })} />
        </Field>
      </div>
    </>
  );
}

/** Who came, as attendance has it. */
function People({ facts, at }: PartProps) {
  const say = useSay(parts);
  const number = useCountWords();
  return (
    <div className="field stack">
      <p className="field-name">{say('record.people')}</p>
      <ul className="plain-list">
        {facts.sides.map((side) => <li key={side.id}>{nameOfSide(side)}：{number(side)}</li>)}
      </ul>
      <p className="hint">{say('record.people_from')} <TextLink to={links.activity(facts.activity.id, 'held')}>{say('record.people_where')}</TextLink></p>
      <FindingList findings={at('present', 'reasons', 'sides').filter((finding) => finding.check.startsWith('REC-'))} />
    </div>
  );
}

/** The three strands, and a result for each combination the topic chose. */
function Content({ facts: { activity }, value, set, at }: PartProps) {
  const say = useSay(parts);
  const agenda = (activity.approvedProgramme ?? activity.programme)?.sessions.flatMap((session) => session.agenda) ?? [];
  const results = (['research', 'solving', 'opinions'] as const).filter((one) => activity.combines.includes(one) || value.results[one] !== '');
  return (
    <>
      {(['theory', 'problem', 'outcome'] as const).map((strand) => {
        const planned = agenda.filter((item) => item.strand === strand).map((item) => item.title).join('；');
        return (
          <Field
            key={strand} label={say(`record.${strand}`)} optional={strand !== 'theory'} findings={strand === 'theory' ? at('strands') : []}
            hint={planned === '' ? say('record.strand_hint') : say('record.agenda', { items: planned })}
          >
            <TextArea value={value.strands[strand]} rows={4} maxLength={20_000} onChange={(text) => set({ strands: { ...value.strands, [strand]: text } })} />
          </Field>
        );
      })}
      {results.map((one) => (
        <Field key={one} label={say(`record.result.${one}`)} findings={at(`results.${one}`)}>
          <TextArea value={value.results[one]} maxLength={10_000} onChange={(text) => set({ results: { ...value.results, [one]: text } })} />
        </Field>
      ))}
    </>
  );
}

/** What the other sides are not shown. A reason is asked for only where there is something to give a reason for. */
function Inside(props: PartProps) {
  const { value, set, at } = props;
  const say = useSay(words);
  const sayParts = useSay(parts);
  const late = at('lateReason');
  return (
    <Section title={sayParts('record.inside')} level={3}>
      <p className="hint">{sayParts('record.inside_hint')}</p>
      <div className="form">
        <Stops {...props} />
        <Field label={say('record.requestsAnswer')} hint={sayParts('record.requests_hint')} findings={at('requestsAnswer')}>
          <TextArea value={value.requestsAnswer ?? ''} rows={2} maxLength={1000} onChange={(text) => set({ requestsAnswer: orNull(text) })} />
        </Field>
        {(value.requestsAnswer ?? '') === '' && <Button small onClick={() => set({ requestsAnswer: `${sayParts('record.requests_none')}。` })}>{sayParts('record.requests_none')}</Button>}
        {(late.length > 0 || value.lateReason !== null) && (
          <Field label={say('record.lateReason')} findings={late}>
            <TextInput value={value.lateReason ?? ''} maxLength={500} onChange={(text) => set({ lateReason: orNull(text) })} />
          </Field>
        )}
      </div>
    </Section>
  );
}
