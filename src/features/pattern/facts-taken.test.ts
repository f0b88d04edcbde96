import { describe, expect, test } from 'vitest';
import { exampleFacts, exampleProgramme, id } from '#features/activity/fixtures.ts';
import { noNames, withoutNames } from './facts-names.ts';
import { againstTaking, takenFrom } from './facts-taken.ts';

/** What a pattern takes of an activity, what it leaves behind, and which names it puts in general words. */

const held = (over: Parameters<typeof exampleFacts>[0] = {}) => exampleFacts({ ...over, activity: { stage: 'archived', heldOn: '2026-12-10', ...over.activity } });

describe('names in free text', () => {
  const names = { ...noNames, person: ['陈思远', '陈'], unit: ['江西省审计厅'], branch: ['江西省审计厅数据办党支部', '党支部'], project: ['武钢经济责任审计'], place: ['三楼会议室'] };
  test.each([
    ['请陈思远介绍', '请有关同志介绍', ['陈思远']],
    // The longer name goes first, and what names nobody stays.
    ['江西省审计厅数据办党支部和本党支部', '有关支部和本党支部', ['江西省审计厅数据办党支部']],
    ['到江西省审计厅三楼会议室', '到有关单位现场', ['江西省审计厅', '三楼会议室']],
    ['结合武钢经济责任审计讨论', '结合有关项目讨论', ['武钢经济责任审计']],
    ['12月5日前交材料，2026年内完成', '（日期）前交材料，（日期）内完成', ['12月5日', '2026年']],
    ['逐个讨论，每个 20 分钟', '逐个讨论，每个 20 分钟', []],
  ])('%s', (text, left, found) => {
    expect(withoutNames(text, names)).toMatchObject({ text: left });
    expect(withoutNames(text, names).found.map(({ name }) => name)).toEqual(found);
  });
  test('what a person said is no name stays', () => expect(withoutNames('请陈思远介绍', names, ['陈思远'])).toEqual({ text: '请陈思远介绍', found: [] }));
});

test('the design: agenda by strand and role, tasks by days from the day, no names', () => {
  const { design, blanked } = takenFrom(held({
    activity: { tasks: '请刘明讲大数据审计方法', programme: { ...exampleProgramme, tasks: [{ what: '准备两份案例', owner: '数据办党支部', due: '2026-12-03' }, { what: '到江西省审计厅三楼会议室布置', owner: '双方', due: null }] } },
  }));
  expect(design).toEqual({
    forms: ['共同研讨'], tasks: '请有关同志讲大数据审计方法', expectedEffect: '形成一套可用的数据分析方法',
    sessions: [{ day: 0, from: '09:00', agenda: [
      { title: '学习中央审计委员会会议精神', minutes: 60, by: 'host', strand: 'theory' }, { title: '大数据审计方法研讨', minutes: 90, by: 'partner', strand: 'problem' },
    ] }],
    todo: [{ what: '准备两份案例', by: 'partner', days: -7 }, { what: '到现场布置', by: 'both', days: null }],
    papers: ['programme'], minds: [],
  });
  expect(blanked.map(({ field, name }) => `${field} ${name}`)).toEqual(['tasks 刘明', 'todo.1.what 江西省审计厅三楼会议室']);
});

test('names of the office’s directory are put in general words too, unless a person says they are none', () => {
  const facts = held({ activity: { expectedEffect: '由李向东带头，把高炉的做法用起来' } });
  const known = { ...noNames, person: ['李向东', '高炉'] };
  expect(takenFrom(facts, known).design.expectedEffect).toBe('由有关同志带头，把有关同志的做法用起来');
  expect(takenFrom(facts, known, ['高炉']).design.expectedEffect).toBe('由有关同志带头，把高炉的做法用起来');
});

test('days run from the first; statements and answers become rules to mind', () => {
  const [session] = exampleProgramme.sessions;
  if (session === undefined) throw new Error('an example has a session');
  const { design } = takenFrom(held({
    activity: { programme: { sessions: [{ ...session, day: '2026-12-11', from: '14:00' }, session], tasks: [] }, declarations: { ...exampleFacts().activity.declarations, alcohol: false } },
    responses: [{ id: id(70), checkId: 'INT-03', subject: '', kind: 'answer', text: '对方邀请', byPersonId: id(5), byName: '陈思远', byPost: null, at: '2026-11-20T00:00:00Z', withdrawn: false }],
  }));
  expect(design.sessions.map(({ day, from }) => [day, from])).toEqual([[1, '14:00'], [0, '09:00']]);
  expect(design.minds).toEqual(['INT-03', 'INT-08']);
});

test('what stays behind is shown', () => {
  const { left } = takenFrom(held({ activity: { problemBrought: '取数慢' } }));
  expect(Object.fromEntries(left.map(({ what, text }) => [what, text]))).toEqual({
    theme: '科技强审', sides: '计算机处党支部、数据办党支部', people: '陈思远、刘明、计算机处党支部、数据办党支部', days: '2026-12-10', places: '江西省审计厅三楼会议室、江西省审计厅', problem: '取数慢',
  });
});

test.each([
  ['held with an agenda', {}, []],
  ['cancelled', { standing: 'cancelled' as const, standingReason: '出差' }, ['need.pattern_cancelled']],
  ['not held yet', { stage: 'approval' as const, heldOn: null }, ['need.pattern_held']],
  ['postponed', { standing: 'postponed' as const }, ['need.pattern_held']],
  ['without an agenda', { programme: null, approvedProgramme: null }, ['need.pattern_agenda']],
])('%s: what stands in the way', (_, activity, checks) => expect(againstTaking(held({ activity })).map(({ check }) => check)).toEqual(checks));
