import type { RuleView } from '#features/rulebook/contract.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { useSay, useToday } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { Choice } from '#web/ui/choices.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { Field } from '#web/ui/field.tsx';
import { DateInput, MoneyInput, TextArea, TextInput } from '#web/ui/inputs.tsx';
import { FailureNotice, Notice } from '#web/ui/notice.tsx';
import { useState } from 'react';
import { words } from './all-words.ts';
import type { Parameter } from './rule-value.tsx';
import { textOf, valueOf } from './values.ts';

interface Props {
  readonly rule: RuleView;
  readonly parameter: Parameter;
  readonly onClose: () => void;
}

/** Gives a parameter a new value from a day on, with where it comes from. Filled with what is in force. */
export function SetDialog({ rule, parameter, onClose }: Props) {
  const say = useSay(words);
  const today = useToday();
  const { current, kind } = parameter;
  const [text, setText] = useState(textOf(kind, current?.value));
  const [fromOn, setFromOn] = useState(today);
  const [source, setSource] = useState('');
  const [article, setArticle] = useState('');
  const [severity, setSeverity] = useState<'block' | 'warn' | 'ask'>(current?.severity ?? rule.severity ?? 'warn');
  const [tried, setTried] = useState(false);
  const set = useCommand(client.rulebook.set, { invalidate: [api.rulebook.key(), api.activity.key()], onDone: onClose });
  const value = valueOf(kind, text);
  const name = `${say(`check.${rule.id}.title`)}：${say(`parameter.${rule.id}.${parameter.parameter}`)}`;

  const save = (): void => {
    setTried(true);
    if (value === null || source.trim() === '' || fromOn === '') return;
    const chosen = parameter.adjustable && severity !== rule.severity ? severity : null;
    void set.run({ rule: rule.id, parameter: parameter.parameter, value, severity: chosen, fromOn, source: source.trim(), article: article.trim() || null });
  };

  return (
    <Dialog
      open
      wide
      title={say('rulebook.setTitle', { name })}
      onClose={onClose}
      footer={
        <>
          <Button kind="primary" busy={set.busy} onClick={save}>{say('rulebook.save')}</Button>
          <Button onClick={onClose}>{say('ui.cancel')}</Button>
        </>
      }
    >
      {rule.editor !== rule.confirmer && <Notice>{say('rulebook.waits', { confirmer: say(`post.${rule.confirmer}`) })}</Notice>}
      <ValueField parameter={parameter} text={text} onChange={setText} error={tried && value === null ? say('rulebook.unreadable') : null} />
      {parameter.adjustable && (
        <Choice
          inline label={say('rulebook.severity')} value={severity} onChange={setSeverity}
          options={(['block', 'warn', 'ask'] as const).map((each) => ({ value: each, label: say(`rulebook.severity.${each}`) }))}
        />
      )}
      <Field label={say('rulebook.fromOn')} hint={say('rulebook.fromHint')} error={tried && fromOn === '' ? say('rulebook.unreadable') : null}>
        <DateInput value={fromOn} onChange={setFromOn} min={today} />
      </Field>
      <Field label={say('rulebook.source')} error={tried && source.trim() === '' ? say('rulebook.unreadable') : null}>
        <TextInput value={source} onChange={setSource} maxLength={200} />
      </Field>
      <Field label={say('rulebook.article')} optional>
        <TextInput value={article} onChange={setArticle} maxLength={200} />
      </Field>
      <FailureNotice failure={set.failure} />
    </Dialog>
  );
}

interface ValueProps {
  readonly parameter: Parameter;
  readonly text: string;
  readonly onChange: (text: string) => void;
  readonly error: string | null;
}

function ValueField({ parameter: { kind, unit }, text, onChange, error }: ValueProps) {
  const say = useSay(words);
  if (kind === 'none') return null;
  if (kind === 'yes_no') {
    return (
      <Choice
        inline label={say('rulebook.value')} value={text} onChange={onChange} error={error}
        options={[{ value: 'true', label: say('rulebook.yes') }, { value: 'false', label: say('rulebook.no') }]}
      />
    );
  }
  const label = unit === null || kind === 'money' ? say('rulebook.value') : `${say('rulebook.value')}（${say(`unit.${unit}`)}）`;
  return (
    <Field label={label} error={error} hint={kind === 'words' || kind === 'areas' || kind === 'rates' ? say(`rulebook.valueHint.${kind}`) : undefined}>
      {kind === 'money' && <MoneyInput value={text === '' ? null : Number(text)} onChange={(fen) => onChange(fen === null ? '' : String(fen))} />}
      {kind === 'number' && <TextInput value={text} onChange={onChange} inputMode="numeric" size={8} maxLength={10} />}
      {(kind === 'words' || kind === 'areas' || kind === 'rates') && <TextArea value={text} onChange={onChange} rows={8} />}
    </Field>
  );
}
