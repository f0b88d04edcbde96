/** Titles of columns as offices write them: Traditional as well as Simplified, with the unit or a note in brackets. Pure. */

// Of the characters that titles are known by only; the whole table of Traditional is too large for a page.
export const traditional = '編碼學號證電話機傳郵賬應請數時長員間換屆黨轉參會動記錄屬計劃擬開實際議舉辦結發報聯單對組織與協牽頭稱門級題標習類別種點場審關項問獲決體臺況鏈網來內註備說説選資絡構簡職務層線業區縣領專營質夥責跡國團隊無進個範現陣館給輸收穫聞媒';
export const simplified = '编码学号证电话机传邮账应请数时长员间换届党转参会动记录属计划拟开实际议举办结发报联单对组织与协牵头称门级题标习类别种点场审关项问获决体台况链网来内注备说说选资络构简职务层线业区县领专营质伙责迹国团队无进个范现阵馆给输收获闻媒';
const inSimplified = new Map([...traditional].map((sign, at) => [sign, [...simplified][at] ?? sign]));

/** A column's title as it is compared: 考核结果␠ and 考核结果 are one. */
export const plainTitle = (title: string): string => title.normalize('NFKC').toLowerCase().replaceAll(/[\s()*:：、，。.\-_"'“”]+|必填|选填/gu, '');

/** The forms a title is looked up by, best first: in Simplified, then without what stands in brackets (人数（人）, 時間（年月日）, 聯(lián)學單位). */
export function formsOf(title: string): readonly string[] {
  const told = [...title.normalize('NFKC')].map((sign) => inSimplified.get(sign) ?? sign).join('');
  return [...new Set([told, told.replaceAll(/\([^()]*\)|\[[^[\]]*\]|【[^【】]*】/gu, '')].map(plainTitle))];
}
