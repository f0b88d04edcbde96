import { beforeAll, expect, test } from 'vitest';
import { bringToPublicity, exampleTopic } from '#features/bulletin/fixtures.ts';
import { scopeOf } from '#platform/command.ts';
import { toPdf } from '#platform/documents/libreoffice.ts';
import { verify } from '#platform/ledger/verify.ts';
import { systemOf } from '#shared/actor.ts';
import { newId } from '#shared/ids.ts';
import { openOffice, type TestOffice, type TestPerson } from '#tests/harness/actors.ts';
import { startApp, type Client } from '#tests/harness/app.ts';
import { readXlsx } from '#tests/harness/office.ts';
import { stateOf } from './facts.ts';
import { handOverAll } from './listeners.ts';
import { outcomeWatches } from './watches.ts';

/** The one list, what stands beside activities, what other branches make of a result, and hands that change. The clock stands at 2026-11-23. */

const app = await startApp();
let office: TestOffice;
const branch: Record<'computer' | 'finance' | 'temporary', string> = { computer: '', finance: '', temporary: '' };
/** By a token: a session ends while the clock is moved by days. */
interface Someone {
  readonly id: string;
  readonly client: Client;
  readonly headers: Readonly<Record<string, string>>;
}
let people: Record<'organiser' | 'secretary' | 'member' | 'owner' | 'other' | 'committee', Someone>;
async function byToken({ id, client }: TestPerson): Promise<Someone> {
  const { secret } = await client.account.makeToken({ ...c(), name: '程序', scope: 'all', expiresOn: '2027-01-31' });
  const headers = { authorization: `Bearer ${secret}` };
  return { id, client: app.client(headers), headers };
}
const c = () => ({ commandId: newId() });
type Refused = { code: string; data?: { findings?: readonly { check: string }[] } };
const said = (work: Promise<unknown>): Promise<string> => work.then(() => 'done', (error: Refused) => error.data?.findings?.[0]?.check ?? error.code);

beforeAll(async () => {
  office = await openOffice(app);
  branch.computer = await office.branch('计算机处党支部');
  branch.finance = await office.branch('财政处党支部');
  const at = (branchId: string, post: 'member' | 'secretary') => ({ branchId, posts: [{ post }] });
  people = {
    organiser: await byToken(await office.person('陈思远', at(branch.computer, 'member'))), secretary: await byToken(await office.person('周正言', at(branch.computer, 'secretary'))), member: await byToken(await office.person('李向东', at(branch.computer, 'member'))),
    owner: await byToken(await office.person('何致远', at(branch.computer, 'member'))), other: await byToken(await office.person('孙企明', at(branch.finance, 'secretary'))), committee: await byToken(await office.person('吴常青', { posts: [{ post: 'committee' }] })),
  };
});
const view = (id: string, who: Someone = people.secretary) => who.client.outcome.get({ id });
const actionOf = async (id: string, index = 0) => {
  const found = (await view(id)).actions[index];
  if (found === undefined) throw new Error('an action expected');
  return { id, actionId: found.id, actionVersion: found.version, ...c() };
};
const voice = async (text: string, more: object = {}): Promise<string> =>
  (await people.member.client.outcome.note({ ...c(), kind: 'voice', text, branchId: branch.computer, raisedByPersonId: null, raisedByWords: '一线质检员', projectId: null, place: '某车间', ...more })).id;
const planned = async (id: string, more: object = {}) =>
  people.secretary.client.outcome.plan({ ...c(), id, measure: '合并表格', ownerId: people.owner.id, dueOn: '2026-12-01', expected: '四张并一张', leaderId: people.secretary.id, ...more });

const due = async (name: string, on: string) => {
  const watch = outcomeWatches.find((one) => one.name === name);
  if (watch === undefined) throw new Error(name);
  const scope = scopeOf(systemOf(office.id), new Date(`${on}T02:00:00.000Z`));
  return watch.load(app.program.db, scope, await watch.find(app.program.db, scope, { today: on, after: null, limit: 100 }), on);
};
const names = (ids: readonly string[]) => Object.entries(people).filter(([, one]) => ids.includes(one.id)).map(([key]) => key).toSorted();

