import { exampleProgramme } from '#features/activity/fixtures.ts';
import type { Command } from '#platform/command.ts';
import type { Door } from '#platform/door.ts';
import type { Actor } from '#shared/actor.ts';
import { insert, update, type Change } from '#shared/decision.ts';
import { newId } from '#shared/ids.ts';

/** Writes an activity's way up to 总结 through the door at one stroke, so that a test of the record need not walk it. */
const rows: Command<{ commandId: string; id: string; changes: readonly Change[] }, null> = {
  name: 'test.rows',
  tables: ['activity', 'side', 'link', 'attendance'],
  load: async () => null,
  decide: (_, { id, changes }) => ({ ok: true, subject: { type: 'activity', id, activityId: id }, changes, events: [] }),
};

/** What a test needs to know of it: our side, the partner's in words, and the partner's personal link. */
export interface AtSummary {
  readonly id: string;
  readonly ownSide: string;
  readonly partnerSide: string;
  readonly linkId: string;
}
interface About {
  readonly id: string;
  readonly ownSide: string;
  readonly heldOn: string;
  /** Hash of the secret of the partner's link, and who made it. */
  readonly secretHash: string;
  readonly createdBy: string;
  readonly attended: readonly { readonly personId: string; readonly name: string; readonly branchId: string }[];
}

/** Of an activity just created: approved, held on a day with everybody named there, at 总结 with no record yet. */
export async function bringToSummary(door: Door, officeId: string, { id, ownSide, heldOn, secretHash, createdBy, attended }: About): Promise<AtSummary> {
  const actor: Actor = { kind: 'operator', officeId, personId: null, name: '测试', posts: [], branchIds: [], link: null, may: 'all', language: 'zh-Hans' };
  const made = { id, ownSide, partnerSide: newId(), linkId: newId() };
  const present = attended.length;
  const programme = { ...exampleProgramme, sessions: exampleProgramme.sessions.map((session) => ({ ...session, day: heldOn })) };
  const changes: Change[] = [
    update('activity', id, { stage: 'summary', heldOn, plannedOn: heldOn, sortOn: heldOn, version: 2, programmeNo: 1, programme, approvedProgramme: programme }),
    update('side', ownSide, { expected: present, present, onLeave: 0, absent: 0 }),
    insert('side', { id: made.partnerSide, activityId: id, position: 2, role: 'partner', branchIds: [], bodyWords: '江西省审计厅数据办党支部', countWords: '20余人' }),
    insert('link', {
      id: made.linkId, activityId: id, sideId: made.partnerSide, holderName: '刘明', holderPost: '支部书记', secretHash, createdBy, createdAt: `${heldOn}T01:00:00.000Z`,
      expiresAt: '2027-06-30T00:00:00.000Z',
    }),
    ...attended.map((one) => insert('attendance', { id: newId(), activityId: id, sideId: ownSide, personId: one.personId, name: one.name, state: 'present', branchId: one.branchId })),
  ];
  const commandId = newId();
  await door.run(rows, actor, { commandId, input: { commandId, id, changes } });
  return made;
}
