import type { ActivityFacts } from '#features/activity/facts.ts';
import { maskKinds, type Block } from '#features/record/facts-bulletin.ts';
import type { Finding } from '#shared/finding.ts';

export type Bulletin = ActivityFacts['bulletins'][number];

/**
 * A bulletin's text in its two shapes: blocks, as they are kept, printed and searched, and the tree that the editor
 * works on. Both ways are pure; what a block can say comes back as it went (`normalised`).
 */

type Run = Block['runs'][number];

/** A node of the editor's tree, as ProseMirror writes it. */
export interface DocNode {
  readonly type?: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
  readonly content?: DocNode[];
  readonly marks?: { type: string; attrs?: Readonly<Record<string, unknown>> }[];
  readonly text?: string;
}

/** Headings of a text stand below the part's own heading. */
export const headingLevel = 3;
const longestRun = 5000;

export function toDoc(blocks: readonly Block[]): DocNode {
  const content: DocNode[] = [];
  for (const { kind, runs } of normalised(blocks)) {
    const paragraph: DocNode = { type: 'paragraph', content: runs.flatMap(inline) };
    const last = content.at(-1);
    if (kind === 'heading') content.push({ type: 'heading', attrs: { level: headingLevel }, content: runs.flatMap(inline) });
    else if (kind === 'paragraph') content.push(paragraph);
    else {
      const item: DocNode = { type: 'listItem', content: [paragraph] };
      if (last?.type === 'bulletList') content.splice(-1, 1, { ...last, content: [...(last.content ?? []), item] });
      else content.push({ type: 'bulletList', content: [item] });
    }
  }
  return { type: 'doc', content: content.length === 0 ? [{ type: 'paragraph' }] : content };
}

/** A run as text nodes; a line feed is a break inside the block. */
function inline(run: Run): DocNode[] {
  const all = [...(run.bold ? [{ type: 'bold' }] : []), ...(run.mask == null ? [] : [{ type: 'mask', attrs: { kind: run.mask } }])];
  const marks = all.length > 0 ? { marks: all } : {};
  return run.text.split('\n').flatMap((text, index): DocNode[] => [
    ...(index === 0 ? [] : [{ type: 'hardBreak', ...marks }]),
    ...(text === '' ? [] : [{ type: 'text', text, ...marks }]),
  ]);
}

/** The tree as blocks. Whatever else stands in it (a pasted list in a list) keeps its text. */
export const fromDoc = (doc: DocNode): Block[] => normalised(blocksOf(doc, false));

function blocksOf(node: DocNode, inList: boolean): Block[] {
  if (node.type === 'heading') return [{ kind: 'heading', runs: runsOf(node) }];
  if (node.type === 'paragraph') return [{ kind: inList ? 'bullet' : 'paragraph', runs: runsOf(node) }];
  return (node.content ?? []).flatMap((child) => blocksOf(child, inList || node.type === 'listItem'));
}

const runsOf = ({ content = [] }: DocNode): Run[] =>
  content.map(({ type, text = '', marks = [] }) => {
    const kind: unknown = marks.find((mark) => mark.type === 'mask')?.attrs?.['kind'];
    return { text: type === 'hardBreak' ? '\n' : text, bold: marks.some((mark) => mark.type === 'bold'), mask: maskKinds.find((one) => one === kind) ?? null };
  });

/** The one way to write a text: neighbouring runs of a kind joined, no empty runs, no blocks without words. */
export function normalised(blocks: readonly Block[]): Block[] {
  return blocks
    .map(({ kind, runs }) => ({ kind, runs: joined(runs).flatMap(pieces) }))
    .filter(({ runs }) => runs.some((run) => run.text.trim() !== ''));
}

/** Neighbouring runs of a kind as one. A run that is not masked says nothing of it, as texts from before masks. */
export function joined(runs: readonly Run[]): Run[] {
  const out: Run[] = [];
  for (const { text, bold: strong, mask } of runs) {
    const last = out.at(-1);
    if (text === '') continue;
    const alike = last?.bold === strong && (last.mask ?? null) === (mask ?? null);
    out.splice(alike ? -1 : out.length, alike ? 1 : 0, { text: (alike ? last.text : '') + text, bold: strong, ...(mask == null ? {} : { mask }) });
  }
  return out;
}

/** No longer than a run may be, and no character cut in two. */
function pieces({ text, ...kind }: Run): Run[] {
  if (text.length <= longestRun) return [{ text, ...kind }];
  const cut = /[\uD800-\uDBFF]/.test(text.charAt(longestRun - 1)) ? longestRun - 1 : longestRun;
  return [{ text: text.slice(0, cut), ...kind }, ...pieces({ text: text.slice(cut), ...kind })];
}

export const blockText = ({ runs }: Block): string => runs.map((run) => run.text).join('');

/** Title and text as plain lines, for comparing two versions. */
export const plainText = ({ title, body }: { readonly title: string; readonly body: readonly Block[] }): string =>
  [title, ...body.map((block) => `${block.kind === 'bullet' ? '· ' : ''}${blockText(block)}`)].join('\n');

/** Whether a finding is about this bulletin: named by its id (REC-05, -06, -08) or by its place among them (SEC-09). */
export function concerns({ subject, field }: Finding, facts: ActivityFacts, bulletin: Bulletin): boolean {
  const index = facts.bulletins.findIndex((other) => other.id === bulletin.id);
  return subject.startsWith(bulletin.id) || field?.startsWith(`bulletins.${index}.`) === true;
}
