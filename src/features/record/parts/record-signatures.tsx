import type { ActivityView } from '#features/activity/contract.ts';
import { consentOf, type SideFacts } from '#features/activity/facts.ts';
import { words } from '#features/record/words-parts.ts';
import { useFormat, useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { useSession } from '#web/session.tsx';
import { Button } from '#web/ui/button.tsx';
import { Chip } from '#web/ui/chips.tsx';
import { TextLink } from '#web/ui/link.tsx';
import { Section } from '#web/ui/section.tsx';
import { Table } from '#web/ui/table.tsx';
import { useState } from 'react';
import { PaperDialog, SignDialog } from './record-sign.tsx';

interface Props {
  readonly view: ActivityView;
}
type Asked = { readonly way: 'account' | 'paper'; readonly side: SideFacts };

export const sideNameOf = (side: SideFacts): string => side.branchNames.join('、') || side.unitName || side.bodyWords || '';

/** Who has signed the record as it stands, side by side, and the ways to sign it. */
export function RecordSignatures({ view: { facts, allowed } }: Props) {
  const say = useSay(words);
  const { posts } = useSession();
  const [asked, setAsked] = useState<Asked | null>(null);
  if (facts.record === null) return null;
  const leads = (side: SideFacts): boolean => posts.some((held) => held.post === 'secretary' && held.branchId !== null && side.branchIds.includes(held.branchId));
  const open = facts.activity.stage === 'summary';
  const { version } = facts.record;
  return (
    <Section title={say('record.signatures')} id="signatures">
      <Table
        caption={say('record.signatures')}
        rows={facts.sides}
        rowKey={(side) => side.id}
        columns={[
          { key: 'side', title: say('record.side'), names: true, cell: sideNameOf },
          { key: 'signature', title: say('record.signature'), cell: (side) => <Signed view={{ facts }} side={side} /> },
          ...(open ? [{
            key: 'doing', title: say('record.doing'),
            cell: (side: SideFacts) => consentOf(facts, side.id, 'record')?.decision === 'approve' ? null : (
              <div className="actions">
                {leads(side) && <Button small kind="primary" label={say('record.sign_for', { side: sideNameOf(side) })} why={allowed['record.sign']} onClick={() => setAsked({ way: 'account', side })}>{say('record.sign')}</Button>}
                <Button small label={say('record.paper_for', { side: sideNameOf(side) })} why={allowed['record.sign_on_paper']} onClick={() => setAsked({ way: 'paper', side })}>{say('record.paper')}</Button>
              </div>
            ),
          }] : []),
        ]}
      />
      {open && <p className="hint">{say('record.signatures_hint')} <TextLink to={links.activity(facts.activity.id, 'sides')}>{say('record.to_links')}</TextLink></p>}
      {asked?.way === 'account' && <SignDialog activityId={facts.activity.id} version={version} side={asked.side} name={sideNameOf(asked.side)} onClose={() => setAsked(null)} />}
      {asked?.way === 'paper' && <PaperDialog activityId={facts.activity.id} version={version} side={asked.side} name={sideNameOf(asked.side)} onClose={() => setAsked(null)} />}
    </Section>
  );
}

const chips = { approve: 'record.approve', change: 'record.change_asked', decline: 'record.decline' } as const;

function Signed({ view: { facts }, side }: { readonly view: Pick<ActivityView, 'facts'>; readonly side: SideFacts }) {
  const say = useSay(words);
  const format = useFormat();
  const consent = consentOf(facts, side.id, 'record');
  if (consent === null) return <span className="quiet">{say('record.unsigned')}</span>;
  const { decision, name, post, at, way, comment, fileId } = consent;
  const scan = facts.files.find((file) => file.id === fileId);
  return (
    <>
      <Chip tone={decision === 'approve' ? 'done' : 'warn'}>{say(chips[decision])}</Chip> {name}（{post}）<span className="quiet"> {format.instant(at)}，{say(`record.way.${way}`)}</span>
      {scan !== undefined && <> <a href={`/files/${scan.id}`} target="_blank" rel="noreferrer">{say('record.scan')}</a></>}
      {comment !== null && comment !== '' && <p>{comment}</p>}
    </>
  );
}
