import { beforeAll, describe, expect, test } from 'vitest';
import { actors } from '#features/activity/fixtures.ts';
import { verify } from '#platform/ledger/verify.ts';
import { newId } from '#shared/ids.ts';
import { openOffice, type TestOffice, type TestPerson } from '#tests/harness/actors.ts';
import { startApp } from '#tests/harness/app.ts';
import { release } from './commands.ts';
import { bringToPublicity, exampleTopic } from './fixtures.ts';

/** 宣传 on a real database, by real people. The clock stands at 2026-11-23 until a test moves it. */

const app = await startApp();
let office: TestOffice;
let branchId = '';
let people: Record<'organiser' | 'secretary' | 'member' | 'committee' | 'discipline' | 'both' | 'stranger', TestPerson>;
const c = () => ({ commandId: newId() });
type Refused = { code: string; data?: { findings?: readonly { check: string }[] } };
const outcome = (work: Promise<unknown>): Promise<string> => work.then(() => 'done', (error: Refused) => error.data?.findings?.[0]?.check ?? error.code);

beforeAll(async () => {
  office = await openOffice(app);
  branchId = await office.branch('计算机处党支部');
  const elsewhere = await office.branch('财政处党支部');
  people = {
    organiser: await office.person('陈思远', { branchId, posts: [{ post: 'member' }, { post: 'discipline' }] }),
    secretary: await office.person('周正言', { branchId, posts: [{ post: 'secretary' }] }),
    member: await office.person('李向东', { branchId, posts: [{ post: 'member' }] }),
    committee: await office.person('吴常青', { posts: [{ post: 'committee' }] }),
    discipline: await office.person('王清正', { posts: [{ post: 'discipline' }] }),
    both: await office.person('孙兼任', { branchId, posts: [{ post: 'secretary' }, { post: 'committee' }] }),
    stranger: await office.person('外支部', { branchId: elsewhere, posts: [{ post: 'member' }] }),
  };
});

async function atPublicity(): Promise<string> {
  const { id } = await people.organiser.client.activity.create({ ...c(), branchId, ...exampleTopic });
  await bringToPublicity(app.program.door, office.id, id, '2026-11-10');
  return id;
}
const factsOf = async (id: string) => (await people.secretary.client.activity.get({ id })).facts;
async function bulletinOf(id: string) {
  const bulletin = (await factsOf(id)).bulletins.at(-1);
  if (bulletin === undefined) throw new Error('a bulletin expected');
  return { ...bulletin, named: { id, bulletinId: bulletin.id, bulletinVersion: bulletin.version } };
}
const named = async (id: string) => ({ ...c(), ...(await bulletinOf(id)).named });
const anew = { bulletinId: null, bulletinVersion: null };

/** Composed, sent and cleared: ready to be released. */
async function cleared(): Promise<string> {
  const id = await atPublicity();
  await people.secretary.client.bulletin.compose({ ...c(), id, ...anew });
  await people.secretary.client.bulletin.sendToReview(await named(id));
  await people.discipline.client.bulletin.review({ ...(await named(id)), conclusion: 'clear', comment: null });
  return id;
}

test('from insight to publication: returned once, changed, cleared, changed again, cleared again, released, published, on to conversion', async () => {
  const { secretary, member, discipline, committee, organiser } = people;
  const id = await atPublicity();
  await member.client.bulletin.writeInsight({ ...c(), id, insightId: null, insightVersion: null, text: '数据要先统一口径。' });
  await secretary.client.bulletin.compose({ ...c(), id, ...anew });
  const draft = await bulletinOf(id);
  expect(draft).toMatchObject({ title: '计算机处党支部与江西省审计厅数据办党支部开展“科技强审”主题联学', contributor: '计算机处党支部', state: 'draft', version: 1, number: null });
  const words = JSON.stringify(draft.body);
  for (const known of ['会诊了数据采集口径不一的难题。', '江西省审计厅数据办党支部20余人', '计算机处党支部人数未知', '共建数据分析模型', '李向东：', '数据要先统一口径。']) expect(words).toContain(known);
  expect(await outcome(committee.client.bulletin.release(await named(id)))).toBe('need.bulletin_state');

  await secretary.client.bulletin.sendToReview(await named(id));
  await discipline.client.bulletin.review({ ...(await named(id)), conclusion: 'return', comment: '标题太长' });
  expect(await bulletinOf(id)).toMatchObject({ state: 'returned' });
  await secretary.client.bulletin.edit({ ...(await named(id)), title: '科技强审联学', body: draft.body, contributor: '计算机处党支部' });
  await secretary.client.bulletin.sendToReview(await named(id));
  await discipline.client.bulletin.review({ ...(await named(id)), conclusion: 'clear', comment: null });
  expect(await bulletinOf(id)).toMatchObject({ state: 'cleared', version: 2 });

  await organiser.client.bulletin.edit({ ...(await named(id)), title: '科技强审联学见实效', body: draft.body, contributor: '计算机处党支部' });
  expect(await bulletinOf(id)).toMatchObject({ state: 'draft', version: 3 });
  expect(await outcome(committee.client.bulletin.release(await named(id)))).toBe('need.bulletin_state');
  await secretary.client.bulletin.sendToReview(await named(id));
  await discipline.client.bulletin.review({ ...(await named(id)), conclusion: 'clear', comment: '可以' });
  await committee.client.bulletin.release(await named(id));
  const released = await bulletinOf(id);
  expect(released).toMatchObject({ state: 'released', year: 2026, releasedOn: '2026-11-23' });
  expect(await outcome(secretary.client.bulletin.edit({ ...(await named(id)), title: '改', body: draft.body, contributor: '' }))).toBe('need.bulletin_state');

  expect(await outcome(secretary.client.activity.toConversion({ ...c(), id, version: 2 }))).toBe('need.publication');
  const entry = { id, bulletinId: released.id, outlet: '办内网站', publishedOn: '2026-11-23' };
  await secretary.client.bulletin.publish({ ...c(), ...entry, address: 'https://example.org/2026/3.html' });
  await secretary.client.activity.toConversion({ ...c(), id, version: 2 });
  const { activity, reviews, publications } = await factsOf(id);
  expect(activity).toMatchObject({ stage: 'conversion', publicity: 'done' });
  expect(reviews.map((one) => [one.conclusion, one.bulletinVersion, one.reviewerName])).toEqual([['return', 1, '王清正'], ['clear', 2, '王清正'], ['clear', 3, '王清正']]);
  expect(publications).toMatchObject([{ outlet: '办内网站', publishedOn: '2026-11-23', address: 'https://example.org/2026/3.html' }]);
});

