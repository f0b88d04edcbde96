import { randomUUID } from 'node:crypto';
import * as suggestion from '#features/suggestion/commands.ts';
import type { Command, Receipt } from '#platform/command.ts';
import type { Parts } from './demo-activities.ts';
import type { Step } from './demo-clock.ts';

/** Members' suggestions: one answered, one merged into it, two that wait. */
export function suggested({ door, as, tell, clock }: Parts): Step[] {
  const give = async <I extends { commandId: string }, F>(command: Command<I, F>, by: string, input: Omit<I, 'commandId'>): Promise<Receipt> => {
    const commandId = randomUUID();
    const receipt = await door.run(command, as(by), { commandId, input: { ...input, commandId } as unknown as I });
    if (clock.isWithin(30)) await tell(receipt.entry);
    return receipt;
  };
  const ids: Record<string, string> = {};
  const make = (day: number, by: string, key: string, kind: 'topic' | 'problem' | 'opinion', text: string): Step => ({
    day, at: '20:10', does: async () => { ids[key] = (await give(suggestion.make, by, { kind, text, projectId: null })).id; },
  });
  const id = (key: string): string => ids[key] ?? '';
  return [
    make(-25, 'member', 'model', 'topic', '请兄弟单位讲讲数据分析模型是怎样建的，把各家的取数口径对一对。'),
    make(-22, 'member.enterprise', 'same', 'topic', '希望听听大数据审计建模的做法。'),
    { day: -20, at: '09:20', does: () => give(suggestion.merge, 'committee', { id: id('same'), version: 1, into: id('model') }) },
    { day: -18, at: '09:40', does: () => give(suggestion.accept, 'committee', { id: id('model'), version: 1, reason: '列入明年第一季度选题，请计算机处党支部牵头。' }) },
    make(-6, 'member.office', 'remote', 'problem', '长期在外审计，集中学习赶不上，想请别的单位介绍外出党员怎样学。'),
    make(-2, 'member.personnel', 'young', 'opinion', '青年同志多上台讲，少念稿子。'),
  ];
}
