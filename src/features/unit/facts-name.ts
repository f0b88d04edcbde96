import { plainName } from '#shared/pinyin.ts';
import { fold } from '#shared/text/fold.ts';
import { repair } from '#shared/text/repair.ts';
import { regions } from './facts.ts';

/**
 * A unit's name taken apart: where it is, what tells it from others, what kind of body it is. Made for comparing names
 * only; nothing of it is shown. Server only: folding needs a large table.
 */
export interface NameParts {
  /** Of the province, where one is told. */
  readonly region: string | null;
  /** Folded, without marks. */
  readonly folded: string;
  /** The same with common short forms (发展和改革委员会 → 发改委) and without what every name may leave out. */
  readonly plain: string;
  /** 有限公司, 集团; empty where none is told. */
  readonly form: string;
  readonly province: string | null;
  /** City, district, town as far as told, without 市, 区, 镇. */
  readonly places: readonly string[];
  /** What is left: 审计 of 审计局, 宝武武钢 of 中国宝武武钢集团. Empty for 武汉大学, which is its place and kind. */
  readonly own: string;
  /** 局, 大学, 分行; empty where the name ends with a legal form or nothing. */
  readonly kind: string;
  /** 省, 市, 区 by the name alone: 2 province, 1 city, 0 below; null where no place is told. */
  readonly level: 0 | 1 | 2 | null;
}

/** In the order of their codes (`regions` of facts.ts). */
const provinces = [
  '北京', '天津', '河北', '山西', '内蒙古', '辽宁', '吉林', '黑龙江', '上海', '江苏', '浙江', '安徽', '福建', '江西', '山东', '河南', '湖北', '湖南', '广东',
  '广西', '海南', '重庆', '四川', '贵州', '云南', '西藏', '陕西', '甘肃', '青海', '宁夏', '新疆', '台湾', '香港', '澳门',
];
const municipal = /^(?:北京|天津|上海|重庆)$/u;
/** 吉林市 is a city, not the province of its name. */
const province = new RegExp(`^(?:(北京|天津|上海|重庆)市?|(${provinces.filter((name) => !municipal.test(name)).join('|')})(?:壮族自治区|回族自治区|维吾尔自治区|自治区|特别行政区|省)?(?!市|州|县))`, 'u');
/** A place of its own: up to four characters with 市, 区, 县 behind; zones have longer names. */
const place = /^(.{2,5}(?:经济技术开发区|经济开发区|高新区|开发区|工业园区|保税区|新区|园区|片区)|.{2,3}?(?:自治州|地区|市|州|盟|县|区|旗|镇|乡|街道))(?=.{2})/u;
const placeEnd = /(?:经济技术开发区|经济开发区|高新区|开发区|工业园区|保税区|新区|园区|片区|自治州|地区|街道|市|州|盟|县|区|旗|镇|乡)$/u;

