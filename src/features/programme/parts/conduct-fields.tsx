import type { Declarations } from '#features/activity/facts.ts';
import { words } from '#features/programme/words.ts';
import type { Finding } from '#shared/finding.ts';
import { useSay } from '#web/language.tsx';
import { Check, Checks, Choice, Select } from '#web/ui/choices.tsx';
import { Field } from '#web/ui/field.tsx';
import { FindingList } from '#web/ui/findings.tsx';
import { TextInput } from '#web/ui/inputs.tsx';
import { Section } from '#web/ui/section.tsx';
import { Rows } from './rows.tsx';

interface Props {
  readonly value: Declarations;
  readonly onChange: (declarations: Declarations) => void;
  readonly findings: readonly Finding[];
}

/** What the organiser states once about conduct: the integrity checks read it, nobody asks it again. */
export function ConductFields({ value, onChange, findings }: Props) {
  const say = useSay(words);
  const set = (change: Partial<Declarations>): void => onChange({ ...value, ...change });
  const at = (field: string) => findings.filter((finding) => finding.field === `declarations.${field}`);
  const alcohol = value.alcohol === null ? 'unstated' : value.alcohol ? 'yes' : 'no';
  return (
    <Section title={say('conduct.title')} level={3}>
      <p className="hint">{say('conduct.hint')}</p>
      <Choice
        label={say('conduct.itineraryBy')} inline optional value={value.itineraryBy ?? 'unstated'} findings={at('itineraryBy')}
        onChange={(by) => set({ itineraryBy: by === 'unstated' ? null : by })}
        options={(['own', 'partner', 'jointly', 'unstated'] as const).map((one) => ({ value: one, label: say(`conduct.${one}`) }))}
      />
      <Checks
        label={say('conduct.arranged')} inline optional value={value.arrangedByPartner} findings={at('arrangedByPartner')}
        onChange={(arrangedByPartner) => set({ arrangedByPartner })}
        options={(['meal', 'entertainment', 'tour'] as const).map((one) => ({ value: one, label: say(`conduct.${one}`) }))}
      />
      <Choice
        label={say('conduct.alcohol')} inline optional value={alcohol} findings={at('alcohol')}
        onChange={(said) => set({ alcohol: said === 'unstated' ? null : said === 'yes' })}
        options={(['no', 'yes', 'unstated'] as const).map((one) => ({ value: one, label: say(`conduct.${one}`) }))}
      />
      <Stated
        label={say('conduct.paidLecture')} field={say('conduct.approvalNo')} max={100} value={value.paidLecture?.approvalNo} findings={at('paidLecture')}
        onChange={(approvalNo) => set({ paidLecture: approvalNo === undefined ? null : { approvalNo } })}
      />
      <Stated
        label={say('conduct.partnerVehicle')} field={say('conduct.paymentRecord')} max={200} value={value.partnerVehicle?.paymentRecord} findings={at('partnerVehicle')}
        onChange={(paymentRecord) => set({ partnerVehicle: paymentRecord === undefined ? null : { paymentRecord } })}
      />
      <Stated
        label={say('conduct.workingPapers')} field={say('conduct.clearance')} max={200} value={value.workingPapers?.clearance} findings={at('workingPapers')}
        onChange={(clearance) => set({ workingPapers: clearance === undefined ? null : { clearance } })}
      />
      <Gifts value={value.gifts} onChange={(gifts) => set({ gifts })} findings={at('gifts')} />
      <Field label={say('conduct.integrityReport')} hint={say('conduct.integrity_hint')} optional findings={at('integrityReport')}>
        <TextInput value={value.integrityReport ?? ''} maxLength={200} onChange={(text) => set({ integrityReport: text || null })} />
      </Field>
    </Section>
  );
}

interface StatedProps {
  readonly label: string;
  /** What must stand beside it where it is so. */
  readonly field: string;
  readonly max: number;
  /** Undefined: it is not so. */
  readonly value: string | null | undefined;
  readonly onChange: (value: string | null | undefined) => void;
  readonly findings: readonly Finding[];
}

/** A thing that is so or not, with the number or record that makes it right. */
const Stated = ({ label, field, max, value, onChange, findings }: StatedProps) => (
  <div className="field">
    <Check label={label} checked={value !== undefined} onChange={(so) => onChange(so ? null : undefined)} />
    {value !== undefined && (
      <Field label={field} optional findings={findings}>
        <TextInput value={value ?? ''} maxLength={max} size={20} onChange={(text) => onChange(text || null)} />
      </Field>
    )}
  </div>
);

function Gifts({ value, onChange, findings }: { readonly value: Declarations['gifts']; readonly onChange: (gifts: Declarations['gifts']) => void; readonly findings: readonly Finding[] }) {
  const say = useSay(words);
  return (
    <div className="field stack">
      <p className="hint">{say('conduct.gifts_hint')}</p>
      <Rows
        what={say('conduct.gifts')} rows={value} empty={{ direction: 'in', what: '' }} add={say('conduct.add_gift')} onChange={onChange}
        fields={(gift, change) => (
          <>
            <Field label={say('conduct.direction')}>
              <Select empty={null} value={gift.direction} onChange={(direction) => change({ direction })} options={(['in', 'out'] as const).map((one) => ({ value: one, label: say(`conduct.${one}`) }))} />
            </Field>
            <div className="grow">
              <Field label={say('conduct.gift')}>
                <TextInput value={gift.what} maxLength={200} onChange={(what) => change({ what })} />
              </Field>
            </div>
          </>
        )}
      />
      <FindingList findings={findings} />
    </div>
  );
}
