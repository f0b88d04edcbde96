import { offerKinds, type OfferKind } from '#features/offer/facts.ts';
import { words as offer } from '#features/offer/words.ts';
import { FormDialog } from '#features/org/parts/form-dialog.tsx';
import type { PlaceView } from '#features/place/contract.ts';
import { words } from '#features/place/words.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { useFormat, useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { Chip } from '#web/ui/chips.tsx';
import { Select } from '#web/ui/choices.tsx';
import { ReasonDialog } from '#web/ui/dialog.tsx';
import { Field } from '#web/ui/field.tsx';
import { DateInput, TextArea, TextInput } from '#web/ui/inputs.tsx';
import { FailureNotice } from '#web/ui/notice.tsx';
import { Section } from '#web/ui/section.tsx';
import { useState } from 'react';

type Line = PlaceView['offers'][number];

/** 资源清单, 需求清单, 项目清单 by the unit's own hand. */
export function PlaceLines({ rows }: { readonly rows: readonly Line[] }) {
  const say = useSay(words);
  const sayOffer = useSay(offer);
  const format = useFormat();
  const [asked, setAsked] = useState<{ readonly what: 'write' | 'end'; readonly line: Line | null } | null>(null);
  const close = (): void => setAsked(null);
  return (
    <Section title={say('place.lines')} actions={<Button icon="plus" onClick={() => setAsked({ what: 'write', line: null })}>{sayOffer('offer.add')}</Button>}>
      <p className="hint">{say('place.lines_hint')}</p>
      {rows.length === 0 ? <p className="quiet">{say('place.no_lines')}</p> : (
        <ul className="things">
          {rows.map((row) => (
            <li key={row.id} className="thing">
              <div className="thing-what">
                <Chip>{sayOffer(`offer.kind.${row.kind}`)}</Chip> <span>{row.text}</span>
                <p className="quiet">{[row.place, row.untilOn === null ? null : `${sayOffer('offer.until')} ${format.day(row.untilOn)}`, sayOffer('offer.by', { name: row.byName, at: format.instant(row.createdAt) })].filter(Boolean).join(' · ')}</p>
              </div>
              <div className="thing-side actions">
                <Button small icon="edit" label={sayOffer('offer.edit_one', { text: row.text })} onClick={() => setAsked({ what: 'write', line: row })}>{sayOffer('offer.edit')}</Button>
                <Button small kind="quiet" label={sayOffer('offer.end_one', { text: row.text })} onClick={() => setAsked({ what: 'end', line: row })}>{sayOffer('offer.end')}</Button>
              </div>
            </li>
          ))}
        </ul>
      )}
      {asked?.what === 'write' && <WriteLine line={asked.line} onClose={close} />}
      {asked?.what === 'end' && asked.line !== null && <EndLine line={asked.line} onClose={close} />}
    </Section>
  );
}

const told = { invalidate: [api.place.key()] };

function WriteLine({ line, onClose }: { readonly line: Line | null; readonly onClose: () => void }) {
  const say = useSay(offer);
  const [kind, setKind] = useState<OfferKind>(line?.kind ?? 'resource');
  const [text, setText] = useState(line?.text ?? '');
  const [place, setPlace] = useState(line?.place ?? '');
  const [untilOn, setUntilOn] = useState(line?.untilOn ?? '');
  const add = useCommand(client.place.addLine, { ...told, offline: 'place.addLine', onDone: onClose });
  const edit = useCommand(client.place.editLine, { ...told, offline: 'place.editLine', onDone: onClose });
  const command = line === null ? add : edit;
  const send = (): void => {
    const said = { kind, text, place: place.trim() || null, untilOn: untilOn || null };
    void (line === null ? add.run(said) : edit.run({ id: line.id, version: line.version, ...said }));
  };
  const title = say(line === null ? 'offer.add' : 'offer.edit');
  return (
    <FormDialog title={title} verb={title} onSend={send} onClose={onClose} busy={command.busy} failure={command.failure}>
      <Field label={say('offer.kind')}>
        <Select value={kind} onChange={(one) => setKind(one)} empty={null} options={offerKinds.map((one) => ({ value: one, label: say(`offer.kind.${one}`) }))} />
      </Field>
      <Field label={say('offer.text')} hint={say('offer.text_hint')}><TextArea value={text} rows={3} maxLength={500} onChange={setText} /></Field>
      <Field label={say('offer.place')} optional><TextInput value={place} maxLength={100} onChange={setPlace} /></Field>
      <Field label={say('offer.until')} optional><DateInput value={untilOn} onChange={setUntilOn} /></Field>
    </FormDialog>
  );
}

function EndLine({ line, onClose }: { readonly line: Line; readonly onClose: () => void }) {
  const say = useSay(offer);
  const end = useCommand(client.place.endLine, { ...told, offline: 'place.endLine', about: line.text, onDone: onClose });
  return (
    <ReasonDialog open title={say('offer.end_one', { text: line.text })} verb={say('offer.end')} label={say('offer.end_reason')} busy={end.busy} kept={end.failure?.code === 'KEPT'} onClose={onClose} onGiven={(reason) => void end.run({ id: line.id, version: line.version, reason })}>
      <FailureNotice failure={end.failure} />
    </ReasonDialog>
  );
}
