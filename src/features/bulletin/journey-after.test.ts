import { beforeAll, describe, expect, test } from 'vitest';
import { verify } from '#platform/ledger/verify.ts';
import { newId } from '#shared/ids.ts';
import { openOffice, type TestOffice, type TestPerson } from '#tests/harness/actors.ts';
import { startApp } from '#tests/harness/app.ts';
import { bringToPublicity, exampleTopic } from './fixtures.ts';
import { outward } from './facts-outward.ts';

/** Bulletins of several activities, their comments, masks, corrections and withdrawals, on a real database. */

const app = await startApp();
let office: TestOffice;
let branchId = '';
let people: Record<'organiser' | 'secretary' | 'member' | 'committee' | 'discipline' | 'elsewhere', TestPerson>;
const c = () => ({ commandId: newId() });
type Refused = { code: string; data?: { findings?: readonly { check: string }[] } };
const outcome = (work: Promise<unknown>): Promise<string> => work.then(() => 'done', (error: Refused) => error.data?.findings?.[0]?.check ?? error.code);

beforeAll(async () => {
  office = await openOffice(app);
  branchId = await office.branch('计算机处党支部');
  const other = await office.branch('财政处党支部');
  people = {
    organiser: await office.person('陈思远', { branchId, posts: [{ post: 'member' }] }),
    secretary: await office.person('周正言', { branchId, posts: [{ post: 'secretary' }] }),
    member: await office.person('李向东', { branchId, posts: [{ post: 'member' }] }),
    committee: await office.person('吴常青', { posts: [{ post: 'committee' }] }),
    discipline: await office.person('王清正', { posts: [{ post: 'discipline' }] }),
    elsewhere: await office.person('外支部', { branchId: other, posts: [{ post: 'member' }] }),
  };
});

async function atPublicity(theme: string): Promise<string> {
  const { id } = await people.organiser.client.activity.create({ ...c(), branchId, ...exampleTopic, theme });
  await bringToPublicity(app.program.door, office.id, id, '2026-11-10');
  return id;
}
const factsOf = async (id: string, who = people.secretary) => (await who.client.activity.get({ id })).facts;
async function bulletinOf(id: string) {
  const bulletin = (await factsOf(id)).bulletins.at(-1);
  if (bulletin === undefined) throw new Error('a bulletin expected');
  return bulletin;
}
const named = async (id: string) => {
  const { id: bulletinId, version } = await bulletinOf(id);
  return { ...c(), id, bulletinId, bulletinVersion: version };
};
const anew = { bulletinId: null, bulletinVersion: null };
async function toRelease(id: string): Promise<void> {
  await people.secretary.client.bulletin.sendToReview(await named(id));
  await people.discipline.client.bulletin.review({ ...(await named(id)), conclusion: 'clear', comment: null });
  await people.committee.client.bulletin.release(await named(id));
}

describe('of several activities', () => {
  test('composed from what each records, standing on each page, published for all of them', async () => {
    const [id, second] = [await atPublicity('科技强审'), await atPublicity('廉洁从审')];
    await people.member.client.bulletin.writeInsight({ ...c(), id: second, insightId: null, insightVersion: null, text: '受教育。' });
    const { rows } = await people.secretary.client.bulletin.sources({ id, q: '廉洁' });
    expect(rows).toMatchObject([{ id: second, theme: '廉洁从审', hosts: ['计算机处党支部'], partners: ['江西省审计厅数据办党支部'] }]);
    await people.secretary.client.bulletin.compose({ ...c(), id, ...anew, alsoActivityIds: [second] });
    const bulletin = await bulletinOf(id);
    expect(bulletin).toMatchObject({ alsoActivityIds: [second] });
    expect(JSON.stringify(bulletin.body)).toContain('受教育。');
    expect((await factsOf(id)).further).toMatchObject([{ id: second, theme: '廉洁从审', names: expect.arrayContaining(['李向东']) }]);
    expect((await factsOf(second, people.member)).elsewhere).toMatchObject([{ id: bulletin.id, activityId: id, state: 'draft', published: false }]);
    expect(await outcome(people.secretary.client.activity.toConversion({ ...c(), id: second, version: 2 }))).toBe('need.bulletin');
    // Left out on composing anew: those it was composed from.
    await people.secretary.client.bulletin.compose({ ...(await named(id)) });
    expect((await bulletinOf(id)).alsoActivityIds).toEqual([second]);
    await toRelease(id);
    await people.secretary.client.bulletin.publish({ ...c(), id, bulletinId: bulletin.id, outlet: '门户', publishedOn: '2026-11-23', address: null });
    await people.secretary.client.activity.toConversion({ ...c(), id: second, version: 2 });
    const entries = await app.program.db.selectFrom('ledgerEntry').select('events').where('command', '=', 'bulletin.compose').where('objectId', '=', bulletin.id).execute();
    const codes = [(await factsOf(id)).activity.code, (await factsOf(second)).activity.code].join('、');
    expect(entries.map((entry) => (entry.events as { details: { activities: string } }[])[0]?.details.activities)).toEqual([codes, codes]);
  });
  test('not with one of another office, nor one that is not complete', async () => {
    const id = await atPublicity('科技强审');
    const other = await openOffice(app, '另一办');
    const at = await other.branch('一支部');
    const theirs = await other.person('丁', { branchId: at, posts: [{ post: 'secretary' }] });
    const { id: foreign } = await theirs.client.activity.create({ ...c(), branchId: at, ...exampleTopic });
    await bringToPublicity(app.program.door, other.id, foreign, '2026-11-10');
    const { id: early } = await people.organiser.client.activity.create({ ...c(), branchId, ...exampleTopic });
    const compose = (alsoActivityIds: string[]) => outcome(people.secretary.client.bulletin.compose({ ...c(), id, ...anew, alsoActivityIds }));
    expect(await compose([foreign])).toBe('activity.not_found');
    expect(await compose([early])).toBe('need.bulletin_source');
    expect(await compose([id])).toBe('need.bulletin_source');
    expect((await factsOf(id)).bulletins).toEqual([]);
    expect((await theirs.client.bulletin.sources({ id: foreign })).rows).toEqual([]);
    expect(await outcome(theirs.client.bulletin.sources({ id }))).toBe('activity.not_found');
    const seen = (await people.elsewhere.client.bulletin.sources({ id, limit: 100 })).rows.map((row) => row.id);
    expect(seen).not.toContain(early);
    expect(seen).not.toContain(foreign);
  });
});

