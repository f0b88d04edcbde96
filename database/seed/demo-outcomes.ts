import { randomUUID } from 'node:crypto';
import * as outcome from '#features/outcome/commands.ts';
import type { Command, Receipt } from '#platform/command.ts';
import type { Parts } from './demo-activities.ts';
import type { Step } from './demo-clock.ts';

/** The lists at work: what was heard at the front line with an action that is late, progress over time, a result put before other branches. */
export function followedUp({ db, door, as, tell, clock, ids }: Parts): Step[] {
  const give = async <I extends { commandId: string }, F>(command: Command<I, F>, by: string, input: Omit<I, 'commandId'>): Promise<Receipt> => {
    const commandId = randomUUID();
    const receipt = await door.run(command, as(by), { commandId, input: { ...input, commandId } as unknown as I });
    if (clock.isWithin(30)) await tell(receipt.entry);
    return receipt;
  };
  const person = (username: string): string => as(username).personId ?? '';
  const step = (day: number, at: string, does: () => Promise<unknown>): Step => ({ day, at, does });
  /** The action of a measure as it stands; steps of a story that has not come so far are left out. */
  const action = async (measure: string) => {
    const found = await db.selectFrom('action').select(['id', 'problemId', 'version', 'state']).where('measure', '=', measure).where('spreadId', 'is', null).executeTakeFirst();
    return found === undefined ? null : { id: found.problemId, actionId: found.id, actionVersion: found.version, state: found.state };
  };
  const onAction = (day: number, at: string, measure: string, states: readonly string[], does: (named: { id: string; actionId: string; actionVersion: number }) => Promise<unknown>): Step =>
    step(day, at, async () => {
      const found = await action(measure);
      if (found === null || !states.includes(found.state)) return;
      const { state: _, ...named } = found;
      await does(named);
    });
  let voice = '';
  let heard = '';
  const merged = '整理重复填报的表格清单，提出合并建议';
  const mutual = '在一个审计组试行底稿当日互检并登记差错数';
  const template = '编写数据采集口径和比对模板，附使用说明';
  return [
    step(-26, '19:40', async () => {
      voice = (await give(outcome.note, 'member', {
        kind: 'voice', text: '同一张人员信息表一年要填报四次，每次口径都不一样，社区两个人要忙一周。', branchId: ids.branch.computer, raisedByPersonId: null, raisedByWords: '社区网格员', projectId: ids.project.policy, place: '江西省某县社区服务站',
      })).id;
    }),
    step(-25, '09:10', () => give(outcome.plan, 'secretary', {
      id: voice, measure: merged, ownerId: person('member'), leaderId: person('secretary'), expected: '涉及的四张表合并为一张，一年填一次', dueOn: clock.day(-5), verifyById: person('committee'),
    })),
    onAction(-14, '17:20', merged, ['open'], (named) => give(outcome.progress, 'member', { ...named, text: '已收齐四张表，三张的字段相同，正在与业务处核对。', fileIds: [] })),
    step(-9, '20:15', async () => {
      heard = (await give(outcome.note, 'member.enterprise', {
        kind: 'voice', text: '班组学习资料多是文件汇编，倒班工人没有时间看，希望有十分钟能听完的短课。', branchId: ids.branch.enterprise, raisedByPersonId: null, raisedByWords: '倒班工人', projectId: null, place: '某总装车间',
      })).id;
    }),
    step(-8, '10:05', () => give(outcome.plan, 'secretary.enterprise', { id: heard, measure: '与对方支部合录三节十分钟短课', ownerId: person('member.enterprise'), expected: '三节课上线，班前会可直接播放', dueOn: clock.day(40) })),
    onAction(-12, '18:30', mutual, ['open'], (named) => give(outcome.progress, 'member.enterprise', { ...named, text: '互检登记表已启用，两周登记差错 9 处，当日改正 8 处。', fileIds: [] })),
    onAction(-3, '18:10', mutual, ['open'], (named) => give(outcome.progress, 'member.enterprise', { ...named, text: '差错由每周 9 处降到 4 处，开始统计返工时间。', fileIds: [] })),
    onAction(-15, '10:30', template, ['verified'], (named) => give(outcome.spread, 'secretary', { ...named, branchIds: [ids.branch.enterprise, ids.branch.office, ids.branch.personnel], note: '模板和说明已放在计算机处，可直接取用。' })),
    ...([['secretary.enterprise', -12, 'adopted', '企业审计也要先统一口径。'], ['secretary.office', -11, 'unfit', '办公室没有数据采集任务。']] as const).map(([by, day, answer, word]) => step(day, '11:15', async () => {
      const branchId = by === 'secretary.enterprise' ? ids.branch.enterprise : ids.branch.office;
      const asked = await db.selectFrom('spread').select(['id', 'problemId', 'version']).where('branchId', '=', branchId).where('state', '=', 'asked').executeTakeFirst();
      if (asked !== undefined) await give(outcome.answerSpread, by, { id: asked.problemId, spreadId: asked.id, version: asked.version, answer, word, ...(answer === 'adopted' ? { ownerId: person('member.enterprise'), dueOn: clock.day(30) } : {}) });
    })),
    step(-10, '16:00', async () => {
      const found = await action(template);
      const problem = found === null ? undefined : await db.selectFrom('problem').select(['id', 'version', 'toldAt']).where('id', '=', found.id).executeTakeFirst();
      if (problem?.toldAt != null) await give(outcome.close, 'secretary', { id: problem.id, version: problem.version, note: '模板已在两个支部使用。', shownOn: clock.day(-11), shownWhere: '支部党员大会通报' });
    }),
  ];
}
