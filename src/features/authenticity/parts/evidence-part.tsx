import type { ActivityView } from '#features/activity/contract.ts';
import { words } from '#features/authenticity/words-parts.ts';
import { filePurposes } from '#features/record/facts.ts';
import { words as record } from '#features/record/words.ts';
import { useFormat, useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { FileLink, TextLink } from '#web/ui/link.tsx';
import { Section } from '#web/ui/section.tsx';
import { Table } from '#web/ui/table.tsx';
import { Signals } from './signals.tsx';
import { Signed } from './signed.tsx';
import { Timeline } from './timeline.tsx';
import { Verify } from './verify.tsx';

/** 真实性: what looks alike, how everything came about, who signed, whether the ledger is whole, and where files are from. No scores. */
export function EvidencePart({ view }: { readonly view: ActivityView }) {
  const { activity } = view.facts;
  return (
    <>
      {activity.origin === 'entered' && <Signals activityId={activity.id} showNone />}
      <Timeline activityId={activity.id} heldOn={activity.heldOn} />
      {activity.origin === 'entered' && <Signed facts={view.facts} />}
      <Verify activityId={activity.id} />
      <FileSources view={view} />
    </>
  );
}

function FileSources({ view: { facts } }: { readonly view: ActivityView }) {
  const say = useSay(words);
  const sayRecord = useSay(record);
  const format = useFormat();
  return (
    <Section title={say('evidence.sources')}>
      <p className="hint">{say('evidence.sources_why')}</p>
      {facts.imported !== null && <p><TextLink to={links.activity(facts.activity.id, 'imported')}>{say('evidence.imported')}</TextLink></p>}
      <Table
        caption={say('evidence.sources')} rows={facts.files} rowKey={(one) => one.id} empty={<p className="quiet">{say('evidence.no_files')}</p>}
        columns={[
          { key: 'file', title: say('evidence.file'), names: true, cell: (one) => <FileLink href={`/files/${one.id}`}>{one.name}</FileLink> },
          { key: 'what', title: say('evidence.file_what'), cell: (one) => sayRecord(`file.purpose.${filePurposes.find((purpose) => purpose === one.purpose) ?? 'paper'}`) },
          { key: 'by', title: say('evidence.file_by'), cell: (one) => one.createdBy },
          { key: 'at', title: say('evidence.file_at'), cell: (one) => format.instant(one.createdAt) },
        ]}
      />
    </Section>
  );
}
