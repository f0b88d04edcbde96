import type { ActivityView } from '#features/activity/contract.ts';
import { EditRefused } from '#features/activity/parts/topic-stale.tsx';
import { Precheck } from '#features/authenticity/parts/precheck.tsx';
import type { RecordText } from '#features/record/contract.ts';
import { words } from '#features/record/words-parts.ts';
import type { Finding } from '#shared/finding.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { useEditing } from '#web/editing.ts';
import { useSay } from '#web/language.tsx';
import { useSettled } from '#web/settled.ts';
import { Button } from '#web/ui/button.tsx';
import { SaveState } from '#web/ui/chips.tsx';
import { FindingList } from '#web/ui/findings.tsx';
import { Actions } from '#web/ui/section.tsx';
import { words as web } from '#web/words.ts';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { lacking, typedOf } from './record-draft.ts';
import { RecordFields } from './record-fields.tsx';
import { useRecordText } from './record-text.ts';

interface Props {
  readonly view: ActivityView;
  /** As stored, or as far as the program knows it. */
  readonly stored: RecordText;
  /** Of what is stored; 0 while there is none. */
  readonly version: number;
  readonly onClose: () => void;
}

/** The record as it is written: what is typed stays on this device, is checked as one types, and is saved as one version. */
export function RecordForm({ view: { facts, findings }, stored, version, onClose }: Props) {
  const say = useSay(words);
  const sayWeb = useSay(web);
  const lines = useRecordText();
  const queries = useQueryClient();
  const { id } = facts.activity;
  const draft = useEditing<RecordText>(`${id}.record`, stored, version);
  const [tried, setTried] = useState(false);
  const changed = (): void => void queries.invalidateQueries({ queryKey: api.activity.key() });
  const save = useCommand(client.record.edit, { offline: 'record.edit', invalidate: [api.activity.key(), api.record.key()], onDone: () => { draft.reset(); onClose(); } });
  const typed = typedOf(draft.value);
  const found = useRecordCheck(id, draft.dirty ? typed : null, findings).filter((finding) => version > 0 || tried || finding.check !== 'REC-01');
  const missing = tried ? lacking(draft.value) : [];
  const send = (seen: number): void => {
    setTried(true);
    if (typed !== null) void save.run({ id, recordVersion: seen === 0 ? null : seen, ...typed });
  };
  const signed = facts.consents.some((consent) => consent.subject === 'record' && !consent.superseded);
  return (
    <form className="form" noValidate onSubmit={(event) => { event.preventDefault(); send(draft.version); }}>
      {version === 0 && <p className="hint">{say('record.filled_in')}</p>}
      <RecordFields facts={facts} value={draft.value} onChange={draft.change} findings={[...missing, ...found, ...(save.failure?.findings ?? [])]} />
      {missing.length > 0 && <FindingList findings={missing} />}
      <Precheck activityId={id} typed={() => ({ record: { strands: draft.value.strands, results: draft.value.results } })} />
      <EditRefused
        failure={save.failure}
        stored={(current) => ({ ...stored, ...current })}
        mine={typed ?? draft.value}
        text={lines}
        busy={save.busy}
        onMine={send}
        onStored={() => { draft.reset(); save.clear(); changed(); onClose(); }}
      />
      {signed && <p className="hint">{say('record.asks_again')}</p>}
      <Actions>
        <Button type="submit" kind="primary" busy={save.busy} why={draft.dirty || version === 0 ? [] : [sayWeb('save.same')]}>{say('record.save')}</Button>
        {(version > 0 || draft.dirty) && <Button onClick={() => { draft.reset(); save.clear(); if (version > 0) onClose(); }}>{sayWeb('ui.cancel')}</Button>}
        {draft.dirty && <SaveState state={save.busy ? 'saving' : 'unsaved'} />}
      </Actions>
    </form>
  );
}

/** What the rulebook says of the record with what is being typed; as stored until then. */
function useRecordCheck(id: string, edits: RecordText | null, stored: readonly Finding[]): readonly Finding[] {
  const settled = useSettled(edits);
  const asked = useQuery({
    ...api.record.check.queryOptions({ input: { id, ...settled } }), enabled: settled !== null && edits !== null, placeholderData: keepPreviousData,
  });
  return edits === null ? stored : (asked.data ?? stored);
}
