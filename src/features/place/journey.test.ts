import { beforeAll, expect, test } from 'vitest';
import { exampleTopic } from '#features/bulletin/fixtures.ts';
import { verify } from '#platform/ledger/verify.ts';
import { secretHash } from '#platform/session.ts';
import { newId } from '#shared/ids.ts';
import { openOffice, type TestOffice, type TestPerson } from '#tests/harness/actors.ts';
import { startApp, type Client } from '#tests/harness/app.ts';
import { procedures, sample } from '#tests/harness/samples.ts';

/** A partner's own place on a real database: one link, everything of one unit, nothing of another. The clock stands at 2026-11-23. */

const app = await startApp();
let office: TestOffice;
let people: Record<'organiser' | 'secretary' | 'member', TestPerson>;
let branchId = '';
const unit: Record<'theirs' | 'other', string> = { theirs: '', other: '' };
const c = () => ({ commandId: newId() });
type Refused = { code: string; data?: { findings?: readonly { check: string }[] } };
const said = (work: Promise<unknown>): Promise<string> => work.then(() => 'done', (error: Refused) => error.data?.findings?.[0]?.check ?? error.code);
const by = (secret: string, side?: string): Client => app.client({ 'x-lianxue-link': secret, ...(side === undefined ? {} : { 'x-lianxue-side': side }) });
async function linkOf(unitId: string, days: number | null = null): Promise<string> {
  const secret = newId();
  await people.secretary.client.place.makeLink({ ...c(), unitId, holderName: '马灯明', holderPost: '书记', secretHash: secretHash(secret), days });
  return secret;
}
const at = async (id: string) => ({ ...c(), id, version: (await people.organiser.client.activity.get({ id })).facts.activity.version });
async function activityWith(unitId: string, theme: string, upTo: 'topic' | 'contact' = 'contact') {
  const { client } = people.organiser;
  const { id } = await client.activity.create({ ...c(), branchId, ...exampleTopic, theme });
  if (upTo === 'topic') return { id, sideId: '' };
  await client.activity.toContact(await at(id));
  await client.activity.addSide({ ...(await at(id)), role: 'partner', unitId, branchIds: [], bodyWords: null, contactName: '马灯明', contactPost: '书记' });
  const { facts } = await client.activity.get({ id });
  return { id, sideId: facts.sides.find((side) => side.unitId === unitId)?.id ?? '' };
}
const line = { kind: 'resource' as const, text: '数字化车间观摩', place: null, untilOn: null };
const facts = { name: '武钢有限', industry: 'C' as const, region: '420107', field: '钢铁', contactName: '马灯明', contactPost: '书记', note: null };

beforeAll(async () => {
  office = await openOffice(app);
  branchId = await office.branch('计算机处党支部');
  people = {
    organiser: await office.person('陈思远', { branchId, posts: [{ post: 'member' }] }), secretary: await office.person('周正言', { branchId, posts: [{ post: 'member' }, { post: 'secretary' }] }),
    member: await office.person('李向东', { branchId, posts: [{ post: 'member' }] }),
  };
  const add = async (name: string) => (await people.secretary.client.unit.add({ ...c(), name, kind: 'enterprise', industry: null, region: null, field: null, frontLine: null, aliases: [], note: null })).id;
  unit.theirs = await add('武钢集团');
  unit.other = await add('东风公司');
});

test('by one link: its activities, agreements and lines, and nothing of another unit', async () => {
  const [first, second, strange] = [await activityWith(unit.theirs, '数据怎样用'), await activityWith(unit.theirs, '车间里的党课'), await activityWith(unit.other, '别家的活动')];
  await activityWith(unit.theirs, '还没有商量的', 'topic');
  const agree = (unitId: string, purpose: string) => people.secretary.client.pairing.add({
    ...c(), branchIds: [branchId], parties: [{ unitId, bodyWords: '总装党支部', signerName: null, signerPost: null }], purpose, contents: '每半年一次', signedOn: '2026-01-10', fromOn: '2026-01-10', untilOn: null, activityId: null,
  });
  await agree(unit.theirs, '互学互助');
  await agree(unit.other, '别家的协议');
  const secret = await linkOf(unit.theirs);
  const client = by(secret);
  const page = await client.place.page({});
  expect(page.agreements.map(({ purpose, state }) => `${purpose} ${state}`)).toEqual(['互学互助 in_force']);
  expect(Math.round((Date.parse(page.holder.expiresAt ?? '') - app.clock.now().getTime()) / 86_400_000)).toBe(90);
  const { rows, next } = await client.place.activities({ limit: 1 });
  expect([rows.length, next !== null]).toEqual([1, true]);
  const rest = await client.place.activities({ limit: 1, after: next ?? '' });
  expect([...rows, ...rest.rows].map((row) => row.theme).toSorted()).toEqual(['数据怎样用', '车间里的党课'].toSorted());
  expect(rest.next).toBeNull();
  // One activity of it is opened by its side, one of another unit by none.
  expect((await by(secret, first.sideId).partner.page({})).holder).toMatchObject({ holderName: '马灯明', side: '武钢集团' });
  expect((await by(secret, second.sideId).partner.page({})).activity.theme).toBe('车间里的党课');
  expect(await said(by(secret, strange.sideId).partner.page({}))).toBe('sign_in.link_invalid');
  expect(await said(by(secret, newId()).place.page({}))).toBe('sign_in.link_invalid');
  expect(await said(client.partner.page({}))).toBe('forbidden.post');
  expect((await verify(app.program.db, await app.program.door.anchors())).ok).toBe(true);
});

