import type { PairingView } from '#features/pairing/contract.ts';
import { Party, emptyParty, type PartyTyped } from '#features/pairing/parts/party.tsx';
import { words } from '#features/pairing/words.ts';
import { FormDialog } from '#features/org/parts/form-dialog.tsx';
import { UnitPicker } from '#features/unit/parts/unit-picker.tsx';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { useSay } from '#web/language.tsx';
import { Checks } from '#web/ui/choices.tsx';
import { Field } from '#web/ui/field.tsx';
import { DateInput, TextArea } from '#web/ui/inputs.tsx';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

interface Props {
  /** Null to enter a new one. */
  readonly pairing: PairingView['pairing'] | null;
  /** The partner from whose page it is entered. */
  readonly unit?: { readonly id: string; readonly name: string };
  readonly onClose: () => void;
}

/** What an agreement says: who with whom, what for, until when. */
export function PairingDialog({ pairing, unit, onClose }: Props) {
  const say = useSay(words);
  const branches = useQuery(api.org.branches.queryOptions({ input: {} }));
  const [branchIds, setBranchIds] = useState<readonly string[]>(pairing?.branches.map(({ id }) => id) ?? []);
  const [parties, setParties] = useState<readonly PartyTyped[]>(pairing?.parties.map((one) => ({ ...one, bodyWords: one.bodyWords ?? '', signerName: one.signerName ?? '', signerPost: one.signerPost ?? '' })) ?? (unit === undefined ? [] : [emptyParty(unit)]));
  const [typed, setTyped] = useState({
    purpose: pairing?.purpose ?? '', contents: pairing?.contents ?? '', signedOn: pairing?.signedOn ?? '', fromOn: pairing?.fromOn ?? '', untilOn: pairing?.untilOn ?? '',
  });
  const set = (patch: Partial<typeof typed>): void => setTyped({ ...typed, ...patch });
  const told = { invalidate: [api.pairing.key()], onDone: onClose };
  const add = useCommand(client.pairing.add, told);
  const edit = useCommand(client.pairing.edit, told);
  const command = pairing === null ? add : edit;
  const send = (): void => {
    const said = {
      branchIds: [...branchIds], purpose: typed.purpose, contents: typed.contents, signedOn: typed.signedOn, fromOn: typed.fromOn || typed.signedOn, untilOn: typed.untilOn || null, activityId: pairing?.activityId ?? null,
      parties: parties.map(({ unitId, bodyWords, signerName, signerPost }) => ({ unitId, bodyWords: bodyWords.trim() || null, signerName: signerName.trim() || null, signerPost: signerPost.trim() || null })),
    };
    void (pairing === null ? add.run(said) : edit.run({ id: pairing.id, version: pairing.version, ...said }));
  };
  const title = say(pairing === null ? 'pairing.add' : 'pairing.edit');
  return (
    <FormDialog title={title} verb={title} wide onSend={send} onClose={onClose} busy={command.busy} failure={command.failure}>
      <Checks label={say('pairing.branches')} value={branchIds} onChange={setBranchIds} options={(branches.data?.rows ?? []).map(({ id, name }) => ({ value: id, label: name }))} />
      {parties.map((party, index) => (
        <Party key={party.unitId} party={party} onChange={(next) => setParties(parties.with(index, next))} onRemove={() => setParties(parties.toSpliced(index, 1))} />
      ))}
      <UnitPicker label={say('pairing.party_unit')} picked={null} onChange={(picked) => picked !== null && !parties.some(({ unitId }) => unitId === picked.id) && setParties([...parties, emptyParty(picked)])} />
      <Field label={say('pairing.purpose')}><TextArea value={typed.purpose} rows={2} maxLength={500} onChange={(purpose) => set({ purpose })} /></Field>
      <Field label={say('pairing.contents')} hint={say('pairing.contents_hint')}><TextArea value={typed.contents} rows={3} maxLength={2000} onChange={(contents) => set({ contents })} /></Field>
      <Field label={say('pairing.signed')}><DateInput value={typed.signedOn} onChange={(signedOn) => set({ signedOn })} /></Field>
      <Field label={say('pairing.from')} optional><DateInput value={typed.fromOn} onChange={(fromOn) => set({ fromOn })} /></Field>
      <Field label={say('pairing.until')} optional><DateInput value={typed.untilOn} onChange={(untilOn) => set({ untilOn })} /></Field>
    </FormDialog>
  );
}
