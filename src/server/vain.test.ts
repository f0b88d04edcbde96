import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { exampleTopic } from '#features/bulletin/fixtures.ts';
import { noteAttempt } from '#features/security/queries.ts';
import { verify } from '#platform/ledger/verify.ts';
import { newId } from '#shared/ids.ts';
import { openOffice, type TestOffice, type TestPerson } from '#tests/harness/actors.ts';
import { startApp, type Client } from '#tests/harness/app.ts';

/** Links and tokens of every kind, forged, ended, replayed, passed on and of the wrong type: refused in words, seen by the security administrator, and no secret kept. */

const webDir = mkdtempSync(join(tmpdir(), 'lx-web-'));
writeFileSync(join(webDir, 'index.html'), '<!doctype html><div id="root"></div>');
const app = await startApp({ webDir, trustedProxies: ['127.0.0.1'] });
let office: TestOffice;
let people: Record<'organiser' | 'secretary' | 'committee', TestPerson>;
let branchId = '';
let unitId = '';
let activityId = '';
let sideId = '';
const secrets: string[] = [];
const c = () => ({ commandId: newId() });
type Refused = { code: string; data?: { findings?: readonly { check: string; words?: string }[] } };
const said = (work: Promise<unknown>): Promise<string> => work.then(() => 'done', (error: Refused) => error.data?.findings?.[0]?.check ?? error.code);
const words = (work: Promise<unknown>): Promise<string> => work.then(() => 'done', (error: Refused) => error.data?.findings?.[0]?.words ?? error.code);
const fresh = () => {
  const secret = randomBytes(32).toString('hex');
  secrets.push(secret);
  return { secret, secretHash: createHash('sha256').update(secret).digest('hex') };
};
const by = (secret: string, more: Readonly<Record<string, string>> = {}): Client => app.client({ 'x-lianxue-link': secret, ...more });
async function link(name: string, days: number | null = null): Promise<{ secret: string; id: string; client: Client }> {
  const { secret, secretHash } = fresh();
  await people.organiser.client.partner.makeLink({ ...c(), id: activityId, sideId, holderName: name, holderPost: '书记', secretHash, days });
  const made = (await people.organiser.client.activity.get({ id: activityId })).facts.links.find(({ holderName }) => holderName === name);
  return { secret, id: made?.id ?? '', client: by(secret) };
}
async function place(name: string): Promise<{ secret: string; client: Client }> {
  const { secret, secretHash } = fresh();
  await people.secretary.client.place.makeLink({ ...c(), unitId, holderName: name, holderPost: '书记', secretHash, days: null });
  return { secret, client: by(secret) };
}
const seen = async () => (await office.security.client.security.list({ limit: 100 })).rows;
const row = async (kind: string, about?: string) => (await seen()).find((one) => one.kind === kind && (about === undefined || one.about === about));
const notes = async () => (await app.program.db.selectFrom('ledgerEntry').select('seq').where('command', '=', 'security.note').execute()).length;

beforeAll(async () => {
  office = await openOffice(app);
  branchId = await office.branch('计算机处党支部');
  people = {
    organiser: await office.person('陈思远', { branchId, posts: [{ post: 'member' }] }), secretary: await office.person('周正言', { branchId, posts: [{ post: 'member' }, { post: 'secretary' }] }),
    committee: await office.person('吴常青', { posts: [{ post: 'committee' }] }),
  };
  unitId = (await people.secretary.client.unit.add({ ...c(), name: '武钢集团', kind: 'enterprise', industry: null, region: null, field: null, frontLine: null, aliases: [], note: null })).id;
  const { client } = people.organiser;
  activityId = (await client.activity.create({ ...c(), branchId, ...exampleTopic })).id;
  await client.activity.toContact({ ...c(), id: activityId, version: 1 });
  const { version } = (await client.activity.get({ id: activityId })).facts.activity;
  await client.activity.addSide({ ...c(), id: activityId, version, role: 'partner', unitId, branchIds: [], bodyWords: null, contactName: '马灯明', contactPost: '书记' });
  sideId = (await client.activity.get({ id: activityId })).facts.sides.find((side) => side.unitId === unitId)?.id ?? '';
});

