import { stopKinds } from '#features/activity/facts-plain.ts';
import { emptyStop } from '#features/programme/parts/draft.ts';
import { Rows } from '#features/programme/parts/rows.tsx';
import { words as programme } from '#features/programme/words.ts';
import { words as parts } from '#features/record/words-parts.ts';
import { words } from '#features/record/words.ts';
import { useSay } from '#web/language.tsx';
import { Select } from '#web/ui/choices.tsx';
import { Field } from '#web/ui/field.tsx';
import { FindingList } from '#web/ui/findings.tsx';
import { DateInput, MoneyInput, TextArea, TextInput } from '#web/ui/inputs.tsx';
import { Section } from '#web/ui/section.tsx';
import { asApproved } from './record-draft.ts';
import type { PartProps } from './record-fields.tsx';

/** What was decided, each with who sees to it and by when. */
export function Decisions({ value, set, at }: PartProps) {
  const say = useSay(words);
  const sayParts = useSay(parts);
  return (
    <Section title={say('record.decisions')} level={3}>
      <div className="stack">
        <Rows
          what={sayParts('record.decision')} rows={value.decisions} empty={{ text: '', owner: null, dueOn: null }} add={sayParts('record.add_decision')} ordered
          onChange={(decisions) => set({ decisions })}
          fields={(one, change, row) => (
            <>
              <div className="grow">
                <Field label={sayParts('record.decision_text')} findings={at(`decisions.${row}.text`)}>
                  <TextInput value={one.text} maxLength={1000} onChange={(text) => change({ text })} />
                </Field>
              </div>
              <Field label={sayParts('record.owner')}>
                <TextInput value={one.owner ?? ''} maxLength={100} size={8} onChange={(owner) => change({ owner: owner || null })} />
              </Field>
              <Field label={sayParts('record.due')}>
                <DateInput value={one.dueOn ?? ''} onChange={(dueOn) => change({ dueOn: dueOn || null })} />
              </Field>
            </>
          )}
        />
        <FindingList findings={at('decisions')} />
      </div>
    </Section>
  );
}

/** Money or goods of people's own, given of their own will. */
export function Donations({ value, set, at }: PartProps) {
  const say = useSay(words);
  const sayParts = useSay(parts);
  return (
    <Section title={say('record.donations')} level={3}>
      <div className="stack">
        <p className="hint">{sayParts('record.donations_hint')}</p>
        <Rows
          what={sayParts('record.donation')} rows={value.donations} empty={{ what: '', to: '', fen: null }} add={sayParts('record.add_donation')} onChange={(donations) => set({ donations })}
          fields={(one, change, row) => (
            <>
              <div className="grow">
                <Field label={sayParts('record.donation_what')} findings={at(`donations.${row}.what`)}>
                  <TextInput value={one.what} maxLength={200} onChange={(what) => change({ what })} />
                </Field>
              </div>
              <div className="grow">
                <Field label={sayParts('record.donation_to')}>
                  <TextInput value={one.to} maxLength={200} onChange={(to) => change({ to })} />
                </Field>
              </div>
              <Field label={sayParts('record.donation_fen')}>
                <MoneyInput value={one.fen} onChange={(fen) => change({ fen })} />
              </Field>
            </>
          )}
        />
      </div>
    </Section>
  );
}

/** Where they really went; filled in as approved, so that only a difference is typed, and its reason. */
export function Stops({ facts, value, set, at }: PartProps) {
  const say = useSay(words);
  const sayParts = useSay(parts);
  const sayStop = useSay(programme);
  const approved = facts.activity.approvedProgramme?.sessions.flatMap((session) => session.stops) ?? [];
  const same = asApproved(value.actualStops, approved);
  const names = approved.map((stop) => stop.name).join('、') || sayParts('record.no_stops');
  return (
    <>
      <div className="field stack">
        <p className="field-name">{say('record.actualStops')}</p>
        <p className="hint">{same ? `${sayParts('record.stops_approved', { stops: names })}（${sayParts('record.stops_as_approved')}）` : sayParts('record.stops_approved', { stops: names })}</p>
        <Rows
          what={sayParts('record.stop')} rows={value.actualStops} empty={emptyStop} add={sayParts('record.add_stop')} onChange={(actualStops) => set({ actualStops })}
          fields={(stop, change) => (
            <>
              <div className="grow">
                <Field label={sayParts('record.stop')}>
                  <TextInput value={stop.name} maxLength={100} onChange={(name) => change({ name })} />
                </Field>
              </div>
              <Field label={sayParts('record.stop_kind')}>
                <Select empty={null} value={stop.kind} onChange={(kind) => change({ kind })} options={stopKinds.map((kind) => ({ value: kind, label: sayStop(`stop.${kind}`) }))} />
              </Field>
            </>
          )}
        />
        <FindingList findings={at('actualStops')} />
      </div>
      {(!same || value.stopsReason !== null) && (
        <Field label={say('record.stopsReason')} hint={sayParts('record.stopsReason_hint')} findings={at('stopsReason')}>
          <TextArea value={value.stopsReason ?? ''} rows={2} maxLength={1000} onChange={(text) => set({ stopsReason: text || null })} />
        </Field>
      )}
    </>
  );
}