test('comments, a masked phone, a kept name; whoever is not inside learns neither comments nor reasons', async () => {
  const id = await atPublicity('科技强审');
  await people.member.client.bulletin.writeInsight({ ...c(), id, insightId: null, insightVersion: null, text: '请打１３８-0013-8000😀。' });
  await people.secretary.client.bulletin.compose({ ...c(), id, ...anew });
  expect(await outcome(people.secretary.client.bulletin.sendToReview(await named(id)))).toBe('need.bulletin_hits');
  const { id: bulletinId, body, title } = await bulletinOf(id);
  await people.secretary.client.bulletin.keep({ ...c(), id, bulletinId, hits: [{ kind: 'name', text: '李向东' }], reason: '本人同意' });
  expect(await outcome(people.member.client.bulletin.keep({ ...c(), id, bulletinId, hits: [{ kind: 'name', text: '李向东' }], reason: '本人同意' }))).toBe('forbidden.post');
  expect(await outcome(people.secretary.client.bulletin.keep({ ...c(), id, bulletinId, hits: [{ kind: 'name', text: '没有这人' }], reason: '本人同意' }))).toBe('need.bulletin_hit');
  const masked = body.map((block) => ({ ...block, runs: block.runs.flatMap((run) => (run.text.includes('8000') ? [{ text: '请打', bold: false }, { text: '１３８-0013-8000', bold: false, mask: 'phone' as const }, { text: '😀。', bold: false }] : [run])) }));
  await people.secretary.client.bulletin.edit({ ...(await named(id)), title, contributor: '', body: masked });
  await people.secretary.client.bulletin.sendToReview(await named(id));
  await people.discipline.client.bulletin.comment({ ...(await named(id)), block: -1, start: 0, end: 3, text: '题目太长' });
  expect(await outcome(people.member.client.bulletin.comment({ ...(await named(id)), block: -1, start: 0, end: 3, text: '好' }))).toBe('forbidden.post');
  expect(await outcome(people.discipline.client.bulletin.comment({ ...(await named(id)), block: 400, start: 0, end: 3, text: '好' }))).toBe('need.comment_passage');
  await people.discipline.client.bulletin.review({ ...(await named(id)), conclusion: 'clear', comment: null });
  expect(await outcome(people.committee.client.bulletin.release(await named(id)))).toBe('need.bulletin_comment');
  const [comment] = (await factsOf(id)).comments;
  const commentId = comment?.id ?? '';
  expect(await outcome(people.member.client.bulletin.answer({ ...c(), id, commentId, answer: '好', resolve: true }))).toBe('forbidden.post');
  await people.discipline.client.bulletin.answer({ ...c(), id, commentId, answer: null, resolve: true });
  await people.committee.client.bulletin.release(await named(id));
  const out = outward(await bulletinOf(id));
  expect(JSON.stringify(out)).toContain('请打138****8000😀。');
  expect(JSON.stringify(out)).not.toMatch(/0013|mask/);
  const outside = await factsOf(id, people.elsewhere);
  expect(outside.comments).toEqual([]);
  expect(outside.bulletins[0]?.kept).toEqual([]);
  expect((await factsOf(id)).comments).toMatchObject([{ quote: expect.any(String), resolvedName: '王清正', asReviewer: true }]);
  const address = await app.ask(`/papers/${id}/bulletin`, { headers: people.secretary.headers });
  expect(address.status).toBe(200);
});

