import type { ActivityView } from '#features/activity/contract.ts';
import { type Bulletin, plainText } from '#features/bulletin/facts.ts';
import { hitsIn, knownPeople, undecided, withMask } from '#features/bulletin/facts-hits.ts';
import { Comments } from '#features/bulletin/parts/comments.tsx';
import { useDraft } from '#features/bulletin/parts/draft.ts';
import type { EditorHandle } from '#features/bulletin/parts/editor.tsx';
import { Hits } from '#features/bulletin/parts/hits.tsx';
import { Sources } from '#features/bulletin/parts/sources.tsx';
import { words } from '#features/bulletin/words.ts';
import { bulletinSchema } from '#features/record/facts.ts';
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
import { Suspense, lazy, useMemo, useRef, useState } from 'react';

// The editor is the heaviest thing of the product: only who writes fetches it.
const Editor = lazy(async () => ({ default: (await import('#features/bulletin/parts/editor.tsx')).Editor }));

interface Props {
  readonly view: ActivityView;
  readonly bulletin: Bulletin;
}

/** Writing at a bulletin: saved as one types, comments beside it, names and numbers decided on, sent to review when it is ready. */
export function Writing({ view, bulletin }: Props) {
  const say = useSay(words);
  const { facts, allowed } = view;
  const activityId = facts.activity.id;
  const editor = useRef<EditorHandle>(null);
  const known = useMemo(() => knownPeople(facts, bulletin), [facts, bulletin]);
  const draft = useDraft(activityId, bulletin);
  const { text, change, failure } = draft;
  const [sure, setSure] = useState(false);
  const [picked, setPicked] = useState<readonly string[]>(bulletin.alsoActivityIds);
  const options = { invalidate: [api.activity.key()] };
  const send = useCommand(client.bulletin.sendToReview, options);
  const anew = useCommand(client.bulletin.compose, { ...options, onDone: () => setSure(false) });
  const named = async () => {
    const bulletinVersion = await draft.flush();
    return bulletinVersion === null ? null : { id: activityId, bulletinId: bulletin.id, bulletinVersion };
  };
  const stored = failure?.code === 'STALE' ? bulletinSchema.safeParse(failure.current).data : undefined;
  const hits = useMemo(() => hitsIn({ ...text, body: [...text.body] }, known, bulletin.kept), [text, known, bulletin.kept]);
  const waiting = undecided(hits).length;
  const why = [...(allowed['bulletin.send_to_review'] ?? []), ...(waiting > 0 ? [say('bulletin.hits_wait', { count: waiting })] : [])];
  return (
    <>
    <div className="beside">
    <div className="form" onBlur={() => void (text.title.trim() !== '' && text.body.length > 0 && draft.failure === null && draft.flush())}>
      <Field label={say('bulletin.title')} error={text.title.trim() === '' ? say('need.bulletin_title') : null}>
        <TextInput value={text.title} maxLength={200} onChange={(title) => change({ title })} />
      </Field>
      <div className="field">
        <p className="field-name" aria-hidden="true">{say('bulletin.body')}</p>
        <Suspense fallback={<Loading lines={8} />}>
          <Editor key={draft.revision} first={text.body} onChange={(body) => change({ body })} label={say('bulletin.body')} handle={editor} known={known} />
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
    </div>
    <Comments
      view={view} bulletin={bulletin} text={{ title: text.title, body: [...text.body] }} flush={draft.flush} selected={() => editor.current?.selected() ?? null}
      onShow={(_, range) => (range.block === -1 ? document.querySelector<HTMLElement>('#bulletin input')?.focus() : editor.current?.show(range))}
    />
    </div>
    <Hits activityId={activityId} bulletin={bulletin} hits={hits} allowed={allowed} flush={draft.flush} onMask={(hit, on) => draft.replace({ body: withMask(text.body, hit, on) })} />
    <div className="form">
      <FailureNotice failure={send.failure} />
      <Actions>
        <Button kind="primary" busy={send.busy} why={why} onClick={() => void named().then((input) => input && send.run(input))}>{say('verb.bulletin.send_to_review')}</Button>
        <Button why={allowed['bulletin.compose']} onClick={() => setSure(true)}>{say('bulletin.recompose')}</Button>
        <SaveState state={draft.state} at={draft.savedAt} />
      </Actions>
      <Dialog
        wide open={sure} title={say('bulletin.recompose')} onClose={() => setSure(false)}
        footer={<>
          <Button kind="danger" busy={anew.busy} onClick={() => void named().then((input) => input && anew.run({ ...input, alsoActivityIds: [...picked] }))}>{say('bulletin.recompose')}</Button>
          <Button onClick={() => setSure(false)}>{say('bulletin.cancel')}</Button>
        </>}
      >
        <p>{say('bulletin.recompose_sure')}</p>
        <Sources activityId={activityId} picked={picked} onChange={setPicked} />
        <FailureNotice failure={anew.failure} />
      </Dialog>
    </div>
    </>
  );
}