describe('who may', () => {
  test('the organiser, though discipline, does not review; nor who wrote at it, though committee', async () => {
    const id = await atPublicity();
    await people.secretary.client.bulletin.compose({ ...c(), id, ...anew });
    const { body } = await bulletinOf(id);
    await people.both.client.bulletin.edit({ ...(await named(id)), title: '改过的标题', body, contributor: '' });
    await people.secretary.client.bulletin.edit({ ...(await named(id)), title: '又改', body, contributor: '' });
    await people.secretary.client.bulletin.sendToReview(await named(id));
    const clear = async (who: TestPerson) => outcome(who.client.bulletin.review({ ...(await named(id)), conclusion: 'clear', comment: null }));
    expect(await clear(people.organiser)).toBe('INT-12');
    expect(await clear(people.both)).toBe('forbidden.reviewer');
    expect(await clear(people.secretary)).toBe('forbidden.post');
    expect(await clear(people.member)).toBe('forbidden.post');
    expect(await clear(people.committee)).toBe('done');
  });
  test('a member composes nothing, another branch neither; another office finds nothing', async () => {
    const id = await atPublicity();
    expect(await outcome(people.member.client.bulletin.compose({ ...c(), id, ...anew }))).toBe('forbidden.post');
    expect(await outcome(people.stranger.client.bulletin.writeInsight({ ...c(), id, insightId: null, insightVersion: null, text: '好' }))).toBe('forbidden.post');
    const elsewhere = await (await openOffice(app, '另一办')).person('外人', { posts: [{ post: 'committee' }] });
    expect(await outcome(elsewhere.client.bulletin.compose({ ...c(), id, ...anew }))).toBe('activity.not_found');
  });
});

describe('two at once', () => {
  test('a stale edit is refused with the stored text, and nothing is lost', async () => {
    const id = await atPublicity();
    await people.secretary.client.bulletin.compose({ ...c(), id, ...anew });
    const seen = await bulletinOf(id);
    const write = (who: TestPerson, title: string) => who.client.bulletin.edit({ ...c(), ...seen.named, title, body: seen.body, contributor: '' });
    await write(people.organiser, '先到');
    await expect(write(people.secretary, '后到')).rejects.toMatchObject({ code: 'STALE', data: { current: { title: '先到', version: 2 } } });
    expect((await bulletinOf(id)).title).toBe('先到');
  });
  test('releases side by side take numbers without gap or double; a refused one takes none; a new year starts at 1', async () => {
    const before = (await app.program.db.selectFrom('bulletin').select('number').where('number', 'is not', null).execute()).length;
    const ids: string[] = [];
    for (let n = 0; n < 6; n++) ids.push(await cleared());
    const calls = await Promise.all(ids.map(async (id) => ({ id, input: await named(id) })));
    // Each is sent twice at once, one of them by somebody who may not, and one in an old version.
    const answers = await Promise.all(calls.flatMap(({ input }) => [
      outcome(people.committee.client.bulletin.release(input)), outcome(people.secretary.client.bulletin.release({ ...input, ...c() })),
      outcome(people.member.client.bulletin.release({ ...input, ...c() })), outcome(people.committee.client.bulletin.release({ ...input, ...c(), bulletinVersion: 7 })),
    ]));
    expect(answers.filter((answer) => answer === 'done')).toHaveLength(ids.length);
    const numbers = async (year: number) => (await app.program.db.selectFrom('bulletin').select('number').where('year', '=', year).orderBy('number').execute()).map((row) => row.number);
    expect(await numbers(2026)).toEqual(Array.from({ length: before + ids.length }, (_, n) => n + 1));
    const next = await cleared();
    const input = await named(next);
    app.clock.set('2026-12-31T16:30:00.000Z');
    // Through the door itself: every session has ended by then.
    await app.program.door.run(release, { ...actors.committee, officeId: office.id, personId: people.committee.id }, { commandId: input.commandId, input });
    app.clock.set('2026-11-23T02:00:00.000Z');
    expect(await bulletinOf(next)).toMatchObject({ year: 2027, number: 1, releasedOn: '2027-01-01' });
  });
  test('two offices number apart', async () => {
    const other = await openOffice(app, '第三办');
    const at = await other.branch('一支部');
    const secretary = await other.person('丁', { branchId: at, posts: [{ post: 'secretary' }] });
    const discipline = await other.person('戊', { posts: [{ post: 'discipline' }] });
    const { id } = await secretary.client.activity.create({ ...c(), branchId: at, ...exampleTopic });
    await bringToPublicity(app.program.door, other.id, id, '2026-11-10');
    await secretary.client.bulletin.compose({ ...c(), id, ...anew });
    const bulletin = (await secretary.client.activity.get({ id })).facts.bulletins[0];
    const at1 = { id, bulletinId: bulletin?.id ?? '', bulletinVersion: 1 };
    await secretary.client.bulletin.sendToReview({ ...c(), ...at1 });
    await discipline.client.bulletin.review({ ...c(), ...at1, conclusion: 'clear', comment: null });
    await secretary.client.bulletin.release({ ...c(), ...at1 });
    expect((await secretary.client.activity.get({ id })).facts.bulletins).toMatchObject([{ number: 1, year: 2026 }]);
  });
});

