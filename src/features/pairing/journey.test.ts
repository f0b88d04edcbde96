import { beforeAll, expect, test } from 'vitest';
import { verify } from '#platform/ledger/verify.ts';
import { scopeOf } from '#platform/command.ts';
import { systemOf } from '#shared/actor.ts';
import { newId } from '#shared/ids.ts';
import { openOffice, type TestOffice, type TestPerson } from '#tests/harness/actors.ts';
import { startApp } from '#tests/harness/app.ts';
import { pairingWatches } from './watches.ts';

/** Agreements on a real database. The clock stands at 2026-11-23. */

const app = await startApp();
let office: TestOffice;
let people: Record<'secretary' | 'other' | 'member' | 'committee' | 'discipline' | 'admin', TestPerson>;
let ids: Record<'branch' | 'elsewhere' | 'unit' | 'second', string>;
const c = () => ({ commandId: newId() });
type Refused = { code: string; data?: { findings?: readonly { check: string }[] } };
const said = (work: Promise<unknown>): Promise<string> => work.then(() => 'done', (error: Refused) => error.data?.findings?.[0]?.check ?? error.code);
const agreement = (over: object = {}) => ({
  branchIds: [ids.branch], parties: [{ unitId: ids.unit, bodyWords: '总装党支部', signerName: '马灯明', signerPost: '书记' }], purpose: '互学互助', contents: '每半年联合学习一次',
  signedOn: '2026-01-10', fromOn: '2026-01-10', untilOn: '2026-12-10', activityId: null, ...over,
});

beforeAll(async () => {
  office = await openOffice(app);
  const [branch, elsewhere] = [await office.branch('计算机处党支部'), await office.branch('财政处党支部')];
  people = {
    secretary: await office.person('周正言', { branchId: branch, posts: [{ post: 'secretary' }] }), other: await office.person('孙企明', { branchId: elsewhere, posts: [{ post: 'secretary' }] }),
    member: await office.person('李向东', { branchId: branch, posts: [{ post: 'member' }] }), committee: await office.person('吴常青', { posts: [{ post: 'committee' }] }),
    discipline: await office.person('王清正', { posts: [{ post: 'discipline' }] }), admin: await office.person('系统管理员', { posts: [{ post: 'system_admin' }] }),
  };
  const unit = async (name: string) => (await people.member.client.unit.add({ ...c(), name, kind: 'enterprise', industry: 'C', region: '420300', field: null, frontLine: null, aliases: [], note: null })).id;
  ids = { branch, elsewhere, unit: await unit('东风某车厂'), second: await unit('某研究院') };
});

test('entered by its branch’s secretary, told before it ends, renewed after a review, ended; nobody else’s', async () => {
  const { secretary, other, member, committee, admin } = people;
  expect(await said(member.client.pairing.add({ ...c(), ...agreement() }))).toBe('forbidden.post');
  expect(await said(other.client.pairing.add({ ...c(), ...agreement() }))).toBe('forbidden.own_branch');
  const { id } = await secretary.client.pairing.add({ ...c(), ...agreement() });
  expect((await member.client.pairing.one({ id })).pairing).toMatchObject({ state: 'ends_soon', paused: false, units: [{ name: '东风某车厂' }], branches: [{ name: '计算机处党支部' }], parties: [{ bodyWords: '总装党支部', signerName: '马灯明' }] });
  expect(await said(admin.client.pairing.one({ id }))).toBe('forbidden.post');

  const scope = scopeOf(systemOf(office.id), new Date('2026-11-23T02:00:00Z'));
  const [watch] = pairingWatches;
  if (watch === undefined) throw new Error('a watch expected');
  const due = async () => watch.load(app.program.db, scope, await watch.find(app.program.db, scope, { today: '2026-11-23', after: null, limit: 10 }), '2026-11-23');
  expect(await due()).toEqual([{ about: id, activityId: null, dueOn: '2026-12-10', people: [secretary.id], facts: { units: '东风某车厂', until: '2026-12-10' } }]);

  expect(await said(other.client.pairing.review({ ...c(), id, version: 1, text: '好', untilOn: '2027-12-10' }))).toBe('forbidden.own_branch');
  expect(await said(secretary.client.pairing.review({ ...c(), id, version: 1, text: '好', untilOn: '2026-11-22' }))).toBe('need.until_ahead');
  await secretary.client.pairing.review({ ...c(), id, version: 1, text: '联学四次，解决两个问题', untilOn: '2027-12-10' });
  expect(await due()).toEqual([]);
  expect(await said(secretary.client.pairing.end({ ...c(), id, version: 1, on: '2026-11-20', reason: '机构调整' }))).toBe('stale.pairing');
  expect(await said(secretary.client.pairing.end({ ...c(), id, version: 2, on: '2026-11-24', reason: '机构调整' }))).toBe('need.end_day');
  await committee.client.pairing.end({ ...c(), id, version: 2, on: '2026-11-20', reason: '机构调整' });
  const { pairing, reviews } = await secretary.client.pairing.one({ id });
  expect([pairing.state, pairing.endReason, reviews.map((one) => one.untilOn)]).toEqual(['ended', '机构调整', ['2027-12-10']]);
  expect(await said(secretary.client.pairing.edit({ ...c(), id, version: 3, ...agreement() }))).toBe('need.pairing_standing');
});

