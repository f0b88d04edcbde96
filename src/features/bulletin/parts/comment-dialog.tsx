import { blockText, type Bulletin } from '#features/bulletin/facts.ts';
import { textAt, type Range } from '#features/bulletin/facts-comments.ts';
import { words } from '#features/bulletin/words.ts';
import { FormDialog } from '#features/org/parts/form-dialog.tsx';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { useSay } from '#web/language.tsx';
import { Select } from '#web/ui/choices.tsx';
import { Field, useWiring } from '#web/ui/field.tsx';
import { TextArea } from '#web/ui/inputs.tsx';
import { useState } from 'react';

interface Props {
  readonly activityId: string;
  readonly bulletin: Bulletin;
  /** What was selected in the text; without it the paragraph is chosen here. */
  readonly first: Range | null;
  readonly onClose: () => void;
}

/** A comment on a passage. Paragraph and passage can be chosen by keyboard alone. */
export function CommentDialog({ activityId, bulletin, first, onClose }: Props) {
  const say = useSay(words);
  const [block, setBlock] = useState(first?.block ?? 0);
  const [part, setPart] = useState<readonly [number, number] | null>(first === null ? null : [first.start, first.end]);
  const [text, setText] = useState('');
  const [missing, setMissing] = useState(false);
  const command = useCommand(client.bulletin.comment, { invalidate: [api.activity.key()], onDone: onClose });
  const whole = textAt(bulletin, block) ?? '';
  const [start, end] = part ?? [0, whole.length];
  const send = (): void => {
    setMissing(text.trim() === '');
    if (text.trim() !== '') void command.run({ id: activityId, bulletinId: bulletin.id, bulletinVersion: bulletin.version, block, start, end, text });
  };
  const blocks = [
    { value: '-1', label: say('bulletin.comment_title') },
    ...bulletin.body.map((one, index) => ({ value: String(index), label: say('bulletin.comment_nth', { number: index + 1, text: blockText(one).slice(0, 24) }) })),
  ];
  return (
    <FormDialog title={say('bulletin.comment_add')} verb={say('bulletin.comment_add')} onSend={send} onClose={onClose} busy={command.busy} failure={command.failure} wide>
      <Field label={say('bulletin.comment_block')}>
        <Select value={String(block)} empty={null} options={blocks} onChange={(chosen) => { setBlock(Number(chosen)); setPart(null); }} />
      </Field>
      <Field label={say('bulletin.comment_passage')} hint={say('bulletin.comment_passage_hint')}>
        <Passage text={whole} onSelect={setPart} />
      </Field>
      <p className="hint">{say('bulletin.comment_chosen', { quote: whole.slice(start, end).slice(0, 80) })}</p>
      <Field label={say('bulletin.comment_text')} error={missing ? say('need.comment_answer') : null}>
        <TextArea value={text} rows={3} maxLength={1000} onChange={setText} />
      </Field>
    </FormDialog>
  );
}

/** A paragraph in which a part can be selected, by mouse, finger, or Shift and the arrows. */
function Passage({ text, onSelect }: { readonly text: string; readonly onSelect: (part: readonly [number, number] | null) => void }) {
  return (
    <textarea
      {...useWiring()} required={false} className="input" readOnly value={text} rows={Math.min(6, Math.max(2, Math.ceil(text.length / 40)))}
      onSelect={({ currentTarget: { selectionStart, selectionEnd } }) => selectionEnd > selectionStart && onSelect([selectionStart, selectionEnd])}
    />
  );
}
