import type { Command } from '#platform/command.ts';
import type { Door } from '#platform/door.ts';
import type { Actor } from '#shared/actor.ts';
import { update, type Change } from '#shared/decision.ts';
import { newId } from '#shared/ids.ts';

const rows: Command<{ commandId: string; id: string; changes: readonly Change[] }, null> = {
  name: 'fixture.hold', tables: ['activity', 'consultation'], load: async () => null, decide: (_, { id, changes }) => ({ ok: true, subject: { type: 'fixture', id, activityId: null }, changes, events: [] }),
};

const actorOf = (officeId: string): Actor => ({ kind: 'operator', officeId, personId: null, name: '测试', posts: [], branchIds: [], link: null, may: 'all', language: 'zh-Hans' });

/** Opinions were asked for by an earlier day. */
export async function askedBy(door: Door, officeId: string, id: string, dueOn: string): Promise<void> {
  const commandId = newId();
  await door.run(rows, actorOf(officeId), { commandId, input: { commandId, id, changes: [update('consultation', id, { dueOn })] } });
}

/** The meeting is held and its record made: the activity stands in 转化. */
export async function hold(door: Door, officeId: string, id: string, heldOn: string, version: number): Promise<void> {
  const commandId = newId();
  await door.run(rows, actorOf(officeId), { commandId, input: { commandId, id, changes: [update('activity', id, { stage: 'conversion', heldOn, sortOn: heldOn, publicity: 'done', version: version + 1 })] } });
}