test.each([
  ['a branch of another office', () => agreement({ branchIds: [newId()] }), 'need.branch'],
  ['no such unit', () => agreement({ parties: [{ unitId: newId(), bodyWords: null, signerName: null, signerPost: null }] }), 'need.unit'],
  ['one partner twice', () => agreement({ parties: [...agreement().parties, ...agreement().parties] }), 'need.party_once'],
  ['signed tomorrow', () => agreement({ signedOn: '2026-11-24' }), 'need.signed_past'],
  ['ends before it begins', () => agreement({ untilOn: '2026-01-09' }), 'need.term'],
  ['an activity nobody has', () => agreement({ activityId: newId() }), 'need.purpose_there'],
])('refused: %s', async (_, input, check) => expect(await said(people.committee.client.pairing.add({ ...c(), ...input() }))).toBe(check));

test('several sides are corrected as one; it moves with a merged unit, rests while a partner is in audit, and is found from its partner', async () => {
  const { committee, secretary, discipline, other } = people;
  const { id } = await committee.client.pairing.add({ ...c(), ...agreement({ branchIds: [ids.branch, ids.elsewhere], untilOn: null }) });
  const parties = [...agreement().parties, { unitId: ids.second, bodyWords: null, signerName: null, signerPost: null }];
  // Either secretary keeps it.
  await other.client.pairing.edit({ ...c(), id, version: 1, ...agreement({ branchIds: [ids.branch, ids.elsewhere], parties, untilOn: null }) });
  const kept = (await people.member.client.unit.add({ ...c(), name: '东风集团某车厂', kind: 'enterprise', industry: 'C', region: '420300', field: null, frontLine: null, aliases: [], note: null })).id;
  await committee.client.unit.merge({ ...c(), id: kept, version: 1, otherId: ids.unit, otherVersion: 1 });
  const found = (await secretary.client.pairing.list({ unit: kept, standing: 'yes' })).rows;
  expect(found.map((row) => [row.id, row.state, row.units.map(({ name }) => name)])).toEqual([[id, 'in_force', ['东风集团某车厂', '某研究院']]]);
  const project = (await committee.client.project.add({ ...c(), code: 'P-1', name: '某审计', place: null, region: null, startOn: '2026-01-01', endOn: null, personIds: [] })).id;
  await discipline.client.project.setAuditee({ ...c(), id: project, unitId: ids.second, noticeOn: '2026-11-01', auditEndOn: null });
  expect((await secretary.client.pairing.one({ id })).pairing.paused).toBe(true);
  expect((await verify(app.program.db, await app.program.door.anchors())).ok).toBe(true);
});
