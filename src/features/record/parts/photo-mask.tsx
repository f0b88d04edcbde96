import type { ActivityFacts } from '#features/activity/facts.ts';
import { FormDialog } from '#features/org/parts/form-dialog.tsx';
import type { Rectangle } from '#features/record/facts.ts';
import { MaskBoard } from '#features/record/parts/mask-board.tsx';
import { inside, placed } from '#features/record/parts/mask-draft.ts';
import { words } from '#features/record/words-mask.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { Check } from '#web/ui/choices.tsx';
import { Field } from '#web/ui/field.tsx';
import { TextInput } from '#web/ui/inputs.tsx';
import { useState } from 'react';

interface Props {
  readonly id: string;
  readonly photo: ActivityFacts['files'][number];
  readonly onClose: () => void;
}

/** Faces of one photo are covered by hand, and somebody says whether that is all. */
export function PhotoMask({ id, photo, onClose }: Props) {
  const say = useSay(words);
  const [parts, setParts] = useState<readonly Rectangle[]>(photo.mask?.rectangles ?? []);
  const [complete, setComplete] = useState(photo.mask?.complete ?? false);
  const command = useCommand(client.record.maskPhoto, { invalidate: [api.activity.key()], onDone: onClose });
  const change = (next: readonly Rectangle[]): void => {
    // What was said was said of other parts.
    if (next.length !== parts.length) setComplete(false);
    setParts(next);
  };
  const name = photo.caption ?? photo.name;
  const send = (): void => void command.run({ id, fileId: photo.id, maskVersion: photo.mask?.version ?? null, rectangles: [...parts], complete });
  return (
    <FormDialog title={say('mask.title', { name })} verb={say('mask.save')} wide busy={command.busy} failure={command.failure} onSend={send} onClose={onClose}>
      <p className="hint">{say('mask.how')}</p>
      <MaskBoard src={`/files/${photo.id}`} alt={name} value={parts} onChange={change} />
      {parts.map((one, at) => (
        <PartFields key={at} number={at + 1} one={one} onChange={(next) => change(parts.map((each, index) => (index === at ? next : each)))} onRemove={() => change(parts.filter((_, index) => index !== at))} />
      ))}
      <p><Button small icon="plus" onClick={() => change([...parts, placed(parts.length)])}>{say('mask.add')}</Button></p>
      <Check checked={complete} onChange={setComplete} label={say(parts.length > 0 ? 'mask.all' : 'mask.none')} hint={say('mask.said_hint')} />
    </FormDialog>
  );
}

interface PartProps {
  readonly number: number;
  readonly one: Rectangle;
  readonly onChange: (one: Rectangle) => void;
  readonly onRemove: () => void;
}
const sides = ['x', 'y', 'width', 'height'] as const;

/** The same part in figures, for who cannot draw. */
function PartFields({ number, one, onChange, onRemove }: PartProps) {
  const say = useSay(words);
  return (
    <fieldset className="mask-fields">
      <legend>{say('mask.number', { number })}</legend>
      {sides.map((side) => (
        <Field key={side} label={say(`mask.${side}`)} optional={false}>
          <Percent value={one[side]} onChange={(value) => onChange(inside({ ...one, [side]: value }))} />
        </Field>
      ))}
      <Button small kind="quiet" icon="close" label={say('mask.remove', { number })} onClick={onRemove}>{say('mask.remove', { number })}</Button>
    </fieldset>
  );
}

/** Thousandths, typed as percent; what cannot be read changes nothing and stands until it can, or is left. */
function Percent({ value, onChange }: { readonly value: number; readonly onChange: (value: number) => void }) {
  const [typed, setTyped] = useState<string | null>(null);
  const change = (text: string): void => {
    setTyped(text);
    const read = Number(text);
    if (text.trim() !== '' && Number.isFinite(read)) onChange(Math.round(read * 10));
  };
  return <TextInput type="number" inputMode="decimal" size={4} value={typed ?? String(value / 10)} onChange={change} onBlur={() => setTyped(null)} />;
}
