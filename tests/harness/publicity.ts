import { bringToPublicity, exampleTopic } from '#features/bulletin/fixtures.ts';
import { tellOutlets } from '#features/outlet/listeners.ts';
import type { Block } from '#features/record/facts.ts';
import { newId } from '#shared/ids.ts';
import { openOffice, type TestOffice, type TestPerson } from './actors.ts';
import type { App } from './app.ts';

/** An office whose bulletins come out: its people, and bulletins released, corrected and withdrawn by them. */

export const paragraph = (...runs: readonly (string | Block['runs'][number])[]): Block => ({
  kind: 'paragraph', runs: runs.map((run) => (typeof run === 'string' ? { text: run, bold: false } : run)),
});

export interface Released {
  /** The activity. */
  readonly id: string;
  readonly bulletinId: string;
}
export interface Publicity {
  readonly office: TestOffice;
  readonly people: Readonly<Record<'organiser' | 'secretary' | 'committee' | 'discipline' | 'member', TestPerson>>;
  released(over?: { readonly title?: string; readonly body?: readonly Block[] }): Promise<Released>;
  /** One that nobody has released: its title stands in a draft. */
  draft(title: string): Promise<Released>;
  corrected(of: Released, title: string, reason: string): Promise<void>;
  withdrawn(of: Released, reason: string): Promise<void>;
}

export async function openPublicity(app: App, name: string): Promise<Publicity> {
  const office = await openOffice(app, name);
  const branchId = await office.branch('计算机处党支部');
  const people = {
    organiser: await office.person('陈思远', { branchId, posts: [{ post: 'member' }] }),
    secretary: await office.person('周正言', { branchId, posts: [{ post: 'secretary' }] }),
    member: await office.person('李向东', { branchId, posts: [{ post: 'member' }] }),
    committee: await office.person('吴常青', { posts: [{ post: 'committee' }] }),
    discipline: await office.person('王清正', { posts: [{ post: 'discipline' }] }),
  } as const;
  const c = () => ({ commandId: newId() });
  const today = (): string => new Date(app.program.now().getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
  const bulletinOf = async (id: string) => {
    const bulletin = (await people.secretary.client.activity.get({ id })).facts.bulletins.at(-1);
    if (bulletin === undefined) throw new Error('a bulletin expected');
    return bulletin;
  };
  const named = async (id: string) => {
    const { id: bulletinId, version: bulletinVersion } = await bulletinOf(id);
    return { ...c(), id, bulletinId, bulletinVersion };
  };
  async function draft(title: string, body?: readonly Block[]): Promise<Released> {
    const { id } = await people.organiser.client.activity.create({ ...c(), branchId, ...exampleTopic, plannedOn: today() });
    await bringToPublicity(app.program.door, office.id, id, today());
    await people.secretary.client.bulletin.compose({ ...c(), id, bulletinId: null, bulletinVersion: null });
    const composed = await bulletinOf(id);
    await people.secretary.client.bulletin.edit({ ...(await named(id)), title, body: [...(body ?? composed.body)], contributor: '计算机处党支部' });
    return { id, bulletinId: composed.id };
  }
  async function cleared(id: string): Promise<{ readonly entry: number }> {
    await people.secretary.client.bulletin.sendToReview(await named(id));
    await people.discipline.client.bulletin.review({ ...(await named(id)), conclusion: 'clear', comment: null });
    return people.committee.client.bulletin.release(await named(id));
  }
  return {
    office, people,
    draft: (title) => draft(title),
    async released({ title = '两个支部共研大数据审计', body } = {}) {
      const made = await draft(title, body);
      await cleared(made.id);
      return made;
    },
    async corrected({ id }, title, reason) {
      await people.secretary.client.bulletin.correct({ ...(await named(id)), reason });
      const { body, contributor } = await bulletinOf(id);
      await people.secretary.client.bulletin.edit({ ...(await named(id)), title, body, contributor });
      await told(id, await cleared(id));
    },
    async withdrawn({ id, bulletinId }, reason) {
      await told(id, await people.committee.client.bulletin.withdraw({ ...c(), id, bulletinId, reason }));
    },
  };

  /** What a job does a moment later; done twice it does the same. */
  async function told(activityId: string, { entry }: { readonly entry: number }): Promise<void> {
    await tellOutlets.handle(app.program, { officeId: office.id, seq: entry, activityId, events: [] });
  }
}
