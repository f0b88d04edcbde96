import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import * as consultation from '#features/consultation/commands.ts';
import * as feedback from '#features/feedback/commands.ts';
import * as series from '#features/series/commands.ts';
import type { Command, Receipt } from '#platform/command.ts';
import type { Parts } from './demo-activities.ts';
import type { Step } from './demo-clock.ts';

/** One series of what was held, one consultation under way on a problem of an activity, one piece of feedback that is answered and one that waits. */
export function branded({ db, door, as, tell, clock, ids }: Parts): Step[] {
  const give = async <I extends { commandId: string }, F>(command: Command<I, F>, by: string, input: Omit<I, 'commandId'>): Promise<Receipt> => {
    const commandId = randomUUID();
    const receipt = await door.run(command, as(by), { commandId, input: { ...input, commandId } as unknown as I });
    if (clock.isWithin(30)) await tell(receipt.entry);
    return receipt;
  };
  const heldSince = async (): Promise<string[]> => {
    const { rows } = await sql<{ id: string }>`select id from activity where held_on is not null order by held_on`.execute(db);
    return rows.map((row) => row.id);
  };
  const problemOf = async (theme: string): Promise<{ readonly id: string; readonly activityId: string; readonly text: string; readonly sideIds: string[] } | undefined> => {
    const { rows } = await sql<{ id: string; activityId: string; text: string; sideIds: string[] }>`
      select p.id, p.activity_id, p.text, array(select s.id from side s where s.activity_id = a.id and s.office_id = a.office_id order by s.position) as side_ids
      from problem p join activity a on a.office_id = p.office_id and a.id = p.activity_id where starts_with(a.theme, ${theme}) and p.closed_at is null order by p.id limit 1`.execute(db);
    return rows[0];
  };
  let asked = '';
  let said = '';
  return [
    {
      day: -3, at: '10:20', async does() {
        await give(series.create, 'committee', { name: '审计一线联学', purpose: '到生产车间、基层乡村和兄弟单位去，把学到的带回审计项目。', activityIds: await heldSince() });
      },
    },
    {
      day: -6, at: '15:10', async does() {
        const problem = await problemOf('提升工作质量');
        if (problem === undefined) return;
        asked = (await give(consultation.open, 'secretary.enterprise', {
          activityId: problem.activityId, problemId: problem.id, title: problem.text.slice(0, 200),
          background: '车间把质量管到每一道工序，我们的复核多在最后一道。两个项目试过分段复核，人手跟不上。想请各方说说：哪些环节最该先管，怎样不多添表格。',
          fileIds: [], dueOn: clock.day(9), sideIds: problem.sideIds, branchIds: [ids.branch.computer, ids.branch.office],
        })).id;
      },
    },
    {
      day: -2, at: '09:30', async does() {
        if (asked === '') return;
        const { rows } = await sql<{ id: string }>`select id from consultation_side where consultation_id = ${asked} and branch_id = ${ids.branch.computer}`.execute(db);
        await give(consultation.opine, 'secretary', {
          id: asked, consultationSideId: rows[0]?.id ?? '', version: 1, cause: '底稿要到汇总时才能看全，前面的人看不到后面怎样用。', suggestion: '先管取数和定性两个环节，复核要点直接放进取数脚本的说明，不另填表。', offer: '可以把本处的取数说明和复核要点拿来共用。',
        });
      },
    },
    { day: -8, at: '16:40', does: async () => { said = (await give(feedback.make, 'member.office', { kind: 'suggestion', text: '手机上看方案时，日程表要左右拖，能不能竖着排？', page: '/activities' })).id; } },
    { day: -7, at: '09:10', does: () => give(feedback.answer, 'committee', { id: said, version: 1, answer: '已改为手机上逐条竖排，请再看看。' }) },
    { day: -1, at: '17:20', does: () => give(feedback.make, 'member.enterprise', { kind: 'problem', text: '在车间里网不好，写记录时怕丢，希望有提示。', page: null }) },
  ];
}
