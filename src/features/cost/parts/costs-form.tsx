import type { ActivityView } from '#features/activity/contract.ts';
import { useCheck } from '#features/activity/parts/topic-check.ts';
import { EditRefused } from '#features/activity/parts/topic-stale.tsx';
import { costsOfActivity } from '#features/cost/facts-activity.ts';
import { entryOf, type CostEntry } from '#features/cost/facts.ts';
import { words } from '#features/cost/words.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { useEditing } from '#web/editing.ts';
import { useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { SaveState } from '#web/ui/chips.tsx';
import { FailureNotice } from '#web/ui/notice.tsx';
import { Actions } from '#web/ui/section.tsx';
import { words as web } from '#web/words.ts';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { CostEditor } from './cost-editor.tsx';
import { useCostText } from './cost-text.ts';

interface Props {
  readonly view: ActivityView;
  readonly onClose: () => void;
}

/** The estimate of an activity, checked as it is typed and saved as a whole; or, in one press, that it uses no money. */
export function CostsForm({ view: { facts, findings }, onClose }: Props) {
  const say = useSay(words);
  const sayWeb = useSay(web);
  const text = useCostText();
  const { id, version, fundSource, estimateFen, plannedOn } = facts.activity;
  const stored = facts.costs.map(entryOf);
  const draft = useEditing<CostEntry[]>(`${id}.costs`, stored, version);
  const done = { invalidate: [api.activity.key()], onDone: () => { draft.reset(); onClose(); } };
  const save = useCommand(client.cost.set, done);
  const none = useCommand(client.activity.edit, done);
  useFresh(save.failure?.code === 'STALE');
  const found = [...useCheck(id, draft.dirty ? { costs: draft.value } : null, findings), ...(save.failure?.findings ?? [])];
  const send = (over: number): void => void save.run({ id, version: over, lines: draft.value });
  const fund = fundSource === 'none' ? null : fundSource;
  const { people } = costsOfActivity(facts);
  return (
    <form className="form" noValidate onSubmit={(event) => { event.preventDefault(); send(draft.version); }}>
      {draft.value.length === 0 && <p className="hint">{say('cost.start')}</p>}
      <CostEditor lines={draft.value} onChange={draft.change} findings={found} day={plannedOn} defaults={{ people, ...(fund === null ? {} : { fundSource: fund }) }} />
      <EditRefused
        failure={save.failure} stored={() => stored} mine={draft.value} text={text.whole}
        busy={save.busy} onMine={send} onStored={() => { draft.reset(); save.clear(); }}
      />
      {none.failure !== null && <FailureNotice failure={none.failure} />}
      <Actions>
        <Button type="submit" busy={save.busy} why={draft.dirty ? [] : [sayWeb('save.same')]}>{say('cost.save')}</Button>
        {draft.value.length === 0 && stored.length === 0 && estimateFen !== 0 && (
          <Button busy={none.busy} onClick={() => void none.run({ id, version, estimateFen: 0, fundSource: null })}>{say('cost.no_money')}</Button>
        )}
        {(draft.dirty || stored.length > 0 || estimateFen !== null) && <Button onClick={() => { draft.reset(); save.clear(); if (stored.length > 0 || estimateFen !== null) onClose(); }}>{sayWeb('ui.cancel')}</Button>}
        {draft.dirty && <SaveState state={save.busy ? 'saving' : 'unsaved'} />}
      </Actions>
    </form>
  );
}

/** The refusal of an edit that came too late brings the activity alone: its lines are asked for again, to be shown beside mine. */
export function useFresh(isStale: boolean): void {
  const queries = useQueryClient();
  useEffect(() => {
    if (isStale) void queries.invalidateQueries({ queryKey: api.activity.key() });
  }, [isStale, queries]);
}