test('what was heard is followed like any other: planned, its progress told, verified in figures by whoever was asked, told, crossed off by number', async () => {
  expect(await said(voice('发现审计线索'))).toBe('SUP-23');
  const id = await voice('同一张表一年填四次');
  expect((await view(id)).problem).toMatchObject({ kind: 'voice', place: '某车间', raisedByWords: '一线质检员', enteredName: '李向东', state: 'open', branchName: '计算机处党支部' });
  expect(await said(people.other.client.outcome.plan({ ...c(), id, measure: '合并', ownerId: people.owner.id, dueOn: '2026-12-01' }))).toBe('forbidden.post');
  expect(await said(planned(id, { dueOn: '9999-12-31' }))).toBe('need.due_far');
  await planned(id, { verifyById: people.other.id });
  await people.owner.client.outcome.progress({ ...(await actionOf(id)), text: '已收齐四张表', fileIds: [] });
  expect(await said(people.owner.client.outcome.moveDue({ ...(await actionOf(id)), dueOn: '2027-01-31', reason: '等资料' }))).toBe('forbidden.post');
  await people.secretary.client.outcome.moveDue({ ...(await actionOf(id)), dueOn: '2026-12-15', reason: '业务处要核对' });
  await people.owner.client.outcome.report({ ...(await actionOf(id)), resultKind: 'courseware', evidence: '合并后的表', evidenceFileIds: [] });
  const waits = await people.other.client.home.waiting({});
  expect(waits.waiting).toMatchObject([{ kind: 'verify', aboutId: id, activityId: null }]);
  expect((await people.secretary.client.home.waiting({})).waiting.filter(({ kind }) => kind === 'verify')).toEqual([]);
  const effect = { before: '一年填四次', after: '一年填一次', method: '抽查两个社区', beforeFigure: 12, afterFigure: 5, figureUnit: '天' };
  expect(await said(people.secretary.client.outcome.verify({ ...(await actionOf(id)), ...effect }))).toBe('forbidden.verifier');
  await people.other.client.outcome.verify({ ...(await actionOf(id)), ...effect });
  expect(await said(people.secretary.client.outcome.close({ ...c(), id, version: (await view(id)).problem.version }))).toBe('need.close_when_told');
  await people.secretary.client.outcome.tell({ ...c(), id, answer: '从明年起只填一次' });
  await people.secretary.client.outcome.close({ ...c(), id, version: (await view(id)).problem.version, note: null, shownOn: '2026-11-23', shownWhere: '社区公告栏' });
  const seen = await view(id);
  expect(seen.problem).toMatchObject({ state: 'closed', closedYear: 2026, closedNumber: 1, shownWhere: '社区公告栏', answer: '从明年起只填一次' });
  expect(seen.actions).toMatchObject([{ beforeFigure: 12, afterFigure: 5, figureUnit: '天', verifierName: '孙企明', branchName: '计算机处党支部', leaderName: '周正言' }]);
  expect(seen.steps.map(({ kind, state }) => `${kind} ${state}`)).toEqual(['planned open', 'progress open', 'moved open', 'reported done', 'verified verified']);
});

