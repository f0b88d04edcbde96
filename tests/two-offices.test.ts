import { execFile } from 'node:child_process';
import { generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { exampleProgramme } from '#features/activity/fixtures.ts';
import { deskOf, sha256 } from '#features/peer/credentials-key.ts';
import { verifyStreams } from '#features/peer/queries.ts';
import { verify } from '#platform/ledger/verify.ts';
import type { Command } from '#platform/command.ts';
import { update, type Change } from '#shared/decision.ts';
import type { Actor } from '#shared/actor.ts';
import { canonical } from '#shared/canonical.ts';
import { signedIn } from './harness/actors.ts';
import { install, type Installation } from './harness/two-offices.ts';

/** Two real installations on one network: two servers, two databases, two ledgers, and HTTP between them. */

const wall = { now: Date.parse('2026-11-23T02:00:00.000Z') };
const c = () => ({ commandId: randomUUID() });
let ours: Installation;
let theirs: Installation;
beforeAll(async () => {
  ours = await install('甲办', '乙厅', wall);
  // The other side has not been renewed yet: it speaks the version before.
  theirs = await install('乙厅', '甲办', wall, 1);
}, 60_000);

type Failure = { data?: { findings?: { check: string }[] } };
const said = (call: Promise<unknown>): Promise<string> => call.then(() => 'done', (error: Failure) => error.data?.findings?.[0]?.check ?? String(error));
const soon = { timeout: 20_000, interval: 120 };
const peersOf = async (at: Installation) => (await at.people.committee.client.peer.list({})).peers;
const standing = async (at: Installation) => (await peersOf(at))[0]?.standing;
/** By way of the telephone: the digits on the other side's page. */
const digits = async (at: Installation) => (await at.people.committee.client.peer.list({})).identity?.fingerprint ?? '';

describe('shaking hands', () => {
  test('the exchange is off until the system administrator turns it on; the private key leaves the data folder nowhere', async () => {
    expect(await said(ours.people.committee.client.peer.invite({ ...c(), unitId: ours.unitId, days: 7 }))).toBe('need.peer_on');
    expect(await said(ours.people.committee.client.peer.enable(c()))).toBe('forbidden.post');
    for (const at of [ours, theirs]) await at.office.system.client.peer.enable(c());
    expect(await digits(ours)).toMatch(/^(\d{4} ){7}\d{4}$/);
    const { rows } = await ours.program().pool.query<{ text: string }>('select sealed_key as text from peer_identity');
    expect(rows[0]?.text).toMatch(/^v1\./);
  });

  test('invited, answered over the network, and confirmed by a person on each side before anything is shared', async () => {
    await ours.people.committee.client.peer.invite({ ...c(), unitId: ours.unitId, days: 7 });
    const invitation = (await peersOf(ours))[0]?.invitation ?? '';
    expect(invitation).toMatch(/^LX1\./);
    // The security administrator sees that there is one, and cannot hand it over.
    expect((await ours.office.security.client.peer.list({})).peers[0]?.invitation).toBeNull();
    const accept = (text: string) => said(theirs.people.committee.client.peer.accept({ ...c(), unitId: theirs.unitId, invitation: text }));
    expect(await accept('您好，请联通')).toBe('need.invitation');
    expect(await accept(`${invitation.slice(0, -4)}AAAA`)).toBe('need.invitation_signed');
    expect(await accept(invitation.replace(/^(.{60})/, '$1\n  '))).toBe('done');
    await expect.poll(() => standing(theirs), soon).toBe('to_confirm');
    expect(await standing(ours)).toBe('to_confirm');
    expect((await peersOf(ours))[0]).toMatchObject({ name: '乙厅', fingerprint: null, invitation: null });
    expect(await accept(invitation)).toMatch(/need\.(peer|invitation)_once/);

    const [mine] = await peersOf(ours);
    const confirm = async (at: Installation, fingerprint: string) => {
      const [peer] = await peersOf(at);
      return said(at.office.security.client.peer.confirm({ ...c(), id: peer?.id ?? '', version: peer?.version ?? 0, fingerprint, comparedWith: '王安 安全管理员' }));
    };
    expect(await said(ours.people.committee.client.peer.confirm({ ...c(), id: mine?.id ?? '', version: mine?.version ?? 0, fingerprint: '1', comparedWith: '某' }))).toBe('forbidden.post');
    // The digits of the wrong key: our own read back to us.
    expect(await confirm(ours, await digits(ours))).toBe('need.fingerprint');
    expect(await confirm(ours, await digits(theirs))).toBe('done');
    await expect.poll(() => standing(ours), soon).toBe('to_be_confirmed');
    expect(await confirm(theirs, (await digits(ours)).replaceAll(' ', ''))).toBe('done');
    for (const at of [ours, theirs]) await expect.poll(() => standing(at), soon).toBe('active');
    expect((await peersOf(theirs))[0]).toMatchObject({ fingerprint: await digits(ours), comparedWith: '王安 安全管理员', confirmedBy: expect.stringContaining('security') });
  }, 60_000);
});

const topic = {
  theme: '数字化监督联学', kind: '主题党日联学', source: 'hot' as const, sourceNote: null, projectIds: [], suggestionIds: [], tasks: '学方法', expectedEffect: '能用', problemBrought: null, combines: [], forms: ['座谈'], plannedOn: '2026-12-10',
  plannedEnd: null, place: null, estimateFen: null, fundSource: null, planItem: null, countsAsThemeDay: false,
};
const programme = { ...exampleProgramme, sessions: exampleProgramme.sessions.map((session) => ({ ...session, day: '2026-12-10' })), tasks: [] };
const noDeclarations = { itineraryBy: null, arrangedByPartner: [], gifts: [], paidLecture: null, partnerVehicle: null, alcohol: null, workingPapers: null, integrityReport: null };
let id = '';
let sideId = '';
let sharedId = '';
const version = async (): Promise<number> => (await ours.people.secretary.client.activity.get({ id })).facts.activity.version;
const facts = async () => (await ours.people.secretary.client.activity.get({ id })).facts;
const told = () => theirs.people.secretary.client.peer.sharedOne({ id: sharedId });
const hosted = async () => (await ours.people.secretary.client.peer.ofActivity({ id })).shares[0];

const rows: Command<{ commandId: string; changes: readonly Change[] }, null> = {
  name: 'test.rows', tables: ['activity'], load: async () => null,
  decide: (_, { changes }) => ({ ok: true, subject: { type: 'activity', id, activityId: id }, changes, events: [{ name: 'activity.edited', details: { fields: [] } }] }),
};
/** What its approvals would have done is not what is tried here. */
async function bringTo(stage: string, set: object = {}): Promise<void> {
  const commandId = randomUUID();
  const actor: Actor = { kind: 'operator', officeId: ours.office.id, personId: null, name: '测试', posts: [], branchIds: [], link: null, may: 'all', language: 'zh-Hans' };
  await ours.program().door.run(rows, actor, { commandId, input: { commandId, changes: [update('activity', id, { stage, ...set, version: (await version()) + 1 })] } });
}
const whole = async (at: Installation) => [await verify(at.program().db, await at.program().door.anchors()), await verifyStreams(at.program().db)];

describe('one activity in both', () => {
  test('shared by whoever runs it; the branch named there finds it in its own system', async () => {
    const { client } = ours.people.secretary;
    ({ id } = await client.activity.create({ ...c(), branchId: ours.branchId, ...topic }));
    await client.activity.toContact({ ...c(), id, version: await version() });
    await client.activity.addSide({ ...c(), id, version: await version(), role: 'partner', unitId: ours.unitId, branchIds: [], bodyWords: '乙厅机关支部', contactName: null, contactPost: null });
    await client.activity.toProgramme({ ...c(), id, version: await version() });
    await client.programme.edit({ ...c(), id, version: await version(), programme, declarations: noDeclarations });
    sideId = (await facts()).sides.find((side) => !side.own)?.id ?? '';
    expect((await client.peer.ofActivity({ id })).open).toEqual([{ sideId, side: '乙厅机关支部', peer: '乙厅' }]);
    await client.peer.share({ ...c(), id, sideId });
    expect(await said(client.peer.share({ ...c(), id, sideId }))).toBe('need.shared_once');
    await expect.poll(async () => (await theirs.people.member.client.peer.shared({})).rows, soon).toMatchObject([{ theme: '数字化监督联学', host: '甲办', stage: 'programme', state: 'open', branches: [{ name: '乙厅机关支部' }] }]);
    sharedId = (await theirs.people.member.client.peer.shared({})).rows[0]?.id ?? '';
    const view = await told();
    expect(view.told?.activity).toMatchObject({ theme: '数字化监督联学', programme: { sessions: [{ day: '2026-12-10' }] } });
    // What stays inside is in no message, and no stranger's branch sees it.
    const { rows: texts } = await theirs.program().pool.query<{ text: string }>('select text from peer_message');
    expect(texts.map(({ text }) => text).join()).not.toMatch(/declarations|estimate|audit|approval/i);
    const elsewhere = await theirs.office.person('他支部', { branchId: await theirs.office.branch('别的支部'), posts: [{ post: 'member' }] });
    expect([(await elsewhere.client.peer.shared({})).rows, await said(elsewhere.client.peer.sharedOne({ id: sharedId }))]).toEqual([[], 'need.shared']);
    await expect.poll(async () => (await theirs.people.secretary.client.notice.list({ limit: 20 })).rows.map(({ kind }) => kind), soon).toContain('peer_shared');
  }, 60_000);

  test('their leader’s yes and their proposal enter our activity as a personal link’s would, and what became of them goes back', async () => {
    const shown = (await told()).told?.programmeNo ?? 0;
    const { secretary, member } = theirs.people;
    expect(await said(member.client.peer.consent({ ...c(), id: sharedId, subject: 'activity', shown, decision: 'approve', comment: null }))).toBe('forbidden.post');
    expect(await said(secretary.client.peer.consent({ ...c(), id: sharedId, subject: 'activity', shown: shown + 1, decision: 'approve', comment: null }))).toBe('stale.shown');
    await secretary.client.peer.consent({ ...c(), id: sharedId, subject: 'activity', shown, decision: 'approve', comment: null });
    await expect.poll(async () => (await facts()).consents.filter((one) => !one.superseded), soon).toMatchObject([{ sideId, decision: 'approve', way: 'peer', name: '乙厅书记', post: '党支部书记', linkId: null }]);
    await expect.poll(async () => (await told()).messages.find(({ kind }) => kind === 'consent')?.state, soon).toBe('taken');
    const { client } = ours.people.secretary;
    const entry = (await client.ledger.ofActivity({ id, limit: 50 })).rows.find(({ command }) => command === 'partner.consent_by_link');
    expect(entry).toMatchObject({ actorKind: 'peer', actorName: '乙厅书记', actorPost: '党支部书记' });

    await member.client.peer.propose({ ...c(), id: sharedId, programme: { ...programme, sessions: programme.sessions.map((session) => ({ ...session, place: '乙厅会议室' })) }, note: '换个地方' });
    await expect.poll(async () => (await facts()).versions.find(({ state }) => state === 'proposed'), soon).toMatchObject({ authorName: '乙厅党员', authorSideId: sideId, note: '换个地方' });
    const proposalId = (await facts()).versions.find(({ state }) => state === 'proposed')?.id ?? '';
    await client.programme.accept({ ...c(), id, version: await version(), proposalId });
    await expect.poll(async () => (await told()).told?.activity.place, soon).toBe('乙厅会议室');
    expect((await told()).told?.proposals).toMatchObject([{ state: 'accepted', authorName: '乙厅党员' }]);
    // What was said yes to is no longer what stands there.
    expect((await told()).told?.said).toMatchObject([{ decision: 'approve', superseded: true }]);
  }, 60_000);

  test('each writes its own part only; what the neighbour of the release before does not know waits until it is renewed', async () => {
    const item = { title: '数据分析模型', text: '一份说明', by: '乙厅党员', dueOn: null };
    const { client } = theirs.people.member;
    await client.peer.bring({ ...c(), id: sharedId, kind: 'tasks', items: [{ ...item, title: '准备案例', dueOn: '2026-12-05' }] });
    await expect.poll(async () => (await hosted())?.brought.tasks, soon).toMatchObject([{ title: '准备案例', dueOn: '2026-12-05' }]);
    // Of the two it is the host that is younger here: theirs speaks version 1, in which there are no materials. Turned round, the host is the older one.
    await theirs.release(2);
    await ours.release(1);
    for (const at of [ours, theirs]) expect((await at.app.ask('/healthz')).status).toBe(200);
    await client.peer.bring({ ...c(), id: sharedId, kind: 'materials', items: [item] });
    await expect.poll(async () => (await told()).messages.find(({ kind }) => kind === 'materials')?.state, soon).toBe('not_understood');
    expect((await hosted())?.brought.materials).toEqual([]);
    // What both know goes on as ever in between.
    await client.peer.bring({ ...c(), id: sharedId, kind: 'insights', items: [{ ...item, title: '体会' }] });
    await expect.poll(async () => (await hosted())?.brought.insights.map(({ title }) => title), soon).toEqual(['体会']);
    await ours.release(2);
    await ours.turn();
    await expect.poll(async () => (await hosted())?.brought.materials, soon).toMatchObject([{ title: '数据分析模型' }]);
    await expect.poll(async () => (await told()).messages.find(({ kind }) => kind === 'materials')?.state, soon).toBe('taken');
    await expect.poll(async () => (await peersOf(theirs))[0]?.speaks, soon).toBe(2);
  }, 90_000);

  test('a week without the network: both write on, and the first word after it heals everything, nothing twice', async () => {
    const shown = (await told()).told?.programmeNo ?? 0;
    for (const at of [ours, theirs]) at.cut();
    await theirs.people.secretary.client.peer.consent({ ...c(), id: sharedId, subject: 'activity', shown, decision: 'approve', comment: null });
    await theirs.people.member.client.peer.bring({ ...c(), id: sharedId, kind: 'insights', items: [1, 2].map((n) => ({ title: `断网体会${n}`, text: '写于断网时', by: '乙厅党员', dueOn: null })) });
    await ours.people.secretary.client.activity.edit({ ...c(), id, version: await version(), expectedEffect: '一周后也能用' });
    await expect.poll(async () => (await peersOf(ours))[0]?.line.waiting, soon).toBeGreaterThan(0);
    for (let day = 0; day < 7; day += 1) {
      wall.now += 86_400_000;
      for (const at of [ours, theirs]) await at.turn();
    }
    await signIn();
    const line = (await told()).shared.line;
    expect(line).toMatchObject({ said: 'line.broken', waiting: expect.any(Number) });
    expect(line.failures).toBeGreaterThan(5);
    expect((await told()).told?.activity.expectedEffect).toBe('能用');
    await theirs.people.member.client.peer.bring({ ...c(), id: sharedId, kind: 'tasks', items: [{ title: '断网时的任务', text: '', by: '乙厅', dueOn: null }] });
    for (const at of [ours, theirs]) at.heal();
    wall.now += 3_600_000;
    await signIn();
    // One side asks; that is enough for both.
    await ours.turn();
    await expect.poll(async () => (await told()).told?.activity.expectedEffect, soon).toBe('一周后也能用');
    await expect.poll(async () => (await hosted())?.brought, soon).toMatchObject({ insights: [{ title: '断网体会1' }, { title: '断网体会2' }], tasks: [{ title: '断网时的任务' }] });
    for (const at of [ours, theirs]) await at.turn();
    await agree();
    expect((await facts()).consents.filter((one) => !one.superseded && one.subject === 'activity')).toHaveLength(1);
    expect((await told()).messages.filter(({ kind }) => kind === 'consent').map(({ state, reached }) => [state, reached])).toEqual([['taken', true], ['taken', true]]);
  }, 120_000);

  test('attendance and the signature of the record flow back', async () => {
    const { secretary, member } = theirs.people;
    await bringTo('held', { approvedProgramme: JSON.parse(JSON.stringify(programme)) });
    await expect.poll(async () => (await told()).told?.stage, soon).toBe('held');
    expect(await said(secretary.client.peer.consent({ ...c(), id: sharedId, subject: 'activity', shown: 1, decision: 'approve', comment: null }))).toBe('need.peer_asked');
    const counts = { expected: 12, present: 11, onLeave: 1, absent: null };
    await member.client.peer.attend({ ...c(), id: sharedId, people: [{ name: '刘明', post: '支部书记', state: 'present', reason: null }], counts, countWords: null });
    await expect.poll(async () => (await facts()).sides.find((side) => side.id === sideId), soon).toMatchObject({ expected: 12, present: 11, onLeave: 1, absent: 0 });
    expect((await facts()).attendance).toMatchObject([{ sideId, name: '刘明', post: '支部书记', state: 'present', personId: null }]);
    await bringTo('summary', { heldOn: '2026-11-30' });
    await ours.people.secretary.client.record.edit({ ...c(), id, recordVersion: null, topic: '共学数据分析', strands: { theory: '学习', problem: '研讨', outcome: '共享' } });
    await expect.poll(async () => (await told()).record?.record.topic, soon).toBe('共学数据分析');
    const view = await told();
    await secretary.client.peer.consent({ ...c(), id: sharedId, subject: 'record', shown: view.record?.version ?? 0, decision: 'approve', comment: null });
    await expect.poll(async () => (await facts()).consents.filter((one) => one.subject === 'record' && !one.superseded), soon).toMatchObject([{ sideId, decision: 'approve', way: 'peer', name: '乙厅书记' }]);
    for (const at of [ours, theirs]) await at.turn();
    await agree();
  }, 60_000);
});

/** People whose day is over sign in anew. */
async function signIn(): Promise<void> {
  for (const at of [ours, theirs]) {
    for (const [key, person] of Object.entries(at.people)) Object.assign(at.people, { [key]: await signedIn(at.app, person.username) });
    Object.assign(at.office, { security: await signedIn(at.app, at.office.security.username) });
  }
}

/** Both hold the same two chains, to the letter, and each ledger is whole. */
async function agree(): Promise<void> {
  const chains = async (at: Installation, mine: boolean) => (await at.program().pool.query<{ hash: string }>('select hash from peer_message where shared_id = $1 and mine = $2 order by seq', [sharedId, mine])).rows.map(({ hash }) => hash);
  expect(await chains(theirs, false)).toEqual(await chains(ours, true));
  expect(await chains(ours, false)).toEqual(await chains(theirs, true));
  for (const at of [ours, theirs]) expect(await whole(at)).toMatchObject([{ ok: true }, { ok: true }]);
}

/** A program that is not what it says: it holds a key, and knows how the others speak. */
interface Liar {
  readonly publicKey: string;
  readonly sign: (text: string) => string;
}
function liar(): Liar {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  return { publicKey: publicKey.export({ format: 'jwk' }).x ?? '', sign: (text) => sign(null, Buffer.from(`lianxue peer\n${text}`), privateKey).toString('base64url') };
}
/** What the other office's own program would sign, had somebody its key: a dishonest partner, not a stranger. */
async function dishonest(at: Installation): Promise<Liar> {
  const { rows: [row] } = await at.program().pool.query<{ id: string; public_key: string; sealed_key: string }>('select id, public_key, sealed_key from peer_identity');
  const desk = row === undefined ? null : deskOf(at.program().outbound, { id: row.id, publicKey: row.public_key, sealedKey: row.sealed_key });
  if (desk === null) throw new Error('a key expected');
  return { publicKey: desk.publicKey, sign: desk.sign };
}
const keyOf = async (at: Installation) => (await at.program().pool.query<{ public_key: string }>('select public_key from peer_identity')).rows[0]?.public_key ?? '';
const pairOf = async (at: Installation) => (await at.program().pool.query<{ pair: string }>(`select pair from peer where state = 'met'`)).rows[0]?.pair ?? '';

/** `lianxue verify` as a process of its own, on the database of a running installation. */
const verifying = (at: Installation, ...more: readonly string[]): Promise<{ code: number; out: string }> => new Promise((resolve) => {
  const env = { PATH: process.env['PATH'], DATABASE_URL: at.app.databaseUrl, LIANXUE_DATA: at.app.dataDir, LANG: 'zh_CN.UTF-8' };
  execFile(process.execPath, ['src/server/cli.ts', 'verify', ...more], { env, encoding: 'utf8' }, (error, out) => resolve({ code: error === null ? 0 : Number(error.code), out }));
});

describe('a liar', () => {
  /** Says something to our installation, signed by whomever; answers what it was refused for. */
  async function say(by: Liar, what: object, alter: (text: string) => string = (text) => text): Promise<string> {
    const text = canonical({ v: 2, from: by.publicKey, to: await keyOf(ours), pair: await pairOf(ours), at: new Date(wall.now).toISOString(), ...what });
    const response = await ours.app.ask('/peer', { json: { text: alter(text), signature: by.sign(text) } });
    const { text: inner, refused } = (await response.json()) as { text?: string; refused?: string };
    return inner === undefined ? `${response.status} ${refused}` : String((JSON.parse(inner) as { refused: string | null }).refused);
  }
  const chains = async () => {
    const { rows: [row] } = await ours.program().pool.query<{ our_seq: number; our_hash: string; their_seq: number; their_hash: string }>('select our_seq, our_hash, their_seq, their_hash from shared_activity where id = $1', [sharedId]);
    if (row === undefined) throw new Error('a shared activity expected');
    return { have: { seq: row.our_seq, hash: row.our_hash }, theirs: { seq: row.their_seq, hash: row.their_hash } };
  };
  const message = async (by: Liar, over: object) => {
    const { have, theirs: end } = await chains();
    const text = canonical({ v: 2, shared: sharedId, from: by.publicKey, to: await keyOf(ours), seq: end.seq + 1, prev: end.hash, seen: have, ledger: null, at: new Date(wall.now).toISOString(), kind: 'tasks', body: { items: [] }, ...over });
    return { text, signature: by.sign(text) };
  };
  const exchange = async (by: Liar, messages: readonly object[], over: object = {}) => say(by, { kind: 'exchange', shared: sharedId, have: (await chains()).have, messages, ...over });
  // Their real program is away meanwhile: it would find out at its first word what is said under its key.
  beforeAll(() => { for (const at of [ours, theirs]) at.cut(); });
  const seen = async () => (await ours.office.security.client.peer.list({})).refusals.map(({ reason }) => reason);
  const notified = async () => (await ours.office.security.client.notice.list({ limit: 50 })).rows.map(({ kind }) => kind);

  test('a stranger, an altered request, an old one, somebody else’s name: refused, and seen by the security administrator', async () => {
    const [stranger, partner] = [liar(), await dishonest(theirs)];
    expect(await exchange(stranger, [])).toBe('pair');
    expect(await say(stranger, { kind: 'exchange', pair: 'f'.repeat(64), shared: sharedId, have: { seq: 0, hash: '0'.repeat(64) }, messages: [] })).toBe('stranger');
    expect(await say(partner, { kind: 'exchange', shared: sharedId, have: (await chains()).have, messages: [] }, (text) => text.replace(/"v":2/, '"v":1'))).toBe('signature');
    expect(await exchange({ ...stranger, publicKey: partner.publicKey }, [])).toBe('signature');
    expect(await exchange(partner, [], { at: new Date(wall.now - 3_600_000).toISOString() })).toBe('clock');
    expect((await ours.app.ask('/peer', { json: { text: 'x', signature: 'y' } })).status).toBe(400);
    expect(await seen()).toEqual(expect.arrayContaining(['pair', 'stranger', 'signature']));
    await expect.poll(notified, soon).toContain('peer_refused');
    // The text is the security administrator's to look at, not 机关党委's.
    expect((await ours.people.committee.client.peer.list({})).refusals.map(({ text }) => text)).toEqual(expect.not.arrayContaining([expect.stringMatching(/./)]));
    // Said a hundred times it is kept once.
    const before = (await seen()).length;
    for (let time = 0; time < 5; time += 1) await ours.app.ask('/peer', { json: { text: 'x', signature: 'y' } });
    expect((await seen()).length).toBe(before);
  }, 60_000);

  test('an invitation that is used, run out or not ours opens nothing; an address that leads inside is refused', async () => {
    const stranger = liar();
    const { rows: used } = await theirs.program().pool.query<{ changes: { set: { invitation?: string } }[] }>(`select changes from ledger_entry where command = 'peer.accept'`);
    const invitation = used[0]?.changes[0]?.set.invitation ?? '';
    const accept = (text: string, address = 'https://203.0.114.9') => say(stranger, { kind: 'accept', pair: sha256(text), invitation: text, office: '冒充的单位', address });
    expect(await accept(invitation)).toBe('invitation_used');
    const forged = canonical({ kind: 'lianxue invitation', v: 2, id: randomUUID(), key: stranger.publicKey, office: '甲办', address: ours.outside, expiresAt: new Date(wall.now + 86_400_000).toISOString() });
    expect(await accept(`LX1.${Buffer.from(forged).toString('base64url')}.${stranger.sign(forged)}`)).toBe('invitation_forged');
    const { id: another } = await ours.people.committee.client.unit.add({ ...c(), name: '丙院', kind: 'organ', industry: null, region: null, field: null, frontLine: null, aliases: [], note: null });
    await ours.people.committee.client.peer.invite({ ...c(), unitId: another, days: 1 });
    const open = (await peersOf(ours)).find(({ unit }) => unit === '丙院')?.invitation ?? '';
    for (const inside of ['http://10.0.0.7', 'https://169.254.169.254', 'https://[::1]:5432']) expect(await accept(open, inside)).toBe('address');
    wall.now += 2 * 86_400_000;
    await signIn();
    expect(await accept(open)).toBe('invitation_expired');
    expect(await seen()).toEqual(expect.arrayContaining(['invitation_used', 'invitation_forged', 'address']));
  }, 60_000);

  test('too much at once is not read; a message too long is not let in', async () => {
    const partner = await dishonest(theirs);
    const huge = await ours.app.ask('/peer', { json: { text: 'x'.repeat(3_000_000), signature: 'y' } }).then((response) => response.status, () => 413);
    expect(huge).toBe(413);
    expect(await exchange(partner, [await message(partner, { body: { items: [{ title: 'x'.repeat(70_000) }] } })])).toBe('400 malformed');
  }, 60_000);

  test('the other side’s part, what does not fit, and a secret are no part of the activity: answered, kept out, seen', async () => {
    const partner = await dishonest(theirs);
    const before = await facts();
    const sent = async (over: object) => exchange(partner, [await message(partner, over)]);
    expect(await sent({ kind: 'record', body: { version: 9, record: { topic: '对方写的记录' } } })).toBe('null');
    expect(await sent({ kind: 'attendance', body: { people: 'all' } })).toBe('null');
    expect(await sent({ kind: 'tasks', body: { items: [{ title: '机密★10年', text: '', by: '', dueOn: null }] } })).toBe('null');
    expect(await sent({ kind: 'tasks', body: { items: [{ title: '<script>alert(1)</script>', text: '', by: '', dueOn: null }] } })).toBe('null');
    const states = (await hosted())?.messages.filter(({ mine }) => !mine).slice(0, 4).map(({ kind, state }) => `${kind} ${state}`) ?? [];
    expect(states.toSorted()).toEqual(['attendance refused', 'record refused', 'tasks refused', 'tasks taken']);
    expect(await seen()).toEqual(expect.arrayContaining(['other_part', 'content', 'SEC-09']));
    const { rows: kept } = await ours.program().pool.query<{ found: boolean }>(`select exists (select 1 from ledger_entry where changes::text like '%机密★%' union all select 1 from peer_refusal where text like '%机密★%') as found`);
    expect(kept[0]?.found).toBe(false);
    expect((await facts()).record).toEqual(before.record);
    expect((await facts()).sides).toEqual(before.sides);
    expect(await whole(ours)).toMatchObject([{ ok: true }, { ok: true }]);
  }, 60_000);

  test('the same twice is taken once, what comes out of turn is asked for again', async () => {
    const partner = await dishonest(theirs);
    const one = await message(partner, { kind: 'insights', body: { items: [{ title: '只一次', text: '', by: '', dueOn: null }] } });
    expect(await exchange(partner, [one, one])).toBe('null');
    expect(await exchange(partner, [one])).toBe('null');
    const end = (await chains()).theirs;
    const later = await message(partner, { seq: end.seq + 2, prev: 'a'.repeat(64) });
    expect(await exchange(partner, [later])).toBe('null');
    expect((await chains()).theirs).toEqual(end);
    expect((await hosted())?.messages.filter(({ kind, seq }) => kind === 'insights' && seq === end.seq)).toHaveLength(1);
  }, 60_000);

  test('a partner who tells its history otherwise is refused from that number on, and both security administrators see it', async () => {
    // Somebody at the other side put an older state back and writes on: the number is taken, the words are others.
    const partner = await dishonest(theirs);
    const fork = await message(partner, { seq: 2, prev: 'b'.repeat(64), body: { items: [{ title: '从来如此', text: '', by: '', dueOn: null }] } });
    expect(await exchange(partner, [fork])).toBe('fork');
    expect(await hosted()).toMatchObject({ state: 'broken', brokenSeq: 2, brokenWhy: 'fork' });
    await expect.poll(notified, soon).toContain('peer_disagrees');
    // Their own program hears of it when it next speaks.
    for (const at of [ours, theirs]) at.heal();
    wall.now += 3_600_000;
    await signIn();
    await theirs.people.member.client.peer.bring({ ...c(), id: sharedId, kind: 'insights', items: [] }).catch(() => undefined);
    await theirs.turn();
    await expect.poll(async () => (await told()).shared, soon).toMatchObject({ state: 'broken', brokenWhy: 'broken' });
    await expect.poll(async () => (await theirs.office.security.client.notice.list({ limit: 50 })).rows.map(({ kind }) => kind), soon).toContain('peer_disagrees');
    expect(await said(theirs.people.member.client.peer.bring({ ...c(), id: sharedId, kind: 'insights', items: [] }))).toBe('need.shared_open');
  }, 60_000);

  test('whoever rewrites the shared history alone, ledger and all, is found by the other side’s signatures', async () => {
    const [, before] = await whole(ours);
    expect(before).toMatchObject({ ok: true });
    // The command line says the same, in the reader's language and as JSON.
    const well = await verifying(ours, '--json');
    expect([well.code, JSON.parse(well.out)]).toMatchObject([0, { ok: true, entries: expect.any(Number), streams: { ok: true, messages: expect.any(Number) } }]);
    expect((await verifying(ours)).out).toMatch(/^台账完整[^\n]*\n与对方系统的往来完整，共 \d+ 条/u);
    // A message of ours told otherwise, signed anew with our own key: our own chain and ledger could be made to fit, their acknowledgement cannot.
    const { pool } = ours.program();
    const us = await dishonest(ours);
    const { rows: chain } = await pool.query<{ id: string; seq: number; text: string }>('select id, seq, text from peer_message where shared_id = $1 and mine order by seq', [sharedId]);
    let prev = '0'.repeat(64);
    for (const row of chain) {
      const text = canonical({ ...(JSON.parse(row.text) as object), prev, ...(row.seq === 1 ? { body: { ...(JSON.parse(row.text) as { body: object }).body, organiser: '从来是别人' } } : {}) });
      await pool.query('update peer_message set text = $2, hash = $3, signature = $4, prev_hash = $5 where id = $1', [row.id, text, sha256(text), us.sign(text), prev]);
      prev = sha256(text);
    }
    await pool.query('update shared_activity set our_hash = $2 where id = $1', [sharedId, prev]);
    expect(await verifyStreams(ours.program().db)).toMatchObject({ ok: false, firstBad: { mine: true, reason: 'acknowledged_otherwise' } });
    const told = await verifying(ours, '--json');
    expect([told.code, JSON.parse(told.out)]).toMatchObject([1, { ok: false, streams: { ok: false, firstBad: { mine: true, sharedId } } }]);
  }, 180_000);
});

test('ended by either at any time: nothing goes in or out any more, and what passed is kept', async () => {
  const [peer] = await peersOf(theirs);
  await theirs.office.security.client.peer.end({ ...c(), id: peer?.id ?? '', version: peer?.version ?? 0, reason: '人员变动' });
  await expect.poll(async () => (await peersOf(ours)).find(({ unit }) => unit === '乙厅')?.standing, soon).toBe('ended');
  expect((await peersOf(ours)).find(({ unit }) => unit === '乙厅')?.endedReason).toBe('人员变动');
  expect((await told()).shared.state).toBe('ended');
  expect((await told()).messages.length).toBeGreaterThan(5);
  expect((await ours.people.secretary.client.peer.ofActivity({ id })).open).toEqual([]);
  // Whoever goes on speaking is told so, and seen; that it ended is heard as often as it is said.
  const partner = await dishonest(theirs);
  const said = async (what: object): Promise<string | null> => {
    const text = canonical({ v: 2, from: partner.publicKey, to: await keyOf(ours), pair: peer?.id === undefined ? '' : await endedPair(), at: new Date(wall.now).toISOString(), ...what });
    const answer = (await (await ours.app.ask('/peer', { json: { text, signature: partner.sign(text) } })).json()) as { text: string };
    return (JSON.parse(answer.text) as { refused: string | null }).refused;
  };
  expect(await said({ kind: 'exchange', shared: sharedId, have: { seq: 0, hash: '0'.repeat(64) }, messages: [] })).toBe('ended');
  expect(await said({ kind: 'confirm' })).toBe('ended');
  expect(await said({ kind: 'end', reason: '人员变动' })).toBe(null);
  // An old request, sent again much later by whoever kept it.
  expect(await said({ kind: 'exchange', shared: sharedId, have: { seq: 0, hash: '0'.repeat(64) }, messages: [], at: new Date(wall.now - 3_600_000).toISOString() })).toBe('clock');
  const attempts = (await ours.office.security.client.security.list({ limit: 100 })).rows.filter(({ kind }) => kind === 'peer').map(({ about }) => about);
  expect(attempts).toEqual(expect.arrayContaining(['联通已结束', '双方时钟相差超过十分钟，请校准', '邀请已被用过', '邀请不是本单位发出的', '邀请已过期']));
}, 60_000);

const endedPair = async (): Promise<string> => (await ours.program().pool.query<{ pair: string }>(`select pair from peer where state = 'ended' order by created_at limit 1`)).rows[0]?.pair ?? '';

test('of an activity that nobody shares no job is queued; of one that is, one', async () => {
  const queued = async () => (await ours.program().pool.query<{ count: number }>(`select count(*)::int as count from pgboss.job where name = 'peer.follow'`)).rows[0]?.count ?? 0;
  const before = await queued();
  expect(before).toBeGreaterThan(0);
  const { client } = ours.people.secretary;
  const { id: alone } = await client.activity.create({ ...c(), branchId: ours.branchId, ...topic, theme: '只有我们的' });
  await client.activity.toContact({ ...c(), id: alone, version: 1 });
  expect(await queued()).toBe(before);
}, 60_000);
