/** One barred scenic area: its name, what else it is called, and what only sounds like it. */
export interface Area {
  readonly name: string;
  readonly aliases: readonly string[];
  /** Names that contain it and mean something else: 九华山 is not 华山. */
  readonly except: readonly string[];
}

const area = (name: string, aliases: readonly string[], except: readonly string[] = []): Area => ({ name, aliases, except });

/**
 * The 21 scenic areas where the two General Offices barred party and state bodies from meeting (2014 notice), with the
 * names people write. Shipped as the parameter PLC-01.areas; the office keeps it from there.
 */
export const barredAreas: readonly Area[] = [
  area('八达岭—十三陵', ['八达岭', '八達嶺', '十三陵']),
  area('承德避暑山庄外八庙', ['避暑山庄', '避暑山莊', '外八庙', '外八廟']),
  area('五台山', ['五台山', '五臺山']),
  area('太湖', ['太湖'], ['太湖源']),
  area('普陀山', ['普陀山']),
  area('黄山', ['黄山', '黃山'], ['黄山头', '黄山店', '小黄山']),
  area('九华山', ['九华山', '九華山']),
  area('武夷山', ['武夷山']),
  area('庐山', ['庐山', '廬山'], ['小庐山']),
  area('泰山', ['泰山']),
  area('嵩山', ['嵩山', '少林寺'], ['南少林寺']),
  area('武当山', ['武当山', '武當山']),
  area('武陵源（张家界）', ['武陵源', '张家界国家森林公园', '张家界景区', '张家界风景']),
  area('白云山', ['白云山']),
  area('峨眉山—乐山大佛', ['峨眉山', '乐山大佛']),
  area('九寨沟—黄龙', ['九寨沟', '九寨溝', '黄龙景区', '黄龙风景']),
  area('黄果树', ['黄果树', '黃果樹']),
  area('西双版纳', ['西双版纳', '西雙版納']),
  area('华山', ['华山', '華山'], ['九华山', '九華山', '金华山', '少华山', '龙华山', '莲华山', '中华山']),
  area('桂林漓江', ['漓江']),
  area('三亚热带海滨', ['三亚热带海滨', '三亚海滨', '亚龙湾', '大东海', '天涯海角']),
];

/** What follows the name where it is a street, a town, a company or a body and not the area: 太湖路, 黄山市, 太湖流域. */
export const otherwiseFollowedBy: readonly string[] = [
  '路', '东路', '西路', '南路', '北路', '中路', '大道', '大街', '街', '街道', '巷', '桥', '大桥', '高速', '隧道', '县', '市', '区', '州', '傣族自治州',
  '镇', '乡', '村', '社区', '小区', '新村', '花园', '大厦', '广场', '医院', '学校', '小学', '中学', '大学', '学院', '机场', '火车站', '站', '流域', '水利',
  '出版社', '集团', '公司', '股份', '制药', '石膏', '玻纤', '体育', '审计', '局', '支行', '分行', '干部', '党校',
];

/** The areas that a place lies in by its words. Text and names are compared folded (see `folded`). */
export function areasIn(text: string, areas: readonly Area[], followedBy: readonly string[]): string[] {
  return areas
    .filter(({ aliases, except }) => {
      const left = except.reduce((rest, other) => rest.replaceAll(other, '〇'), text);
      return aliases.some((alias) => left.split(alias).slice(1).some((behind) => !followedBy.some((word) => behind.startsWith(word))));
    })
    .map(({ name }) => name);
}
