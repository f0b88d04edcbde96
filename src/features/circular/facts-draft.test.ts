import { describe, expect, test } from 'vitest';
import { id } from '#features/activity/fixtures.ts';
import { draftOf } from './facts-draft.ts';
import { blockText, type Chosen } from './facts.ts';
import { toWrite } from './facts-plain.ts';
import { rankingIn } from './facts-ranking.ts';

/** What is laid out of what was chosen, and what no circular says. */

const fact = (over: Partial<Chosen>): Chosen => ({
  kind: 'observation', id: id(60), tone: 'good', text: '提前半个月把问题发给对方', branchId: id(3), branchName: '计算机处党支部', activityId: id(2), activityCode: '2026-001', theme: '科技强审', roundId: id(61),
  dueOn: null, requirement: null, problem: null, before: null, after: null, method: null, ...over,
});
const result = fact({ kind: 'result', roundId: null, text: '编写比对模板。', problem: '口径不一', before: '约需 12 天', after: '用了 7 天', method: '比较工时登记' });
const problem = fact({ id: id(62), tone: 'problem', text: '记录没有议定事项', dueOn: '2026-12-20', requirement: '补写议定事项' });
const lines = (chosen: readonly Chosen[]) => draftOf(chosen).body.map((block) => (block.kind === 'heading' ? `# ${blockText(block)}` : blockText(block)));

test('good practice with the branch’s name, problems numbered and unnamed, what is asked, the re-check', () => {
  expect(draftOf([result, fact({}), problem]).title).toBe('关于主题联学好的做法和存在问题的通报');
  expect(lines([result, fact({}), problem])).toEqual([
    '# 总体情况', `近期，机关党委结合督导检查和成果核验，了解了1项主题联学活动的开展情况。${toWrite}现将有关情况通报如下。`,
    '# 好的做法', '（一）计算机处党支部。在“科技强审”联学中，针对“口径不一”的问题，编写比对模板。办理前，约需 12 天；办理后，用了 7 天。核验方式：比较工时登记。', '（二）计算机处党支部。提前半个月把问题发给对方。',
    '# 存在问题', '（一）记录没有议定事项。整改期限为2026年12月20日。',
    '# 整改要求', '（一）补写议定事项。', '（二）有关党支部对照所列问题，按照督导意见逐项整改，于2026年12月20日前完成，并写明办理情况。', '（三）其他党支部对照检查，有同样问题的一并改正。', '机关党委将按期对整改情况进行复查。',
  ]);
});
test('a suggestion and what was heard at the front line are not called problems', () => {
  expect(lines([{ ...result, problemKind: 'suggestion' }])[3]).toContain('采纳“口径不一”的意见建议，编写比对模板。');
  expect(lines([{ ...result, problemKind: 'voice' }])[3]).toContain('针对基层反映的“口径不一”，编写比对模板。');
  expect(lines([{ ...result, problem: null }])[3]).toContain('在“科技强审”联学中，编写比对模板。');
});
test('only good practice asks for nothing to be put right; only problems praise nobody', () => {
  expect(lines([fact({})]).filter((line) => line.startsWith('#'))).toEqual(['# 总体情况', '# 好的做法', '# 有关要求']);
  expect(lines([problem]).filter((line) => line.startsWith('#'))).toEqual(['# 总体情况', '# 存在问题', '# 整改要求']);
  expect(lines([problem]).join('')).not.toContain('计算机处党支部');
});
test('a hundred facts are still numbered', () => expect(lines(Array.from({ length: 60 }, () => fact({}))).filter((line) => line.startsWith('（六十）'))).toHaveLength(1));
test('no draft ranks', () => expect(rankingIn(draftOf([result, fact({}), problem]).body.map(blockText), ['计算机处党支部', '办公室党支部', '企业审计处党支部'])).toEqual([]));

describe('words of ranking and counts branch by branch', () => {
  const branches = ['计算机处党支部', '办公室党支部', '企业审计处党支部', '党支部'];
  test.each([
    [['计算机处党支部排名第一'], ['排名']],
    [['全办第一名是计算机处党支部'], ['第一名']],
    [['不排名、不打分、不搞积分'], []],
    [['督导检查不以打分、排名评价支部'], []],
    [['第一次会议、第一季度'], []],
    [['计算机处党支部 5 次', '办公室党支部 3 次', '企业审计处党支部 1 次'], ['计算机处党支部 5 次；办公室党支部 3 次；企业审计处党支部 1 次']],
    [['计算机处党支部5项；办公室党支部3项；企业审计处党支部1项'], ['计算机处党支部5项；办公室党支部3项；企业审计处党支部1项']],
    [['计算机处党支部在 3 个在审项目中试用模板，逐一核对了 23 条疑点，写明了每一条怎样核实、由谁核实。'], []],
    [['计算机处党支部 5 次', '办公室党支部 3 次'], []],
  ])('%j', (texts, found) => expect(rankingIn(texts, branches).map(({ text }) => text)).toEqual(found));
});
