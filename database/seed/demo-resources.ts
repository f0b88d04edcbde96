import { randomUUID } from 'node:crypto';
import * as resource from '#features/resource/commands.ts';
import type { Parts } from './demo-activities.ts';
import type { Step } from './demo-clock.ts';

/** A few things of the library, a pack of them, and one rule for whoever is in 江西. */
export function shared({ db, door, as, ids }: Parts): Step[] {
  const item = { kind: 'link' as const, note: null, tags: [], sourceKind: 'own' as const, unitId: null, sourceWords: null, sensitivity: 'internal' as const, activityId: null, file: null };
  const link = (day: number, by: string, said: Partial<Parameters<typeof add>[1]> & { title: string; url: string }): Step => ({ day, at: '10:20', does: () => add(by, { ...item, ...said }) });
  const add = async (by: string, said: Omit<Parameters<typeof resource.add.decide>[1], 'commandId'>): Promise<void> => {
    const commandId = randomUUID();
    await door.run(resource.add, as(by), { commandId, input: { commandId, ...said } });
  };
  const idOf = async (title: string): Promise<string> => (await db.selectFrom('resource').select('id').where('title', '=', title).executeTakeFirstOrThrow()).id;
  const [law, method, jiangxi] = ['审计法及其实施条例（学习版）', '大数据审计方法要点', '江西省审计厅公开案例'];
  return [
    link(-50, 'committee', { title: law, url: 'https://www.audit.gov.cn/', tags: ['法规', '审计法'], sensitivity: 'open', sourceKind: 'words', sourceWords: '审计署网站' }),
    link(-34, 'member', { title: method, url: 'https://www.audit.gov.cn/n6/index.html', tags: ['大数据审计'], note: '取数口径、比对思路和常见误区，供出差在外的同志学习。' }),
    link(-33, 'member', { title: jiangxi, url: 'https://audit.jiangxi.gov.cn/', tags: ['大数据审计', '案例'], sourceKind: 'unit', unitId: ids.unit['jiangxi'] ?? null, sensitivity: 'open' }),
    {
      day: -20, at: '09:40',
      does: async () => {
        const commandId = randomUUID();
        const itemIds = [await idOf(method), await idOf(jiangxi)];
        await door.run(resource.makePack, as('member'), { commandId, input: { commandId, title: '大数据审计学习资料包', note: '在外团队随身学习用。', tags: ['大数据审计'], sensitivity: 'internal', activityId: null, bulletinId: null, itemIds } });
      },
    },
    {
      day: -19, at: '09:30',
      does: async () => {
        const commandId = randomUUID();
        const input = { commandId, id: await idOf('大数据审计学习资料包'), branchIds: [], projectId: null, region: '360000', industry: null, branchKind: null, untilOn: null, note: '现在江西的团队' };
        await door.run(resource.push, as('committee'), { commandId, input });
      },
    },
  ];
}