test('insights are one’s own: changed and taken back by their author only, and a withdrawn one’s words are gone', async () => {
  const id = await atPublicity();
  const { member, secretary } = people;
  await member.client.bulletin.writeInsight({ ...c(), id, insightId: null, insightVersion: null, text: '一句真话' });
  const [insight] = (await factsOf(id)).insights;
  const insightId = insight?.id ?? '';
  expect(await outcome(secretary.client.bulletin.writeInsight({ ...c(), id, insightId, insightVersion: 1, text: '代笔' }))).toBe('forbidden.author');
  expect(await outcome(secretary.client.bulletin.withdrawInsight({ ...c(), id, insightId }))).toBe('forbidden.post');
  expect(await outcome(member.client.bulletin.writeInsight({ ...c(), id, insightId, insightVersion: 1, text: '密级：机密' }))).toBe('SEC-09');
  await member.client.bulletin.writeInsight({ ...c(), id, insightId, insightVersion: 1, text: '两句真话' });
  await expect(member.client.bulletin.writeInsight({ ...c(), id, insightId, insightVersion: 1, text: '旧稿' })).rejects.toMatchObject({ code: 'STALE', data: { current: { text: '两句真话' } } });
  await member.client.bulletin.withdrawInsight({ ...c(), id, insightId });
  expect((await factsOf(id)).insights).toMatchObject([{ text: '', withdrawnAt: '2026-11-23T02:00:00.000Z' }]);
  await secretary.client.bulletin.compose({ ...c(), id, ...anew });
  expect(JSON.stringify((await bulletinOf(id)).body)).not.toContain('真话');
});

describe('bad input', () => {
  test.each(['javascript:alert(1)', 'ftp://a.org/x', 'example.org', 'https://', 'data:text/html,x', ' '])('no address but of a web page: %s', async (address) => {
    const id = await cleared();
    await people.committee.client.bulletin.release(await named(id));
    const { bulletinId } = (await bulletinOf(id)).named;
    await expect(people.secretary.client.bulletin.publish({ ...c(), id, bulletinId, outlet: '门户', publishedOn: '2026-11-23', address })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  });
  test('text of other shapes is refused, and publicity may be skipped with the reason', async () => {
    const id = await atPublicity();
    await people.secretary.client.bulletin.compose({ ...c(), id, ...anew });
    const edit = async (body: unknown) => outcome(people.secretary.client.bulletin.edit({ ...(await named(id)), title: '题', contributor: '', body: body as never }));
    expect(await edit([{ kind: 'script', runs: [] }])).toBe('input.choice');
    expect(await edit([{ kind: 'paragraph', runs: [{ text: 'x', bold: false, href: 'x' }] }])).toBe('input.unknown');
    expect(await edit([])).toBe('need.bulletin_text');
    await people.secretary.client.activity.skipPublicity({ ...c(), id, version: 2, reason: '对方要求不公开' });
    expect((await factsOf(id)).activity).toMatchObject({ publicity: 'skipped', publicityReason: '对方要求不公开' });
    await people.secretary.client.activity.toConversion({ ...c(), id, version: 3 });
  });
});

test('all of it stands in the ledger, and the state is what the ledger says', async () => {
  await app.program.anchor.flush();
  expect(await verify(app.program.db, await app.program.anchor.read())).toMatchObject({ ok: true });
});