test('its lines stand at once; what it says of itself waits for us', async () => {
  const secret = await linkOf(unit.theirs);
  const [client, other] = [by(secret), by(await linkOf(unit.other))];
  const { id } = await client.place.addLine({ ...c(), ...line });
  expect(await said(client.place.addLine({ ...c(), ...line }))).toBe('need.offer_once');
  expect((await people.member.client.offer.list({ unit: unit.theirs })).rows).toMatchObject([{ text: '数字化车间观摩', byName: '马灯明' }]);
  expect(await said(other.place.editLine({ ...c(), id, version: 1, ...line, text: '改掉别家的' }))).toBe('need.offer');
  expect(await said(other.place.endLine({ ...c(), id, version: 1, reason: null }))).toBe('need.offer');
  await client.place.editLine({ ...c(), id, version: 1, ...line, text: '数字化车间教学' });
  expect(await said(client.place.editLine({ ...c(), id, version: 1, ...line }))).toBe('stale.offer');
  await client.place.endLine({ ...c(), id, version: 2, reason: '改造' });
  expect((await client.place.page({})).offers).toEqual([]);

  await client.place.proposeFacts({ ...c(), ...facts, name: '写错了' });
  await client.place.proposeFacts({ ...c(), ...facts });
  expect((await client.place.page({})).unit).toMatchObject({ name: '武钢集团', contactName: null });
  expect(await said(people.member.client.place.links({ unitId: unit.theirs }))).toBe('forbidden.post');
  const { proposal } = await people.secretary.client.place.links({ unitId: unit.theirs });
  expect(proposal).toMatchObject({ name: '武钢有限', regionWords: '湖北武汉青山' });
  const decide = { ...c(), unitId: unit.theirs, proposalId: proposal?.id ?? '', version: proposal?.version ?? 0 };
  expect(await said(people.secretary.client.place.decideFacts({ ...decide, ...c(), unitId: unit.other, decision: 'accept', note: null }))).toBe('need.place_proposal');
  expect(await said(people.secretary.client.place.decideFacts({ ...decide, decision: 'refuse', note: null }))).toBe('need.comment');
  await people.secretary.client.place.decideFacts({ ...decide, ...c(), decision: 'accept', note: null });
  expect((await client.place.page({})).unit).toMatchObject({ name: '武钢有限', industry: 'C', regionWords: '湖北武汉青山', contactName: '马灯明', contactPost: '书记' });
  expect(await said(client.place.proposeFacts({ ...c(), ...facts, name: '东风公司' }))).toBe('done');
  const again = (await people.secretary.client.place.links({ unitId: unit.theirs })).proposal;
  expect(await said(people.secretary.client.place.decideFacts({ ...c(), unitId: unit.theirs, proposalId: again?.id ?? '', version: 1, decision: 'accept', note: null }))).toBe('need.unit_once');
});

test('a link that is forged, expired or revoked opens nothing at all; that of another unit nothing of this one', async () => {
  const { sideId, id } = await activityWith(unit.theirs, '门外看不到的题目');
  const ended = await linkOf(unit.theirs);
  const { rows } = await people.secretary.client.place.links({ unitId: unit.theirs });
  await people.secretary.client.place.revokeLink({ ...c(), unitId: unit.theirs, linkId: rows[0]?.id ?? '' });
  const old = await linkOf(unit.theirs, 1);
  await app.program.pool.query(`update unit_link set expires_at = '2026-11-22T00:00:00Z' where secret_hash = $1`, [secretHash(old)]);
  const outside = [by(newId()), by(newId(), sideId), by(ended), by(ended, sideId), by(old), by(old, sideId)];
  const [foreign, whole] = [by(await linkOf(unit.other)), by(await linkOf(unit.theirs))];
  const open = new Set(['office.create', 'office.state', 'outside.offered']);
  const holder = new Set(['account.me', 'account.device', 'place.page', 'place.activities', 'place.claimAccount', 'place.addLine', 'place.editLine', 'place.endLine', 'place.proposeFacts', 'feedback.list']);
  for (const procedure of procedures) {
    if (open.has(procedure.name)) continue;
    const [feature = '', verb = ''] = procedure.name.split('.');
    const input = sample(procedure, (field) => (field === 'id' || field === 'activityId' ? id : field === 'unitId' ? unit.theirs : field === 'sideId' ? sideId : /ersion$|^shown$/.test(field) ? 1 : undefined));
    const ask = (client: Client): Promise<{ code: string; body: string }> => (client as unknown as Record<string, Record<string, (given: unknown) => Promise<unknown>>>)[feature]?.[verb]?.({ ...input, ...(procedure.isCommand ? c() : {}) })
      .then((given) => ({ code: 'done', body: JSON.stringify(given) ?? '' }), (error: Refused) => ({ code: error.code, body: JSON.stringify(error.data ?? null) })) ?? Promise.reject(new Error(procedure.name));
    const answers = await Promise.all(outside.map(ask));
    expect(`${procedure.name} ${[...new Set(answers.map(({ code }) => code))].join()}`).toBe(`${procedure.name} UNAUTHENTICATED`);
    const strange = await ask(foreign);
    expect(`${procedure.name} ${strange.body}`).not.toContain('门外看不到的题目');
    if (holder.has(procedure.name)) continue;
    // Without a side no activity is asked about: whatever is about one is closed to the whole unit's link as well.
    for (const answer of [strange, await ask(whole)]) expect(`${procedure.name} ${answer.code}`).toMatch(/ (FORBIDDEN|NOT_FOUND|REFUSED)$/);
  }
  expect(await app.program.db.selectFrom('unitOffer').select('id').where('text', '=', 'xx').where('unitId', '=', unit.theirs).execute()).toEqual([]);
});

