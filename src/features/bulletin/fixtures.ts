import { insert, update, type Change } from '#shared/decision.ts';
import { newId } from '#shared/ids.ts';
import type { Actor } from '#shared/actor.ts';
import type { Command } from '#platform/command.ts';
import type { Door } from '#platform/door.ts';
import { exampleRecord } from '#features/record/fixtures-checks.ts';

/** Writes an activity's way up to 宣传 through the door at one stroke, so that a test of 宣传 need not walk it. */
const rows: Command<{ commandId: string; id: string; changes: readonly Change[] }, null> = {
  name: 'test.rows',
  tables: ['activity', 'side', 'record'],
  load: async () => null,
  decide: (_, { id, changes }) => ({ ok: true, subject: { type: 'activity', id, activityId: id }, changes, events: [] }),
};

/** Of an activity just created: held on a day, with its record and a partner in words, now at 宣传. */
export async function bringToPublicity(door: Door, officeId: string, id: string, heldOn: string): Promise<void> {
  const actor: Actor = { kind: 'operator', officeId, personId: null, name: '测试', posts: [], branchIds: [], link: null, may: 'all', language: 'zh-Hans' };
  const commandId = newId();
  const { topic, chair, recorder, place, requestsAnswer } = exampleRecord;
  const record = insert('record', {
    id: newId(), activityId: id, topic, chair, recorder, place, requestsAnswer, startedAt: `${heldOn}T01:00:00.000Z`, endedAt: `${heldOn}T03:30:00.000Z`,
    strands: { theory: '共同学习了会议精神。', problem: '会诊了数据采集口径不一的难题。', outcome: '交换了两份分析模型。' }, results: { research: '', solving: '', opinions: '' },
    decisions: [{ text: '共建数据分析模型', owner: '数据办党支部', dueOn: '2026-12-31' }], writtenAt: `${heldOn}T08:00:00.000Z`,
  });
  const side = insert('side', { id: newId(), activityId: id, position: 2, role: 'partner', branchIds: [], bodyWords: '江西省审计厅数据办党支部', countWords: '20余人' });
  const activity = update('activity', id, { stage: 'publicity', heldOn, sortOn: heldOn, version: 2 });
  await door.run(rows, actor, { commandId, input: { commandId, id, changes: [activity, side, record] } });
}

/** A topic as a person would send it. */
export const exampleTopic = {
  theme: '科技强审', kind: '主题联学', source: 'difficult' as const, sourceNote: null, projectIds: [], suggestionIds: [], tasks: '研讨大数据审计方法',
  expectedEffect: '形成一套可用的数据分析方法', problemBrought: null, combines: [], forms: ['共同研讨'], plannedOn: '2026-11-10', plannedEnd: null, place: '江西省审计厅三楼会议室',
  estimateFen: 0, fundSource: null, planItem: null, countsAsThemeDay: true,
};
