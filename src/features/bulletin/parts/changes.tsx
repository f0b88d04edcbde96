import { plainText, type Bulletin } from '#features/bulletin/facts.ts';
import { readBefore } from '#features/bulletin/facts-comments.ts';
import { words } from '#features/bulletin/words.ts';
import type { ActivityView } from '#features/activity/contract.ts';
import { useSay } from '#web/language.tsx';
import { differences, type Piece } from '#web/ui/differences.ts';
import { Section } from '#web/ui/section.tsx';
import { useMemo } from 'react';

interface Props {
  readonly view: ActivityView;
  readonly bulletin: Bulletin;
}

/** Around a change this much of what stayed is shown, so that it is read in its sentence. */
const around = 40;

/** What has changed since the text was reviewed, or came out: the reviewer reads only this again. */
export function Changes({ view: { facts }, bulletin }: Props) {
  const say = useSay(words);
  const before = readBefore(bulletin, facts.reviews);
  if (before === null) return null;
  return (
    <Section title={say('bulletin.changes')} level={3}>
      <Tracked version={before.version} was={plainText(before)} now={plainText(bulletin)} />
    </Section>
  );
}

function Tracked({ version, was, now }: { readonly version: number; readonly was: string; readonly now: string }) {
  const say = useSay(words);
  const pieces = useMemo(() => differences(was, now), [was, now]);
  if (was === now) return <p className="hint">{say('bulletin.changes_none')}</p>;
  return (
    <>
      <p className="hint">{say('bulletin.changes_hint', { before: version })}</p>
      <p className="tracked">
        {pieces.map((piece, index) => <Change key={index} piece={piece} first={index === 0} last={index === pieces.length - 1} />)}
      </p>
    </>
  );
}

function Change({ piece: { kind, text }, first, last }: { readonly piece: Piece; readonly first: boolean; readonly last: boolean }) {
  const say = useSay(words);
  if (kind === 'gone') return <del><span className="unseen">{say('bulletin.changes_gone')}：</span>{text}</del>;
  if (kind === 'new') return <ins><span className="unseen">{say('bulletin.changes_new')}：</span>{text}</ins>;
  const letters = [...text];
  const [head, tail] = [first ? 0 : around, last ? 0 : around];
  const skipped = letters.length - head - tail;
  if (skipped < 20) return text;
  return <>{letters.slice(0, head).join('')}<span className="quiet">{say('bulletin.changes_skipped', { count: skipped })}</span>{tail === 0 ? '' : letters.slice(-tail).join('')}</>;
}
