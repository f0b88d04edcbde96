import { needsPlace, type NameParts } from './facts-name.ts';

/**
 * How two names may be of one unit. Made to be precise: what is only possible is not proposed, as a person reads every
 * pair. `score` is out of 100 before what else is known of the units is looked at.
 */
export type Likeness = 'folded' | 'short_form' | 'legal_form' | 'place_form' | 'place_left_out' | 'abbreviation' | 'contained' | 'initials';
export interface Like {
  readonly how: Likeness;
  readonly score: number;
}

const scores: Readonly<Record<Likeness, number>> = {
  folded: 100, short_form: 92, place_form: 88, legal_form: 82, place_left_out: 75, abbreviation: 65, initials: 55, contained: 50,
};
const like = (how: Likeness, more = 0): Like => ({ how, score: scores[how] + more });

/** Everything but the legal form, places without 市, 区, 镇. */
export const bareOf = ({ province, places, own, kind }: NameParts): string => [province ?? '', ...places, own, kind].join('');
/** Words of which one is a part of what stands before it: a branch, a workshop, a project of it. */
const partOf = /分|支|所属|下属|车间|项目|事业部|子公司|学院|小学|幼儿园|社区|医院|工会|团委|中心|基金/u;
/** Names that many have: the first, the people's, the central one. */
const common = /^(?:第.|人民|中心|中医|妇幼|实验)/u;
/** Bodies called by the first characters of their words: 武汉大学 武大, 南京审计大学 南审. */
const byInitials = /^(?:大学|学院|职院|医院|银行)$/u;

/** Two levels, or two places, that are both told. */
function apart(a: NameParts, b: NameParts): boolean {
  if (a.province !== null && b.province !== null && a.province !== b.province) return true;
  if (a.level !== null && b.level !== null && a.level !== b.level && (a.places.length > 0 || b.places.length > 0)) return a.places.at(-1) !== b.places.at(-1) || Math.abs(a.level - b.level) > 1;
  const [one, other] = [a.places.at(-1), b.places.at(-1)];
  return one !== undefined && other !== undefined && !one.endsWith(other) && !other.endsWith(one);
}

/** How the two names may be of one unit; null where nothing, or too little, says so. */
export function likenessOf(a: NameParts, b: NameParts): Like | null {
  if (a.folded === b.folded) return like('folded');
  if (apart(a, b)) return null;
  if (a.plain === b.plain) return sameButForm(a, b);
  const [one, other] = [bareOf(a), bareOf(b)];
  if (one === other) return a.level !== null && b.level !== null && a.level !== b.level ? null : like('place_form');
  const [short, long] = one.length <= other.length ? [a, b] : [b, a];
  return placeLeftOut(short, long) ?? (a.kind === '' && b.kind === '' ? shortened(short, long) : null) ?? initials(short, long);
}

/** 集团 and 股份有限公司 of one name may be two persons at law; 有限公司 left out is nothing. */
function sameButForm(a: NameParts, b: NameParts): Like {
  const isGroup = [a, b].map(({ form }) => form.includes('集团'));
  return a.form === '' || b.form === '' || isGroup[0] === isGroup[1] ? like('short_form') : like('legal_form');
}

/** 湖北省武汉市某局 and 武汉市某局: what stands before is where it is, and what is left names one body. */
function placeLeftOut(short: NameParts, long: NameParts): Like | null {
  const [part, whole] = [bareOf(short), bareOf(long)];
  if (!whole.endsWith(part) || short.kind !== long.kind) return null;
  const before = whole.slice(0, whole.length - part.length);
  const where = [long.province ?? '', ...long.places].join('');
  if (before === '' || !where.startsWith(before)) return null;
  const placed = short.places.length > 0 || short.province !== null;
  if (needsPlace(short) && !placed && (short.own.length < 4 || common.test(short.own))) return null;
  return placed || (short.own.length >= 3 && !common.test(short.own)) ? like('place_left_out') : null;
}

/** Enterprises: 宝武钢 and 宝武武钢, 新松机器人 and 新松机器人自动化. */
function shortened(short: NameParts, long: NameParts): Like | null {
  const [part, whole] = [short.own, long.own];
  const ratio = part.length / whole.length;
  if (part.length < 2 || ratio >= 1) return null;
  if (short.places.length > 0 && long.places.length === 0 && short.province === null) return null;
  // 石油滨州公司: a plain 公司 behind a longer name is as a rule what the shorter has there.
  if (long.form === '公司' && short.form !== '公司') return null;
  if (whole.startsWith(part)) return partOf.test(whole.slice(part.length)) ? null : like('contained', ratio >= 0.6 ? 12 : ratio >= 0.5 ? 5 : 0);
  if (whole.endsWith(part)) return part.length >= 4 && ratio >= 0.6 ? like('contained', 5) : null;
  return part.length >= 3 && ratio >= 0.6 && part[0] === whole[0] && part.at(-1) === whole.at(-1) && inOrder(part, whole) ? like('abbreviation') : null;
}

/** Whether the characters of `part` stand in `whole` in their order. */
function inOrder(part: string, whole: string): boolean {
  let at = 0;
  for (const sign of whole) if (sign === part[at]) at += 1;
  return at === part.length;
}

/** By what a body may be called for short: first characters of its words, taken two by two, without or with that of its kind. */
export function initialsOf({ province, places, own, kind }: NameParts): readonly string[] {
  if (!byInitials.test(kind)) return [];
  const words = [province ?? '', ...places, ...(own.match(/.{1,2}/gu) ?? [])].filter((word) => word !== '');
  const heads = words.map((word) => word[0]).join('');
  return [heads, `${heads}${kind[0] ?? ''}`].filter((made) => made.length >= 2 && made.length <= 5);
}

const initials = (short: NameParts, long: NameParts): Like | null => (short.plain.length <= 5 && initialsOf(long).includes(short.plain) ? like('initials') : null);
