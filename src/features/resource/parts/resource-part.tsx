import { words } from '#features/resource/words.ts';
import { api } from '#web/client.ts';
import { useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { Button } from '#web/ui/button.tsx';
import { TextLink } from '#web/ui/link.tsx';
import { Section } from '#web/ui/section.tsx';
import { Loaded } from '#web/ui/states.tsx';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { MakePackButton } from './pack-dialog.tsx';
import { useReadMarks } from './read-marks.ts';
import { AddResourceDialog } from './resource-dialogs.tsx';
import { ResourceList } from './resource-list.tsx';

type Of = { readonly activity: string } | { readonly project: string } | { readonly branch: string };

/** 资料 on the page of an activity, a project or a branch: what was attached to it, or pushed to it. */
export function ResourcePart({ of }: { readonly of: Of }) {
  const say = useSay(words);
  const [adding, setAdding] = useState(false);
  const list = useQuery(api.resource.list.queryOptions({ input: { ...of, limit: 20 } }));
  const waiting = useQuery({ ...api.resource.list.queryOptions({ input: { ...of, state: 'offered', limit: 20 } }), enabled: 'activity' in of });
  const activityId = 'activity' in of ? of.activity : null;
  const allowed = list.data?.allowed ?? {};
  const actions = activityId === null ? null : (
    <>
      <Button icon="plus" why={allowed['resource.add']} onClick={() => setAdding(true)}>{say('resource.add')}</Button>
      <MakePackButton of={{ activityId }} why={allowed['resource.make_pack']} />
    </>
  );
  return (
    <Section title={say('resource.part_title')} id="materials" actions={actions}>
      {(waiting.data?.rows ?? []).length > 0 && <ResourceList rows={waiting.data?.rows ?? []} />}
      <Loaded from={list} lines={1}>{({ rows }) => (rows.length === 0 ? <p className="quiet">{say('resource.part_none')}</p> : <ResourceList rows={rows} />)}</Loaded>
      {adding && <AddResourceDialog activityId={activityId} onClose={() => setAdding(false)} />}
    </Section>
  );
}

/** Home: what came to the reader's branches and is not marked as read in this browser. Nothing where there is none. */
export function CameToMe() {
  const say = useSay(words);
  const { isRead } = useReadMarks();
  const list = useQuery(api.resource.list.queryOptions({ input: { mine: 'yes', limit: 10 } }));
  const rows = (list.data?.rows ?? []).filter(({ id }) => !isRead(id)).slice(0, 3);
  if (rows.length === 0) return null;
  return <Section title={say('resource.mine')} actions={<TextLink to={links.resources({ mine: 'yes' })}>{say('resource.came_all')}</TextLink>}><ResourceList rows={rows} /></Section>;
}
