import { beforeAll, expect, test } from 'vitest';
import { exampleTopic } from '#features/bulletin/fixtures.ts';
import { verify } from '#platform/ledger/verify.ts';
import { update } from '#shared/decision.ts';
import { newId } from '#shared/ids.ts';
import { openOffice, type TestOffice, type TestPerson } from '#tests/harness/actors.ts';
import { startApp } from '#tests/harness/app.ts';
import { convert } from '#tests/harness/office.ts';
import { toWrite } from './facts-plain.ts';
import { bringToEffect, bringToObservation, writeRows } from './fixtures.ts';

/** Circulars on the running program: from facts to a numbered paper that the branches read, and what is refused on the way. */

const app = await startApp({ jobs: true });
let office: TestOffice;
let [branchId, otherBranch, third] = ['', '', ''];
let people: Record<'secretary' | 'member' | 'other' | 'apart' | 'committee' | 'second' | 'leader' | 'discipline', TestPerson>;
let [result, good, problem, activityId] = ['', '', '', ''];
const c = () => ({ commandId: newId() });
const outcome = async (given: Promise<unknown>): Promise<string> =>
  given.then(() => 'done', (error: { code?: string; data?: { findings?: { check: string; field: string | null }[] } }) => {
    const [first] = error.data?.findings ?? [];
    return first === undefined ? String(error.code) : `${first.check}${first.field === null ? '' : ` ${first.field}`}`;
  });

beforeAll(async () => {
  office = await openOffice(app);
  [branchId, otherBranch, third] = [await office.branch('计算机处党支部'), await office.branch('办公室党支部'), await office.branch('企业审计处党支部')];
  const post = (held: 'committee' | 'leading_group' | 'discipline', name: string) => office.person(name, { posts: [{ post: held }] });
  people = {
    secretary: await office.person('周正言', { branchId, posts: [{ post: 'member' }, { post: 'secretary' }] }), member: await office.person('李向东', { branchId, posts: [{ post: 'member' }] }),
    other: await office.person('冯文澜', { branchId: otherBranch, posts: [{ post: 'member' }, { post: 'secretary' }] }), apart: await office.person('孙企明', { branchId: third, posts: [{ post: 'member' }, { post: 'secretary' }] }),
    committee: await post('committee', '吴常青'), second: await post('committee', '卫育人'), leader: await post('leading_group', '赵远航'), discipline: await post('discipline', '王清正'),
  };
  activityId = (await people.secretary.client.activity.create({ ...c(), branchId, ...exampleTopic })).id;
  result = await bringToEffect(app.program.door, office.id, activityId, { ownerId: people.member.id, verifierId: people.secretary.id });
  ({ good, problem } = await bringToObservation(app.program.door, office.id, activityId, { branchId, byId: people.committee.id }));
});
const compose = (chosen: { kind: 'observation' | 'result'; id: string }[], branchIds = [branchId, otherBranch]) => people.committee.client.circular.compose({ ...c(), circularId: null, version: null, chosen, branchIds });
const all = () => [{ kind: 'result' as const, id: result }, { kind: 'observation' as const, id: good }, { kind: 'observation' as const, id: problem }];
const viewOf = (who: TestPerson, id: string) => who.client.circular.get({ id });
const at = async (id: string) => ({ ...c(), id, version: (await viewOf(people.committee, id)).circular.version });
/** Written by a person: the general judgment instead of its mark. */
async function write(id: string, by: TestPerson = people.committee, over: object = {}) {
  const { circular } = await viewOf(people.committee, id);
  const body = circular.body.map((block) => ({ ...block, runs: block.runs.map((run) => ({ ...run, text: run.text.replace(toWrite, '总的看，各党支部注重解决问题。') })) }));
  return by.client.circular.edit({ ...c(), id, version: circular.version, title: circular.title, body, code: '武审机党通', branchIds: circular.branchIds, ...over });
}
async function released(chosen = all(), branchIds = [branchId, otherBranch]): Promise<string> {
  const { id } = await compose(chosen, branchIds);
  await write(id);
  await people.committee.client.circular.send({ ...(await at(id)), lengthReason: null });
  await people.leader.client.circular.release({ ...(await at(id)), secrecyReviewed: true });
  return id;
}
const told = async (who: TestPerson) => (await who.client.notice.list({})).rows.filter(({ kind }) => kind.startsWith('circular'));

