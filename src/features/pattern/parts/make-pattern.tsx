import { FormDialog } from '#features/org/parts/form-dialog.tsx';
import { instead } from '#features/pattern/facts-names.ts';
import { words } from '#features/pattern/words.ts';
import { useGo } from '#web/address.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { apart, beside } from '#web/failure.ts';
import { useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { Chip } from '#web/ui/chips.tsx';
import { Check } from '#web/ui/choices.tsx';
import { Field } from '#web/ui/field.tsx';
import { FindingList } from '#web/ui/findings.tsx';
import { TextArea, TextInput } from '#web/ui/inputs.tsx';
import { FactList, Section } from '#web/ui/section.tsx';
import { Loaded } from '#web/ui/states.tsx';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { DesignRead } from './design-read.tsx';

interface Props {
  readonly activityId: string;
  readonly theme: string | null;
  readonly onClose: () => void;
}

/** A good activity becomes a pattern: what is taken and what is left is seen first, then a name and what it is good for. */
export function MakePattern({ activityId, theme, onClose }: Props) {
  const say = useSay(words);
  const go = useGo();
  const [name, setName] = useState('');
  const [goodFor, setGoodFor] = useState('');
  const [keep, setKeep] = useState<readonly string[]>([]);
  const taken = useQuery(api.pattern.taken.queryOptions({ input: { activityId } }));
  const make = useCommand(client.pattern.make, { invalidate: [api.pattern.key(), api.circular.key()], onDone: ({ id }) => { onClose(); go(links.pattern(id)); } });
  return (
    <FormDialog title={say('pattern.make')} verb={say('pattern.make')} wide busy={make.busy} failure={apart(make.failure, 'name', 'goodFor')} onSend={() => void make.run({ activityId, name, goodFor, keep: [...keep] })} onClose={onClose}>
      <p className="hint">{say('pattern.make_lead', { theme })}</p>
      <Field label={say('pattern.name')} hint={say('pattern.name_hint')} findings={beside(make.failure, 'name')}><TextInput value={name} maxLength={60} onChange={setName} /></Field>
      <Field label={say('pattern.good_for')} hint={say('pattern.good_for_hint')} findings={beside(make.failure, 'goodFor')}><TextArea value={goodFor} maxLength={500} onChange={setGoodFor} /></Field>
      <Loaded from={taken}>
        {({ design, left, blanked, against }) => (
          <>
            <FindingList findings={against} />
            <Section level={3} title={say('pattern.blanked')}>
              {blanked.length === 0 ? <p className="quiet">{say('pattern.blanked_none')}</p> : (
                <>
                  <p className="hint">{say('pattern.blanked_hint')}</p>
                  <ul className="plain-list">
                    {blanked.filter((one, index) => blanked.findIndex((other) => other.name === one.name) === index).map((one) => (
                      <li key={one.name}>
                        {say('pattern.blanked_line', { name: one.name, instead: instead[one.kind] })} <Chip tone="quiet">{say(`pattern.kind.${one.kind}`)}</Chip>
                        <Check label={say('pattern.keep', { name: one.name })} checked={keep.includes(one.name)} onChange={(on) => setKeep(on ? [...keep, one.name] : keep.filter((other) => other !== one.name))} />
                      </li>
                    ))}
                  </ul>
                </>
              )}
            </Section>
            <Section level={3} title={say('pattern.left')}>
              <FactList facts={left.map(({ what, text }) => ({ label: say(`pattern.left.${what}`), value: <s className="quiet">{text === '@pattern.left_costs' ? say('pattern.left_costs') : text === '@pattern.left_record' ? say('pattern.left_record') : text}</s> }))} />
            </Section>
            <Section level={3} title={say('pattern.taken')}><DesignRead design={design} /></Section>
          </>
        )}
      </Loaded>
    </FormDialog>
  );
}
