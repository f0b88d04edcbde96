import { beforeAll, expect, test } from 'vitest';
import { bringToPublicity, exampleTopic } from '#features/bulletin/fixtures.ts';
import { verify } from '#platform/ledger/verify.ts';
import { newId } from '#shared/ids.ts';
import { openOffice, type TestOffice, type TestPerson } from '#tests/harness/actors.ts';
import { startApp } from '#tests/harness/app.ts';

/** 转化 and 归档 on a real database, by real people. The clock stands at 2026-11-23. */

const app = await startApp();
let office: TestOffice;
let branchId = '';
let people: Record<'organiser' | 'secretary' | 'member' | 'owner' | 'stranger', TestPerson>;
const c = () => ({ commandId: newId() });
type Refused = { code: string; data?: { findings?: readonly { check: string }[] } };
const said = (work: Promise<unknown>): Promise<string> => work.then(() => 'done', (error: Refused) => error.data?.findings?.[0]?.check ?? error.code);

beforeAll(async () => {
  office = await openOffice(app);
  branchId = await office.branch('计算机处党支部');
  const elsewhere = await office.branch('财政处党支部');
  people = {
    organiser: await office.person('陈思远', { branchId, posts: [{ post: 'member' }] }),
    secretary: await office.person('周正言', { branchId, posts: [{ post: 'secretary' }] }),
    member: await office.person('李向东', { branchId, posts: [{ post: 'member' }] }),
    owner: await office.person('何致远', { branchId, posts: [{ post: 'member' }] }),
    stranger: await office.person('外支部', { branchId: elsewhere, posts: [{ post: 'member' }] }),
  };
});

const factsOf = async (id: string) => (await people.secretary.client.activity.get({ id })).facts;
async function atPublicity(): Promise<string> {
  const { id } = await people.organiser.client.activity.create({ ...c(), branchId, ...exampleTopic });
  await bringToPublicity(app.program.door, office.id, id, '2026-11-10');
  return id;
}
const problem = (id: string) => ({ ...c(), id, kind: 'problem' as const, text: '数据口径不一', sideId: null, raisedByPersonId: people.member.id, raisedByWords: null, projectId: null });

test('a problem becomes an action, is reported, verified by another, answered; only then does conversion lack nothing', async () => {
  const { organiser, secretary, owner, member, stranger } = people;
  const id = await atPublicity();
  expect(await said(stranger.client.outcome.raise(problem(id)))).toBe('forbidden.post');
  expect(await said(organiser.client.outcome.raise({ ...problem(id), raisedByPersonId: null }))).toBe('need.raised_by');
  expect(await said(organiser.client.outcome.raise({ ...problem(id), projectId: newId() }))).toBe('need.problem_project');
  await organiser.client.outcome.raise(problem(id));
  const raised = (await factsOf(id)).problems[0];
  if (raised === undefined) throw new Error('a problem expected');
  const plan = { id: raised.id, measure: '制定口径对照表', ownerId: owner.id, dueOn: '2026-12-20' };
  expect(await said(organiser.client.outcome.plan({ ...c(), ...plan, dueOn: '2026-11-22' }))).toBe('need.due_ahead');
  expect(await said(organiser.client.outcome.plan({ ...c(), ...plan, ownerId: newId() }))).toBe('need.person');
  await organiser.client.outcome.plan({ ...c(), ...plan });
  const now = async () => {
    const action = (await factsOf(id)).actions[0];
    if (action === undefined) throw new Error('an action expected');
    return { action, named: { ...c(), id: action.problemId, actionId: action.id, actionVersion: action.version } };
  };
  expect(await said(secretary.client.outcome.verify({ ...(await now()).named, before: '不一', after: '一致', method: '抽查' }))).toBe('need.action_state');
  const proof = { resultKind: 'method' as const, evidence: '对照表已用于三个项目', evidenceFileIds: [] };
  expect(await said(member.client.outcome.report({ ...(await now()).named, ...proof }))).toBe('forbidden.post');
  expect(await said(owner.client.outcome.report({ ...(await now()).named, ...proof, evidence: ' ' }))).toBe('need.evidence');
  expect(await said(owner.client.outcome.report({ ...(await now()).named, ...proof, evidenceFileIds: [newId()] }))).toBe('need.evidence_file');
  const old = (await now()).named;
  await owner.client.outcome.report({ ...(await now()).named, ...proof });
  expect(await said(organiser.client.outcome.drop({ ...old, ...c(), reason: '不办了' }))).toBe('stale.action');
  expect(await said(organiser.client.outcome.tell({ ...c(), id: raised.id, answer: '已解决' }))).toBe('need.tell_when_done');
  const effect = { before: '三套口径', after: '一套口径', method: '抽查三个项目' };
  expect(await said(owner.client.outcome.verify({ ...(await now()).named, ...effect }))).toBe('forbidden.verifier');
  await secretary.client.outcome.verify({ ...(await now()).named, ...effect });
  expect((await now()).action).toMatchObject({ state: 'verified', ...effect, verifierName: '周正言' });
  await organiser.client.outcome.tell({ ...c(), id: raised.id, answer: '对照表已发各组' });
  expect(await said(organiser.client.outcome.tell({ ...c(), id: raised.id, answer: '再说一次' }))).toBe('need.told_once');
  expect((await factsOf(id)).problems[0]?.toldAt).not.toBeNull();
  await organiser.client.outcome.reopen({ ...(await now()).named, reason: '又出现一套口径' });
  expect((await factsOf(id)).problems[0]?.toldAt).toBeNull();
  expect((await now()).action).toMatchObject({ state: 'open', verifierId: null });
  await organiser.client.outcome.drop({ ...(await now()).named, reason: '并入制度修订' });
  await organiser.client.outcome.tell({ ...c(), id: raised.id, answer: '并入制度修订' });
  const { allowed } = await organiser.client.activity.get({ id });
  expect(allowed['activity.archive']?.filter(({ check }) => ['need.conversion', 'need.action', 'need.action_done', 'need.action_verified', 'need.told'].includes(check))).toEqual([]);
  expect(await verify(app.program.db, await app.program.anchor.read())).toMatchObject({ ok: true });
});

test('a work project shows what was brought up in its activities and what came of it', async () => {
  const { organiser, owner } = people;
  const fields = { code: 'P-1', name: '经济责任审计', place: null, region: null, startOn: '2026-03-01', endOn: null };
  const { id: projectId } = await people.secretary.client.project.add({ ...c(), ...fields, personIds: [] });
  const { id } = await organiser.client.activity.create({ ...c(), branchId, ...exampleTopic, projectIds: [projectId] });
  await bringToPublicity(app.program.door, office.id, id, '2026-11-10');
  await organiser.client.outcome.raise({ ...problem(id), projectId });
  const problemId = (await factsOf(id)).problems[0]?.id ?? '';
  await organiser.client.outcome.plan({ ...c(), id: problemId, measure: '建模型', ownerId: owner.id, dueOn: '2026-12-20' });
  expect(await organiser.client.project.one({ id: projectId })).toMatchObject({
    problems: [{ id: problemId, activityId: id, text: '数据口径不一' }], actions: [{ problemId, measure: '建模型', state: 'open', ownerName: '何致远' }],
  });
});