test('facts → draft → written → released by another → read by the branches it went to, on paper too', async () => {
  expect((await people.committee.client.circular.candidates({})).rows.map(({ kind, tone, text }) => `${kind} ${tone} ${text}`).toSorted()).toEqual([
    'observation good 提前半个月把问题发给对方', 'observation problem 记录没有写议定事项', 'result good 编写比对模板',
  ]);
  expect((await people.committee.client.circular.candidates({ kind: 'observation', tone: 'problem', q: '议定' })).rows.map(({ id }) => id)).toEqual([problem]);
  const { id } = await compose(all());
  // What is in work is seen by those who write and release.
  for (const who of [people.secretary, people.member, people.discipline]) expect(await outcome(viewOf(who, id))).toBe('need.circular');
  expect(await outcome(people.committee.client.circular.send({ ...(await at(id)), lengthReason: null }))).toBe('need.circular_code code');
  await write(id);
  await people.committee.client.circular.send({ ...(await at(id)), lengthReason: null });
  await expect.poll(async () => [await told(people.committee), await told(people.second), await told(people.leader)].map((list) => list.map(({ kind }) => kind).join())).toEqual(['', 'circular_review', 'circular_review']);
  expect(await outcome(people.committee.client.circular.release({ ...(await at(id)), secrecyReviewed: true }))).toBe('forbidden.circular_writer');
  expect(await outcome(people.secretary.client.circular.release({ ...(await at(id)), secrecyReviewed: true }))).toBe('forbidden.post');
  expect(await outcome(people.second.client.circular.release({ ...(await at(id)), secrecyReviewed: false }))).toBe('need.circular_secrecy secrecyReviewed');
  await people.second.client.circular.giveBack({ ...(await at(id)), comment: '写具体一些' });
  await write(id, people.committee, { title: '关于第四季度督导情况的通报' });
  await people.committee.client.circular.send({ ...(await at(id)), lengthReason: null });
  await people.leader.client.circular.release({ ...(await at(id)), secrecyReviewed: true });

  const seen = await viewOf(people.member, id);
  expect(seen.circular).toMatchObject({ title: '关于第四季度督导情况的通报', code: '武审机党通', year: 2026, number: 1, state: 'released', releasedName: '赵远航' });
  // The branch whose problem it is sees it among the facts; another reads the text, in which no branch is named with it.
  expect(seen.facts.map(({ tone }) => tone)).toEqual(['good', 'good', 'problem']);
  expect((await viewOf(people.other, id)).facts.map(({ tone }) => tone)).toEqual(['good', 'good']);
  expect(await outcome(viewOf(people.apart, id))).toBe('need.circular');
  expect((await people.apart.client.circular.list({})).rows).toEqual([]);
  expect((await people.discipline.client.circular.list({})).rows.map((row) => row.id)).toEqual([id]);
  await expect.poll(async () => [people.secretary, people.other, people.apart, people.member].map(async (who) => (await told(who)).map(({ kind }) => kind).join())).toHaveLength(4);
  await expect.poll(async () => Promise.all([people.secretary, people.other, people.apart, people.member].map(async (who) => (await told(who)).map(({ kind }) => kind).join()))).toEqual(['circular', 'circular', '', '']);
  // Whoever still had it to release is told no more.
  expect((await told(people.second)).every(({ readAt }) => readAt !== null)).toBe(true);

  const docx = await app.ask(`/papers/circulars/${id}/circular.docx`, { headers: people.member.headers });
  expect(docx.status).toBe(200);
  const text = new TextDecoder().decode(await convert(new Uint8Array(await docx.arrayBuffer()), 'docx', 'txt'));
  for (const line of ['武审机党通〔2026〕1号', '关于第四季度督导情况的通报', '一、总体情况', '二、好的做法', '（一）计算机处党支部。', '三、存在问题', '记录没有写议定事项', '整改期限为2026年12月15日', '四、整改要求', '补写议定事项并说明由谁办', '复查']) expect(text).toContain(line);
  const pdf = await app.ask(`/papers/circulars/${id}/circular.pdf`, { headers: people.other.headers });
  expect(pdf.headers.get('content-type')).toContain('pdf');
  expect((await app.ask(`/papers/circulars/${id}/circular.docx`, { headers: people.apart.headers })).status).toBe(404);
  expect((await people.committee.client.circular.layout({ id })).filter(({ check }) => check !== 'DOC-09')).toEqual([]);
}, 60_000);

