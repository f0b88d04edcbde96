import { beforeAll, expect, test } from 'vitest';
import { exampleProgramme } from '#features/activity/fixtures.ts';
import { exampleTopic } from '#features/bulletin/fixtures.ts';
import { verify } from '#platform/ledger/verify.ts';
import { secretHash } from '#platform/session.ts';
import { newId } from '#shared/ids.ts';
import { openOffice, type TestOffice, type TestPerson } from '#tests/harness/actors.ts';
import { startApp, type Client } from '#tests/harness/app.ts';
import { totp } from '#tests/harness/totp.ts';

/** An account of a partner's unit, from asking to its end, on a real database. The clock stands at 2026-11-23. */

const start = '2026-11-23T02:00:00.000Z';
const app = await startApp({ now: start, jobs: true });
let office: TestOffice;
let people: Record<'organiser' | 'secretary' | 'member' | 'committee', TestPerson>;
let branchId = '';
const unit: Record<'theirs' | 'other', string> = { theirs: '', other: '' };
const c = () => ({ commandId: newId() });
type Refused = { code: string; data?: { findings?: readonly { check: string }[] } };
const said = (work: Promise<unknown>): Promise<string> => work.then(() => 'done', (error: Refused) => error.data?.findings?.[0]?.check ?? error.code);
const password = 'Wu-gang-2026';
const by = (secret: string, side?: string): Client => app.client({ 'x-lianxue-link': secret, ...(side === undefined ? {} : { 'x-lianxue-side': side }) });
const signIn = (username: string, given = password) => app.ask('/auth/sign-in', { json: { username, password: given } });
const cookieOf = (answer: Response): string => answer.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ');
const checkOf = async (answer: Response): Promise<string> => ((await answer.json()) as { data?: { findings?: { check: string }[] } }).data?.findings?.[0]?.check ?? 'in';
const as = (cookie: string, side?: string): Client => app.client({ cookie, ...(side === undefined ? {} : { 'x-lianxue-side': side }) });
async function linkOf(unitId: string): Promise<string> {
  const secret = newId();
  await people.secretary.client.place.makeLink({ ...c(), unitId, holderName: '马灯明', holderPost: '书记', secretHash: secretHash(secret), days: null });
  return secret;
}
const claim = (username: string) => ({ ...c(), holderName: '马灯明', holderPost: '支部书记', username, password });
const accountsOf = async (unitId = unit.theirs) => (await people.secretary.client.place.links({ unitId })).accounts;
async function decided(decision: 'approve' | 'refuse', unitId = unit.theirs, note: string | null = null) {
  const [row] = await accountsOf(unitId);
  return people.committee.client.place.decideAccount({ ...c(), unitId, accountId: row?.id ?? '', version: row?.version ?? 0, decision, note });
}
async function opened(username: string): Promise<{ secret: string; cookie: string }> {
  const secret = await linkOf(unit.theirs);
  await by(secret).place.claimAccount(claim(username));
  await decided('approve');
  return { secret, cookie: cookieOf(await signIn(username)) };
}
async function activityWith(unitId: string, theme: string) {
  const { client } = people.organiser;
  const { id } = await client.activity.create({ ...c(), branchId, ...exampleTopic, theme });
  const at = async () => ({ ...c(), id, version: (await client.activity.get({ id })).facts.activity.version });
  await client.activity.toContact(await at());
  await client.activity.addSide({ ...(await at()), role: 'partner', unitId, branchIds: [], bodyWords: '总装党支部', contactName: '马灯明', contactPost: '书记' });
  return { id, sideId: (await client.activity.get({ id })).facts.sides.find((side) => side.unitId === unitId)?.id ?? '' };
}

beforeAll(async () => {
  office = await openOffice(app);
  branchId = await office.branch('计算机处党支部');
  people = {
    organiser: await office.person('陈思远', { branchId, posts: [{ post: 'member' }] }), secretary: await office.person('周正言', { branchId, posts: [{ post: 'member' }, { post: 'secretary' }] }),
    member: await office.person('李向东', { branchId, posts: [{ post: 'member' }] }), committee: await office.person('吴常青', { posts: [{ post: 'committee' }] }),
  };
  const add = async (name: string) => (await people.secretary.client.unit.add({ ...c(), name, kind: 'enterprise', industry: null, region: null, field: null, frontLine: null, aliases: [], note: null })).id;
  unit.theirs = await add('武钢集团');
  unit.other = await add('东风公司');
});

