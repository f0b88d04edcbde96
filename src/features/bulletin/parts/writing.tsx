import { type Bulletin, plainText } from '#features/bulletin/facts.ts';
import { useDraft } from '#features/bulletin/parts/draft.ts';
import { words } from '#features/bulletin/words.ts';
import { bulletinSchema } from '#features/record/facts.ts';
import type { Finding } from '#shared/finding.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { SaveState } from '#web/ui/chips.tsx';
import { Compare } from '#web/ui/compare.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { Field } from '#web/ui/field.tsx';
import { TextInput } from '#web/ui/inputs.tsx';
import { FailureNotice, Notice } from '#web/ui/notice.tsx';
import { Actions } from '#web/ui/section.tsx';
import { Loading } from '#web/ui/states.tsx';
import { Suspense, lazy, useState } from 'react';

// The editor is the heaviest thing of the product: only who writes fetches it.
const Editor = lazy(async () => ({ default: (await import('#features/bulletin/parts/editor.tsx')).Editor }));

interface Props {
  readonly activityId: string;
  readonly bulletin: Bulletin;
  readonly allowed: Readonly<Record<string, readonly Finding[]>>;
}

/** Writing at a bulletin: saved as one types, sent to review when it is ready. */
export function Writing({ activityId, bulletin, allowed }: Props) {
  const say = useSay(words);
  const draft = useDraft(activityId, bulletin);
  const { text, change, failure } = draft;
  const [sure, setSure] = useState(false);
  const options = { invalidate: [api.activity.key()] };
  const send = useCommand(client.bulletin.sendToReview, options);
  const anew = useCommand(client.bulletin.compose, { ...options, onDone: () => setSure(false) });
  const named = async () => {
    const bulletinVersion = await draft.flush();
    return bulletinVersion === null ? null : { id: activityId, bulletinId: bulletin.id, bulletinVersion };
  };
  const stored = failure?.code === 'STALE' ? bulletinSchema.safeParse(failure.current).data : undefined;
  return (
    <div className="form" onBlur={() => void (text.title.trim() !== '' && text.body.length > 0 && draft.failure === null && draft.flush())}>
      <Field label={say('bulletin.title')} error={text.title.trim() === '' ? say('need.bulletin_title') : null}>
        <TextInput value={text.title} maxLength={200} onChange={(title) => change({ title })} />
      </Field>
      <div className="field">
        <p className="field-name" aria-hidden="true">{say('bulletin.body')}</p>
        <Suspense fallback={<Loading lines={8} />}>
          <Editor key={draft.revision} first={text.body} onChange={(body) => change({ body })} label={say('bulletin.body')} />
        </Suspense>
        {text.body.length === 0 && <p className="fault" role="alert">{say('need.bulletin_text')}</p>}
      </div>
      <Field label={say('bulletin.contributor')} optional>
        <TextInput value={text.contributor} maxLength={200} onChange={(contributor) => change({ contributor })} />
      </Field>
      {stored === undefined ? <FailureNotice failure={failure} /> : (
        <Notice kind="warn" title={say('stale.bulletin')}>
          <Compare before={plainText(stored)} after={plainText({ title: text.title, body: text.body })} beforeTitle={say('bulletin.stored_text')} afterTitle={say('bulletin.my_text')} />
          <Actions>
            <Button onClick={() => draft.keepMine(stored.version)}>{say('bulletin.keep_mine')}</Button>
            <Button onClick={() => draft.takeStored(stored)}>{say('bulletin.take_stored')}</Button>
          </Actions>
        </Notice>
      )}
      <FailureNotice failure={send.failure} />
      <Actions>
        <Button kind="primary" busy={send.busy} why={allowed['bulletin.send_to_review']} onClick={() => void named().then((input) => input && send.run(input))}>{say('verb.bulletin.send_to_review')}</Button>
        <Button why={allowed['bulletin.compose']} onClick={() => setSure(true)}>{say('bulletin.recompose')}</Button>
        <SaveState state={draft.state} at={draft.savedAt} />
      </Actions>
      <Dialog
        open={sure} title={say('bulletin.recompose')} onClose={() => setSure(false)}
        footer={<>
          <Button kind="danger" busy={anew.busy} onClick={() => void named().then((input) => input && anew.run(input))}>{say('bulletin.recompose')}</Button>
          <Button onClick={() => setSure(false)}>{say('bulletin.cancel')}</Button>
        </>}
      >
        <p>{say('bulletin.recompose_sure')}</p>
        <FailureNotice failure={anew.failure} />
      </Dialog>
    </div>
  );
}
