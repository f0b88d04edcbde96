import type { ActivityFacts } from '#features/activity/facts.ts';
import { blockText } from '#features/bulletin/facts.ts';
import type { Block, Newsletter, Text } from '#shared/document/model.ts';
import { notice, type PaperContext } from './documents.ts';

type Bulletin = ActivityFacts['bulletins'][number];

/** The one asked for; else the last that was released, else the one in work. */
export function bulletinOf({ bulletins }: ActivityFacts, which: string | null): Bulletin | undefined {
  return which === null ? (bulletins.findLast((one) => one.state === 'released') ?? bulletins.at(-1)) : bulletins.find((one) => one.id === which);
}

/** 简报: red name, number and day as released. Before that both are left open and each page says what it is. */
export function bulletinPaper(bulletin: Bulletin, context: PaperContext): Newsletter {
  const { demo } = context;
  const released = bulletin.state === 'released';
  const head = [demo ? (notice(context).notice ?? '') : '', released ? '' : '送审稿，未经签发'].filter((words) => words !== '').join('　');
  return {
    kind: 'newsletter', name: '主题联学简报', issue: bulletin.number, editor: context.office, day: bulletin.releasedOn,
    ...(bulletin.year === null ? {} : { year: bulletin.year }),
    title: bulletin.title, blocks: blocksOf(bulletin.body),
    ...(bulletin.contributor === '' ? {} : { contributor: bulletin.contributor }),
    ...(head === '' ? {} : { notice: head }),
  };
}

/** Headings are numbered by the paper, 一、二、; bullets that follow each other are one list. */
function blocksOf(body: Bulletin['body']): Block[] {
  const blocks: Block[] = [];
  for (const block of body) {
    const text: Text = block.runs.map((run) => (run.bold ? { text: run.text, strong: true } : { text: run.text }));
    const last = blocks.at(-1);
    if (block.kind === 'heading') blocks.push({ kind: 'heading', level: 1, text: unnumbered(blockText(block)) });
    else if (block.kind === 'paragraph') blocks.push({ kind: 'paragraph', text });
    else if (last?.kind === 'list') blocks.splice(-1, 1, { ...last, items: [...last.items, text] });
    else blocks.push({ kind: 'list', marker: 'dot', items: [text] });
  }
  return blocks;
}

/** A number typed by hand would stand there twice. */
const unnumbered = (text: string): string => text.replace(/^[一二三四五六七八九十]{1,3}、\s*/u, '');
