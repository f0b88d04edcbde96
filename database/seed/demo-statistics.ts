import { randomUUID } from 'node:crypto';
import { stateTotal } from '#features/statistics/commands.ts';
import type { Parts } from './demo-activities.ts';
import type { Step } from './demo-clock.ts';

/** The total that the article tells, beside the few activities of it that are recorded singly. */
export function totalTold({ door, as }: Parts): Step[] {
  const commandId = randomUUID();
  const input = {
    commandId, fromYear: 2017, toYear: null, total: 22, source: '《审计署武汉特派办：主题联学》一文', quote: '2017年以来，该办各支部已开展了22次主题联学活动。', batchId: null,
  };
  return [{ day: -12, at: '10:20', does: () => door.run(stateTotal, as('committee'), { commandId, input }) }];
}
