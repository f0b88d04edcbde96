import { expect, test } from 'vitest';
import { partiesIn, unitAndBranch } from './facts-names.ts';
import { isCounted } from './facts-body.ts';

test.each([
  ['市司法局法治宣传科党支部', '市司法局', '法治宣传科党支部'], ['暨南大学管理学院党委', '暨南大学', '管理学院党委'], ['市检察院第二检察部党支部', '市检察院', '第二检察部党支部'],
  ['国网浙江省电力有限公司杭州供电公司调度党支部', '国网浙江省电力有限公司杭州供电公司', '调度党支部'], ['市农商银行 审计部党支部', '市农商银行', '审计部党支部'], ['富春江镇芦茨村党支部', '富春江镇芦茨村', '党支部'],
  ['市纪委机关第三支部', '市纪委', '机关第三支部'], ['广州海关企管处党支部', '广州海关', '企管处党支部'], ['农业农村局种植业科党支部', '农业农村局', '种植业科党支部'],
])('%s is %s and its %s', (name, unit, branch) => {
  expect(unitAndBranch(name)).toEqual({ unit, branch });
});

test.each(['第三党支部', '企业审计处党支部', '市审计局', '机关党委', '一支部、二支部', '某公司'])('%s tells no unit before a branch', (name) => {
  expect(unitAndBranch(name)).toBeNull();
});

test.each([
  ['桐庐县审计局、富春江镇芦茨村党支部', ['桐庐县审计局', '富春江镇芦茨村党支部']], ['甲公司/乙大学/丙街道办', ['甲公司', '乙大学', '丙街道办']], ['甲公司（牵头）、乙大学（协办）', ['甲公司', '乙大学']],
  ['市地铁集团和市第一医院', ['市地铁集团', '市第一医院']], ['甲公司党支部，乙大学马克思主义学院党总支，丙街道办事处', ['甲公司党支部', '乙大学马克思主义学院党总支', '丙街道办事处']],
  // One body each, whatever stands in their names.
  ...['农业农村和水利局', '文化和旅游局', '发展和改革委员会', '住房和城乡建设厅', '工业和信息化局', '人力资源和社会保障局', '一支部、二支部', '市农商银行 审计部党支部', '学习、实践'].map((name) => [name, [name]] as [string, string[]]),
] as [string, string[]][])('%s names %j', (name, parts) => {
  expect(partiesIn(name, isCounted)).toEqual(parts);
});
