import type { ActivityView } from '#features/activity/contract.ts';
import { recordShown } from '#features/partner/shown.ts';
import { Signatures } from '#features/partner/parts/signatures.tsx';
import { Signals } from '#features/authenticity/parts/signals.tsx';
import { words } from '#features/record/words-parts.ts';
import { api } from '#web/client.ts';
import { useFormat, useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { Section } from '#web/ui/section.tsx';
import { Failed, Loading } from '#web/ui/states.tsx';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { RecordFiles } from './record-files.tsx';
import { RecordForm } from './record-form.tsx';
import { RecordInside } from './record-inside.tsx';
import { RecordRead } from './record-read.tsx';

interface Props {
  readonly view: ActivityView;
}

/** 记录: read like the paper it becomes, written in place with what is known filled in, with its files and signatures. */
export function RecordPart({ view }: Props) {
  const say = useSay(words);
  const format = useFormat();
  const { record } = view.facts;
  const barred = view.allowed['record.edit'] ?? [];
  const [editing, setEditing] = useState(record === null);
  const writes = editing && barred.length === 0;
  const begun = barred.length === 0 || record !== null;
  return (
    <>
      <Section
        title={say('record.title')}
        actions={!writes && begun && <Button icon="edit" why={barred} onClick={() => setEditing(true)}>{say(record === null ? 'record.edit' : 'record.change')}</Button>}
      >
        {writes && <RecordWriting view={view} onClose={() => setEditing(false)} />}
        {!writes && record === null && <p className="quiet">{say(begun ? 'record.none' : 'record.not_yet')}</p>}
        {!writes && record !== null && (
          <>
            <RecordRead shown={recordShown(view.facts)} />
            {record.writtenAt !== null && <p className="hint">{say('record.version', { version: record.version, at: format.instant(record.writtenAt) })}</p>}
            <RecordInside facts={view.facts} record={record} />
          </>
        )}
      </Section>
      {!writes && <Signals activityId={view.facts.activity.id} only={(row) => row.mayExplain && row.ownKind !== 'insight'} />}
      {record !== null && <Signatures view={view} subject="record" version={record.version} />}
      <RecordFiles view={view} />
    </>
  );
}

/** Asks first what is already known, so that nobody types it. */
function RecordWriting({ view, onClose }: Props & { readonly onClose: () => void }) {
  const { activity, record } = view.facts;
  const draft = useQuery({ ...api.record.draft.queryOptions({ input: { id: activity.id } }), enabled: record === null });
  if (record !== null) {
    const { id: _, version, writtenAt: __, ...text } = record;
    return <RecordForm view={view} stored={text} version={version} onClose={onClose} />;
  }
  if (draft.isPending) return <Loading lines={8} />;
  if (draft.isError) return <Failed error={draft.error} retry={() => void draft.refetch()} />;
  // Somebody else may have begun meanwhile: then what is stored is written on.
  return <RecordForm view={view} stored={draft.data.text} version={draft.data.version ?? 0} onClose={onClose} />;
}