test('a verified result is put before another branch, taken up as its own action, and verified there', async () => {
  const id = await voice('取数口径不一');
  await planned(id);
  await people.owner.client.outcome.report({ ...(await actionOf(id)), resultKind: 'method', evidence: '对照表', evidenceFileIds: [] });
  await people.committee.client.outcome.verify({ ...(await actionOf(id)), before: '三套', after: '一套', method: '抽查' });
  expect(await said(people.secretary.client.outcome.spread({ ...(await actionOf(id)), branchIds: [branch.computer] }))).toBe('need.spread_own');
  await people.secretary.client.outcome.spread({ ...(await actionOf(id)), branchIds: [branch.finance] });
  expect(await said(people.secretary.client.outcome.spread({ ...(await actionOf(id)), branchIds: [branch.finance] }))).toBe('need.spread_once');
  expect((await people.other.client.home.waiting({})).waiting).toMatchObject([{ kind: 'adopt', aboutId: id }]);
  const [asked] = (await view(id)).spreads;
  // Nobody is reminded before its days are over; then the branch that was asked, until it answers.
  expect(await due('outcome.spread_waiting', '2026-12-02')).toEqual([]);
  expect((await due('outcome.spread_waiting', '2026-12-03')).map(({ about, dueOn, people: told, facts }) => [about, dueOn, names(told), facts])).toEqual([
    [asked?.id, '2026-12-03', ['other'], { number: expect.stringMatching(/^2026-\d{3}$/u), measure: '合并表格', branch: '财政处党支部', days: 10 }],
  ]);
  const answer = { id, spreadId: asked?.id ?? '', version: 1, word: '' };
  expect(await said(people.secretary.client.outcome.answerSpread({ ...c(), ...answer, answer: 'adopted', dueOn: '2026-12-31' }))).toBe('forbidden.post');
  await people.other.client.outcome.answerSpread({ ...c(), ...answer, answer: 'adopted', ownerId: null, dueOn: '2026-12-31' });
  expect(await due('outcome.spread_waiting', '2026-12-20')).toEqual([]);
  const taken = await view(id, people.other);
  expect(taken.problem.state).toBe('verified');
  expect(taken.actions[1]).toMatchObject({ ownerId: people.other.id, branchName: '财政处党支部', state: 'open', spreadId: asked?.id });
  await people.other.client.outcome.report({ ...(await actionOf(id, 1)), resultKind: 'method', evidence: '本处对照表', evidenceFileIds: [] });
  // The other branch's own members look at it, not those of the first.
  expect(await said(people.secretary.client.outcome.verify({ ...(await actionOf(id, 1)), before: '两套', after: '一套', method: '抽查' }))).toBe('forbidden.post');
  await people.committee.client.outcome.verify({ ...(await actionOf(id, 1)), before: '两套', after: '一套', method: '抽查' });
});

test('the list is read three ways, filtered, paged by key, and leaves as it is filtered', async () => {
  const evil = await voice('=HYPERLINK("http://x.example")');
  await planned(evil, { measure: '=1+1', dueOn: '2026-11-23' });
  app.clock.set('2026-11-26T02:00:00.000Z');
  const { client, headers } = people.secretary;
  const all = await client.outcome.list({ as: 'problems', limit: 2 });
  expect(all.rows.map(({ number }) => number)).toEqual([3, 2]);
  const rest = await client.outcome.list({ as: 'problems', limit: 2, after: all.next ?? '' });
  expect([rest.rows.map(({ number }) => number), rest.next]).toEqual([[1], null]);
  for (const { id, state } of [...all.rows, ...rest.rows]) {
    const one = await view(id);
    expect(state).toBe(stateOf(one.problem, one.actions));
  }
  const late = await client.outcome.list({ as: 'owners', overdue: 'yes' });
  expect(late.rows).toMatchObject([{ text: '=HYPERLINK("http://x.example")', action: { owner: '何致远', leader: '周正言', overdue: true } }]);
  expect((await people.owner.client.outcome.list({ as: 'tasks', mine: 'yes' })).rows).toHaveLength(3);
  expect((await client.outcome.list({ as: 'tasks', branch: branch.finance })).rows).toMatchObject([{ action: { adoptedFrom: '计算机处党支部' } }]);
  expect((await client.outcome.list({ as: 'problems', state: 'closed', kind: 'voice', year: 2026 })).rows).toHaveLength(1);
  expect((await client.outcome.list({ as: 'tasks', result: 'method' })).rows).toHaveLength(2);
    for (const as of ['problems', 'tasks', 'owners']) {
    const sheet = await app.ask(`/papers/outcomes.xlsx?as=${as}&overdue=yes`, { headers });
    expect(sheet.status).toBe(200);
    const told = Object.values(await readXlsx(new Uint8Array(await sheet.arrayBuffer()))).flat(2);
    expect(told).toContain('=HYPERLINK("http://x.example")');
    expect(told.some((cell) => typeof cell === 'string' && cell.includes('只看逾期'))).toBe(true);
    const paper = await app.ask(`/papers/outcomes.docx?as=${as}`, { headers });
    expect(paper.status).toBe(200);
    expect((await toPdf(new Uint8Array(await paper.arrayBuffer()), 'docx')).byteLength).toBeGreaterThan(1000);
  }
  expect((await app.ask('/papers/outcomes.xlsx?as=wrong', { headers })).status).toBe(422);
}, 120_000);

