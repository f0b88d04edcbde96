import { exampleTopic } from '#features/bulletin/fixtures.ts';
import { bringToSummary, type AtSummary } from '#features/record/fixtures.ts';
import { secretHash } from '#platform/session.ts';
import { newId } from '#shared/ids.ts';
import { openOffice, type TestOffice, type TestPerson } from './actors.ts';
import type { App, Client } from './app.ts';

/** A branch as most stories know it: who organises, its secretary and a member. */
export interface BranchAtWork {
  readonly branchId: string;
  readonly people: Readonly<Record<'organiser' | 'secretary' | 'member', TestPerson>>;
}
export async function branchAtWork(office: TestOffice): Promise<BranchAtWork> {
  const branchId = await office.branch('计算机处党支部');
  const people = {
    organiser: await office.person('陈思远', { branchId, posts: [{ post: 'member' }] }),
    secretary: await office.person('周正言', { branchId, posts: [{ post: 'member' }, { post: 'secretary' }] }),
    member: await office.person('李向东', { branchId, posts: [{ post: 'member' }] }),
  };
  return { branchId, people };
}

/** An activity of that branch to be written about: held on a day by its three people, with the link by which the other side's leader signs. */
export interface ToWriteAbout extends AtSummary {
  readonly secret: string;
  readonly holder: Client;
}
export interface BranchInSummary extends BranchAtWork {
  readonly office: TestOffice;
  readonly atSummary: (topic?: object) => Promise<ToWriteAbout>;
}
export async function branchInSummary(app: App, heldOn: string): Promise<BranchInSummary> {
  const office = await openOffice(app);
  const { branchId, people } = await branchAtWork(office);
  const attended = Object.values(people).map((one) => ({ personId: one.id, name: one.name, branchId }));
  const atSummary = async (topic: object = {}): Promise<ToWriteAbout> => {
    const secret = newId();
    const { client, id: createdBy } = people.organiser;
    const { id } = await client.activity.create({ commandId: newId(), branchId, ...exampleTopic, ...topic });
    const ownSide = (await client.activity.get({ id })).facts.sides[0]?.id ?? '';
    const made = await bringToSummary(app.program.door, office.id, { id, ownSide, heldOn, secretHash: secretHash(secret), createdBy, attended });
    return { ...made, secret, holder: app.client({ 'x-lianxue-link': secret }) };
  };
  return { office, branchId, people, atSummary };
}