/** Common short forms of what many units are called. The longer first. */
const shortForms: readonly (readonly [RegExp, string])[] = [
  [/人民检察院/gu, '检察院'], [/人民法院/gu, '法院'], [/人民政府/gu, '政府'], [/人民医院/gu, '人民医院'], [/发展和?改革委员会|发展和?改革委|发展与改革委员会/gu, '发改委'], [/工业和信息化/gu, '工信'],
  [/住房和城乡建设|住房城乡建设/gu, '住建'], [/人力资源和社会保障|人力资源社会保障/gu, '人社'], [/卫生健康/gu, '卫健'], [/国有资产监督管理/gu, '国资'],
  [/金融监督管理/gu, '金融监管'], [/市场监督管理/gu, '市场监管'], [/纪律检查委员会/gu, '纪委'], [/监察委员会/gu, '监委'], [/纪委监委/gu, '纪委监委'],
  [/特派员办事处/gu, '特派办'], [/中心支行/gu, '中支'], [/国家电网(?:公司)?/gu, '国网'], [/管理委员会/gu, '管委会'], [/直属机关/gu, '直机关'], [/工作委员会/gu, '工委'],
  [/工商银行/gu, '工行'], [/农业银行/gu, '农行'], [/建设银行/gu, '建行'], [/交通银行/gu, '交行'], [/招商银行/gu, '招行'], [/农村商业银行/gu, '农商行'], [/农商银行/gu, '农商行'],
  [/委员会$/gu, '委'], [/委办公室$/gu, '委办'], [/政府办公室$/gu, '政府办'], [/职业技术学院/gu, '职院'], [/(?<=.)驻(?=.)/gu, ''],
];
/** Legal forms: an enterprise is the same by whichever it is called. A part of one (分公司) is none of them. */
const legal = /(?:集团)?(?:股份)?(?:有限责任公司|有限公司)$|(?:集团|控股)(?:总公司|公司)?$|(?<!分|支|子|供电)(?:总公司|公司)$/u;
const kinds = [
  '项目经理部', '办事处', '分公司', '支公司', '供电公司', '基金公司', '分行', '支行', '中支', '分院', '分局', '支队', '大队', '总队', '消防站', '救援站', '大学', '学院', '职院', '党校', '中学', '小学', '学校', '医院',
  '卫生院', '研究院', '科学院', '研究所', '研究中心', '中心', '检察院', '法院', '博物馆', '档案馆', '图书馆', '协会', '商会', '联盟', '学会', '社区', '居委会', '村', '海关', '特派办', '管委会', '监委', '纪委', '工委', '发改委',
  '委办', '政府', '银行', '行', '局', '厅', '委', '署', '办', '院', '所', '站', '队', '社', '部', '馆', '厂', '项目',
];
const kindEnd = new RegExp(`(?:${[...kinds].toSorted((a, b) => b.length - a.length).join('|')})$`, 'u');
/** Bodies of which every place has one: without its place the name says nothing. */
const everywhere = /(?:局|厅|委|办|署|分公司|支公司|供电公司|分行|支行|中支|分院|分局|支队|大队|总队|站|检察院|法院|党校|社区|居委会|村|中学|小学|政府|监委|纪委|中心|医院|卫生院)$/u;
export const needsPlace = ({ kind }: NameParts): boolean => everywhere.test(kind);

const marks = /[()（）"“”'‘’《》〈〉·・.。,，、:：;；\-—–_/\\\s]/gu;

/** Names are taken apart once: the same few thousand come again with every look at the proposals. */
const known = new Map<string, NameParts>();
export function partsOf(name: string): NameParts {
  const before = known.get(name);
  if (before !== undefined) return before;
  if (known.size > 40_000) known.clear();
  const parts = takenApart(name);
  known.set(name, parts);
  return parts;
}

function takenApart(name: string): NameParts {
  const folded = plainName(fold(repair(name).text)).replace(marks, '');
  let rest = folded;
  for (const [long, short] of shortForms) rest = rest.replace(long, short);
  rest = rest.replace(/^(?:中华人民共和国|中国共产党|中共|中国(?!银行|科学|人民大学|传媒|政法|农业大学|石油大学|海洋大学|地质|矿业|美术))(?=.{2})/u, '');
  const plain = rest.replace(legal, '') || rest;
  const form = rest.slice(plain.length);
  rest = plain;
  const at = province.exec(rest);
  // 上海银行 and 江西银行 are names, not places: nothing would be left but the kind.
  const left = at === null ? rest : rest.slice(at[0].length);
  const told = at !== null && left.length >= 2 && left !== '银行' ? at : null;
  if (told !== null) rest = left;
  const places: string[] = [];
  for (let found = place.exec(rest); found !== null && places.length < 4; found = place.exec(rest)) {
    places.push((found[1] ?? '').replace(placeEnd, ''));
    rest = rest.slice(found[0].length);
  }
  const kind = kindEnd.exec(rest)?.[0] ?? '';
  const where = told?.[1] ?? told?.[2] ?? null;
  const level = places.length === 0 ? (told === null ? null : 2) : places.length === 1 && told?.[1] === undefined && folded.includes(`${places[0] ?? ''}市`) ? 1 : 0;
  return { region: where === null ? null : (regions[provinces.indexOf(where)] ?? null), folded, plain, form, province: where, places, own: rest.slice(0, rest.length - kind.length), kind, level };
}
