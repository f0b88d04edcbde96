import type { ActivityView } from '#features/activity/contract.ts';
import { consentOf, nameOfSide, type SideFacts, type Stage } from '#features/activity/facts-plain.ts';
import { words } from '#features/partner/words.ts';
import { useFormat, useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { useSession } from '#web/session.tsx';
import { Button } from '#web/ui/button.tsx';
import { Chip } from '#web/ui/chips.tsx';
import { TextLink } from '#web/ui/link.tsx';
import { Section } from '#web/ui/section.tsx';
import { Table } from '#web/ui/table.tsx';
import { useState } from 'react';
import { PaperDialog, SignDialog, type Subject } from './sign-dialogs.tsx';

interface Props {
  readonly view: ActivityView;
  readonly subject: Subject;
  /** Of the programme or the record as it stands. */
  readonly version: number;
}
type Asked = { readonly way: 'account' | 'paper'; readonly side: SideFacts };
const verbs = {
  activity: { stage: 'programme', account: 'partner.consent', paper: 'partner.consent_on_paper' },
  record: { stage: 'summary', account: 'record.sign', paper: 'record.sign_on_paper' },
} as const satisfies Record<Subject, { readonly stage: Stage; readonly account: string; readonly paper: string }>;

/** What each side has said of the programme or the record as it stands, and the ways to say it. */
export function Signatures({ view: { facts, allowed }, subject, version }: Props) {
  const say = useSay(words);
  const { posts } = useSession();
  const [asked, setAsked] = useState<Asked | null>(null);
  const leads = (side: SideFacts): boolean => posts.some((held) => held.post === 'secretary' && held.branchId !== null && side.branchIds.includes(held.branchId));
  const verb = verbs[subject];
  const open = facts.activity.stage === verb.stage;
  const { id } = facts.activity;
  const dialog = asked === null ? null : { subject, activityId: id, version, side: asked.side, onClose: () => setAsked(null) };
  return (
    <Section title={say(`sign.title.${subject}`)} id="signatures">
      <Table
        caption={say(`sign.title.${subject}`)}
        rows={facts.sides}
        rowKey={(side) => side.id}
        columns={[
          { key: 'side', title: say('sign.side'), names: true, cell: nameOfSide },
          { key: 'said', title: say(`sign.said.${subject}`), cell: (side) => <Signed facts={facts} side={side} subject={subject} /> },
          ...(open ? [{
            key: 'doing', title: say('sign.doing'),
            cell: (side: SideFacts) => consentOf(facts, side.id, subject)?.decision === 'approve' ? null : (
              <div className="actions">
                {leads(side) && <Button small kind="primary" label={say(`sign.give_for.${subject}`, { side: nameOfSide(side) })} why={allowed[verb.account]} onClick={() => setAsked({ way: 'account', side })}>{say(`sign.give.${subject}`)}</Button>}
                <Button small label={say(`sign.paper_for.${subject}`, { side: nameOfSide(side) })} why={allowed[verb.paper]} onClick={() => setAsked({ way: 'paper', side })}>{say(`sign.paper.${subject}`)}</Button>
              </div>
            ),
          }] : []),
        ]}
      />
      {open && subject === 'record' && <p className="hint">{say('sign.by_link')} <TextLink to={links.activity(id, 'sides')}>{say('sign.to_links')}</TextLink></p>}
      {asked?.way === 'account' && dialog !== null && <SignDialog {...dialog} />}
      {asked?.way === 'paper' && dialog !== null && <PaperDialog {...dialog} />}
    </Section>
  );
}

function Signed({ facts, side, subject }: { readonly facts: ActivityView['facts']; readonly side: SideFacts; readonly subject: Subject }) {
  const say = useSay(words);
  const format = useFormat();
  const consent = consentOf(facts, side.id, subject);
  if (consent === null) return <span className="quiet">{say(`sign.open.${subject}`)}</span>;
  const { decision, name, post, at, way, comment, fileId } = consent;
  const scan = facts.files.find((file) => file.id === fileId);
  return (
    <>
      <Chip tone={decision === 'approve' ? 'done' : 'warn'}>{say(`sign.${decision}.${subject}`)}</Chip> {name}（{post}）<span className="quiet"> {format.instant(at)}，{say(`sign.way.${way}`)}</span>
      {scan !== undefined && <> <a href={`/files/${scan.id}`} target="_blank" rel="noreferrer">{say('sign.scan')}</a></>}
      {comment !== null && comment !== '' && <p>{comment}</p>}
    </>
  );
}