test('what is due: its owner first, the secretary and the committee only after days; what was reported and what was not told', async () => {
  expect((await due('outcome.action_late', '2026-11-24')).map(({ people: told }) => names(told))).toEqual([['owner']]);
  expect((await due('outcome.action_late', '2026-11-27')).map(({ people: told, facts }) => [names(told), facts['late']])).toEqual([[['owner', 'secretary'], 4]]);
  expect((await due('outcome.action_late', '2026-12-05')).map(({ people: told }) => names(told))).toEqual([['committee', 'owner', 'secretary']]);
  expect((await due('outcome.action_due', '2026-11-22')).map(({ people: told }) => names(told))).toEqual([['owner']]);
  expect((await due('outcome.problem_tell', '2026-12-10')).map(({ people: told, facts }) => [names(told), facts['text']])).toEqual([[['member'], '取数口径不一']]);
  await people.owner.client.outcome.report({ ...(await actionOf((await people.secretary.client.outcome.list({ as: 'problems' })).rows[0]?.id ?? '')), resultKind: 'method', evidence: '有', evidenceFileIds: [] });
  // The leader who answers for it is the only secretary: 机关党委 is asked.
  expect((await due('outcome.action_verify', '2026-12-10')).map(({ people: told }) => names(told))).toEqual([['committee']]);
});

test('an owner leaves, a branch dissolves: the action goes on in other hands, and nothing dangles', async () => {
  const leaver = await office.person('将离开', { branchId: branch.computer, posts: [{ post: 'member' }] });
  const id = await voice('设备老旧');
  await planned(id, { ownerId: leaver.id, leaderId: null, dueOn: '2026-12-20', verifyById: people.secretary.id });
  const guest = await office.branch('将撤销支部');
  await planned(id, { measure: '更新设备', branchId: guest, leaderId: null, dueOn: '2026-12-20' });
  const { person } = await people.committee.client.org.person({ id: leaver.id });
  await people.committee.client.org.removePerson({ ...c(), id: leaver.id, version: person.version, on: '2026-11-26' });
  const { rows: branches } = await people.committee.client.org.branches({});
  await people.committee.client.org.dissolveBranch({ ...c(), id: guest, version: branches.find((one) => one.id === guest)?.version ?? 1, on: '2026-11-26' });
  await handOverAll(app.program);
  await handOverAll(app.program);
  const seen = await view(id);
  expect(seen.actions).toMatchObject([{ ownerId: people.secretary.id, verifyById: null }, { ownerId: people.owner.id, branchId: branch.computer }]);
  expect(seen.steps.filter(({ kind }) => kind === 'handed').map(({ text }) => text)).toEqual(['@outcome.handed.left', '@outcome.handed.dissolved']);
  expect(await verify(app.program.db, await app.program.anchor.read())).toMatchObject({ ok: true });
});

test('a verifier who leaves: the branch’s secretary is told instead, and another verifies', async () => {
  const leaver = await office.person('核验人', { branchId: branch.computer, posts: [{ post: 'member' }] });
  const id = await voice('表格重复填报');
  await planned(id, { leaderId: null, verifyById: leaver.id, dueOn: '2026-12-20' });
  await people.owner.client.outcome.report({ ...(await actionOf(id)), resultKind: 'method', evidence: '合并了两张表', evidenceFileIds: [] });
  const { person } = await people.committee.client.org.person({ id: leaver.id });
  await people.committee.client.org.removePerson({ ...c(), id: leaver.id, version: person.version, on: '2026-11-26' });
  await handOverAll(app.program);
  const seen = await view(id);
  const mine = (await due('outcome.action_verify', '2026-12-10')).filter(({ about }) => about === (seen.actions[0]?.id ?? ''));
  expect(mine.map(({ people: told }) => names(told))).toEqual([['secretary']]);
  await people.secretary.client.outcome.verify({ ...(await actionOf(id)), before: '两张', after: '一张', method: '抽查' });
  expect((await view(id)).problem.state).toBe('verified');
});