test('corrected and withdrawn with the reason, under its number; numbers have no gap', async () => {
  const id = await released([{ kind: 'result', id: result }]);
  const { circular: first } = await viewOf(people.member, id);
  expect(first.number).toBe(2);
  await people.committee.client.circular.correct({ ...(await at(id)), reason: '天数写错' });
  await write(id, people.committee, { title: '关于好的做法的通报（更正）' });
  // What is out stays as it was until the correction is released.
  expect((await viewOf(people.member, id)).circular).toMatchObject({ title: first.title, state: 'released' });
  await people.committee.client.circular.dropCorrection(await at(id));
  expect((await viewOf(people.committee, id)).circular).toMatchObject({ title: first.title, state: 'released' });
  await people.committee.client.circular.correct({ ...(await at(id)), reason: '天数写错' });
  await write(id, people.committee, { title: '关于好的做法的通报（更正）' });
  await people.committee.client.circular.send({ ...(await at(id)), lengthReason: null });
  await people.second.client.circular.release({ ...(await at(id)), secrecyReviewed: true });
  expect(await viewOf(people.member, id)).toMatchObject({ circular: { number: 2, title: '关于好的做法的通报（更正）' }, editions: [{ reason: null }, { reason: '天数写错' }] });
  const third = await released([{ kind: 'observation', id: good }]);
  expect((await viewOf(people.member, third)).circular.number).toBe(3);
  await people.committee.client.circular.withdraw({ ...(await at(third)), reason: '情况有误' });
  expect((await viewOf(people.member, third)).circular).toMatchObject({ withdrawnReason: '情况有误', withdrawnName: '吴常青' });
  expect(await outcome(people.committee.client.circular.correct({ ...(await at(third)), reason: '再改' }))).toBe('need.circular_withdrawn');
});

test('released at once, two get two numbers', async () => {
  const ids = [(await compose(all())).id, (await compose(all())).id];
  for (const id of ids) {
    await write(id);
    await people.committee.client.circular.send({ ...(await at(id)), lengthReason: null });
  }
  await Promise.all(ids.map(async (id) => people.leader.client.circular.release({ ...(await at(id)), secrecyReviewed: true })));
  const numbers = await Promise.all(ids.map(async (id) => (await viewOf(people.member, id)).circular.number));
  expect(numbers.toSorted()).toEqual([4, 5]);
});

