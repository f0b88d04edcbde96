import { randomUUID } from 'node:crypto';
import * as inspection from '#features/inspection/commands.ts';
import type { Command, Receipt } from '#platform/command.ts';
import type { Parts } from './demo-activities.ts';
import type { Step } from './demo-clock.ts';

/** Two rounds: one chosen by hand and finished with good practice and a problem put right; one drawn, with a problem the branch still has to put right. */
export function inspected({ db, door, as, tell, clock }: Parts): Step[] {
  const give = async <I extends { commandId: string }, F>(command: Command<I, F>, by: string, input: Omit<I, 'commandId'>): Promise<Receipt> => {
    const commandId = randomUUID();
    const receipt = await door.run(command, as(by), { commandId, input: { ...input, commandId } as unknown as I });
    if (clock.isWithin(30)) await tell(receipt.entry);
    return receipt;
  };
  const ids: Record<'first' | 'second', string> = { first: '', second: '' };
  const stages = ['summary', 'publicity', 'conversion', 'archived'] as const;
  const itemsOf = (id: string) => db.selectFrom('inspectionItem').innerJoin('activity', (join) => join.onRef('activity.id', '=', 'inspectionItem.activityId').onRef('activity.officeId', '=', 'inspectionItem.officeId'))
    .select(['inspectionItem.id', 'inspectionItem.activityId', 'activity.theme', 'activity.organiserId']).where('inspectionItem.roundId', '=', id).orderBy('inspectionItem.position').execute();
  const checklistOf = async (id: string) => (await db.selectFrom('inspectionRound').select('checklist').where('id', '=', id).executeTakeFirstOrThrow()).checklist as { key: string }[];
  const answerAll = async (id: string, itemId: string, notes: Readonly<Record<string, string>> = {}): Promise<void> => {
    for (const { key } of await checklistOf(id)) await give(inspection.answer, 'committee', { id, itemId, key, answer: key in notes ? 'no' : 'yes', note: notes[key] ?? null, version: 0 });
  };
  const observationOf = (id: string, kind: string) => db.selectFrom('observation').select(['id', 'version']).where('roundId', '=', id).where('kind', '=', kind).executeTakeFirstOrThrow();
  const problemOf = async (id: string) => { const { id: observationId, version } = await observationOf(id, 'problem'); return { id, observationId, version }; };

  return [
    { day: -27, at: '09:00', does: async () => {
      const { activityId = '' } = await db.selectFrom('activity').select('id as activityId').where('theme', '=', '科技强审').executeTakeFirstOrThrow();
      ids.first = (await give(inspection.open, 'committee', {
        name: '主题联学专项检查', fromOn: clock.day(-90), toOn: clock.day(-30), branchIds: [], stages: [...stages], method: 'chosen', size: null, reason: '首次开展主题联学，先看一项走完全过程的活动，听取意见。', activityIds: [activityId],
      })).id;
    } },
    { day: -27, at: '10:30', does: async () => {
      const [item] = await itemsOf(ids.first);
      if (item === undefined) return;
      await answerAll(ids.first, item.id, { q3: '对方只讲了第一部分，讨论时间短' });
      await give(inspection.note, 'committee', { id: ids.first, itemId: item.id, version: 1, note: '到计算机处现场看了记录和模板，问了两名参加人员。' });
      await give(inspection.observe([]), 'committee', { id: ids.first, itemId: item.id, kind: 'good', itemKey: null, text: '把对方的数据整理方法做成模板，在项目中试用后再推广，成效有前后对比。', requirement: null, dueOn: null, ownerId: null, files: [] });
      await give(inspection.observe([]), 'committee', { id: ids.first, itemId: item.id, kind: 'problem', itemKey: 'q3', text: '讨论安排偏短，对方提出的两个问题当场没有回应。', requirement: '向对方书面答复两个问题，今后的方案把讨论时间排足。', dueOn: clock.day(-15), ownerId: item.organiserId, files: [] });
    } },
    { day: -26, at: '15:00', does: async () => give(inspection.reply, 'secretary', { ...(await problemOf(ids.first)), text: '当天列车晚点，压缩了讨论。两个问题会后已口头沟通，我们补书面答复。' }) },
    { day: -22, at: '16:20', does: async () => give(inspection.rectify([]), 'secretary', { ...(await problemOf(ids.first)), text: '书面答复已于会后一周寄出，对方回函认可；方案模板中讨论时间不少于一小时。', files: [] }) },
    { day: -21, at: '10:00', does: async () => give(inspection.recheck, 'discipline', { ...(await problemOf(ids.first)), passed: true, note: '看了答复函和对方回函，方案模板已改。' }) },
    { day: -20, at: '09:10', does: () => give(inspection.publish, 'committee', { id: ids.first, version: 1 }) },
    { day: -20, at: '09:20', does: () => give(inspection.close, 'committee', { id: ids.first, version: 2, conclusion: '科技强审联学组织认真，记录完整，成果在项目中用上了；讨论环节还要加强。' }) },
    { day: -6, at: '09:00', does: async () => {
      ids.second = (await give(inspection.open, 'committee', { name: '主题联学督导检查', fromOn: clock.day(-70), toOn: clock.day(-10), branchIds: [], stages: [...stages], method: 'drawn', size: 2, reason: null, activityIds: [] })).id;
    } },
    { day: -5, at: '10:00', does: async () => {
      const [item] = await itemsOf(ids.second);
      if (item === undefined) return;
      await answerAll(ids.second, item.id, { q4: '两名参加人员说法与记录不一致' });
      await give(inspection.observe([]), 'committee', { id: ids.second, itemId: item.id, kind: 'problem', itemKey: 'q4', text: '记录写了分组讨论，参加人员说只有集中交流。', requirement: '按当时实际情况核对记录，补充说明。', dueOn: clock.day(10), ownerId: null, files: [] });
    } },
    { day: -4, at: '11:00', does: async () => {
      const branch = await db.selectFrom('observation').innerJoin('branch', (join) => join.onRef('branch.id', '=', 'observation.branchId').onRef('branch.officeId', '=', 'observation.officeId')).select('branch.name').where('observation.roundId', '=', ids.second).executeTakeFirst();
      const by = { 计算机处党支部: 'secretary', 企业审计处党支部: 'secretary.enterprise', '机关党委(人事教育处)党支部': 'secretary.personnel', 江西重大政策跟踪审计组党支部: 'secretary.office' }[branch?.name ?? ''];
      if (by !== undefined) await give(inspection.reply, by, { ...(await problemOf(ids.second)), text: '当天确有分组，只是人少并成两组，我们再找参加人员核对。' });
    } },
  ];
}