test('two who change one problem at once: the second sees both texts; sent twice it happens once; what a partner raised is told to the partner', async () => {
  const { id: activityId } = await people.organiser.client.activity.create({ ...c(), branchId: branch.computer, ...exampleTopic });
  await bringToPublicity(app.program.door, office.id, activityId, '2026-11-10');
  const { facts } = await people.organiser.client.activity.get({ id: activityId });
  const theirs = facts.sides.find((side) => !side.own)?.id ?? '';
  const raise = { ...c(), id: activityId, kind: 'problem' as const, text: '口径不一', sideId: theirs, raisedByPersonId: null, raisedByWords: '刘明', projectId: null };
  const first = await people.organiser.client.outcome.raise(raise);
  expect(await people.organiser.client.outcome.raise(raise)).toEqual(first);
  const { problem } = await view(first.id);
  const edit = { id: first.id, version: problem.version, kind: 'problem' as const, raisedByPersonId: null, raisedByWords: '刘明', projectId: null };
  await people.secretary.client.outcome.edit({ ...c(), ...edit, text: '数据口径不一' });
  const stale = await people.organiser.client.outcome.edit({ ...c(), ...edit, text: '采集口径不一' }).catch((error: { data: { current: { text: string } } }) => error.data.current.text);
  expect(stale).toBe('数据口径不一');
  expect(await said(people.organiser.client.outcome.tell({ ...c(), id: first.id, answer: '不办理' }))).toBe('need.tell_partner');
  expect(await said(people.organiser.client.outcome.tell({ ...c(), id: first.id, answer: '不办理', partner: { way: 'contact', sideId: newId() } }))).toBe('need.side');
  await people.organiser.client.outcome.tell({ ...c(), id: first.id, answer: '已由对方自行解决', partner: { way: 'contact', sideId: theirs, means: '电话' } });
  expect((await people.organiser.client.activity.get({ id: activityId })).facts.contacts.at(-1)).toMatchObject({ sideId: theirs, means: '电话', content: '反馈“数据口径不一”：已由对方自行解决' });
});

test('of one partner: what came of the activities with it, but for what another partner of them brought; by key', async () => {
  const { client } = people.secretary;
  const unitOf = async (name: string) => (await client.unit.add({ ...c(), name, kind: 'enterprise', industry: null, region: null, field: null, frontLine: null, aliases: [], note: null })).id;
  const [one, other, third] = [await unitOf('武钢集团'), await unitOf('东风公司'), await unitOf('长江存储')];
  const { id } = await people.organiser.client.activity.create({ ...c(), branchId: branch.computer, ...exampleTopic, theme: '三方联学' });
  await bringToPublicity(app.program.door, office.id, id, '2026-11-10');
  const [mine, theirs] = [newId(), newId()];
  await app.program.pool.query(`delete from side where activity_id = $1 and role = 'partner'`, [id]);
  for (const [sideId, unitId, position] of [[mine, one, 2], [theirs, other, 3]] as const) {
    await app.program.pool.query(`insert into side (office_id, id, activity_id, position, role, unit_id, branch_ids) values ($1, $2, $3, $4, 'partner', $5, '{}')`, [office.id, sideId, id, position, unitId]);
  }
  await app.program.pool.query(`update activity set stage = 'conversion' where id = $1`, [id]);
  const raise = (text: string, sideId: string | null) => client.outcome.raise({ ...c(), id, kind: 'problem', sideId, text, raisedByPersonId: null, raisedByWords: sideId === null ? '我方' : null, projectId: null });
  for (const [text, sideId] of [['我们提的', null], ['武钢提的', mine], ['东风提的', theirs]] as const) await raise(text, sideId);
  const of = async (unit: string, more: object = {}) => client.outcome.list({ unit, limit: 10, ...more });
  const texts = async (unit: string) => (await of(unit)).rows.map((row) => row.text);
  expect([await texts(one), await texts(other), await texts(third)]).toEqual([['武钢提的', '我们提的'], ['东风提的', '我们提的'], []]);
  const first = await of(one, { limit: 1 });
  expect([first.rows.map((row) => row.text), (await of(one, { limit: 1, after: first.next ?? '' })).rows.map((row) => row.text)]).toEqual([['武钢提的'], ['我们提的']]);
  await client.outcome.plan({ ...c(), id: first.rows[0]?.id ?? '', measure: '统一口径', ownerId: people.owner.id, dueOn: '2026-12-01' });
  expect((await of(one, { as: 'tasks', state: 'verified' })).rows).toEqual([]);
  await app.program.pool.query(`update action set state = 'verified', before = '前', after = '后', verified_at = now() where measure = '统一口径'`);
  expect((await of(one, { as: 'tasks', state: 'verified' })).rows.map((row) => row.action?.measure)).toEqual(['统一口径']);
  expect((await of(other, { as: 'tasks', state: 'verified' })).rows).toEqual([]);
});
