import { exampleTopic } from '#features/bulletin/fixtures.ts';
import { newId } from '#shared/ids.ts';
import { openOffice, type TestOffice } from './actors.ts';
import type { App } from './app.ts';
import { branchAtWork, type BranchAtWork } from './branch-at-work.ts';

/** An office and a unit outside it that is the other side of two activities, the later of which is being held. */
export interface PartnerPlace extends BranchAtWork {
  readonly office: TestOffice;
  readonly unitId: string;
  /** The activity that is being held: 车间里的党课. The other is 大数据审计方法. */
  readonly held: string;
}

const c = () => ({ commandId: newId() });

/** Everything goes by commands but the last step, which would want a whole programme and its approvals. */
export async function partnerPlace(app: App): Promise<PartnerPlace> {
  const office = await openOffice(app);
  const { branchId, people } = await branchAtWork(office);
  const { client } = people.secretary;
  const { id: unitId } = await client.unit.add({ ...c(), name: '武钢集团', kind: 'enterprise', industry: 'C', region: '420107', field: null, frontLine: true, aliases: [], note: null });
  let held = '';
  for (const theme of ['大数据审计方法', '车间里的党课']) {
    const { id } = await people.organiser.client.activity.create({ ...c(), branchId, ...exampleTopic, theme });
    const at = async () => ({ ...c(), id, version: (await client.activity.get({ id })).facts.activity.version });
    await people.organiser.client.activity.toContact(await at());
    await people.organiser.client.activity.addSide({ ...(await at()), role: 'partner', unitId, branchIds: [], bodyWords: '总装党支部', contactName: '马灯明', contactPost: '支部书记' });
    held = id;
  }
  await app.program.pool.query(`update activity set stage = 'held' where id = $1`, [held]);
  return { office, branchId, unitId, held, people };
}
