import type { ActivityView } from '#features/activity/contract.ts';
import { type Bulletin, concerns } from '#features/bulletin/facts.ts';
import { anchored } from '#features/bulletin/facts-comments.ts';
import { hitsOf } from '#features/bulletin/facts-hits.ts';
import { AfterRelease, Editions } from '#features/bulletin/parts/after.tsx';
import { Changes } from '#features/bulletin/parts/changes.tsx';
import { Comments } from '#features/bulletin/parts/comments.tsx';
import { Hits } from '#features/bulletin/parts/hits.tsx';
import { selectedPassage } from '#features/bulletin/parts/passage.ts';
import { tones, Withdrawn } from '#features/bulletin/parts/standing.tsx';
import { BulletinText } from '#features/bulletin/parts/text.tsx';
import { Publications } from '#features/bulletin/parts/publications.tsx';
import { Review } from '#features/bulletin/parts/review.tsx';
import { Writing } from '#features/bulletin/parts/writing.tsx';
import { words } from '#features/bulletin/words.ts';
import { Respond } from '#features/review/parts/respond.tsx';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { Button } from '#web/ui/button.tsx';
import { Chip, Day } from '#web/ui/chips.tsx';
import { FindingList } from '#web/ui/findings.tsx';
import { FileLink, TextLink } from '#web/ui/link.tsx';
import { FailureNotice } from '#web/ui/notice.tsx';
import { Actions, FactList, Section } from '#web/ui/section.tsx';
import { useRef, useState } from 'react';

interface Props {
  readonly view: ActivityView;
  readonly bulletin: Bulletin;
}

/** One bulletin with its state: written at while it is a draft, read from then on; its review, release and publications below. */
export function BulletinCard({ view, bulletin }: Props) {
  const say = useSay(words);
  const { facts, allowed } = view;
  const { id } = facts.activity;
  // Somebody who opens a text that was sent or cleared knows that it will be reviewed again; until then it is only read.
  const [reopened, setReopened] = useState<string | null>(null);
  const open = bulletin.state === 'draft' || bulletin.state === 'returned' || reopened === `${bulletin.state} ${bulletin.version}`;
  const writes = allowed['bulletin.edit']?.length === 0 && open;
  const findings = view.findings.filter((finding) => finding.check !== 'REC-05' && concerns(finding, facts, bulletin));
  const issue = bulletin.year === null || bulletin.number === null ? say('bulletin.not_numbered') : say('bulletin.issue', { year: bulletin.year, number: bulletin.number });
  const element = useRef<HTMLElement>(null);
  const comments = facts.comments.filter((comment) => comment.bulletinId === bulletin.id && comment.resolvedAt === null);
  const marked = comments.flatMap((comment) => {
    const range = anchored(bulletin, comment);
    return range === null ? [] : [{ ...range, id: comment.id }];
  });
  const withdrawn = bulletin.withdrawnOn !== null;
  const sources = [facts.activity, ...facts.further.filter((one) => bulletin.alsoActivityIds.includes(one.id))];
  return (
    <Section
      sheet id="bulletin"
      title={<>{say('bulletin.one')} <Chip tone={withdrawn ? 'warn' : tones[bulletin.state]}>{withdrawn ? say('bulletin.withdrawn') : say(`bulletin.state.${bulletin.state}`)}</Chip>{bulletin.correctedOn !== null && <> <Chip tone="plain">{say('bulletin.corrected')}</Chip></>}</>}
      actions={<FileLink button icon="download" href={links.paper(id, 'bulletin', bulletin.id)}>{say('bulletin.as_word')}</FileLink>}
    >
      <FactList facts={[
        { label: say('bulletin.number'), value: withdrawn ? <del>{issue}</del> : issue },
        ...(bulletin.releasedOn === null ? [] : [{ label: say('bulletin.released_on'), value: <Day day={bulletin.releasedOn} /> }]),
        ...(bulletin.correctedOn === null ? [] : [{ label: say('bulletin.corrected_on'), value: <Day day={bulletin.correctedOn} /> }]),
        ...(writes || bulletin.contributor === '' ? [] : [{ label: say('bulletin.contributor'), value: bulletin.contributor }]),
        ...(sources.length === 1 ? [] : [{ label: say('bulletin.also_list'), value: <>{sources.map((one) => <TextLink key={one.id} to={links.activity(one.id)}>{one.code} {one.theme ?? one.kind}</TextLink>).flatMap((link, index) => (index === 0 ? [link] : ['、', link]))}</> }]),
      ]} />
      <Withdrawn bulletin={bulletin} />
      <AfterRelease view={view} bulletin={bulletin} />
      {findings.length > 0 && bulletin.state !== 'released' && (
        <FindingList label={say('bulletin.checks')} findings={findings} answer={(finding) => <Respond view={view} finding={finding} />} />
      )}
      {writes ? <Writing key={bulletin.id} view={view} bulletin={bulletin} /> : (
        <>
          {bulletin.state !== 'released' && <Changes view={view} bulletin={bulletin} />}
          <div className="beside">
            <div className={withdrawn ? 'struck' : ''}><BulletinText title={bulletin.title} body={bulletin.body} marked={marked} element={element} /></div>
            <Comments view={view} bulletin={bulletin} text={bulletin} selected={() => selectedPassage(element.current)} onShow={(comment) => document.getElementById(`passage-${comment}`)?.focus()} />
          </div>
          {bulletin.state !== 'released' && <Hits activityId={id} bulletin={bulletin} hits={hitsOf(facts, bulletin)} allowed={allowed} />}
        </>
      )}
      {!open && bulletin.state !== 'released' && (
        <Settled view={view} bulletin={bulletin} onReopen={() => setReopened(`${bulletin.state} ${bulletin.version}`)} />
      )}
      <Review view={view} bulletin={bulletin} />
      <Editions bulletin={bulletin} />
      {bulletin.number !== null && <Publications view={view} bulletin={bulletin} />}
    </Section>
  );
}

/** Sent or cleared: release it, or take the text up again. */
function Settled({ view: { facts, allowed }, bulletin, onReopen }: Props & { readonly onReopen: () => void }) {
  const say = useSay(words);
  const release = useCommand(client.bulletin.release, { invalidate: [api.activity.key()] });
  return (
    <>
      <FailureNotice failure={release.failure} />
      <Actions>
        {bulletin.state === 'cleared' && (
          <Button
            kind="primary" busy={release.busy} why={allowed['bulletin.release']}
            onClick={() => void release.run({ id: facts.activity.id, bulletinId: bulletin.id, bulletinVersion: bulletin.version })}
          >
            {say('verb.bulletin.release')}
          </Button>
        )}
        {allowed['bulletin.edit']?.length === 0 && <Button icon="edit" onClick={onReopen}>{say('bulletin.reopen')}</Button>}
        {allowed['bulletin.edit']?.length === 0 && <span className="hint">{say('bulletin.reopen_hint')}</span>}
      </Actions>
    </>
  );
}
