import { describe, expect, test } from 'vitest';
import type { ActivityFacts, SideFacts } from '#features/activity/facts.ts';
import { exampleFacts, id, ids } from '#features/activity/fixtures.ts';
import type { RecordFacts } from '#features/record/facts.ts';
import { exampleRecord } from '#features/record/fixtures-checks.ts';
import { composeDraft } from './decide-compose.ts';
import { blockText, plainText } from './facts.ts';

const recorded = (record: Partial<RecordFacts> = {}, over: Partial<ActivityFacts> = {}): ActivityFacts => {
  const facts = exampleFacts({ activity: { stage: 'publicity', heldOn: '2026-12-10' }, record: { ...exampleRecord, ...record } });
  return { ...facts, ...over };
};
const body = (facts: ActivityFacts): string[] => composeDraft(facts).body.map(blockText);
const counted = (counts: Partial<SideFacts>): ActivityFacts => {
  const facts = recorded();
  return { ...facts, sides: facts.sides.map((side) => (side.own ? { ...side, ...counts } : side)) };
};
const insight = (over: Partial<ActivityFacts['insights'][number]>): ActivityFacts['insights'][number] => ({
  id: id(700), personId: ids.member, name: '李向东', text: '学有所得。\n回去就用。', createdAt: '2026-12-11T00:00:00.000Z', withdrawnAt: null, version: 1, ...over,
});

describe('the draft says what is known', () => {
  test('title, lead and who sends it', () => {
    const draft = composeDraft(recorded());
    expect(draft.title).toBe('计算机处党支部与江西省审计厅数据办党支部开展“科技强审”主题联学');
    expect(draft.contributor).toBe('计算机处党支部');
    expect(draft.body.map(blockText)[0]).toBe('2026年12月10日，计算机处党支部与江西省审计厅数据办党支部在江西省审计厅三楼会议室开展“科技强审”主题联学活动。活动由周书记主持。');
  });
  test('several days, from the record’s end', () => {
    expect(body(recorded({ endedAt: '2026-12-11T09:00:00.000Z' }))[0]).toContain('2026年12月10日至11日，');
  });
  test('an evening in the office’s zone is still the same day', () => {
    expect(body(recorded({ endedAt: '2026-12-10T15:59:00.000Z' }))[0]).toContain('2026年12月10日，');
  });
  test('quotes in a theme become single ones; no theme, no quotes', () => {
    const facts = recorded();
    expect(composeDraft({ ...facts, activity: { ...facts.activity, theme: '学“四铁”精神' } }).title).toContain('“学‘四铁’精神”主题联学');
    expect(composeDraft({ ...recorded({ topic: null }), activity: { ...facts.activity, theme: null } }).title).toBe('计算机处党支部与江西省审计厅数据办党支部开展主题联学');
  });
  test('strands, results, decisions and insights in order, each under its heading', () => {
    const facts = recorded({
      strands: { theory: '学了报告。\n\n谈了体会。', problem: '会诊一个难题。', outcome: '' }, results: { research: '走访三处。', solving: '', opinions: '' },
      decisions: [{ text: '共建模型', owner: '数据办', dueOn: '2026-12-31' }, { text: '再聚一次', owner: null, dueOn: null }],
    }, { insights: [insight({}), insight({ id: id(701), text: '不见了', withdrawnAt: '2026-12-12T00:00:00.000Z' })] });
    expect(body(facts).slice(2)).toEqual([
      '理论共学', '学了报告。', '谈了体会。', '问题共解', '会诊一个难题。', '专题调研', '走访三处。', '议定事项',
      '共建模型（责任人：数据办，时限：2026年12月31日）', '再聚一次', '心得体会', '李向东：学有所得。', '回去就用。',
    ]);
  });
  test('nothing under a heading, no heading', () => {
    const text = plainText(composeDraft(recorded({ strands: { theory: '', problem: ' \n', outcome: '' } })));
    for (const word of ['理论共学', '问题共解', '成果共享', '议定事项', '心得体会', '专题调研']) expect(text).not.toContain(word);
  });
});

describe('numbers nobody knows are not made up', () => {
  const line = (counts: Partial<SideFacts>): string => body(counted(counts))[1] ?? '';
  test.each([
    [{ expected: 12, present: 10, onLeave: 2, absent: 0 }, '计算机处党支部应到12人，实到10人，请假2人；'],
    [{ present: 10 }, '计算机处党支部实到10人；'],
    [{ expected: 12, present: 0 }, '计算机处党支部应到12人，实到0人；'],
    [{ countWords: '20余人' }, '计算机处党支部20余人；'],
    [{ present: 15, countWords: '另有群众若干' }, '计算机处党支部实到15人，另有群众若干；'],
    [{}, '计算机处党支部人数未知；'],
  ])('%o', (counts, words) => expect(line(counts)).toBe(`参加情况：${words}江西省审计厅数据办党支部人数未知。`));
  test('a side with no name at all is 未知, and the title does without it', () => {
    const facts = recorded();
    const nameless = facts.sides.map((side) => (side.own ? side : { ...side, unitName: null, branchNames: [], branchIds: [], bodyWords: null }));
    expect(body({ ...facts, sides: nameless })[1]).toContain('未知单位人数未知');
    expect(composeDraft({ ...facts, sides: nameless }).title).toBe('计算机处党支部开展“科技强审”主题联学');
  });
  test('many partners are counted in the title and named in the text; the title stays short enough', () => {
    const facts = recorded();
    const many = Array.from({ length: 63 }, (_, n) => ({ ...(facts.sides[1] as SideFacts), id: id(800 + n), unitName: `保险机构${n + 1}`, branchNames: [] }));
    const draft = composeDraft({ ...facts, sides: [facts.sides[0] as SideFacts, ...many] });
    expect(draft.title).toBe('计算机处党支部与保险机构1、保险机构2、保险机构3等63方开展“科技强审”主题联学');
    expect(draft.body.map(blockText)[0]).toContain('保险机构63');
    const long = many.map((side) => ({ ...side, unitName: '长'.repeat(100) }));
    expect(composeDraft({ ...facts, sides: long }).title.length).toBeLessThanOrEqual(200);
  });
});
