import type { ActivityView } from '#features/activity/contract.ts';
import { useCheck } from '#features/activity/parts/topic-check.ts';
import { EditRefused } from '#features/activity/parts/topic-stale.tsx';
import { LaidPanel } from '#features/pattern/parts/laid-panel.tsx';
import { words } from '#features/programme/words.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { useEditing } from '#web/editing.ts';
import { useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { SaveState } from '#web/ui/chips.tsx';
import { FindingList } from '#web/ui/findings.tsx';
import { Actions } from '#web/ui/section.tsx';
import { words as web } from '#web/words.ts';
import { useState } from 'react';
import { ConductFields } from './conduct-fields.tsx';
import { clashes, draftOf, lacking, statedOf, typedOf, type Whole } from './draft.ts';
import { ProgrammeFields } from './programme-fields.tsx';
import { useProgrammeText } from './programme-text.ts';

interface Props {
  readonly view: ActivityView;
  readonly onClose: () => void;
}

/** Sessions, agenda, tasks and statements on conduct, checked as they are typed and saved as one version. */
export function ProgrammeForm({ view: { facts, findings }, onClose }: Props) {
  const say = useSay(words);
  const sayWeb = useSay(web);
  const text = useProgrammeText();
  const { activity } = facts;
  const draft = useEditing<Whole>(`${activity.id}.programme`, draftOf(facts), activity.version);
  const [tried, setTried] = useState(false);
  const save = useCommand(client.programme.edit, { invalidate: [api.activity.key()], onDone: () => { draft.reset(); onClose(); } });
  const { declarations, ...typing } = draft.value;
  const programme = typedOf(typing);
  const stated = statedOf(declarations);
  const found = useCheck(activity.id, draft.dirty && programme !== null ? { ...following(programme), programme, declarations: stated } : null, findings);
  const missing = lacking(typing);
  const own = [...clashes(typing), ...(tried ? missing : [])];
  const refused = (save.failure?.findings ?? []).filter((finding) => !own.some((other) => other.field === finding.field));
  const send = (version: number): void => {
    setTried(true);
    if (programme !== null) void save.run({ id: activity.id, version, programme, declarations: stated });
  };
  const firstDay = typing.sessions.map(({ day }) => day).filter((day) => day !== '').toSorted()[0] ?? activity.plannedOn;
  const consented = facts.consents.some((consent) => consent.subject === 'activity' && !consent.superseded);
  return (
    <form className="form" noValidate onSubmit={(event) => { event.preventDefault(); send(draft.version); }}>
      {activity.patternId !== null && (
        <LaidPanel
          activityId={activity.id} patternId={activity.patternId} day={firstDay} untouched={activity.programme === null && !draft.dirty}
          onLay={(laid) => draft.change({ ...laid, declarations })}
          onDays={(laid) => draft.change({ ...draft.value, tasks: typing.tasks.map((task) => ({ ...task, due: laid.find((one) => one.what === task.what)?.due ?? task.due })) })}
        />
      )}
      <ProgrammeFields
        value={typing} findings={[...own, ...found, ...refused]} plannedOn={activity.plannedOn} place={activity.place}
        onChange={(changed) => draft.change({ ...changed, declarations })}
      />
      <ConductFields value={declarations} findings={found} onChange={(changed) => draft.change({ ...typing, declarations: changed })} />
      {tried && missing.length > 0 && <FindingList findings={missing} />}
      <EditRefused
        failure={save.failure}
        stored={(current) => ({ ...activity, ...current }).programme}
        mine={programme}
        text={text}
        busy={save.busy}
        onMine={send}
        onStored={() => { draft.reset(); save.clear(); }}
      />
      {consented && <p className="hint">{say('programme.save_asks_again')}</p>}
      <Actions>
        <Button type="submit" kind="primary" busy={save.busy} why={draft.dirty ? [] : [sayWeb('save.same')]}>{say('programme.save')}</Button>
        {(activity.programme !== null || draft.dirty) && <Button onClick={() => { draft.reset(); save.clear(); if (activity.programme !== null) onClose(); }}>{sayWeb('ui.cancel')}</Button>}
        {draft.dirty && <SaveState state={save.busy ? 'saving' : 'unsaved'} />}
      </Actions>
    </form>
  );
}

/** Days and place of the activity as they will follow from the sessions, so that the checks read the coming ones. */
function following({ sessions }: NonNullable<ReturnType<typeof typedOf>>) {
  const days = sessions.map((session) => session.day).toSorted();
  const [first] = days;
  return first === undefined ? {} : { plannedOn: first, plannedEnd: days.at(-1) ?? first, place: sessions.map((session) => session.place).join('、').slice(0, 200) };
}
