import type { ItemView, RoundView } from '#features/inspection/contract.ts';
import type { Answer, Asked } from '#features/inspection/facts.ts';
import { answers } from '#features/inspection/facts-plain.ts';
import { words } from '#features/inspection/words.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { apart, beside } from '#web/failure.ts';
import { useFormat, useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { Field } from '#web/ui/field.tsx';
import { TextArea } from '#web/ui/inputs.tsx';
import { FailureNotice } from '#web/ui/notice.tsx';
import { useState } from 'react';

interface Props {
  readonly round: RoundView['round'];
  readonly item: ItemView;
  readonly asked: Asked;
  readonly may: boolean;
  readonly onObserve: () => void;
}

/** One item to be judged: big answers that are saved at once, a note where one is wanted. What another has just answered is shown, not lost. */
export function Question({ round, item, asked, may, onObserve }: Props) {
  const say = useSay(words);
  const format = useFormat();
  const given = item.answers.find(({ key }) => key === asked.key);
  const [typed, setTyped] = useState<string | null>(null);
  const [wanted, setWanted] = useState<Answer['answer'] | null>(null);
  const answer = useCommand(client.inspection.answer, { invalidate: [api.inspection.key()], onDone: () => { setTyped(null); setWanted(null); } });
  const note = typed ?? given?.note ?? '';
  const give = (choice: Answer['answer']): void => {
    // A no wants to be explained first; everything else is saved with the press.
    if (choice === 'no' && note.trim() === '') setWanted('no');
    else void answer.run({ id: round.id, itemId: item.id, key: asked.key, answer: choice, note: note.trim() || null, version: given?.version ?? 0 });
  };
  const { failure } = answer;
  const now = wanted ?? given?.answer ?? null;
  if (!may) return <><p>{asked.text}</p><p><strong>{given === undefined ? say('inspection.result.unknown') : say(`inspection.answer.${given.answer}`)}</strong> {given?.note} <span className="quiet">{given === undefined ? '' : say('inspection.answer_by', { name: given.byName, at: format.instant(given.at) })}</span></p></>;
  const other = failure?.code === 'STALE' ? (failure.current as Answer | null) : null;
  return (
    <fieldset className="question">
      <legend>{asked.text}</legend>
      <p className="quiet small">{asked.basis}</p>
      <div className="big-answers">
        {answers.map((choice) => <Button key={choice} busy={answer.busy && now === choice} pressed={now === choice} onClick={() => give(choice)}>{say(`inspection.answer.${choice}`)}</Button>)}
      </div>
      {(now === 'no' || typed !== null || (given?.note ?? '') !== '') && (
        <>
          <Field label={say('inspection.answer_note')} optional={now !== 'no'} findings={beside(failure, 'note')}><TextArea value={note} rows={2} maxLength={500} onChange={setTyped} /></Field>
          {(typed !== null || wanted !== null) && <Button busy={answer.busy} onClick={() => give(now ?? 'yes')}>{say('inspection.answer_save')}</Button>}
        </>
      )}
      {given !== undefined && <p className="quiet small">{say('inspection.answer_by', { name: given.byName, at: format.instant(given.at) })}</p>}
      {given?.answer === 'no' && <Button kind="quiet" icon="plus" onClick={onObserve}>{say('inspection.add')}</Button>}
      <FailureNotice
        failure={apart(failure, 'note')}
        action={other !== null && <p>{other.byName}：{say(`inspection.answer.${other.answer}`)} {other.note}</p>}
      />
    </fieldset>
  );
}
