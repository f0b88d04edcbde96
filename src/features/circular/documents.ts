import type { Block as TextBlock } from '#features/record/facts.ts';
import { demoLine } from '#shared/demo.ts';
import type { Block, OfficialPaper, Text } from '#shared/document/model.ts';
import type { BranchKnown } from './decide.ts';
import { numberOf } from './decide-release.ts';
import { blockText, type Circular } from './facts.ts';

/** A circular on paper by GB/T 9704. */

export interface CircularKnown {
  readonly circular: Circular;
  readonly branches: readonly BranchKnown[];
  readonly office: string;
  readonly demo: boolean;
  readonly today: string;
}

/** A number typed by hand would stand there twice. */
const numeral = /^[一二三四五六七八九十]{1,3}、\s*/u;
const second = /^（[一二三四五六七八九十]{1,3}）\s*/u;

const stretches = (runs: TextBlock['runs']): Text => runs.map((run) => (run.bold ? { text: run.text, strong: true } : { text: run.text }));

/** Headings are numbered 一、 by the paper; a paragraph that begins with （一） is a heading of the second level with what it says after it. */
function blocksOf(body: readonly TextBlock[]): Block[] {
  const blocks: Block[] = [];
  for (const { kind, runs } of body) {
    const text = blockText({ runs });
    const last = blocks.at(-1);
    if (kind === 'heading') blocks.push({ kind: 'heading', level: 1, text: text.replace(numeral, '') });
    else if (kind === 'bullet' && last?.kind === 'list') blocks.splice(-1, 1, { ...last, items: [...last.items, stretches(runs)] });
    else if (kind === 'bullet') blocks.push({ kind: 'list', marker: 'dot', items: [stretches(runs)] });
    else if (second.test(text)) blocks.push(secondLevel(text.replace(second, '')));
    else blocks.push({ kind: 'paragraph', text: stretches(runs) });
  }
  return blocks;
}

/** Up to its first full stop it is the heading, where that is short enough to be one; what follows stands on the same line. */
function secondLevel(text: string): Block {
  const at = text.indexOf('。') + 1;
  const [head, rest] = at > 0 && at <= 30 ? [text.slice(0, at), text.slice(at)] : ['', text];
  return { kind: 'heading', level: 2, text: head, ...(rest === '' ? {} : { follow: rest }) };
}

/** 主送机关: all of ours in one word, else by name. */
function addressees(branchIds: readonly string[], branches: readonly BranchKnown[], today: string): string {
  const living = branches.filter(({ dissolvedOn }) => dissolvedOn === null || dissolvedOn > today);
  if (living.length > 0 && living.every(({ id }) => branchIds.includes(id))) return '各党支部';
  return branches.filter(({ id }) => branchIds.includes(id)).map(({ name }) => name).join('、');
}

function standing({ state, number, correction, withdrawnOn, withdrawnReason, editions }: Circular): string {
  if (withdrawnOn !== null) return `已撤回：${withdrawnReason ?? ''}`;
  if (state !== 'released') return number === null ? '送审稿，未经签发' : `更正送审稿，未经签发：${correction ?? ''}`;
  const out = editions.at(-1);
  return out?.reason == null ? '' : `更正：${out.reason}`;
}

export function circularPaper({ circular, branches, office, demo, today }: CircularKnown): OfficialPaper {
  const issuer = `${office}机关党委`;
  const day = circular.editions.at(-1)?.releasedOn ?? circular.releasedOn ?? today;
  const number = numberOf(circular);
  const notice = [demo ? demoLine[0] : '', standing(circular)].filter((line) => line !== '').join('　');
  return {
    kind: 'official', title: circular.title, head: { issuer, ...(number === '' ? {} : { number }) }, addressees: addressees(circular.branchIds, branches, today), blocks: blocksOf(circular.body),
    signature: { issuer, day, sealed: number !== '' && circular.state === 'released' }, imprint: { printer: issuer, day }, ...(notice === '' ? {} : { notice }),
  };
}