test('who writes without end is paused and seen; and what was kept stays', async () => {
  const client = by(await linkOf(unit.other));
  const answers: string[] = [];
  for (let n = 0; n < 63; n += 1) answers.push(await said(client.place.addLine({ ...c(), ...line, text: `<script>${n}</script>` })));
  expect(answers.filter((one) => one === 'security.link_paused').length).toBeGreaterThan(0);
  expect((await client.place.page({})).offers.length).toBeGreaterThan(50);
  expect((await app.program.db.selectFrom('securityNote').select('kind').execute()).map(({ kind }) => kind)).toContain('place_writes');
  const { rows } = await people.secretary.client.place.links({ unitId: unit.other });
  expect(rows.length).toBeGreaterThan(0);
});

test('the other side keeps its own list of who came', async () => {
  const { id, sideId } = await activityWith(unit.theirs, '名单');
  const secret = await linkOf(unit.theirs);
  const client = by(secret, sideId);
  const counts = { expected: 3, present: 2, onLeave: null, absent: null };
  const names = [{ name: '张三', post: '组长', state: 'present' as const }];
  const now = async () => (await people.organiser.client.activity.get({ id })).facts.activity.version;
  expect(await said(client.attendance.enterByLink({ ...c(), id, version: await now(), people: names, counts }))).toBe('stage.wrong');
  await app.program.pool.query(`update activity set stage = 'held' where id = $1`, [id]);
  expect(await said(client.attendance.enterByLink({ ...c(), id, version: await now(), people: names, counts }))).toBe('done');
  expect((await client.partner.page({})).attendance).toMatchObject({ counts: { expected: 3, present: 2 }, people: names });
  expect(await said(client.attendance.enterByLink({ ...c(), id, version: 1, people: [], counts }))).toBe('stale.activity');
  expect(await said(client.attendance.enterByLink({ ...c(), id, version: await now(), people: [], counts: { ...counts, present: 5 } }))).toBe('need.counts_sum');
});

test('a place moves with its unit when two are one, however often, and back', async () => {
  const committee = await office.person('吴常青', { posts: [{ post: 'committee' }] });
  const { place, unit: units } = committee.client;
  const add = async (name: string) => (await units.add({ ...c(), name, kind: 'enterprise', industry: null, region: null, field: null, frontLine: null, aliases: [], note: null })).id;
  const [kept, between, gone] = [await add('长江存储科技'), await add('长存集团'), await add('长存')];
  const client = by(await linkOf(gone));
  await client.place.proposeFacts({ ...c(), ...facts, name: '长江存储科技公司' });
  const versionOf = async (id: string) => (await units.one({ id })).unit.version;
  const merge = async (id: string, otherId: string) => units.merge({ ...c(), id, version: await versionOf(id), otherId, otherVersion: await versionOf(otherId) });
  await merge(between, gone);
  await merge(kept, between);
  expect((await client.place.page({})).unit.name).toBe('长江存储科技');
  const { rows, proposal } = await place.links({ unitId: kept });
  expect([rows.length, proposal?.name]).toEqual([1, '长江存储科技公司']);
  // Undone, it waits where it was said; merged once more, it is decided on for the unit that was kept.
  const { merges } = await units.one({ id: kept });
  await units.unmerge({ ...c(), id: kept, mergeId: merges[0]?.id ?? '' });
  expect([(await place.links({ unitId: kept })).proposal, (await place.links({ unitId: between })).proposal?.name]).toEqual([null, '长江存储科技公司']);
  await merge(kept, between);
  await place.decideFacts({ ...c(), unitId: kept, proposalId: proposal?.id ?? '', version: proposal?.version ?? 0, decision: 'accept', note: null });
  expect([(await place.links({ unitId: kept })).proposal, (await client.place.page({})).unit]).toMatchObject([null, { id: kept, name: '长江存储科技公司', field: '钢铁' }]);
});
