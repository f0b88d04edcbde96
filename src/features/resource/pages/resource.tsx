import type { ResourceView } from '#features/resource/contract.ts';
import { PackRead } from '#features/resource/parts/pack-read.tsx';
import { PushDialog } from '#features/resource/parts/push-dialog.tsx';
import { Pushes } from '#features/resource/parts/pushes.tsx';
import { useReadMarks } from '#features/resource/parts/read-marks.ts';
import { AcceptDialog, EditResourceDialog, VersionDialog } from '#features/resource/parts/resource-dialogs.tsx';
import { useSource } from '#features/resource/parts/resource-list.tsx';
import { words } from '#features/resource/words.ts';
import { useParam } from '#web/address.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { Page } from '#web/frame/page.tsx';
import { PinButton } from '#web/offline/pin-button.tsx';
import { useFormat, useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { Button } from '#web/ui/button.tsx';
import { Chip } from '#web/ui/chips.tsx';
import { ReasonDialog } from '#web/ui/dialog.tsx';
import { FileLink, TextLink } from '#web/ui/link.tsx';
import { FailureNotice } from '#web/ui/notice.tsx';
import { FactList, Section } from '#web/ui/section.tsx';
import { Loaded } from '#web/ui/states.tsx';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

type Asked = 'edit' | 'version' | 'retire' | 'push' | 'accept' | 'decline' | null;

/** One item of the library: what it is, its versions, of a pack everything in it, and whom it was pushed to. */
export function ResourcePage() {
  const say = useSay(words);
  const id = useParam('id');
  const view = useQuery(api.resource.one.queryOptions({ input: { id } }));
  const back = { to: links.resources(), label: say('resource.title') };
  if (view.data === undefined) return <Page title={say('resource.one')} back={back}><Loaded from={view}>{() => null}</Loaded></Page>;
  return <Shown view={view.data} back={back} />;
}

function Shown({ view, back }: { readonly view: ResourceView; readonly back: { readonly to: string; readonly label: string } }) {
  const say = useSay(words);
  const format = useFormat();
  const source = useSource();
  const { isRead, mark } = useReadMarks();
  const [asked, setAsked] = useState<Asked>(null);
  const { resource, allowed } = view;
  const close = (): void => setAsked(null);
  const read = isRead(resource.id);
  const actions = resource.state === 'offered' ? (
    <>
      <Button kind="primary" why={allowed['resource.accept']} onClick={() => setAsked('accept')}>{say('resource.accept')}</Button>
      <Button why={allowed['resource.decline']} onClick={() => setAsked('decline')}>{say('resource.decline')}</Button>
    </>
  ) : (
    <>
      <Button onClick={() => mark(resource.id, !read)}>{say(read ? 'resource.unread_mine' : 'resource.read_mine')}</Button>
      <PinButton id={resource.id} />
      <Button why={allowed['resource.push']} onClick={() => setAsked('push')}>{say('resource.push')}</Button>
      {resource.kind !== 'pack' && <Button why={allowed['resource.add_version']} onClick={() => setAsked('version')}>{say('resource.add_version')}</Button>}
      <Button icon="edit" why={allowed['resource.edit']} onClick={() => setAsked('edit')}>{say('resource.edit')}</Button>
      <Button kind="danger" why={allowed['resource.retire']} onClick={() => setAsked('retire')}>{say('resource.retire')}</Button>
    </>
  );
  const lead = <><Chip>{say(`resource.kind.${resource.kind}`)}</Chip> <Chip tone="quiet">{say(`resource.sensitivity.${resource.sensitivity}`)}</Chip> {resource.state !== 'library' && <Chip tone="warn">{say(`resource.state.${resource.state}`)}</Chip>} {read && <Chip tone="quiet">{say('resource.read_chip')}</Chip>}</>;
  return (
    <Page title={resource.title} back={back} lead={lead} actions={actions}>
      <Section title={say('resource.one')} sheet>
        <FactList
          facts={[
            ...(resource.note === null ? [] : [{ label: say('resource.note'), value: <span className="kept-lines">{resource.note}</span> }]),
            { label: say('resource.source'), value: resource.unitId === null ? source(resource) : <TextLink to={links.partner(resource.unitId)}>{source(resource)}</TextLink> },
            ...(resource.tags.length === 0 ? [] : [{ label: say('resource.tags'), value: resource.tags.map((tag) => <TextLink key={tag} to={links.resources({ tag })}>{tag} </TextLink>) }]),
            ...(resource.activityId === null ? [] : [{ label: say('resource.activity'), value: <TextLink to={links.activity(resource.activityId)}>{resource.activityTheme ?? say('resource.activity')}</TextLink> }]),
            { label: say('resource.versions'), value: <Versions view={view} /> },
            ...(resource.decidedName === null ? [] : [{ label: say('resource.decided'), value: say('resource.by', { name: resource.decidedName, at: format.instant(resource.decidedAt) }) }]),
            ...(resource.reason === null ? [] : [{ label: say('resource.why'), value: resource.reason }]),
          ]}
        />
        <p className="hint">{say('resource.read_hint')}</p>
      </Section>
      {view.pack !== null && <PackRead view={view} />}
      {resource.state !== 'offered' && resource.state !== 'declined' && <Pushes view={view} />}
      {asked === 'edit' && <EditResourceDialog resource={resource} onClose={close} />}
      {asked === 'version' && <VersionDialog resource={resource} onClose={close} />}
      {asked === 'push' && <PushDialog resource={resource} onClose={close} />}
      {asked === 'accept' && <AcceptDialog resource={resource} onClose={close} />}
      {(asked === 'retire' || asked === 'decline') && <Ending what={asked} view={view} onClose={close} />}
    </Page>
  );
}

/** Every version, latest first: the file or address, when, by whom, why. */
function Versions({ view: { resource, versions } }: { readonly view: ResourceView }) {
  const say = useSay(words);
  const format = useFormat();
  return (
    <ul className="plain-list">
      {versions.map((one) => (
        <li key={one.no}>
          {say('resource.version', { no: one.no })}{' '}
          {one.fileName !== null && <FileLink href={links.resourceFile(resource.id, one.no)} label={say('resource.open', { no: one.no, name: one.fileName })}>{one.fileName}</FileLink>}
          {one.url !== null && <a href={one.url} rel="noreferrer noopener" target="_blank">{one.url}</a>}
          <span className="quiet"> {say('resource.by', { name: one.byName, at: format.instant(one.at) })}{one.reason !== null && `：${one.reason}`}</span>
        </li>
      ))}
    </ul>
  );
}

function Ending({ what, view: { resource }, onClose }: { readonly what: 'retire' | 'decline'; readonly view: ResourceView; readonly onClose: () => void }) {
  const say = useSay(words);
  const told = { invalidate: [api.resource.key(), api.notice.key(), api.home.key()], onDone: onClose };
  const retire = useCommand(client.resource.retire, told);
  const decline = useCommand(client.resource.decline, told);
  const command = what === 'retire' ? retire : decline;
  const verb = say(`resource.${what}`);
  return (
    <ReasonDialog open title={`${verb}：${resource.title}`} verb={verb} label={say(what === 'retire' ? 'resource.why' : 'resource.decline_label')} busy={command.busy} onClose={onClose} onGiven={(reason) => void command.run({ id: resource.id, version: resource.version, reason })}>
      <FailureNotice failure={command.failure} />
    </ReasonDialog>
  );
}
