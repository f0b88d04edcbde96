import { exampleProgramme } from '#features/activity/fixtures.ts';
import type { Command } from '#platform/command.ts';
import type { Door } from '#platform/door.ts';
import type { Actor } from '#shared/actor.ts';
import { insert, update, type Change } from '#shared/decision.ts';
import { newId } from '#shared/ids.ts';

/** Writes an activity's way up to a verified effect through the door at one stroke, so that a test of circulars and patterns need not walk it. */
const rows: Command<{ commandId: string; id: string; changes: readonly Change[] }, null> = {
  name: 'test.rows',
  tables: ['activity', 'side', 'problem', 'action', 'branch', 'inspectionRound', 'inspectionItem', 'observation'],
  load: async () => null,
  decide: (_, { id, changes }) => ({ ok: true, subject: { type: 'activity', id, activityId: id }, changes, events: [] }),
};
export async function writeRows(door: Door, officeId: string, id: string, changes: readonly Change[]): Promise<void> {
  const actor: Actor = { kind: 'operator', officeId, personId: null, name: '测试', posts: [], branchIds: [], link: null, may: 'all', language: 'zh-Hans' };
  const commandId = newId();
  await door.run(rows, actor, { commandId, input: { commandId, id, changes } });
}

/** Of an activity just created: held with its programme, with one problem whose effect was verified. Gives the action's id. */
export async function bringToEffect(door: Door, officeId: string, id: string, { ownerId, verifierId, heldOn = '2026-11-10' }: { readonly ownerId: string; readonly verifierId: string; readonly heldOn?: string }): Promise<string> {
  const [problemId, actionId] = [newId(), newId()];
  const programme = { ...exampleProgramme, sessions: exampleProgramme.sessions.map((session) => ({ ...session, day: heldOn })), tasks: [{ what: '请周正言准备两份案例', owner: '主办支部', due: '2026-11-03' }] };
  await writeRows(door, officeId, id, [
    update('activity', id, { stage: 'conversion', heldOn, sortOn: heldOn, version: 2, programme: JSON.parse(JSON.stringify(programme)), programmeNo: 1 }),
    insert('side', { id: newId(), activityId: id, position: 2, role: 'partner', branchIds: [], bodyWords: '江西省审计厅数据办党支部' }),
    insert('problem', { id: problemId, activityId: id, kind: 'problem', text: '数据采集口径不一' }),
    insert('action', {
      id: actionId, activityId: id, problemId, measure: '编写比对模板', ownerId, dueOn: '2026-12-31', state: 'verified', evidence: '模板', before: '约需 12 天', after: '用了 7 天', method: '比较工时登记',
      verifierId, verifierName: '周正言', verifiedAt: '2026-11-20T02:00:00.000Z', doneAt: '2026-11-18T02:00:00.000Z',
    }),
  ]);
  return actionId;
}

/** An inspection round over one activity with an observation of each kind. Gives the problem's id. */
export async function bringToObservation(door: Door, officeId: string, id: string, { branchId, byId }: { readonly branchId: string; readonly byId: string }): Promise<{ good: string; problem: string }> {
  const [roundId, itemId, good, problem] = [newId(), newId(), newId(), newId()];
  const observed = { roundId, itemId, activityId: id, branchId, byId, byName: '吴常青', at: '2026-11-19T02:00:00.000Z' };
  await writeRows(door, officeId, id, [
    insert('inspectionRound', {
      id: roundId, name: `第四季度 ${roundId.slice(-4)}`, state: 'open', fromOn: '2026-10-01', toOn: '2026-12-31', stages: ['conversion'], method: 'chosen', reason: '试', size: 1, population: [], checklist: [],
      openedOn: '2026-11-18', openedBy: byId, openedName: '吴常青', leadId: byId, leadName: '吴常青',
    }),
    insert('inspectionItem', { id: itemId, roundId, activityId: id, branchId, position: 1 }),
    insert('observation', { id: good, ...observed, kind: 'good', state: 'noted', text: '提前半个月把问题发给对方' }),
    insert('observation', { id: problem, ...observed, kind: 'problem', state: 'open', text: '记录没有写议定事项', requirement: '补写议定事项并说明由谁办', dueOn: '2026-12-15' }),
  ]);
  return { good, problem };
}
