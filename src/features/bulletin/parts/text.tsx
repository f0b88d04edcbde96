import type { Block } from '#features/record/facts.ts';
import { Fragment } from 'react';

type Group = Block | Block[];

/** Bullets that follow each other are one list. */
function grouped(blocks: readonly Block[]): Group[] {
  const groups: Group[] = [];
  for (const block of blocks) {
    const last = groups.at(-1);
    if (block.kind !== 'bullet') groups.push(block);
    else if (Array.isArray(last)) last.push(block);
    else groups.push([block]);
  }
  return groups;
}

/** A bulletin's text to read, as it will be printed. */
export const BulletinText = ({ title, body }: { readonly title: string; readonly body: readonly Block[] }) => (
  <article className="written read">
    <h3 className="written-title">{title}</h3>
    {grouped(body).map((group, index) =>
      Array.isArray(group) ? (
        <ul key={index}>{group.map((block, place) => <li key={place}><Runs runs={block.runs} /></li>)}</ul>
      ) : group.kind === 'heading' ? (
        <h4 key={index}><Runs runs={group.runs} /></h4>
      ) : (
        <p key={index}><Runs runs={group.runs} /></p>
      ),
    )}
  </article>
);

const Runs = ({ runs }: Pick<Block, 'runs'>) => runs.map((run, index) => (run.bold ? <strong key={index}>{run.text}</strong> : <Fragment key={index}>{run.text}</Fragment>));
