import type { ActivityFacts } from '#features/activity/facts.ts';
import { blockText } from '#features/bulletin/facts.ts';
import { maskedText } from '#features/bulletin/facts-outward.ts';
import type { Block, Newsletter, Text } from '#shared/document/model.ts';
import { createFormat } from '#shared/format.ts';
import { notice, type PaperContext } from './documents.ts';

type Bulletin = ActivityFacts['bulletins'][number];

/** The one asked for; else the last that was released, else the one in work. */
export function bulletinOf({ bulletins }: ActivityFacts, which: string | null): Bulletin | undefined {
  return which === null ? (bulletins.findLast((one) => one.state === 'released') ?? bulletins.at(-1)) : bulletins.find((one) => one.id === which);
}

/** What each page says of it: not released yet, a correction of what is out, corrected, or withdrawn. */
function standing({ state, number, withdrawnOn, withdrawnReason, correctedOn, correction }: Bulletin): string {
  const day = createFormat('zh-Hans').day;
  if (withdrawnOn !== null) return `已撤回（${day(withdrawnOn)}）：${withdrawnReason ?? ''}`;
  if (state !== 'released') return number === null ? '送审稿，未经签发' : '更正送审稿，未经签发';
  return correctedOn === null ? '' : `更正（${day(correctedOn)}）：${correction ?? ''}`;
}

/** 简报: red name, number and day as released. Before that both are left open and each page says what it is. */
export function bulletinPaper(bulletin: Bulletin, context: PaperContext): Newsletter {
  const { demo } = context;
  // A paper is for outside: what is masked in the office's own text is masked on it, in every state.
  const { title, body, contributor } = maskedText(bulletin);
  const head = [demo ? (notice(context).notice ?? '') : '', standing(bulletin)].filter((words) => words !== '').join('　');
  return {
    kind: 'newsletter', name: '主题联学简报', issue: bulletin.number, editor: context.office, day: bulletin.releasedOn,
    ...(bulletin.year === null ? {} : { year: bulletin.year }),
    title, blocks: blocksOf(body),
    ...(contributor === '' ? {} : { contributor }),
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
