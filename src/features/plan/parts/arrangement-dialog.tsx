import type { SheetView } from '#features/plan/contract.ts';
import { words } from '#features/plan/words.ts';
import { FormDialog } from '#features/org/parts/form-dialog.tsx';
import { newId } from '#shared/ids.ts';
import { client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { Field } from '#web/ui/field.tsx';
import { TextArea, TextInput } from '#web/ui/inputs.tsx';
import { words as web } from '#web/words.ts';
import { useState } from 'react';
import { linesIn } from './arrangement.ts';
import { LookAgain, planKeys } from './plan-common.tsx';

/** The superior's arrangement, pasted whole or line by line. A line that is there keeps its id, and with it what cites it. */
export function ArrangementDialog({ view: { plan, arrangement, items }, onClose }: { readonly view: SheetView; readonly onClose: () => void }) {
  const say = useSay(words);
  const sayWeb = useSay(web);
  const [title, setTitle] = useState(plan.arrangementTitle ?? '');
  const [lines, setLines] = useState(() => arrangement.map(({ id, text }) => ({ id, text })));
  const [pasted, setPasted] = useState('');
  const set = useCommand(client.plan.setArrangement, { invalidate: planKeys(), onDone: onClose });
  const cited = (id: string): number => items.filter((item) => item.arrangementLineId === id && item.state !== 'dropped').length;
  const send = (): void => {
    const added = linesIn(pasted).map((text) => ({ id: newId(), text }));
    const kept = lines.map(({ id, text }) => ({ id, text: text.trim() })).filter(({ text }) => text !== '');
    setLines([...kept, ...added]);
    setPasted('');
    void set.run({ planId: plan.id, version: plan.version, title: title.trim() || null, lines: [...kept, ...added] });
  };
  return (
    <FormDialog wide title={say('plan.arrangement_edit')} verb={sayWeb('ui.save')} onSend={send} onClose={onClose} busy={set.busy} failure={set.failure} wayOut={<LookAgain failure={set.failure} onDone={set.clear} />}>
      <Field label={say('plan.arrangement_title')} optional><TextInput value={title} onChange={setTitle} maxLength={200} /></Field>
      {lines.length > 0 && <p className="hint">{say('plan.arrangement_kept')}</p>}
      {lines.map((line, index) => (
        <Field key={line.id} label={`${say('plan.arrangement_line', { n: index + 1 })}${cited(line.id) > 0 ? ` · ${say('plan.cited', { count: cited(line.id) })}` : ''}`}>
          <div className="with-button">
            <TextInput value={line.text} maxLength={500} onChange={(text) => setLines(lines.map((one) => (one.id === line.id ? { ...one, text } : one)))} />
            <Button small kind="quiet" icon="close" label={`${sayWeb('ui.remove')} ${say('plan.arrangement_line', { n: index + 1 })}`} onClick={() => setLines(lines.filter((one) => one.id !== line.id))}>{sayWeb('ui.remove')}</Button>
          </div>
        </Field>
      ))}
      <Field label={say(lines.length > 0 ? 'plan.paste_more' : 'plan.arrangement_lines')} hint={say('plan.arrangement_hint')} optional={lines.length > 0}><TextArea value={pasted} onChange={setPasted} rows={6} /></Field>
    </FormDialog>
  );
}