test('bad input: nothing chosen, to nobody, a branch dissolved, ranking, secrecy marks, stale, too long', async () => {
  expect(await outcome(compose([]))).toBe('need.circular_nothing chosen');
  expect(await outcome(compose(all(), []))).toBe('need.circular_branches branchIds');
  expect(await outcome(compose(all(), [newId()]))).toBe('need.branch branchIds');
  expect(await outcome(compose([{ kind: 'result', id: newId() }]))).toBe('need.circular_fact chosen');
  expect(await outcome(people.secretary.client.circular.compose({ ...c(), circularId: null, version: null, chosen: all(), branchIds: [branchId] }))).toBe('forbidden.post');
  const { id } = await compose(all());
  const says = (text: string, over: object = {}) => outcome(write(id, people.committee, { body: [{ kind: 'paragraph', runs: [{ text, bold: false }] }], ...over }));
  expect(await says('计算机处党支部排名第一')).toBe('need.circular_rank_word body');
  expect(await says('计算机处党支部 5 次；办公室党支部 3 次；企业审计处党支部 1 次')).toBe('need.circular_rank_table body');
  expect(await says('机密★1年')).toMatch(/^SEC-09/);
  expect(await says('好', { code: '武审〔2026〕' })).toBe('need.circular_code_form code');
  expect(await says('')).toBe('need.circular_text body');
  expect(await says('好', { version: 99 })).toBe('stale.circular');
  expect(await says('好', { title: '长'.repeat(121) })).toBe('input.too_long title');
  expect(await says('长'.repeat(5001))).toMatch(/^input.too_long body/);
  await write(id, people.committee, { body: [0, 1].map(() => ({ kind: 'paragraph', runs: [{ text: '长'.repeat(2600), bold: false }] })) });
  expect((await viewOf(people.committee, id)).findings.map(({ check, severity, facts }) => [check, severity, facts['characters']])).toEqual([['BRD-06', 'warn', 5200]]);
  expect(await outcome(people.committee.client.circular.send({ ...(await at(id)), lengthReason: ' ' }))).toBe('BRD-06 body');
  await people.committee.client.circular.send({ ...(await at(id)), lengthReason: '附两个案例' });
  const dissolved = await office.branch('武钢审计组临时党支部');
  const { id: late } = await compose(all(), [branchId, dissolved]);
  await write(late);
  await people.committee.client.circular.send({ ...(await at(late)), lengthReason: null });
  await writeRows(app.program.door, office.id, activityId, [update('branch', dissolved, { dissolvedOn: '2026-11-20' })]);
  expect(await outcome(people.leader.client.circular.release({ ...(await at(late)), secrecyReviewed: true }))).toBe('need.circular_dissolved branchIds');
  expect(await outcome(compose(all(), [dissolved]))).toBe('need.circular_dissolved branchIds');
});

test('an office with one of the committee: the leading group releases; with nobody else it says whom it takes', async () => {
  const small = await openOffice(app, '小办');
  const branch = await small.branch('办公室党支部');
  const writer = await small.person('独一人', { posts: [{ post: 'committee' }] });
  const secretary = await small.person('书记', { branchId: branch, posts: [{ post: 'member' }, { post: 'secretary' }] });
  const { id: held } = await secretary.client.activity.create({ ...c(), branchId: branch, ...exampleTopic });
  const action = await bringToEffect(app.program.door, small.id, held, { ownerId: secretary.id, verifierId: writer.id });
  const { id } = await writer.client.circular.compose({ ...c(), circularId: null, version: null, chosen: [{ kind: 'result', id: action }], branchIds: [branch] });
  const view = await writer.client.circular.get({ id });
  const body = [{ kind: 'paragraph' as const, runs: [{ text: '做得好。', bold: false }] }];
  await writer.client.circular.edit({ ...c(), id, version: view.circular.version, title: view.circular.title, body, code: '小办通', branchIds: [branch] });
  expect(await outcome(writer.client.circular.send({ ...c(), id, version: 2, lengthReason: null }))).toBe('need.circular_releaser');
  const leader = await small.person('主任', { posts: [{ post: 'leading_group' }] });
  await writer.client.circular.send({ ...c(), id, version: 2, lengthReason: null });
  await leader.client.circular.release({ ...c(), id, version: 3, secrecyReviewed: true });
  expect((await secretary.client.circular.get({ id })).circular).toMatchObject({ number: 1, code: '小办通' });
  // Another office never sees it.
  expect(await outcome(viewOf(people.committee, id))).toBe('need.circular');
});

test('from a circular’s good practice to a pattern and back', async () => {
  const id = await released();
  const { id: pattern } = await people.other.client.pattern.make({ ...c(), activityId, name: '先发问题', goodFor: '问题具体的时候', keep: [] });
  expect((await viewOf(people.other, id)).facts[0]?.patterns).toEqual([{ id: pattern, name: '先发问题' }]);
  expect((await people.other.client.pattern.get({ id: pattern })).circulars.map((one) => one.id)).toContain(id);
  expect((await people.apart.client.pattern.get({ id: pattern })).circulars).toEqual([]);
});

test('the ledger replays to what stands there', async () => {
  expect(await verify(app.program.db, await app.program.anchor.read())).toMatchObject({ ok: true });
});