describe('links', () => {
  test('forged: said in the reader’s language, one row whatever the number, two entries for 25 tries', async () => {
    const guess = fresh().secret;
    expect(await words(by(guess).partner.page({}))).toContain('核对是否复制完整');
    expect(await words(by(guess, { 'accept-language': 'en' }).partner.page({}))).toContain('copied whole');
    expect(await words(by(guess, { 'accept-language': 'zh-TW' }).partner.page({}))).toContain('複製完整');
    for (let at = 0; at < 22; at += 1) await said(by(fresh().secret).partner.page({}));
    expect((await seen()).filter(({ kind }) => kind === 'link_forged')).toMatchObject([{ about: '127.0.0.1', tries: 25 }]);
    expect(await notes()).toBe(2);
    // Behind the operator's proxy strangers are told apart; what they write of themselves is not read.
    for (const from of ['203.0.113.7', '203.0.113.8']) await said(by(fresh().secret, { 'x-forwarded-for': `127.0.0.1, 198.51.100.1, ${from}` }).partner.page({}));
    expect(await row('link_forged', '203.0.113.7')).toMatchObject({ tries: 1 });
    expect(await row('link_forged', '203.0.113.8')).toMatchObject({ tries: 1 });
    // Whoever opens the page itself with a guess is counted as well, and reads nothing.
    expect(await (await app.ask(`/p/${fresh().secret}`, { headers: { 'sec-fetch-dest': 'document' } })).text()).not.toContain('id="first"');
    expect(await row('link_forged', '127.0.0.1')).toMatchObject({ tries: 26 });
  });

  test('run out, ended: each says which, and whose it was is seen; what was said by it stays', async () => {
    const [old, ended, unit] = [await link('孙过期', 1), await link('李撤销'), await place('王专页')];
    await old.client.feedback.make({ ...c(), kind: 'problem', text: '看不清', page: null });
    await people.organiser.client.partner.revokeLink({ ...c(), id: activityId, linkId: ended.id });
    const { rows } = await people.secretary.client.place.links({ unitId });
    await people.secretary.client.place.revokeLink({ ...c(), unitId, linkId: rows.find(({ holderName }) => holderName === '王专页')?.id ?? '' });
    app.clock.forward(24 * 60 + 1);
    const late = await said(old.client.partner.page({}));
    app.clock.forward(-24 * 60 - 1);
    expect([late, await said(ended.client.partner.page({})), await said(unit.client.place.page({}))]).toEqual(['sign_in.link_expired', 'sign_in.link_revoked', 'sign_in.link_revoked']);
    for (const holder of ['孙过期', '李撤销', '王专页']) expect(await row('link_ended', holder)).toMatchObject({ tries: 1 });
    expect((await app.program.db.selectFrom('feedback').select('id').where('text', '=', '看不清').execute()).length).toBe(1);
  });

  test('replayed: the same again happens once and is no attempt; its number used for other words is refused and seen', async () => {
    const { client } = await link('周重放');
    const sent = { ...c(), kind: 'problem' as const, text: '第一次', page: null };
    const [first, second] = [await client.feedback.make(sent), await client.feedback.make(sent)];
    expect(second).toEqual(first);
    expect(await row('link_replayed')).toBeUndefined();
    expect(await said(client.feedback.make({ ...sent, text: '换了内容' }))).toBe('command.reused');
    expect(await row('link_replayed', '周重放')).toMatchObject({ tries: 1 });
  });

  test('beyond what a link may: refused and seen', async () => {
    const { client } = await link('吴越权');
    for (const work of [() => client.activity.list({}), () => client.org.people({}), () => client.ledger.list({}), () => client.security.list({})]) expect(await said(work())).toBe('forbidden.link');
    expect(await row('link_foreign', '吴越权')).toMatchObject({ tries: 4 });
  });

  test('passed on: written in a second browser it is told and hinders nothing; read in ten it is not', async () => {
    const { secret } = await link('郑转发');
    const from = (browser: string) => by(secret, { 'x-lianxue-browser': browser });
    const tell = (browser: string) => said(from(browser).feedback.make({ ...c(), kind: 'problem', text: browser, page: null }));
    expect([await tell('one'), await tell('one')]).toEqual(['done', 'done']);
    for (let at = 0; at < 10; at += 1) await from(`reader ${at}`).partner.page({});
    expect(await row('link_forwarded', '郑转发')).toBeUndefined();
    expect([await tell('two'), await tell('two'), await tell('one')]).toEqual(['done', 'done', 'done']);
    expect(await row('link_forwarded', '郑转发')).toMatchObject({ tries: 1 });
    // Of browsers there is a hash with the link's id: two links of one browser are not seen to be one person's.
    const { rows } = await app.program.pool.query<{ mark: string }>('select mark_hash as mark from link_browser');
    expect(rows.every(({ mark }) => /^[0-9a-f]{64}$/.test(mark))).toBe(true);
  });

  test('ten megabytes: refused in words, and seen by whose link', async () => {
    const { secret } = await link('冯超大');
    const answer = await app.ask('/api/feedback', { json: { ...c(), kind: 'problem', text: 'x'.repeat(10 * 1024 * 1024), page: null }, headers: { 'x-lianxue-link': secret } });
    expect([answer.status, (await answer.json() as { data: { findings: { check: string }[] } }).data.findings[0]?.check]).toEqual([413, 'request.too_large']);
    await expect.poll(() => row('link_too_large', '冯超大')).toMatchObject({ tries: 1 });
  });
});

