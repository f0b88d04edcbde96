import { FormDialog } from '#features/org/parts/form-dialog.tsx';
import type { PlaceView } from '#features/place/contract.ts';
import { words } from '#features/place/words.ts';
import { industries, regions } from '#features/unit/facts.ts';
import { useUnitWords } from '#features/unit/parts/unit-words.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { useFormat, useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { Select } from '#web/ui/choices.tsx';
import { Field } from '#web/ui/field.tsx';
import { TextInput } from '#web/ui/inputs.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { FactList, Section } from '#web/ui/section.tsx';
import { useState } from 'react';

/** What the directory says of the unit, and the way to say what is wrong with it. */
export function PlaceUnit({ view: { unit, proposal } }: { readonly view: PlaceView }) {
  const say = useSay(words);
  const says = useUnitWords();
  const format = useFormat();
  const [open, setOpen] = useState(false);
  return (
    <Section title={say('place.unit')} sheet actions={<Button icon="edit" onClick={() => setOpen(true)}>{say('place.correct')}</Button>}>
      {proposal !== null && <Notice kind={proposal.state === 'refused' ? 'warn' : 'info'}>{say(`place.proposal.${proposal.state}`, { at: format.instant(proposal.at), note: proposal.decisionNote ?? '' })}</Notice>}
      <FactList
        facts={[
          { label: say('place.unit_name'), value: unit.name }, { label: say('place.industry'), value: unit.industry === null ? say('place.unknown') : says.industry(unit.industry) },
          { label: say('place.region'), value: unit.regionWords ?? say('place.unknown') }, { label: say('place.field'), value: unit.field ?? say('place.unknown') },
          { label: say('place.contact'), value: [unit.contactName, unit.contactPost].filter(Boolean).join(' ') || say('place.unknown') },
        ]}
      />
      {open && <Correct unit={unit} onClose={() => setOpen(false)} />}
    </Section>
  );
}

function Correct({ unit, onClose }: { readonly unit: PlaceView['unit']; readonly onClose: () => void }) {
  const say = useSay(words);
  const says = useUnitWords();
  const [said, setSaid] = useState({ name: unit.name, industry: unit.industry ?? '', region: unit.region ?? '', field: unit.field ?? '', contactName: unit.contactName ?? '', contactPost: unit.contactPost ?? '', note: '' });
  const set = (part: keyof typeof said) => (value: string): void => setSaid({ ...said, [part]: value });
  const send = useCommand(client.place.proposeFacts, { offline: 'place.proposeFacts', invalidate: [api.place.key()], onDone: onClose });
  const or = (text: string): string | null => text.trim() || null;
  const go = (): void => void send.run({
    name: said.name, industry: industries.find((one) => one === said.industry) ?? null, region: or(said.region), field: or(said.field), contactName: or(said.contactName), contactPost: or(said.contactPost), note: or(said.note),
  });
  // A place known more exactly than its province stays as it is unless another is chosen.
  const places = [...new Set([...(unit.region === null ? [] : [unit.region]), ...regions])];
  return (
    <FormDialog title={say('place.correct')} verb={say('place.send')} onSend={go} onClose={onClose} busy={send.busy} failure={send.failure}>
      <p className="hint">{say('place.correct_hint')}</p>
      <Field label={say('place.unit_name')}><TextInput value={said.name} maxLength={100} onChange={set('name')} /></Field>
      <Field label={say('place.industry')} optional><Select value={said.industry} empty={say('place.unknown')} onChange={set('industry')} options={industries.map((one) => ({ value: one as string, label: says.industry(one) }))} /></Field>
      <Field label={say('place.region')} optional><Select value={said.region} empty={say('place.unknown')} onChange={set('region')} options={places.map((one) => ({ value: one as string, label: one === unit.region ? (unit.regionWords ?? one) : says.region(one) }))} /></Field>
      <Field label={say('place.field')} optional><TextInput value={said.field} maxLength={100} onChange={set('field')} /></Field>
      <Field label={say('place.contact_name')} optional hint={say('place.contact_hint')}><TextInput value={said.contactName} maxLength={50} onChange={set('contactName')} /></Field>
      <Field label={say('place.contact_post')} optional><TextInput value={said.contactPost} maxLength={50} onChange={set('contactPost')} /></Field>
      <Field label={say('place.note')} optional><TextInput value={said.note} maxLength={300} onChange={set('note')} /></Field>
    </FormDialog>
  );
}