test('asked for by the link, approved, signed in: exactly what the link shows, and what is said by the one counts as said by the other', async () => {
  const [one, strange] = [await activityWith(unit.theirs, '数据怎样用'), await activityWith(unit.other, '别家的活动')];
  const secret = await linkOf(unit.theirs);
  expect(await said(by(secret).place.claimAccount({ ...claim('wugang'), password: 'short' }))).toBe('account.password_short');
  expect(await said(by(secret).place.claimAccount({ ...claim(people.member.username) }))).toBe('account.name_taken');
  await by(secret).place.claimAccount(claim('WuGang'));
  expect(await said(by(secret).place.claimAccount(claim('again')))).toBe('place.account_once');
  expect((await by(secret).place.page({})).account).toMatchObject({ username: 'wugang', state: 'asked', name: '马灯明', post: '支部书记' });
  const asked = async (who: TestPerson) => (await who.client.home.waiting({})).waiting.filter(({ kind }) => kind === 'account');
  expect(await asked(people.secretary)).toMatchObject([{ aboutId: unit.theirs, theme: '武钢集团', detail: '马灯明' }]);
  expect(await asked(people.member)).toEqual([]);
  // Closed until it is approved; the right password is told so, a wrong one is a wrong name like others.
  expect(await checkOf(await signIn('wugang'))).toBe('account.of_unit_asked');
  expect(await checkOf(await signIn('wugang', 'Wrong-2026-x'))).toBe('account.wrong');
  await expect.poll(async () => (await people.secretary.client.notice.list({})).rows.map(({ kind, facts }) => `${kind} ${String(facts['holder'])}`)).toContain('account_asked 马灯明');

  const [row] = await accountsOf();
  const decide = { unitId: unit.theirs, accountId: row?.id ?? '', version: row?.version ?? 0, decision: 'approve' as const, note: null };
  expect(await said(people.member.client.place.decideAccount({ ...c(), ...decide }))).toBe('forbidden.post');
  expect(await said(office.system.client.account.enable({ ...c(), id: row?.id ?? '' }))).toBe('account.of_unit');
  expect(await said(people.secretary.client.place.decideAccount({ ...c(), ...decide, unitId: unit.other }))).toBe('need.place_account');
  expect(await said(people.secretary.client.place.decideAccount({ ...c(), ...decide, decision: 'refuse' }))).toBe('need.comment');
  await people.secretary.client.place.decideAccount({ ...c(), ...decide });
  expect(await said(people.secretary.client.place.decideAccount({ ...c(), ...decide }))).toBe('stale.place_account');

  const answer = await signIn('wugang');
  expect(answer.status).toBe(200);
  const cookie = cookieOf(answer);
  expect(await as(cookie).account.me({})).toMatchObject({ person: null, posts: [], branchIds: [], place: 'account', must: null });
  const [linked, signed] = [await by(secret).place.page({}), await as(cookie).place.page({})];
  expect({ ...signed, holder: null }).toEqual({ ...linked, holder: null });
  expect(signed.holder).toEqual({ name: '马灯明', post: '支部书记', expiresAt: null, account: true });
  expect(await as(cookie).place.activities({ limit: 10 })).toEqual(await by(secret).place.activities({ limit: 10 }));
  expect({ ...(await as(cookie, one.sideId).partner.page({})), holder: null }).toEqual({ ...(await by(secret, one.sideId).partner.page({})), holder: null });
  expect(await said(as(cookie, strange.sideId).partner.page({}))).toBe('activity.not_found');
  expect(await said(as(cookie).place.claimAccount(claim('second')))).toBe('place.account_by_link');
  // What a browser keeps is the account's; a link makes its key of its own address.
  expect([(await as(cookie).account.me({})).ownerId, (await as(cookie, one.sideId).account.device({})).ownerId, (await by(secret).account.me({})).ownerId]).toEqual([row?.id, row?.id, null]);
  // The link's own key lies in its address: it is told how much may be kept, and no secret.
  expect(await by(secret).account.device({})).toMatchObject({ ownerId: null, secret: null });

  // The ledger replays to an account without a person; after this the test itself writes past the door.
  expect((await verify(app.program.db, await app.program.door.anchors())).ok).toBe(true);

  // What is written stands in the ledger by the account; a consent is given once by the same hand, whichever way it came.
  await app.program.pool.query(`update activity set stage = 'programme', programme_no = 1, programme = $2 where id = $1`, [one.id, JSON.stringify(exampleProgramme)]);
  const consent = { id: one.id, shown: 1, decision: 'change' as const, comment: '改期' };
  expect(await said(as(cookie, one.sideId).partner.consentByLink({ ...c(), ...consent }))).toBe('done');
  expect(await said(by(secret, one.sideId).partner.consentByLink({ ...c(), ...consent }))).toBe('need.once');
  const entry = await app.program.db.selectFrom('ledgerEntry').select(['actorKind', 'actorId', 'actorName', 'actorPost']).where('command', '=', 'partner.consent_by_link').executeTakeFirstOrThrow();
  expect(entry).toEqual({ actorKind: 'link', actorId: row?.id, actorName: '马灯明', actorPost: '支部书记' });
});

