import { expect, test } from 'vitest';
import { exampleTopic } from '#features/bulletin/fixtures.ts';
import { secretHash } from '#platform/session.ts';
import { newId } from '#shared/ids.ts';
import { openOffice } from '#tests/harness/actors.ts';
import { startApp } from '#tests/harness/app.ts';

/** The material of a 会诊 is read by the sides that are asked, and nothing else of the activity with it. */

const app = await startApp();
const c = () => ({ commandId: newId() });

test('who is asked opens the files put before them, and no others', async () => {
  const office = await openOffice(app);
  const branches = { host: await office.branch('计算机处党支部'), guest: await office.branch('财政处党支部'), other: await office.branch('人教处党支部') };
  const organiser = await office.person('陈思远', { branchId: branches.host, posts: [{ post: 'member' }, { post: 'secretary' }] });
  const guest = await office.person('来宾', { branchId: branches.guest, posts: [{ post: 'member' }] });
  const stranger = await office.person('旁人', { branchId: branches.other, posts: [{ post: 'member' }] });
  const factsOf = async (id: string) => (await organiser.client.activity.get({ id })).facts;
  const at = async (id: string) => ({ ...c(), id, version: (await factsOf(id)).activity.version });
  const withLink = async () => {
    const { id } = await organiser.client.activity.create({ ...c(), branchId: branches.host, ...exampleTopic, forms: ['业务会诊'], plannedOn: '2026-12-10' });
    await organiser.client.activity.toContact(await at(id));
    await organiser.client.activity.addSide({ ...(await at(id)), role: 'partner', unitId: null, branchIds: [], bodyWords: '江西省审计厅数据办党支部', contactName: '刘明', contactPost: '支部书记' });
    await organiser.client.activity.toProgramme(await at(id));
    const { sides } = await factsOf(id);
    const secret = newId();
    await organiser.client.partner.makeLink({ ...c(), id, sideId: sides[1]?.id ?? '', holderName: '刘明', holderPost: '支部书记', secretHash: secretHash(secret), days: 90 });
    return { id, sideIds: sides.map((side) => side.id), secret };
  };
  const file = async (id: string, name: string, purpose: 'paper' | 'scan'): Promise<string> => {
    const answer = await fetch(`${app.url}/files`, { method: 'POST', body: `材料：${name}`, headers: { ...organiser.headers, 'x-file-name': encodeURIComponent(name) } });
    const uploaded = (await answer.json()) as { sha256: string; name: string; mediaType: string; size: number };
    return (await organiser.client.record.addFile({ ...c(), id, ...uploaded, purpose, caption: null, consentOfOutsiders: null })).id;
  };
  const opens = async (fileId: string, headers: Readonly<Record<string, string>>): Promise<number> => (await app.ask(`/files/${fileId}`, { headers })).status;
  const byLink = async (fileId: string, secret: string): Promise<number> => (await app.ask(`/p/${secret}/files/${fileId}`)).status;

  const [one, elsewhere] = [await withLink(), await withLink()];
  // Scans: what a link never reads of its activity by itself.
  const [given, kept, paper] = [await file(one.id, '取数记录.txt', 'scan'), await file(one.id, '签认.txt', 'scan'), await file(one.id, '内部方案.txt', 'paper')];
  const theirs = await file(elsewhere.id, '另一次.txt', 'scan');
  expect([await byLink(given, one.secret), await opens(given, guest.headers)]).toEqual([404, 404]);

  const put = { title: '数据口径不一', background: '三个组三套口径。', dueOn: '2026-12-01' };
  const { id } = await organiser.client.consultation.open({ ...c(), activityId: one.id, problemId: null, ...put, fileIds: [given], sideIds: one.sideIds, branchIds: [branches.guest] });
  await organiser.client.consultation.open({ ...c(), activityId: elsewhere.id, problemId: null, ...put, fileIds: [theirs], sideIds: elsewhere.sideIds, branchIds: [] });
  const read = await app.ask(`/p/${one.secret}/files/${given}`);
  expect([read.status, await read.text()]).toEqual([200, '材料：取数记录.txt']);
  expect(await opens(given, guest.headers)).toBe(200);
  expect([await byLink(kept, one.secret), await opens(kept, guest.headers), await opens(paper, guest.headers)]).toEqual([404, 404, 404]);
  expect([await byLink(theirs, one.secret), await opens(theirs, guest.headers), await byLink(given, elsewhere.secret), await opens(given, stranger.headers)]).toEqual([404, 404, 404, 404]);
  expect([await opens(given, {}), await byLink(given, 'nobody'), await opens(given, { 'x-lianxue-link': one.secret })]).toEqual([401, 401, 403]);
  // Whoever is signed in gets nothing by that address but as the link's holder.
  expect((await app.ask(`/p/${one.secret}/files/${paper}`, { headers: organiser.headers })).status).toBe(404);

  // Taken out of the material, or the side out of the consultation: closed again.
  const run = async () => ({ ...c(), id, version: (await organiser.client.consultation.get({ id })).consultation.version });
  await organiser.client.consultation.edit({ ...(await run()), ...put, fileIds: [kept] });
  expect([await byLink(given, one.secret), await byLink(kept, one.secret)]).toEqual([404, 200]);
  const outside = (await organiser.client.consultation.get({ id })).sides.find((side) => side.outside)?.id ?? '';
  await organiser.client.consultation.withdrawSide({ ...(await run()), consultationSideId: outside, reason: '人员在外' });
  expect(await byLink(kept, one.secret)).toBe(404);
});