test('tokens that are none, and every secret at every other door: nothing opens', async () => {
  const [feed, branchFeed] = [fresh(), fresh()];
  await people.secretary.client.reminder.renewFeed({ ...c(), version: 0, secretHash: feed.secretHash });
  await people.secretary.client.reminder.renewBranchFeed({ ...c(), branchId, secretHash: branchFeed.secretHash });
  const token = await people.secretary.client.account.makeToken({ ...c(), name: '报表', scope: 'read', expiresOn: '2026-12-23' });
  const kinds: Readonly<Record<string, string>> = {
    link: (await link('许类型')).secret, place: (await place('许类型')).secret, token: token.secret ?? 'none', feed: feed.secret, branchFeed: branchFeed.secret, session: /=([^;]+)/.exec(people.secretary.headers.cookie)?.[1] ?? '',
  };
  const doors: Readonly<Record<string, { readonly opens: readonly string[]; readonly knock: (secret: string) => Promise<boolean> }>> = {
    link: { opens: ['link'], knock: (secret) => by(secret).partner.page({}).then(() => true, () => false) },
    place: { opens: ['place'], knock: (secret) => by(secret).place.page({}).then(() => true, () => false) },
    token: { opens: ['token'], knock: (secret) => app.client({ authorization: `Bearer ${secret}` }).account.me({}).then(() => true, () => false) },
    feed: { opens: ['feed', 'branchFeed'], knock: async (secret) => (await app.ask(`/feed/${encodeURIComponent(secret)}.ics`)).status === 200 },
    page: { opens: ['link', 'place'], knock: async (secret) => (await (await app.ask(`/p/${encodeURIComponent(secret)}`, { headers: { 'sec-fetch-dest': 'document' } })).text()).includes('id="first"') },
  };
  for (const [door, { opens, knock }] of Object.entries(doors)) {
    for (const [kind, secret] of Object.entries(kinds)) expect(`${door} by ${kind}: ${await knock(secret)}`).toBe(`${door} by ${kind}: ${opens.includes(kind)}`);
  }
  expect((await row('token'))?.tries).toBeGreaterThan(3);
  expect((await row('feed'))?.tries).toBeGreaterThan(2);
});

