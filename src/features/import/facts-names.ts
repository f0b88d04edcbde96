/** One text that names several parties, or a unit and its branch together. Pure. */

/** Ends of names by which one of a list is known to be a unit of its own. */
const ends = /(?:局|厅|委|办|署|院|校|学|司|行|社|区|会|队|所|站|心|团|厂|馆|府|工委|中支|分局|集团|中学|小学|大学|企业|部|村|镇|街道|办事处|公司|海关|政协|人大|工会)$/u;
/** Ends of a party body: what is told with it is a branch, perhaps with its unit before it. */
const branchEnds = /(?:支部|总支|党委|党组|团委|党小组|党工委|支部委员会|总支部委员会)$/u;
export const isBranch = (name: string): boolean => branchEnds.test(name) || /工会$/u.test(name);

/** After one of these the rest is inside the unit, whatever it ends in: 大学 before 学院, 局 before 分局 or 科. */
const head = /^.+?(?:大学|(?<!分|邮|支|布)局|厅|法院|检察院|特派办|委员会|纪委|监委|发改委|卫健委|团市委|团省委|团县委|政协|人大常委会)/u;
/** Else the longest beginning that ends as a unit does. */
const unit = /^.+(?:公司|集团|银行|分行|支行|海关|医院|学校|中学|小学|学院|研究院|研究所|科学院|设计院|村|社区|街道|街道办事处|镇|乡|机关|厂|中心|图书馆|博物馆|纪念馆|档案馆|合作社|协会|商会|支队|大队|部队|政府|党校|电视台|报社|出版社|事务所|幼儿园|农场|林场|煤矿|油田|电厂|总部)/u;

/** 某银行审计部党支部 → its unit and its branch; null where the text tells no unit before the branch. */
export function unitAndBranch(name: string): { readonly unit: string; readonly branch: string } | null {
  if (!branchEnds.test(name) || /[、,，;；/／|]/u.test(name)) return null;
  const spaced = /^(\S{3,})\s+(\S.*)$/u.exec(name);
  const told = spaced?.[1] !== undefined && ends.test(spaced[1]) ? spaced[1] : (head.exec(name)?.[0] ?? unit.exec(name)?.[0]);
  const rest = told === undefined ? '' : name.slice(told.length).trim();
  return told === undefined || rest === '' || told.length < 3 ? null : { unit: told, branch: rest };
}

/** 甲公司和乙大学 are two; 农业农村和水利局, 文化和旅游局 are one, so what stands before must be sure. */
const joining = /(?<=公司|集团|大学|局|厅|银行|[分支]行|法院|检察院|医院|学院|学校|[中小]学|支部|党委|总支|海关|街道|社区|委员会)[和与及]/u;

const bracketed = /[（(][^()（）]{0,20}[)）]$/u;
/** 甲公司（牵头） → 甲公司; a bracket that tells a role is no part of a name. */
const role = /[（(](?:牵头|主办|协办|承办|参加|参与|联办)(?:单位|方)?[)）]$/u;
const isParty = (part: string): boolean => { const bare = part.replace(bracketed, ''); return bare.length >= 3 && (ends.test(bare) || isBranch(bare)); };
/** A branch that tells no unit before it. */
const isBare = (part: string): boolean => isBranch(part) && unitAndBranch(part) === null;

/** What one name lists: the parts where every part ends as a unit's or a branch's name does; else the name as it stands. */
export function partiesIn(name: string, isCounted: (part: string) => boolean): readonly string[] {
  for (const between of [/[、,，;；/／|]|\s+(?=\p{Script=Han}{3})/u, joining]) {
    const parts = name.split(between).map((part) => part.trim().replace(role, '')).filter((part) => part !== '');
    if (parts.length < 2 || !parts.every(isParty) || parts.some(isCounted)) continue;
    // 某银行 审计部党支部 is one; 一支部、二支部 are branches of whoever is told before them.
    if (parts.slice(1).some(isBare)) continue;
    return parts;
  }
  return [name.replace(role, '')];
}
