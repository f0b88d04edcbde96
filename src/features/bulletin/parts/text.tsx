import type { Range } from '#features/bulletin/facts-comments.ts';
import { blockAttribute } from '#features/bulletin/parts/passage.ts';
import { words } from '#features/bulletin/words.ts';
import type { Block } from '#features/record/facts.ts';
import { useSay } from '#web/language.tsx';
import { type ReactNode, type RefObject, useId } from 'react';

interface Placed {
  readonly block: Block;
  readonly index: number;
}

/** Bullets that follow each other are one list. */
function grouped(blocks: readonly Block[]): (Placed | Placed[])[] {
  const groups: (Placed | Placed[])[] = [];
  for (const [index, block] of blocks.entries()) {
    const last = groups.at(-1);
    if (block.kind !== 'bullet') groups.push({ block, index });
    else if (Array.isArray(last)) last.push({ block, index });
    else groups.push([{ block, index }]);
  }
  return groups;
}

/** A passage that a comment is about, to be found and shown by its id. */
export interface Marked extends Range {
  readonly id: string;
}
interface Props {
  readonly title: string;
  readonly body: readonly Block[];
  readonly marked?: readonly Marked[];
  readonly element?: RefObject<HTMLElement | null>;
}

/** A bulletin's text to read: what is masked when it leaves is readable here and shown as masked. */
export function BulletinText({ title, body, marked = [], element }: Props) {
  const runs = (block: Block, index: number): ReactNode => <Runs runs={block.runs} marked={marked.filter((one) => one.block === index)} />;
  const at = (index: number) => ({ [blockAttribute]: index });
  return (
    <article className="written read" ref={element}>
      <h3 className="written-title" {...at(-1)}><Runs runs={[{ text: title, bold: false }]} marked={marked.filter((one) => one.block === -1)} /></h3>
      {grouped(body).map((group) =>
        Array.isArray(group) ? (
          <ul key={group[0]?.index}>{group.map(({ block, index }) => <li key={index} {...at(index)}>{runs(block, index)}</li>)}</ul>
        ) : group.block.kind === 'heading' ? (
          <h4 key={group.index} {...at(group.index)}>{runs(group.block, group.index)}</h4>
        ) : (
          <p key={group.index} {...at(group.index)}>{runs(group.block, group.index)}</p>
        ),
      )}
    </article>
  );
}

/** Runs cut where a marked passage begins or ends. */
function Runs({ runs, marked }: Pick<Block, 'runs'> & { readonly marked: readonly Marked[] }) {
  const say = useSay(words);
  const id = useId();
  const edges = marked.flatMap(({ start, end }) => [start, end]);
  const lengths = runs.map((run) => run.text.length);
  return runs.flatMap((run, index) => {
    const from = lengths.slice(0, index).reduce((sum, length) => sum + length, 0);
    const to = from + run.text.length;
    const cuts = [...new Set([from, ...edges.filter((edge) => edge > from && edge < to), to])].toSorted((a, b) => a - b);
    return cuts.slice(0, -1).map((start, piece) => {
      const end = cuts[piece + 1] ?? to;
      const about = marked.filter((one) => one.start < end && one.end > start);
      const masked = run.mask == null ? run.text.slice(start - from, end - from) : <span className="masked" title={say('bulletin.masked', { what: say(`bulletin.mask.${run.mask}`) })}>{run.text.slice(start - from, end - from)}</span>;
      const strong = run.bold ? <strong>{masked}</strong> : masked;
      // Each comment's passage can be gone to; where several begin at one place the first is.
      const begins = about.find((one) => one.start === start);
      return about.length === 0 ? <span key={`${id} ${index} ${piece}`}>{strong}</span> : <mark key={`${id} ${index} ${piece}`} id={begins && `passage-${begins.id}`} tabIndex={-1}>{strong}</mark>;
    });
  });
}
