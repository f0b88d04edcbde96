import type { ActivityView } from '#features/activity/contract.ts';
import { fundSources } from '#features/activity/facts-plain.ts';
import { useCheck } from '#features/activity/parts/topic-check.ts';
import { EditRefused } from '#features/activity/parts/topic-stale.tsx';
import { words as activity } from '#features/activity/words.ts';
import { words } from '#features/programme/words.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { useEditing } from '#web/editing.ts';
import { useFormat, useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { SaveState } from '#web/ui/chips.tsx';
import { Select } from '#web/ui/choices.tsx';
import { Field } from '#web/ui/field.tsx';
import { MoneyInput } from '#web/ui/inputs.tsx';
import { Actions, FactList, Section } from '#web/ui/section.tsx';
import { words as web } from '#web/words.ts';
import { useState } from 'react';

interface Money {
  readonly estimateFen: number | null;
  readonly fundSource: (typeof fundSources)[number] | null;
}
interface Props {
  readonly view: ActivityView;
}

/** What it will cost and where the money comes from: one estimate. Not stated yet, the form stands open. */
export function MoneyPart({ view }: Props) {
  const say = useSay(words);
  const text = useMoneyText();
  const { estimateFen, fundSource } = view.facts.activity;
  const barred = view.allowed['activity.edit'] ?? [];
  const [editing, setEditing] = useState(estimateFen === null);
  const writes = editing && barred.length === 0;
  return (
    <Section
      title={say('money.title')}
      sheet
      actions={!writes && <Button icon="edit" why={barred} onClick={() => setEditing(true)}>{say('money.edit')}</Button>}
    >
      {writes ? <MoneyForm view={view} onClose={() => setEditing(false)} /> : <FactList facts={text({ estimateFen, fundSource })} />}
    </Section>
  );
}

function useMoneyText() {
  const say = useSay(words);
  const sayActivity = useSay(activity);
  const format = useFormat();
  return ({ estimateFen, fundSource }: Money) => [
    { label: say('money.estimate'), value: format.money(estimateFen) },
    { label: say('money.source'), value: estimateFen === 0 ? sayActivity('fund.none') : fundSource === null ? say('conduct.unstated') : sayActivity(`fund.${fundSource}`) },
  ];
}

function MoneyForm({ view: { facts, findings }, onClose }: Props & { readonly onClose: () => void }) {
  const say = useSay(words);
  const sayActivity = useSay(activity);
  const sayWeb = useSay(web);
  const text = useMoneyText();
  const { id, version, estimateFen, fundSource } = facts.activity;
  const draft = useEditing<Money>(`${id}.money`, { estimateFen, fundSource }, version);
  const save = useCommand(client.activity.edit, { invalidate: [api.activity.key()], onDone: () => { draft.reset(); onClose(); } });
  const found = [...useCheck(id, draft.dirty ? draft.value : null, findings), ...(save.failure?.findings ?? [])];
  const send = (over: number): void => void save.run({ id, version: over, ...draft.value });
  return (
    <form className="form" noValidate onSubmit={(event) => { event.preventDefault(); send(draft.version); }}>
      <div className="side-by-side">
        <Field label={say('money.estimate')} hint={say('money.zero')} findings={found.filter((finding) => finding.field === 'estimateFen')}>
          <MoneyInput value={draft.value.estimateFen} onChange={(fen) => draft.change({ ...draft.value, estimateFen: fen })} />
        </Field>
        {(draft.value.estimateFen ?? 0) > 0 && (
          <Field label={say('money.source')} findings={found.filter((finding) => finding.field === 'fundSource')}>
            <Select
              value={draft.value.fundSource ?? ''}
              onChange={(chosen) => draft.change({ ...draft.value, fundSource: chosen || null })}
              options={fundSources.filter((one) => one !== 'none').map((one) => ({ value: one, label: sayActivity(`fund.${one}`) }))}
            />
          </Field>
        )}
      </div>
      <EditRefused
        failure={save.failure} stored={(current) => ({ ...facts.activity, ...current }) satisfies Money} mine={draft.value}
        text={(money) => text(money).map(({ label, value }) => `${label}：${value}`).join('\n')}
        busy={save.busy} onMine={send} onStored={() => { draft.reset(); save.clear(); }}
      />
      <Actions>
        <Button type="submit" busy={save.busy} why={draft.dirty ? [] : [sayWeb('save.same')]}>{say('money.save')}</Button>
        {estimateFen !== null && <Button onClick={() => { draft.reset(); save.clear(); onClose(); }}>{sayWeb('ui.cancel')}</Button>}
        {draft.dirty && <SaveState state={save.busy ? 'saving' : 'unsaved'} />}
      </Actions>
    </form>
  );
}
