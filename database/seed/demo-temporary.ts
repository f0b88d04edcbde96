import { randomUUID } from 'node:crypto';
import * as project from '#features/project/commands.ts';
import * as temporary from '#features/temporary/commands.ts';
import type { Command, Receipt } from '#platform/command.ts';
import type { Parts } from './demo-activities.ts';
import type { Step } from './demo-clock.ts';

/** A team that has just gone out, and its request for a temporary branch, which waits for 机关党委. */
export function asked({ door, as, tell, clock, ids }: Parts): Step[] {
  const give = async <I extends { commandId: string }, F>(command: Command<I, F>, input: Omit<I, 'commandId'>): Promise<Receipt> => {
    const commandId = randomUUID();
    const receipt = await door.run(command, as('secretary'), { commandId, input: { ...input, commandId } as unknown as I });
    await tell(receipt.entry);
    return receipt;
  };
  const team = ['secretary', 'organiser', 'member', 'member.personnel'].map((username) => ids.person[username] ?? '');
  const [, organiser = '', member = '', ...others] = team;
  const [startOn, endOn] = [clock.day(-3), clock.day(75)];
  let projectId = '';
  return [
    {
      day: -4, at: '16:20',
      does: async () => { projectId = (await give(project.add, { code: 'WH-2026-09', name: '鄂州医疗保障基金审计', place: '鄂州市鄂城区', region: '湖北鄂州', startOn, endOn, personIds: team })).id; },
    },
    {
      day: -2, at: '09:10',
      does: () => give(temporary.ask, {
        id: projectId, kind: 'branch', name: '鄂州医疗保障基金审计组临时党支部', startOn: clock.day(0), plannedEnd: endOn, reason: '审计组成员来自两个党支部，在鄂州集中工作两个月以上，需要就地开展组织生活和主题联学。',
        leaders: [{ personId: organiser, role: 'secretary' }, { personId: member, role: 'officer' }], memberIds: others,
      }),
    },
  ];
}