test('taken back: signed out at once, told so at the next sign-in; the link goes on, and may ask anew', async () => {
  const { secret, cookie } = await opened('taken');
  const [row] = await accountsOf();
  const end = { unitId: unit.theirs, accountId: row?.id ?? '', version: row?.version ?? 0, reason: '人员调整' };
  expect(await said(people.member.client.place.endAccount({ ...c(), ...end }))).toBe('forbidden.post');
  expect(await said(as(cookie).place.endAccount({ ...c(), ...end }))).toBe('forbidden.link');
  await people.secretary.client.place.endAccount({ ...c(), ...end });
  expect(await said(as(cookie).place.page({}))).toBe('sign_in.cut_off');
  expect(await checkOf(await signIn('taken'))).toBe('account.of_unit_ended');
  expect(await said(office.system.client.account.enable({ ...c(), id: row?.id ?? '' }))).toBe('account.of_unit');
  expect((await by(secret).place.page({})).account).toMatchObject({ state: 'ended', note: '人员调整', decidedName: '周正言' });
  expect(await said(by(secret).place.claimAccount(claim('taken')))).toBe('account.name_taken');
  expect(await said(by(secret).place.claimAccount(claim('anew')))).toBe('done');
  await decided('refuse', unit.theirs, '请由书记申请');
  expect(await checkOf(await signIn('anew'))).toBe('account.of_unit_refused');
  expect((await by(secret).place.page({})).account).toMatchObject({ state: 'refused', note: '请由书记申请' });
});

test('the account outlives its link; one asked for by a link that was revoked is not approved', async () => {
  const { secret, cookie } = await opened('outlives');
  const { rows } = await people.secretary.client.place.links({ unitId: unit.theirs });
  await people.secretary.client.place.revokeLink({ ...c(), unitId: unit.theirs, linkId: rows[0]?.id ?? '' });
  expect(await said(by(secret).place.page({}))).toBe('sign_in.link_revoked');
  expect((await as(cookie).place.page({})).unit.name).toBe('武钢集团');

  const forwarded = await linkOf(unit.theirs);
  await by(forwarded).place.claimAccount({ ...claim('forwarded'), holderName: '别人' });
  const [link] = (await people.secretary.client.place.links({ unitId: unit.theirs })).rows;
  await people.secretary.client.place.revokeLink({ ...c(), unitId: unit.theirs, linkId: link?.id ?? '' });
  expect((await accountsOf())[0]).toMatchObject({ name: '别人', linkHolder: '马灯明', linkRevoked: true, state: 'asked' });
  expect(await said(decided('approve'))).toBe('place.account_link_revoked');
  expect(await said(decided('refuse', unit.theirs, '链接被转发'))).toBe('done');
});

