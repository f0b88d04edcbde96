import { placeIn } from '#features/unit/facts-divisions.ts';
import { plainName } from '#shared/pinyin.ts';
import { isBranch, partiesIn, unitAndBranch } from './facts-names.ts';
import type { Body, CaseFacts, Note } from './facts.ts';

/** The parties of a case: named, counted only, unnamed, or several in one name. */

const number = '(?:\\d+|[一二两三四五六七八九十百]+|多|数|若干)';
const measure = '\\s*(?:余|多)?\\s*(?:家|个|所|名|支|户|类|层|方)';
const counted = new RegExp(`^(?:等|共|近|约)?\\s*${number}${measure}|^\\d+$`, 'u');
/** 甲局、乙局等12家单位: what is named, and how many there were in all. */
const andMore = new RegExp(`^(.*?\\p{Script=Han}.*?)等(${number}?${measure}.{0,12}|(?:有关|相关|多)?(?:单位|部门|企业|高校|支部|党支部))$`, 'u');
const unnamed = /某|未具名|不具名|匿名|有关单位|相关单位/u;
export const nobody: Body = { unit: null, branch: null, industry: null, region: null };

/** A party of which only the number or nothing is told: 63家保险机构, 某集团. It is nobody's unit. */
export const isCounted = (name: string): boolean => counted.test(name) || unnamed.test(name);

/** 甲局、乙局 are two hosts where every part ends as a unit's name does; else the name stays as it is. */
export const partsOf = (name: string): readonly string[] => partiesIn(name, isCounted);

/** Industry as `J 金融业` or `J`: its letter, else null. */
export function industryOf(text: string | null): string | null {
  const letter = /^([A-Ta-t])(?:\s|[.、:：-]|$)/u.exec(text ?? '')?.[1];
  return letter?.toUpperCase() ?? null;
}

/** Region as 湖北武汉: its code of GB/T 2260 as exact as it is told, else null. */
export const regionOf = (text: string | null): string | null => (text === null ? null : placeIn(text));

const kinds: readonly (readonly [RegExp, string])[] = [
  [/(?:社区|居委会|村委会|村|街道)$/u, 'community'],
  [/(?:大学|学院|学校|中学|小学|幼儿园|职院)$/u, 'university'],
  [/(?:公司|集团|银行|分行|支行|厂|企业|合作社|商行)$/u, 'enterprise'],
  [/(?:协会|商会|学会|联合会|基金会)$/u, 'association'],
  [/(?:部队|武警.*队|军分区|舰|舰队|基地)$/u, 'military'],
  [/(?:医院|研究院|研究所|科学院|中心|纪念馆|博物馆|图书馆|档案馆|出版社|报社|电视台)$/u, 'institution'],
  [/(?:局|厅|委|署|特派办|办公室|法院|检察院|政府|海关|支队|大队|总队|工委|党校|人大|政协|委员会)$/u, 'organ'],
];
/** The kind of a unit by the end of its name; `other` where that does not tell. */
export const kindOf = (name: string): string => kinds.find(([end]) => end.test(name))?.[1] ?? 'other';

interface Named {
  readonly unit: string | null;
  readonly branch: string | null;
  readonly industry: string | null;
  readonly region: string | null;
}

interface BodyRead {
  readonly bodies: readonly Body[];
  readonly notes: readonly Note[];
}

/** One party as written → the sides it stands for. */
export function readBody(field: string, { unit, branch, industry, region }: Named): BodyRead {
  const about = { industry: industryOf(industry), region: regionOf(region) };
  if (unit === null) return { bodies: [{ ...about, unit: null, branch }], notes: [] };
  if (isCounted(unit)) return { bodies: [{ ...about, unit: null, branch: branch === null ? unit : `${unit}${branch}` }], notes: [] };
  const [, named, others] = branch === null ? (andMore.exec(unit) ?? []) : [];
  if (named !== undefined && others !== undefined) {
    const parts = partsOf(named);
    const bodies = [...parts.map((part): Body => ({ ...nobody, unit: part, branch: null })), { ...nobody, branch: `等${others}` }];
    return { bodies, notes: [{ field, kind: 'guessed', from: unit, to: [...parts, `等${others}`].join(' ｜ ') }] };
  }
  if (branch !== null) return { bodies: [{ ...about, unit, branch }], notes: [] };
  const parts = partsOf(unit);
  const bodies = parts.map((part): Body => {
    const apart = unitAndBranch(part);
    return { ...about, unit: apart?.unit ?? (isBranch(part) ? null : part), branch: apart?.branch ?? (isBranch(part) ? part : null) };
  });
  const told = bodies.map((body) => [body.unit, body.branch].filter((name) => name !== null).join(' · ')).join(' ｜ ');
  return { bodies, notes: parts.length > 1 || (bodies[0]?.unit !== null && bodies[0]?.branch !== null) ? [{ field, kind: 'guessed', from: unit, to: told }] : [] };
}

/** Our own unit, and its branches by `plainName`. */
export interface OwnUnit {
  readonly name: string;
  readonly branches: ReadonlyMap<string, string>;
}

/** Names of several branches in one text. */
export const branchNames = (branch: string): string[] => branch.split(/[、,，]/u).map((name) => name.trim()).filter((name) => name !== '');

/** An office's own register names only the branch: a host without a unit whose branch is ours is ours, as a guess that is shown. */
export function withOwnUnit(facts: CaseFacts, own: OwnUnit | null): CaseFacts {
  if (own === null) return facts;
  const notes: Note[] = [];
  const hosts = facts.hosts.map((body) => {
    const { unit, branch } = body;
    if (unit !== null || branch === null || !branchNames(branch).every((name) => own.branches.has(plainName(name)))) return body;
    notes.push({ field: 'host', kind: 'guessed', from: branch, to: `${own.name}${branch}` });
    return { ...body, unit: own.name };
  });
  return notes.length === 0 ? facts : { ...facts, hosts, notes: [...facts.notes, ...notes] };
}
