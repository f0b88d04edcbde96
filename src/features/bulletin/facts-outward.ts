import type { Block, MaskKind } from '#features/record/facts.ts';
import type { Bulletin } from './facts.ts';

/**
 * A bulletin as it may leave the office: page, feed, portal, and every paper for outside take it from here and nowhere
 * else. What is masked in the office's own text is replaced; a text that was not released, or that was withdrawn, is
 * not given at all. While a correction is being written the text that was released before it is still the one that is out.
 */

export interface OutwardText {
  readonly title: string;
  /** Blocks without a mask in them: what was masked says so instead. */
  readonly body: Block[];
  readonly contributor: string;
}

export type Outward =
  | { readonly leaves: false; readonly why: 'not_released' | 'withdrawn'; readonly withdrawnOn: string | null }
  | (OutwardText & {
      readonly leaves: true;
      readonly id: string;
      readonly year: number;
      readonly number: number;
      /** The day of the first release: the number's own day. */
      readonly releasedOn: string;
      /** Of the text that is out: 1 for the first, one more for each correction. */
      readonly edition: number;
      /** 更正: when and why the text was last corrected; null where it never was. */
      readonly correction: { readonly on: string; readonly reason: string } | null;
    });

type Source = Pick<Bulletin, 'id' | 'title' | 'body' | 'contributor' | 'state' | 'year' | 'number' | 'releasedOn' | 'editions' | 'withdrawnOn'>;

/** What of this bulletin may leave the office now. */
export function outward(bulletin: Source): Outward {
  const { id, year, number, releasedOn, withdrawnOn, state, editions } = bulletin;
  if (withdrawnOn !== null) return { leaves: false, why: 'withdrawn', withdrawnOn };
  if (year === null || number === null || releasedOn === null) return { leaves: false, why: 'not_released', withdrawnOn: null };
  const last = editions.at(-1);
  // Released before editions were kept: the row's own text is what went out, unless somebody has begun to change it.
  if (last === undefined && state !== 'released') return { leaves: false, why: 'not_released', withdrawnOn: null };
  const correction = last === undefined || last.reason === null ? null : { on: last.releasedOn, reason: last.reason };
  return { leaves: true, id, year, number, releasedOn, edition: Math.max(1, editions.length), correction, ...maskedText(last ?? bulletin) };
}

/** A text with every masked run replaced by what stands for it. A title has no masks: it is worded so that it needs none. */
export const maskedText = ({ title, body, contributor }: { readonly title: string; readonly body: readonly Block[]; readonly contributor: string }): OutwardText => ({
  title, contributor, body: body.map(unmasked),
});

/** Pieces of one masked passage, cut by bold letters or by length, are masked as one: no piece may tell the rest. */
function unmasked({ kind, runs }: Block): Block {
  const out: { text: string; bold: boolean }[] = [];
  for (let at = 0; at < runs.length; ) {
    const { text, bold: strong, mask } = runs[at] ?? { text: '', bold: false };
    let until = at + 1;
    while (mask != null && runs[until]?.mask === mask) until += 1;
    const whole = mask == null ? text : maskOf(mask, runs.slice(at, until).map((run) => run.text).join(''));
    const last = out.at(-1);
    if (last?.bold === strong) out.splice(-1, 1, { text: last.text + whole, bold: strong });
    else if (whole !== '') out.push({ text: whole, bold: strong });
    at = until;
  }
  return { kind, runs: out };
}

const doubleSurnames = ['欧阳', '司马', '上官', '诸葛', '皇甫', '令狐', '东方', '慕容', '尉迟', '公孙', '长孙', '宇文', '司徒', '夏侯', '端木', '南宫', '独孤', '呼延', '轩辕', '澹台'];
const plain = (text: string): string => text.normalize('NFKC').replace(/[\s\p{Cf}-]/gu, '');

/** What stands for a masked passage of a kind: 张三 → 张某, 13800138000 → 138****8000, else what was left out. */
export function maskOf(kind: MaskKind, text: string): string {
  const bare = plain(text);
  switch (kind) {
    case 'name': return maskedName(bare);
    case 'phone': return /^1[3-9]\d{9}$/.test(bare) ? `${bare.slice(0, 3)}****${bare.slice(-4)}` : '电话略';
    case 'identity': return '证件号略';
    case 'email': return '邮箱略';
    case 'unit': return '某单位';
    case 'other': return '×××';
  }
}

/** Surname and 某 for each further character; a name that is not so written, or not written at all, tells nothing. */
function maskedName(name: string): string {
  const letters = [...name];
  if (!/^\p{Script=Han}{2,5}$/u.test(name)) return '某某';
  const surname = letters.length > 2 && doubleSurnames.includes(letters.slice(0, 2).join('')) ? 2 : 1;
  return `${letters.slice(0, surname).join('')}${'某'.repeat(Math.min(2, letters.length - surname))}`;
}
