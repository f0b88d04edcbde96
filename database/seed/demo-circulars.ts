import { randomUUID } from 'node:crypto';
import * as circular from '#features/circular/commands.ts';
import { toWrite } from '#features/circular/facts-plain.ts';
import { circularFor, listCandidates } from '#features/circular/list-store.ts';
import * as pattern from '#features/pattern/commands.ts';
import { scopeOf, type Command, type Receipt } from '#platform/command.ts';
import type { Parts } from './demo-activities.ts';
import type { Step } from './demo-clock.ts';
import { branches } from './demo-people.ts';

/** A pattern made of 科技强审, and a circular of what came of it: composed by 机关党委, released by the leading group, read by every branch of ours. */
export function circulated({ db, door, as, tell, clock, ids }: Parts): Step[] {
  const give = async <I extends { commandId: string }, F>(command: Command<I, F>, by: string, input: Omit<I, 'commandId'>): Promise<Receipt> => {
    const commandId = randomUUID();
    const receipt = await door.run(command, as(by), { commandId, input: { ...input, commandId } as unknown as I });
    if (clock.isWithin(30)) await tell(receipt.entry);
    return receipt;
  };
  const scope = (by: string) => scopeOf(as(by), clock.now());
  let id = '';
  const now = async () => (await circularFor(db, scope('committee'), id)).circular;
  return [
    {
      day: -16, at: '15:00', does: async () => {
        const { id: activityId } = await db.selectFrom('activity').select('id').where('officeId', '=', as('secretary').officeId).where('theme', '=', '科技强审').executeTakeFirstOrThrow();
        await give(pattern.make, 'secretary', { activityId, name: '先对口径再研讨', goodFor: '几个支部遇到同一个技术难点、各有各的做法的时候：先对口径，再逐个讨论，留下模板一起试用。', keep: [] });
      },
    },
    {
      day: -12, at: '09:30', does: async () => {
        const { rows } = await listCandidates(db, scope('committee'), { limit: 20, kind: 'result' });
        const branchIds = branches.filter(({ unit }) => unit === 'own').map(({ key }) => ids.branch[key]);
        id = (await give(circular.compose, 'committee', { circularId: null, version: null, chosen: rows.map((row) => ({ kind: row.kind, id: row.id })), branchIds })).id;
      },
    },
    {
      day: -12, at: '10:20', does: async () => {
        const { version, title, body, branchIds } = await now();
        const written = body.map((block) => ({ ...block, runs: block.runs.map((run) => ({ ...run, text: run.text.replace(toWrite, '总的看，有关党支部从审计工作的实际难题中选题，研讨之后接着做、做了有人核验。') })) }));
        await give(circular.edit, 'committee', { id, version, title, body: written, code: '武审机党通', branchIds: [...branchIds] });
      },
    },
    { day: -12, at: '10:30', does: async () => give(circular.send, 'committee', { id, version: (await now()).version, lengthReason: null }) },
    { day: -11, at: '16:00', does: async () => give(circular.release, 'leader', { id, version: (await now()).version, secrecyReviewed: true }) },
  ];
}
