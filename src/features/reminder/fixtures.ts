import type { Command } from '#platform/command.ts';
import type { Door } from '#platform/door.ts';
import type { Actor } from '#shared/actor.ts';
import { insert, type Change, type StateTable } from '#shared/decision.ts';
import { newId } from '#shared/ids.ts';

const tables: readonly StateTable[] = ['activity', 'record', 'approval', 'side', 'link', 'branch', 'post', 'person', 'account', 'membership', 'reply', 'notice', 'programmeVersion', 'consent', 'problem', 'action', 'reminderWay'];
const rows: Command<{ readonly commandId: string; readonly changes: readonly Change[] }, null> = {
  name: 'fixture.reminders', tables, load: async () => null, decide: (_, { changes }) => ({ ok: true, subject: { type: 'test', id: newId(), activityId: null }, changes, events: [] }),
};

/** Writes rows through the door, as everything is written. */
export async function writeRows(door: Door, officeId: string, ...changes: readonly Change[]): Promise<void> {
  const operator: Actor = { kind: 'operator', officeId, personId: null, name: '测试', posts: [], branchIds: [], link: null, may: 'all', language: 'zh-Hans' };
  const commandId = newId();
  await door.run(rows, operator, { commandId, input: { commandId, changes } });
}

export interface Lingers {
  readonly id?: string;
  readonly branchId: string;
  readonly organiserId: string;
  readonly stage: string;
  /** Planned, and from 总结 on held, on this day. */
  readonly day: string;
  readonly theme?: string;
}
let count = 0;
/** An activity that has come to a stage and stayed there. */
export function lingering({ id = newId(), branchId, organiserId, stage, day, theme = '科技强审' }: Lingers): { readonly id: string; readonly change: Change } {
  const held = ['summary', 'publicity', 'conversion'].includes(stage);
  return {
    id, change: insert('activity', {
      id, code: `R-${++count}-${id.slice(-6)}`, year: Number(day.slice(0, 4)), stage, theme, branchId, hostBranchIds: [branchId], proposerId: organiserId, organiserId, plannedOn: day, plannedEnd: day,
      sortOn: day, heldOn: held ? day : null, createdAt: `${day}T01:00:00.000Z`, announcedAt: stage === 'held' ? `${day}T01:00:00.000Z` : null, programmeNo: 1,
    }),
  };
}
