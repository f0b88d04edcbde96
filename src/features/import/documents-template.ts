import type { Sheet, SheetColumn } from '#shared/document/sheet.ts';

/** Empty sheets with the headings that are known, to be filled in and brought in. Papers of an office: in Chinese. */

const column = (title: string, width: number, kind: SheetColumn['kind'] = 'text'): SheetColumn => ({ title, width, kind });
const noPhones = '联系人只填姓名和职务，不填电话。';

const directory: Sheet = {
  name: '单位名录',
  notes: ['单位名录', `单位性质：机关、企业、高校、事业单位、社区、社会组织、部队、其他。行业填国民经济行业门类的字母或名称，如“C 制造业”。地区填 6 位代码或名称，如“湖北省武汉市”。基层一线填“是”或“否”，不清楚就留空。${noPhones}`],
  columns: [column('单位名称', 36), column('别名', 24), column('单位性质', 14), column('行业', 24), column('地区', 20), column('业务领域', 24), column('基层一线', 10), column('联系人', 12), column('职务', 20), column('备注', 30)],
  rows: [],
};
const list = (name: string, what: string): Sheet => ({
  name,
  notes: [name, `一行写一件事。${what}长期有效的，“有效期至”留空。`],
  columns: [column('单位', 36), column('内容', 60), column('地点', 28), column('有效期至', 16)],
  rows: [],
});
const others: Sheet = {
  ...list('先进集体和现场教学点', ''),
  notes: ['先进集体、先进人物和现场教学点', '一行写一件事。“清单”填先进集体、先进人物或现场教学点。先进人物只写姓名、单位和职务。'],
  columns: [column('单位', 36), column('清单', 16), column('内容', 60), column('地点', 28), column('有效期至', 16)],
};

/** One workbook with a sheet for each list. */
export const templateSheets: readonly Sheet[] = [
  directory, list('资源清单', '如“数字化车间现场观摩”。'), list('需求清单', '如“希望了解经济责任审计要点”。'), list('项目清单', '如“共建党员实践基地”。'), others,
];
