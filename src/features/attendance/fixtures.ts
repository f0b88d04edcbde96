import type { Programme } from '#features/activity/facts.ts';
import { exampleProgramme } from '#features/activity/fixtures.ts';
import type { Command } from '#platform/command.ts';
import type { Door } from '#platform/door.ts';
import type { Actor } from '#shared/actor.ts';
import { insert, update, type Change, type Decision } from '#shared/decision.ts';
import { newId } from '#shared/ids.ts';

/** What a decision writes into one table, row by row, for table tests; of a removed row its id. */
export const applyTo = (decision: Decision, table: string): unknown[] =>
  decision.ok
    ? decision.changes.filter((change) => change.table === table).map((change) => (change.op === 'delete' ? change.id : change.op === 'update' ? change.set : change.row))
    : [];

/** The checks a decision refuses by; none where it goes. */
export const checksOf = (decision: Decision): string[] => (decision.ok ? [] : decision.findings.map((finding) => finding.check));

const rows: Command<{ commandId: string; id: string; changes: readonly Change[] }, null> = {
  name: 'test.rows', tables: ['activity', 'side'], load: async () => null,
  decide: (_, { id, changes }) => ({ ok: true, subject: { type: 'activity', id, activityId: id }, changes, events: [] }),
};

/** Of an activity just created: approved for a day, with a programme and a partner in words, now at 实施. The partner's side is answered. */
export async function bringToHeld(door: Door, officeId: string, id: string, day: string, from = '09:00', to = '11:30'): Promise<string> {
  const actor: Actor = { kind: 'operator', officeId, personId: null, name: '测试', posts: [], branchIds: [], link: null, may: 'all', language: 'zh-Hans' };
  const commandId = newId();
  const sideId = newId();
  const [session] = exampleProgramme.sessions;
  const programme: Programme = { tasks: [], sessions: session === undefined ? [] : [{ ...session, day, from, to }] };
  // Columns of JSON take what the database can keep of it.
  const kept = JSON.parse(JSON.stringify(programme));
  const side = insert('side', { id: sideId, activityId: id, position: 2, role: 'partner', branchIds: [], bodyWords: '江西省审计厅数据办党支部' });
  const activity = update('activity', id, { stage: 'held', planItem: '2026-1', plannedOn: day, plannedEnd: day, sortOn: day, programme: kept, approvedProgramme: kept, programmeNo: 1, version: 2 });
  await door.run(rows, actor, { commandId, input: { commandId, id, changes: [activity, side] } });
  return sideId;
}