test('SEC-01, -02, -03 and -08 hold for it as for everybody', async () => {
  const { cookie } = await opened('rules');
  const change = (current: string, given: string) => as(cookie).account.changePassword({ ...c(), current, password: given });
  expect(await said(change('not-it', 'Xin-mi-ma-1'))).toBe('account.current_wrong');
  expect(await said(change(password, password))).toBe('account.password_used');
  expect(await as(cookie).account.sessions({})).toMatchObject([{ current: true }]);
  expect(await said(as(cookie).account.makeToken({ ...c(), name: '程序', scope: 'all', expiresOn: '2026-12-01' }))).toBe('forbidden.link');
  await change(password, 'Xin-mi-ma-1');

  for (let tries = 0; tries < 5; tries++) await signIn('rules', 'wrong');
  expect(await checkOf(await signIn('rules', 'Xin-mi-ma-1'))).toBe('account.locked');
  const [locked] = (await office.system.client.account.ofUnits({ limit: 5 })).rows;
  expect(locked).toMatchObject({ username: 'rules', unitName: '武钢集团', state: 'open' });
  expect(await said(people.secretary.client.account.ofUnits({ limit: 5 }))).toBe('forbidden.post');
  await office.system.client.account.unlock({ ...c(), id: locked?.id ?? '' });
  expect(await checkOf(await signIn('rules', 'Xin-mi-ma-1'))).toBe('in');
  await office.system.client.account.resetPassword({ ...c(), id: locked?.id ?? '', password: 'Chu-shi-2026' });
  const first = cookieOf(await signIn('rules', 'Chu-shi-2026'));
  expect((await as(first).account.me({})).must).toBe('password');
  expect(await said(as(first).place.page({}))).toBe('forbidden.must_password');
  await as(first).account.changePassword({ ...c(), current: 'Chu-shi-2026', password: 'Zai-huan-2026' });
  app.clock.forward(31);
  expect(await said(as(first).place.page({}))).toBe('sign_in.idle');
  app.clock.set(start);
  await office.system.client.account.disable({ ...c(), id: locked?.id ?? '', reason: '核查' });
  expect(await checkOf(await signIn('rules', 'Zai-huan-2026'))).toBe('account.of_unit_ended');
  await office.system.client.account.enable({ ...c(), id: locked?.id ?? '' });

  await app.program.db.updateTable('office').set({ securityLevel: 3 }).where('id', '=', office.id).execute();
  const again = cookieOf(await signIn('rules', 'Zai-huan-2026'));
  await as(again).account.changePassword({ ...c(), current: 'Zai-huan-2026', password: 'Di-san-ge-26' });
  expect(await said(as(again).place.page({}))).toBe('forbidden.must_second_factor');
  const post = (path: string, json: object, at: string) => app.ask(path, { json, headers: { cookie: at } });
  const { uri } = (await (await post('/auth/second-factor/enable', { password: 'Di-san-ge-26' }, again)).json()) as { uri: string };
  const confirmed = cookieOf(await post('/auth/second-factor/confirm', { code: totp(uri) }, again));
  expect(await said(as(confirmed).place.page({}))).toBe('done');
  expect(await (await signIn('rules', 'Di-san-ge-26')).json()).toEqual({ ok: true, secondFactor: true });
  await app.program.db.updateTable('office').set({ securityLevel: 2 }).where('id', '=', office.id).execute();
});

test('it goes where its unit goes when two are one', async () => {
  const add = async (name: string) => (await people.committee.client.unit.add({ ...c(), name, kind: 'enterprise', industry: null, region: null, field: null, frontLine: null, aliases: [], note: null })).id;
  const [kept, gone] = [await add('长江存储科技'), await add('长存')];
  const secret = await linkOf(gone);
  await by(secret).place.claimAccount(claim('merged'));
  await people.committee.client.unit.merge({ ...c(), id: kept, version: 1, otherId: gone, otherVersion: 1 });
  await decided('approve', kept);
  expect((await as(cookieOf(await signIn('merged'))).place.page({})).unit.name).toBe('长江存储科技');
});