describe('a partner that turns hostile', () => {
  test('every command of a link is counted, out of turn or not; beyond the dated figure it pauses, may still read, and no other link does', async () => {
    await people.committee.client.rulebook.set({ ...c(), rule: 'LINK', parameter: 'writes', value: 8, severity: null, fromOn: '2026-11-23', source: '本办规定', article: null });
    await people.committee.client.rulebook.set({ ...c(), rule: 'LINK', parameter: 'writesMinutes', value: 30, severity: null, fromOn: '2026-11-23', source: '本办规定', article: null });
    const [hostile, other, whole] = [await link('钱敌对'), await link('何正常'), await place('钱敌对（专页）')];
    const anything = (client: Client) => [
      () => client.partner.consentByLink({ ...c(), id: activityId, shown: 1, decision: 'approve', comment: null }), () => client.record.signByLink({ ...c(), id: activityId, shown: 1, decision: 'approve', comment: null }),
      () => client.attendance.enterByLink({ ...c(), id: activityId, version: 1, people: [], counts: { expected: 1, present: 1, onLeave: null, absent: null } }), () => client.resource.offerByLink({ ...c(), title: '材料', note: null, file: null, url: 'https://www.example.gov.cn/' }),
      () => client.consultation.opineByLink({ ...c(), id: newId(), version: 1 } as never), () => client.feedback.make({ ...c(), kind: 'problem', text: '坏了', page: null }), () => client.activity.create({ ...c() } as never), () => client.partner.consentByLink({} as never),
    ];
    const answers: string[] = [];
    for (const give of [...anything(hostile.client), ...anything(hostile.client)]) answers.push(await said(give()));
    // One of the eight is beyond its doors and never gets as far; it is told by another row.
    expect(answers.slice(0, 9)).not.toContain('security.link_paused');
    expect(answers.slice(9).filter((one) => one !== 'forbidden.link')).toEqual(answers.slice(9).filter((one) => one !== 'forbidden.link').map(() => 'security.link_paused'));
    expect(answers.slice(9).length).toBeGreaterThan(3);
    expect((await hostile.client.partner.page({})).holder.holderName).toBe('钱敌对');
    expect(await said(other.client.feedback.make({ ...c(), kind: 'problem', text: '正常', page: null }))).toBe('done');
    expect((await fetch(`${app.url}/p/${hostile.secret}/files`, { method: 'POST', body: 'x', headers: { 'x-file-name': 'a.txt' } })).status).toBe(422);
    for (let at = 0; at < 9; at += 1) await said(whole.client.place.addLine({ ...c(), kind: 'resource', text: `一条${at}`, place: null, untilOn: null }));
    expect(await said(whole.client.place.addLine({ ...c(), kind: 'resource', text: '再一条', place: null, untilOn: null }))).toBe('security.link_paused');
    // By the side of an activity it is the same link, and pauses with it.
    expect(await said(by(whole.secret, { 'x-lianxue-side': sideId }).partner.consentByLink({ ...c(), id: activityId, shown: 1, decision: 'approve', comment: null }))).toBe('security.link_paused');
    expect(await row('place_writes', '钱敌对')).toMatchObject({ tries: 8 });
    app.clock.forward(31);
    expect(await said(hostile.client.feedback.make({ ...c(), kind: 'problem', text: '过后', page: null }))).toBe('done');
    app.clock.forward(-31);
  });

  test('after it was cancelled, and after its link was ended, nothing goes in', async () => {
    const cancelled = await link('褚收回');
    const give = ({ client }: { readonly client: Client }) => Promise.all([
      said(client.partner.consentByLink({ ...c(), id: activityId, shown: 1, decision: 'approve', comment: null })), said(client.record.signByLink({ ...c(), id: activityId, shown: 1, decision: 'approve', comment: null })),
      said(client.resource.offerByLink({ ...c(), title: '材料', note: null, file: null, url: 'https://www.example.gov.cn/' })),
    ]);
    const ended = await link('卫撤销');
    await people.organiser.client.partner.revokeLink({ ...c(), id: activityId, linkId: ended.id });
    const { version } = (await people.organiser.client.activity.get({ id: activityId })).facts.activity;
    await people.secretary.client.activity.cancel({ ...c(), id: activityId, version, reason: '对方退出' });
    expect(await give(cancelled)).not.toContain('done');
    expect(new Set(await give(ended))).toEqual(new Set(['sign_in.link_revoked']));
  });
});

test('a flood of all sorts fills no table: so many are told apart, the rest of a kind is one row', async () => {
  const before = (await seen()).length;
  for (let at = 0; at < 160; at += 1) await noteAttempt(app.program, office.id, { kind: 'token', about: `10.0.${at}.1` });
  const { rows } = await office.security.client.security.list({ limit: 100 });
  expect(before).toBeLessThan(40);
  const all = await app.program.db.selectFrom('securityNote').select(['kind', 'about', 'tries']).execute();
  expect(all.length).toBe(101);
  expect(rows.find(({ kind, about }) => kind === 'token' && about === null)?.tries).toBe(160 - (100 - before));
});

test('the ledger is whole, and nothing that was tried is anywhere in the database', async () => {
  await app.program.anchor.flush();
  expect(await verify(app.program.db, await app.program.anchor.read())).toMatchObject({ ok: true });
  const { rows: tables } = await app.program.pool.query<{ name: string }>(`select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`);
  for (const { name } of tables) {
    const { rows } = await app.program.pool.query<{ text: string }>(`select t::text as text from "${name}" t`);
    const all = rows.map(({ text }) => text).join('\n');
    for (const secret of secrets) expect(all.includes(secret), name).toBe(false);
  }
});
