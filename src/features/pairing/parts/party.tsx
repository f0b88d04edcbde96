import { words } from '#features/pairing/words.ts';
import { useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { Field, Group } from '#web/ui/field.tsx';
import { TextInput } from '#web/ui/inputs.tsx';

/** A partner of an agreement as it is being typed. */
export interface PartyTyped {
  readonly unitId: string;
  readonly unitName: string;
  readonly bodyWords: string;
  readonly signerName: string;
  readonly signerPost: string;
}
export const emptyParty = ({ id, name }: { readonly id: string; readonly name: string }): PartyTyped => ({ unitId: id, unitName: name, bodyWords: '', signerName: '', signerPost: '' });

interface Props {
  readonly party: PartyTyped;
  readonly onChange: (party: PartyTyped) => void;
  readonly onRemove: () => void;
}

/** One partner: which of its branches, who signed by name and post. */
export function Party({ party, onChange, onRemove }: Props) {
  const say = useSay(words);
  const set = (patch: Partial<PartyTyped>): void => onChange({ ...party, ...patch });
  return (
    <Group label={party.unitName}>
      <Field label={say('pairing.party_body')} optional><TextInput value={party.bodyWords} maxLength={100} onChange={(bodyWords) => set({ bodyWords })} /></Field>
      <Field label={say('pairing.signer')} optional><TextInput value={party.signerName} maxLength={50} onChange={(signerName) => set({ signerName })} /></Field>
      <Field label={say('pairing.signer_post')} optional><TextInput value={party.signerPost} maxLength={50} onChange={(signerPost) => set({ signerPost })} /></Field>
      <Button small kind="quiet" icon="close" onClick={onRemove}>{say('pairing.party_remove', { name: party.unitName })}</Button>
    </Group>
  );
}