test('corrected under its number, then withdrawn; numbers of the year stay without a gap, after 归档 as before', async () => {
  const id = await atPublicity('科技强审');
  await people.secretary.client.bulletin.compose({ ...c(), id, ...anew });
  await toRelease(id);
  const first = await bulletinOf(id);
  await people.secretary.client.bulletin.publish({ ...c(), id, bulletinId: first.id, outlet: '门户', publishedOn: '2026-11-23', address: null });
  await people.secretary.client.activity.toConversion({ ...c(), id, version: 2 });
  await people.secretary.client.activity.skipConversion({ ...c(), id, version: 3, reason: '没有' });
  expect(await outcome(people.member.client.bulletin.correct({ ...(await named(id)), reason: '错' }))).toBe('forbidden.post');
  await people.secretary.client.bulletin.correct({ ...(await named(id)), reason: '单位名称有误' });
  await people.secretary.client.bulletin.edit({ ...(await named(id)), title: '改到一半', body: first.body, contributor: '' });
  expect(outward(await bulletinOf(id))).toMatchObject({ leaves: true, title: first.title, correction: null });
  await people.secretary.client.bulletin.dropCorrection(await named(id));
  expect(await bulletinOf(id)).toMatchObject({ state: 'released', title: first.title, version: 3, number: first.number });

  await people.committee.client.bulletin.correct({ ...(await named(id)), reason: '单位名称有误' });
  await people.secretary.client.bulletin.edit({ ...(await named(id)), title: '更正后的标题', body: first.body, contributor: '' });
  await toRelease(id);
  expect(await bulletinOf(id)).toMatchObject({ state: 'released', number: first.number, title: '更正后的标题', correctedOn: '2026-11-23', editions: [{ title: first.title, reason: null }, { title: '更正后的标题', reason: '单位名称有误' }] });

  expect(await outcome(people.organiser.client.bulletin.withdraw({ ...c(), id, bulletinId: first.id, reason: '误发' }))).toBe('forbidden.post');
  await people.committee.client.bulletin.withdraw({ ...c(), id, bulletinId: first.id, reason: '误发' });
  const { publications, bulletins } = await factsOf(id);
  expect(bulletins).toMatchObject([{ number: first.number, withdrawnOn: '2026-11-23', withdrawnReason: '误发', withdrawnName: '吴常青' }]);
  expect(publications).toMatchObject([{ toTakeDown: true, takenDownOn: null }]);
  expect(outward(bulletins[0] ?? first)).toMatchObject({ leaves: false, why: 'withdrawn' });
  await people.secretary.client.bulletin.takenDown({ ...c(), id, publicationId: publications[0]?.id ?? '', on: '2026-11-23' });
  expect(await outcome(people.secretary.client.bulletin.edit({ ...(await named(id)), title: '再改', body: first.body, contributor: '' }))).toBe('need.bulletin_withdrawn');

  await people.secretary.client.bulletin.compose({ ...c(), id, ...anew });
  await toRelease(id);
  const numbers = await app.program.db.selectFrom('bulletin').select('number').where('officeId', '=', office.id).where('number', 'is not', null).orderBy('number').execute();
  expect(numbers.map((row) => row.number)).toEqual(numbers.map((_, index) => index + 1));
});

test('two at once: of two withdrawals one counts, and a correction that came too late is told so', async () => {
  const id = await atPublicity('科技强审');
  await people.secretary.client.bulletin.compose({ ...c(), id, ...anew });
  await toRelease(id);
  const { id: bulletinId } = await bulletinOf(id);
  const late = await named(id);
  const answers = await Promise.all([people.committee, people.secretary].map((who) => outcome(who.client.bulletin.withdraw({ ...c(), id, bulletinId, reason: '误发' }))));
  expect(answers.toSorted()).toEqual(['done', 'need.bulletin_withdrawn']);
  expect(await outcome(people.secretary.client.bulletin.correct({ ...late, reason: '错' }))).toBe('need.bulletin_withdrawn');
});

test('all of it stands in the ledger, and the state is what the ledger says', async () => {
  await app.program.anchor.flush();
  expect(await verify(app.program.db, await app.program.anchor.read())).toMatchObject({ ok: true });
});
