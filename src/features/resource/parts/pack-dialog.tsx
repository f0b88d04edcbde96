import { FormDialog } from '#features/org/parts/form-dialog.tsx';
import { words } from '#features/resource/words.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { Button } from '#web/ui/button.tsx';
import { Checks } from '#web/ui/choices.tsx';
import { Field } from '#web/ui/field.tsx';
import { TextInput } from '#web/ui/inputs.tsx';
import { FailureNotice } from '#web/ui/notice.tsx';
import type { Finding } from '#shared/finding.ts';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';

const invalidate = [api.resource.key()];
const plain = { title: null, note: null, tags: [], sensitivity: 'internal', activityId: null, bulletinId: null, itemIds: [] } as const;

/** A pack by one click, from an activity or a bulletin; then its page, where it is arranged. */
export function MakePackButton({ of, why }: { readonly of: { readonly activityId: string } | { readonly bulletinId: string }; readonly why?: readonly Finding[] | undefined }) {
  const say = useSay(words);
  const navigate = useNavigate();
  const make = useCommand(client.resource.makePack, { invalidate, onDone: ({ id }) => void navigate({ to: links.resource(id) }) });
  return (
    <>
      <Button icon="file" why={why} busy={make.busy} onClick={() => void make.run({ ...plain, tags: [], itemIds: [], ...of })}>{say('resource.make_pack')}</Button>
      <FailureNotice failure={make.failure} />
    </>
  );
}

/** A pack of chosen items of the library, in the order of the list. */
export function PackDialog({ onClose }: { readonly onClose: () => void }) {
  const say = useSay(words);
  const navigate = useNavigate();
  const [title, setTitle] = useState('');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const list = useQuery(api.resource.list.queryOptions({ input: { limit: 100 } }));
  const items = (list.data?.rows ?? []).filter(({ kind }) => kind !== 'pack');
  const make = useCommand(client.resource.makePack, { invalidate, onDone: ({ id }) => void navigate({ to: links.resource(id) }) });
  return (
    <FormDialog title={say('resource.pack_of_items')} verb={say('resource.make_pack')} onSend={() => void make.run({ ...plain, tags: [], title: title.trim() || null, itemIds: [...chosen] })} onClose={onClose} busy={make.busy} failure={make.failure}>
      <Field label={say('resource.pack_title')}><TextInput value={title} maxLength={200} onChange={setTitle} /></Field>
      <Checks label={say('resource.pack_items')} value={chosen} onChange={setChosen} options={items.map(({ id, title: name }) => ({ value: id, label: name }))} />
    </FormDialog>
  );
}
