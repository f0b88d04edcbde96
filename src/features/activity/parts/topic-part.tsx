import type { ActivityView } from '#features/activity/contract.ts';
import { words } from '#features/activity/words-parts.ts';
import { PatternLink } from '#features/pattern/parts/pattern-picker.tsx';
import { words as pattern } from '#features/pattern/words.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { useEditing } from '#web/editing.ts';
import { useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { Button } from '#web/ui/button.tsx';
import { SaveState } from '#web/ui/chips.tsx';
import { TextLink } from '#web/ui/link.tsx';
import { Actions, FactList, Section } from '#web/ui/section.tsx';
import { words as web } from '#web/words.ts';
import { useState } from 'react';
import { useCheck } from './topic-check.ts';
import { TopicForm } from './topic-form.tsx';
import { EditRefused } from './topic-stale.tsx';
import { useTopicLines } from './topic-text.ts';
import { changesOf, topicOf } from './topic.ts';

interface Props {
  readonly view: ActivityView;
}

/** The topic: read by everybody, edited in place by those who may as long as nothing is submitted. */
export function TopicPart({ view }: Props) {
  const say = useSay(words);
  const { activity } = view.facts;
  const barred = view.allowed['activity.edit'] ?? [];
  // A topic that is still being found is open for writing at once.
  const [editing, setEditing] = useState(activity.stage === 'topic');
  const writes = editing && barred.length === 0;
  return (
    <Section
      title={say('activity.topic')}
      sheet
      actions={!writes && <Button icon="edit" why={barred} onClick={() => setEditing(true)}>{say('activity.edit_topic')}</Button>}
    >
      {writes ? <TopicEditor view={view} onClose={activity.stage === 'topic' ? null : () => setEditing(false)} /> : <TopicFacts view={view} />}
    </Section>
  );
}

function TopicFacts({ view: { facts } }: Props) {
  const say = useSay(words);
  const sayPattern = useSay(pattern);
  const lines = useTopicLines();
  const { activity, projects } = facts;
  const projectLinks = projects.map((project) => <li key={project.id}><TextLink to={links.project(project.id)}>{project.code} {project.name}</TextLink></li>);
  const suggestions = facts.suggestions.map((one) => <li key={one.id}><TextLink to={links.suggestion(one.id)}>{one.text}</TextLink></li>);
  return (
    <FactList
      facts={[
        ...lines(topicOf(activity), false).map(({ label, value }) => ({ label, value: <span className="kept-lines">{value}</span> })),
        ...(activity.patternId === null ? [] : [{ label: sayPattern('pattern.one'), value: <PatternLink id={activity.patternId} /> }]),
        ...(projects.length > 0 ? [{ label: say('activity.projects'), value: <ul className="plain-list">{projectLinks}</ul> }] : []),
        ...(suggestions.length > 0 ? [{ label: say('activity.suggestions'), value: <ul className="plain-list">{suggestions}</ul> }] : []),
      ]}
    />
  );
}

function TopicEditor({ view: { facts, findings }, onClose }: Props & { readonly onClose: (() => void) | null }) {
  const say = useSay(words);
  const sayWeb = useSay(web);
  const lines = useTopicLines();
  const { activity } = facts;
  const stored = topicOf(activity);
  const programmed = (activity.programme?.sessions.length ?? 0) > 0;
  const draft = useEditing(`${activity.id}.topic`, stored, activity.version);
  const save = useCommand(client.activity.edit, { invalidate: [api.activity.key()], onDone: () => { draft.reset(); onClose?.(); } });
  const changes = changesOf(stored, draft.value);
  const found = useCheck(activity.id, draft.dirty ? changes : null, findings);
  const send = (version: number): void => void save.run({ id: activity.id, version, ...changes });
  return (
    <form className="form" noValidate onSubmit={(event) => { event.preventDefault(); send(draft.version); }}>
      <TopicForm value={draft.value} onChange={draft.change} findings={[...found, ...(save.failure?.findings ?? [])]} programmed={programmed} />
      {programmed && <p className="hint">{say('activity.days_follow')}</p>}
      {facts.suggestions.length > 0 && <Suggestions rows={facts.suggestions} />}
      <EditRefused
        failure={save.failure}
        stored={(current) => topicOf({ ...activity, ...current })}
        mine={draft.value}
        text={(topic) => lines(topic, programmed).map(({ label, value }) => `${label}：${value}`).join('\n')}
        busy={save.busy}
        onMine={send}
        onStored={() => { draft.reset(); save.clear(); }}
      />
      <Actions>
        <Button type="submit" kind="primary" busy={save.busy} why={draft.dirty ? [] : [sayWeb('save.same')]}>{say('activity.save_topic')}</Button>
        {(onClose !== null || draft.dirty) && <Button onClick={() => { draft.reset(); save.clear(); onClose?.(); }}>{sayWeb('ui.cancel')}</Button>}
        {draft.dirty && <SaveState state={save.busy ? 'saving' : 'unsaved'} />}
      </Actions>
    </form>
  );
}

function Suggestions({ rows }: { readonly rows: ActivityView['facts']['suggestions'] }) {
  const say = useSay(words);
  return (
    <p>
      {say('activity.suggestions')}：{rows.map((one) => <TextLink key={one.id} to={links.suggestion(one.id)}>{one.text} </TextLink>)}
    </p>
  );
}
