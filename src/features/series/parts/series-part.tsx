import type { ActivityView } from '#features/activity/contract.ts';
import { FormDialog } from '#features/org/parts/form-dialog.tsx';
import { words } from '#features/series/words.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { Button } from '#web/ui/button.tsx';
import { Select } from '#web/ui/choices.tsx';
import { Field } from '#web/ui/field.tsx';
import { TextLink } from '#web/ui/link.tsx';
import { Section } from '#web/ui/section.tsx';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

/** The series an activity stands in, and the way to put it into one. */
export function SeriesPart({ view }: { readonly view: ActivityView }) {
  const say = useSay(words);
  const { id } = view.facts.activity;
  const of = useQuery(api.series.ofActivity.queryOptions({ input: { id } }));
  const [putting, setPutting] = useState(false);
  if (of.data === undefined) return null;
  const { in: stands, others, put } = of.data;
  const may = put.length === 0 && others.length > 0;
  if (stands.length === 0 && !may) return null;
  return (
    <Section title={say('series.of_activity')} actions={may && <Button small icon="plus" onClick={() => setPutting(true)}>{say('series.put')}</Button>}>
      {stands.length === 0 ? <p className="quiet">{say('series.in_none')}</p> : <ul className="plain-list">{stands.map((one) => <li key={one.id}><TextLink to={links.series(one.id)}>{one.name}</TextLink></li>)}</ul>}
      {putting && <Put activityId={id} others={others} onClose={() => setPutting(false)} />}
    </Section>
  );
}

function Put({ activityId, others, onClose }: { readonly activityId: string; readonly others: readonly { readonly id: string; readonly name: string }[]; readonly onClose: () => void }) {
  const say = useSay(words);
  const [id, setId] = useState(others[0]?.id ?? '');
  const add = useCommand(client.series.add, { invalidate: [api.series.key()], onDone: onClose });
  return (
    <FormDialog title={say('series.put')} verb={say('series.put')} busy={add.busy} failure={add.failure} onSend={() => void add.run({ id, activityIds: [activityId] })} onClose={onClose}>
      <Field label={say('series.which')}><Select value={id} empty={null} onChange={setId} options={others.map((one) => ({ value: one.id, label: one.name }))} /></Field>
    </FormDialog>
  );
}
