import type { Block, Cell, TableBlock, TableRow, Text } from '#shared/document/model.ts';
import { numberHeadings } from '#shared/document/numbering.ts';
import { paperDay } from '#shared/document/words.ts';
import { type ReactNode, createContext, use } from 'react';

/** Where the pictures of a paper are, by the names they have in it; those of an activity are its files. */
export const PaperPictures = createContext<ReadonlyMap<string, string> | null>(null);

/** Blocks of a paper on screen. Their order is fixed, so their place is their key. */
export function Blocks({ items }: { readonly items: readonly Block[] }) {
  const numbers = numberHeadings(items);
  return items.map((block, index) => <One key={index} block={block} number={block.kind === 'heading' ? (numbers.get(block) ?? '') : ''} />);
}

function One({ block, number }: { readonly block: Block; readonly number: string }) {
  switch (block.kind) {
    case 'heading': return <h3 className={`paper-h${block.level}`}>{number}{block.text}{block.follow !== undefined && <Words text={block.follow} />}</h3>;
    case 'paragraph': return <p className={block.align === 'right' ? 'paper-right' : block.align === 'centre' ? 'paper-centre' : block.indent === false ? 'paper-plain' : 'paper-text'}><Words text={block.text} /></p>;
    case 'list': return block.items.map((item, index) => <p key={index} className="paper-text">{block.marker === 'number' ? `${index + 1}.` : '·'}<Words text={item} /></p>);
    case 'table': return <PaperTable table={block} />;
    case 'images': return <Images items={block.items} />;
  }
}

/** A drawn picture is told by its caption and by the table near it; a photo by its caption only. */
function Images({ items }: { readonly items: Extract<Block, { kind: 'images' }>['items'] }) {
  const pictures = use(PaperPictures);
  return (
    <ul className={items.length === 1 ? 'photos one' : 'photos'}>
      {items.map(({ ref, caption }) => <li key={ref}><figure><img src={pictures?.get(ref) ?? `/files/${ref}`} alt={pictures === null ? (caption ?? '') : ''} loading="lazy" /><figcaption>{caption}</figcaption></figure></li>)}
    </ul>
  );
}

function Words({ text }: { readonly text: Text }): ReactNode {
  if (typeof text === 'string') return text;
  return text.map((run, index) => (run.strong ? <strong key={index}>{run.text}</strong> : <span key={index}>{run.text}</span>));
}

function PaperTable({ table: { caption, widths, header = [], rows } }: { readonly table: TableBlock }) {
  const all = widths.reduce((sum, share) => sum + share, 0);
  return (
    <div className="table-scroll" tabIndex={0} role="group" aria-label={caption ?? '表格'}>
      <table className="paper-table">
        {caption !== undefined && <caption>{caption}</caption>}
        <colgroup>{widths.map((share, index) => <col key={index} style={{ width: `${(share / all) * 100}%` }} />)}</colgroup>
        {header.length > 0 && <thead>{header.map((row, index) => <Row key={index} row={row} head />)}</thead>}
        <tbody>{rows.map((row, index) => <Row key={index} row={row} head={false} />)}</tbody>
      </table>
    </div>
  );
}

const Row = ({ row, head }: { readonly row: TableRow; readonly head: boolean }) => (
  <tr>{row.cells.map((cell, index) => <PaperCell key={index} cell={typeof cell === 'string' ? { kind: 'text', text: cell } : cell} head={head} />)}</tr>
);

function PaperCell({ cell, head }: { readonly cell: Exclude<Cell, string>; readonly head: boolean }) {
  const span = { colSpan: cell.columns ?? 1, rowSpan: cell.rows ?? 1 };
  if (cell.kind === 'label') return <th {...span} scope={head ? 'col' : 'row'}><Words text={cell.text} /></th>;
  return <td {...span} className={cell.kind === 'text' && cell.align === 'centre' ? 'centre' : undefined}><Content cell={cell} /></td>;
}

function Content({ cell }: { readonly cell: Exclude<Cell, string> }): ReactNode {
  switch (cell.kind) {
    case 'text': case 'label': return <Words text={cell.text} />;
    case 'prose': return cell.paragraphs.map((text, index) => <p key={index}><Words text={text} /></p>);
    case 'signature': return <>{cell.name}{cell.day !== undefined && <> {paperDay(cell.day)}</>}</>;
    case 'opinion': return <><p>{cell.text}</p><p className="paper-right">签字：{cell.name ?? '　　　　'}　{cell.day === undefined ? '　　年　月　日' : paperDay(cell.day)}</p></>;
  }
}
