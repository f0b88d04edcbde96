import { expect, test } from 'vitest';
import { newId } from '#shared/ids.ts';
import type { TestPerson } from '#tests/harness/actors.ts';
import { startApp } from '#tests/harness/app.ts';
import { openPublicity } from '#tests/harness/publicity.ts';

/** What a person has to carry to an outlet waits on the first page of those who may, until it is noted as done. */

const app = await startApp();
const c = () => ({ commandId: newId() });

test('a correction and a withdrawal wait until somebody says they stand there; whose branch it is not, is not asked', async () => {
  const office = await openPublicity(app, '甲办');
  const { organiser, secretary, member, committee, discipline } = office.people;
  const { id: outletId } = await committee.client.outlet.add({ ...c(), name: '门户', kind: 'copy', form: null, address: null, secret: null });
  const one = await office.released();
  const waits = async (person: TestPerson) => (await person.client.home.waiting({})).waiting.filter(({ kind }) => kind === 'outlet').map(({ activityId, detail }) => [activityId, detail]);
  const everybody = async () => Promise.all([organiser, secretary, member, committee, discipline].map(waits));
  const [nothing, there] = [[[], [], [], [], []], [[[one.id, '门户']], [[one.id, '门户']], [], [], []]];

  await organiser.client.outlet.publish({ ...c(), ...one, outletId, publishedOn: '2026-11-23', address: null });
  expect(await everybody()).toEqual(nothing);
  await office.corrected(one, '更正后的标题', '人数有误');
  expect(await everybody()).toEqual(there);
  const deliveryId = (await organiser.client.outlet.ofActivity({ id: one.id })).deliveries[0]?.id ?? '';
  await organiser.client.outlet.replaced({ ...c(), id: one.id, deliveryId });
  expect(await everybody()).toEqual(nothing);
  await office.withdrawn(one, '不再公开');
  expect(await everybody()).toEqual(there);
  const { facts } = await secretary.client.activity.get({ id: one.id });
  await secretary.client.bulletin.takenDown({ ...c(), id: one.id, publicationId: facts.publications[0]?.id ?? '', on: '2026-11-23' });
  expect(await everybody()).toEqual(nothing);
});
