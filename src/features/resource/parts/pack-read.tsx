import type { PackSection, ResourceView } from '#features/resource/contract.ts';
import { words } from '#features/resource/words.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { Button } from '#web/ui/button.tsx';
import { FileLink } from '#web/ui/link.tsx';
import { FailureNotice } from '#web/ui/notice.tsx';
import { Actions, Section } from '#web/ui/section.tsx';
import { useState } from 'react';

type Label = `resource.line.${'theme' | 'tasks' | 'effect' | 'problem' | 'place' | 'session' | 'topic' | 'theory' | 'problems' | 'outcome'}`;
const keyOf = ({ part, id }: PackSection): string => `${part} ${id}`;

/** A pack as one page; whoever keeps it puts its parts in order. */
export function PackRead({ view: { resource, pack, allowed } }: { readonly view: ResourceView }) {
  const say = useSay(words);
  const stored = pack ?? [];
  const [order, setOrder] = useState<readonly string[] | null>(null);
  const arrange = useCommand(client.resource.arrange, { invalidate: [api.resource.key()], onDone: () => setOrder(null) });
  const shown = order === null ? stored : order.flatMap((key) => stored.find((one) => keyOf(one) === key) ?? []);
  const keys = shown.map(keyOf);
  const mayArrange = allowed['resource.arrange']?.length === 0;
  const up = (at: number): void => setOrder(keys.map((key, index) => (index === at - 1 ? (keys[at] ?? key) : index === at ? (keys[at - 1] ?? key) : key)));
  return (
    <Section title={say('resource.pack')} actions={<><FileLink button href={links.packFile(resource.id, 'docx')}>{say('resource.pack_docx')}</FileLink><FileLink button href={links.packFile(resource.id, 'zip')}>{say('resource.pack_zip')}</FileLink></>}>
      {shown.map((section, at) => (
        <Section
          key={keyOf(section)} level={3} sheet title={section.hidden ? say(`resource.part.${section.part}`) : section.part === 'item' || section.part === 'bulletin' ? section.title : `${say(`resource.part.${section.part}`)}：${section.title}`}
          actions={mayArrange && (
            <>
              {at > 0 && <Button small kind="quiet" label={say('resource.pack_up_one', { name: section.title })} onClick={() => up(at)}>{say('resource.pack_up')}</Button>}
              <Button small kind="quiet" label={say('resource.pack_out_one', { name: section.title })} onClick={() => setOrder(keys.filter((_, index) => index !== at))}>{say('resource.pack_out')}</Button>
            </>
          )}
        >
          <Body section={section} />
        </Section>
      ))}
      {order !== null && (
        <>
          <FailureNotice failure={arrange.failure} />
          <Actions><Button kind="primary" busy={arrange.busy} onClick={() => void arrange.run({ id: resource.id, version: resource.version, entries: shown.map(({ part, id }) => ({ part, id })), reason: null })}>{say('resource.pack_save')}</Button></Actions>
        </>
      )}
    </Section>
  );
}

function Body({ section: { lines, files, url, hidden } }: { readonly section: PackSection }) {
  const say = useSay(words);
  if (hidden) return <p className="quiet">{say('resource.hidden')}</p>;
  if (lines.length + files.length === 0 && url === null) return <p className="quiet">{say('resource.empty_part')}</p>;
  return (
    <>
      {lines.map(({ label, text }, at) => <p key={at} className="kept-lines">{label !== null && <strong>{say(`resource.line.${label}` as Label)}：</strong>}{text}</p>)}
      {files.length > 0 && <ul className="plain-list">{files.map((file) => <li key={file.href}><FileLink href={file.href}>{file.name}</FileLink></li>)}</ul>}
      {url !== null && <p><a href={url} rel="noreferrer noopener" target="_blank">{url}</a></p>}
    </>
  );
}
