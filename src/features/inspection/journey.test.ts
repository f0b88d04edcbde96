import { createHash, randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { seedCalendar } from '#database/seed/calendar.ts';
import { newsOf } from '#features/notice/facts.ts';
import type { Command } from '#platform/command.ts';
import { verify } from '#platform/ledger/verify.ts';
import type { Actor } from '#shared/actor.ts';
import { insert, update, type Change } from '#shared/decision.ts';
import { newId } from '#shared/ids.ts';
import { openOffice, type TestOffice, type TestPerson } from '#tests/harness/actors.ts';
import { startApp } from '#tests/harness/app.ts';
import { convert } from '#tests/harness/office.ts';
import { inspectionWatches } from './watches.ts';

/** A round by the contract, from its population to the re-check, with everybody who may and may not. */

const app = await startApp({ now: '2026-11-24T02:00:00.000Z' });
const { db } = app.program;
const c = () => ({ commandId: newId() });
const today = '2026-11-24';
const people = {} as Record<'lead' | 'second' | 'discipline' | 'computer' | 'law' | 'lawMember' | 'temp' | 'finance' | 'leader', TestPerson>;
let office: TestOffice;
let branches: Record<'computer' | 'law' | 'temp', string>;
const codes = new Map<string, string>();

const rows: Command<{ commandId: string; changes: readonly Change[] }, null> = {
  name: 'test.rows', tables: ['activity', 'branch', 'person', 'record', 'post', 'membership'], load: async () => null,
  decide: (_, { changes }) => ({ ok: true, subject: { type: 'test', id: randomUUID(), activityId: null }, changes, events: [] }),
};
function write(...changes: Change[]) {
  const actor: Actor = { kind: 'operator', officeId: office.id, personId: null, name: '测试', posts: [], branchIds: [], link: null, may: 'all', language: 'zh-Hans' };
  const commandId = randomUUID();
  return app.program.door.run(rows, actor, { commandId, input: { commandId, changes } });
}
const topic = {
  theme: '科技强审', kind: '主题联学', source: 'hot' as const, sourceNote: null, projectIds: [], suggestionIds: [], tasks: '研讨', expectedEffect: '方法', problemBrought: null, combines: [],
  forms: [], plannedOn: null, plannedEnd: null, place: null, estimateFen: 0, fundSource: null, planItem: '1', countsAsThemeDay: false,
};
/** An activity that was held, in 转化. */
async function held(by: TestPerson, branchId: string, theme: string, heldOn: string): Promise<string> {
  const { id } = await by.client.activity.create({ ...c(), branchId, ...topic, theme });
  await write(update('activity', id, { stage: 'conversion', heldOn, sortOn: heldOn, publicity: 'done', conversion: 'open' }));
  return id;
}
type Failed = { code: string; data?: { findings?: { check: string; field: string | null }[]; current?: unknown } };
const failing = (work: Promise<unknown>): Promise<Failed> => work.then(() => ({ code: 'done' }), (error: Failed) => error);
const saying = async (work: Promise<unknown>): Promise<string> => { const { code, data } = await failing(work); return data?.findings?.[0]?.check ?? code; };
const round = { name: '2026年主题联学督导检查', fromOn: '2026-01-01', toOn: '2026-11-20', branchIds: [], stages: ['summary' as const, 'publicity' as const, 'conversion' as const, 'archived' as const], method: 'drawn' as const, size: 3, reason: null, activityIds: [] };

beforeAll(async () => {
  await seedCalendar(db);
  office = await openOffice(app);
  branches = { computer: await office.branch('计算机处党支部'), law: await office.branch('法规处党支部'), temp: await office.branch('某审计组临时党支部') };
  const committee = (name: string) => office.person(name, { posts: [{ post: 'committee' }] });
  const secretary = (name: string, branchId: string) => office.person(name, { branchId, posts: [{ post: 'member' }, { post: 'secretary' }] });
  Object.assign(people, {
    lead: await committee('吴常青'), second: await committee('许再看'), discipline: await office.person('王清正', { posts: [{ post: 'discipline' }] }), finance: await office.person('郑明算', { posts: [{ post: 'finance' }] }), leader: await office.person('赵远航', { posts: [{ post: 'leading_group' }] }),
    computer: await secretary('周正言', branches.computer), law: await secretary('冯文澜', branches.law), lawMember: await office.person('褚言法', { branchId: branches.law, posts: [{ post: 'member' }] }), temp: await secretary('孙企明', branches.temp),
  });
  for (const [theme, heldOn] of [['科技强审', '2026-03-05'], ['大数据审计', '2026-05-06'], ['青年研学', '2026-06-11'], ['数据安全', '2026-10-09']] as const) await held(people.computer, branches.computer, theme, heldOn);
  await held(people.law, branches.law, '学习宪法', '2026-04-07');
  await held(people.temp, branches.temp, '现场联学', '2026-08-18');
  for (const { id, code } of await db.selectFrom('activity').select(['id', 'code']).execute()) codes.set(code, id);
});

test('nothing is opened over nothing, nor with less than is asked', async () => {
  const { lead, computer } = people;
  const tried = (over: object) => saying(lead.client.inspection.open({ ...c(), ...round, ...over }));
  expect(await tried({ fromOn: '2020-01-01', toOn: '2020-12-31' })).toBe('need.population');
  expect(await tried({ fromOn: '2026-12-01', toOn: '2026-01-01' })).toBe('need.period');
  expect(await tried({ size: 7 })).toBe('need.smaller_sample');
  expect(await tried({ size: null })).toBe('need.sample_size');
  expect(await tried({ method: 'chosen', activityIds: [...codes.values()].slice(0, 1) })).toBe('need.choice_reason');
  expect(await tried({ method: 'chosen', reason: '群众反映' })).toBe('need.chosen');
  expect(await tried({ method: 'chosen', reason: '群众反映', activityIds: [newId()] })).toBe('need.in_population');
  expect(await tried({ branchIds: [newId()] })).toBe('need.branch');
  expect(await saying(computer.client.inspection.open({ ...c(), ...round }))).toBe('forbidden.post');
  expect((await lead.client.inspection.list({})).rows).toEqual([]);
  const shown = await lead.client.inspection.population({ fromOn: round.fromOn, toOn: round.toOn, branchIds: [], stages: round.stages });
  expect([shown.count, shown.branches.map(({ count }) => count).toSorted(), shown.suggested]).toEqual([6, [1, 1, 4], 3]);
});

let id = '';
test('a sample anyone can draw again from the printed seed and list; sent twice it is one round', async () => {
  const { lead, discipline } = people;
  const command = c();
  ({ id } = await lead.client.inspection.open({ ...command, ...round }));
  expect((await lead.client.inspection.open({ ...command, ...round })).id).toBe(id);
  expect(await saying(lead.client.inspection.open({ ...c(), ...round }))).toBe('need.round_name');
  const view = await discipline.client.inspection.get({ id });
  const { seed, population } = view.round;
  const digest = (code: string): string => createHash('sha256').update(`${seed ?? ''}:${code}`).digest('hex');
  const byBranch = [...Map.groupBy(population, ({ branch }) => branch).values()].map((of) => of.toSorted((a, b) => (digest(a.code) < digest(b.code) ? -1 : 1)));
  const ordered = byBranch.toSorted((a, b) => (digest(a[0]?.code ?? '') < digest(b[0]?.code ?? '') ? -1 : 1));
  const again = [0, 1, 2, 3].flatMap((turn) => ordered.flatMap((of) => of[turn] ?? [])).slice(0, 3).map(({ code }) => code);
  expect(view.items.map(({ code }) => code)).toEqual(again);
  expect(population.filter(({ place }) => place !== null).toSorted((a, b) => (a.place ?? 0) - (b.place ?? 0)).map(({ code }) => code)).toEqual(again);
  expect(new Set(view.items.map(({ branch }) => branch)).size).toBe(3);
});

const itemOf = async (who: TestPerson, branch: string) => (await who.client.inspection.get({ id })).items.find((one) => one.branch === branch);
const itemIn = async (branch: string) => (await itemOf(people.lead, branch)) ?? expect.fail(`no item of ${branch}`);

test('the inspected branch sees its own, others nothing yet; administrators never', async () => {
  const { computer, law, finance, leader } = people;
  expect((await computer.client.inspection.get({ id })).items.map(({ branch }) => branch)).toEqual(['计算机处党支部']);
  expect((await computer.client.inspection.get({ id })).round.population).toEqual([]);
  const foreign = await itemIn('法规处党支部');
  expect((await failing(computer.client.inspection.item({ id, itemId: foreign.id }))).code).toBe('NOT_FOUND');
  expect((await law.client.inspection.list({})).rows).toEqual([expect.objectContaining({ id, items: 1, answered: 0 })]);
  expect((await failing(finance.client.inspection.get({ id }))).code).toBe('NOT_FOUND');
  expect((await finance.client.inspection.list({})).rows).toEqual([]);
  expect((await leader.client.inspection.get({ id })).items).toHaveLength(3);
  for (const admin of [office.system, office.security, office.audit]) expect((await failing(admin.client.inspection.list({}))).code).toBe('FORBIDDEN');
  expect((await app.ask(`/files/inspections/${id}/report.docx`, { headers: computer.headers })).status).toBe(404);
});

test('what the program knows is not asked; what is asked is answered one by one, and two inspectors lose nothing', async () => {
  const { lead, second } = people;
  const { id: itemId } = await itemIn('计算机处党支部');
  const { item, round: of } = await lead.client.inspection.item({ id, itemId });
  expect(item.computed.map(({ key, result }) => `${key} ${result}`)).toEqual(['record no', 'elements later', 'counts unknown', 'signed later', 'summary no', 'publicity no', 'secrecy later', 'approved unknown', 'costs na', 'effect no', 'followed later'].map((line) => (line.startsWith('effect') && item.heldOn === '2026-10-09' ? 'effect later' : line)));
  expect(of.checklist.length).toBe(5);
  const give = (who: TestPerson, key: string, version: number, answer: 'yes' | 'no' | 'na' = 'yes', note: string | null = null) => who.client.inspection.answer({ ...c(), id, itemId, key, answer, note, version });
  await Promise.all([give(lead, 'q1', 0), give(second, 'q2', 0)]);
  const both = await Promise.all([failing(give(lead, 'q3', 0, 'yes', '问过两人')), failing(give(second, 'q3', 0, 'na'))]);
  expect(both.map(({ code }) => code).toSorted()).toEqual(['STALE', 'done']);
  const now = (await lead.client.inspection.item({ id, itemId })).item.answers;
  expect(now.map(({ key }) => key)).toEqual(['q1', 'q2', 'q3']);
  expect(await saying(give(lead, 'q4', 0, 'no'))).toBe('need.answer_note');
  expect(await saying(give(lead, 'q9', 0))).toBe('need.checklist_item');
  await give(lead, 'q1', 1, 'no', '只念了文件');
  expect(await saying(give(second, 'q1', 1))).toBe('stale.inspection_answer');
  await lead.client.inspection.note({ ...c(), id, itemId, version: 1, note: '现场问了两名党员' });
  expect(await saying(second.client.inspection.note({ ...c(), id, itemId, version: 1, note: '另一份' }))).toBe('stale.inspection_note');
});

let problem = '';
const one = async (who: TestPerson = people.lead, branch = '计算机处党支部') => {
  const { id: itemId } = (await itemOf(who, branch)) ?? expect.fail('seen');
  const { item } = await who.client.inspection.item({ id, itemId });
  return { itemId, observation: item.observations.find((candidate) => candidate.id === problem) ?? item.observations[0] ?? expect.fail('observed') };
};

test('a problem with evidence: told to the branch, explained, put right, checked again by another person', async () => {
  const { lead, second, discipline, computer, law } = people;
  const { id: itemId } = await itemIn('计算机处党支部');
  const observe = (over: object) => lead.client.inspection.observe({ ...c(), id, itemId, kind: 'problem', itemKey: 'q1', text: '只念了文件，没有讨论', requirement: '补开讨论，写进记录', dueOn: '2026-12-10', ownerId: null, files: [], ...over });
  expect(await saying(observe({ requirement: null }))).toBe('need.requirement');
  expect(await saying(observe({ dueOn: '2026-11-01' }))).toBe('need.due_ahead');
  expect(await saying(observe({ ownerId: newId() }))).toBe('need.person');
  expect((await failing(observe({ files: [{ sha256: 'a'.repeat(64), name: '没有传.pdf', mediaType: 'application/pdf', size: 1 }] }))).code).toBe('REFUSED');
  const stored = await fetch(`${app.url}/files`, { method: 'POST', headers: { ...lead.headers, 'x-file-name': encodeURIComponent('现场笔记.txt') }, body: '问了两名党员，都说没有讨论。' });
  const file = (await stored.json()) as { sha256: string; name: string; mediaType: string; size: number };
  const { entry } = await observe({ files: [file] });
  problem = (await db.selectFrom('observation').select('id').executeTakeFirstOrThrow()).id;
  const { events } = await db.selectFrom('ledgerEntry').select('events').where('seq', '=', entry).executeTakeFirstOrThrow();
  expect(newsOf(events as never)[0]).toMatchObject({ kind: 'inspection_observed', people: [computer.id] });

  const seen = (await one(computer)).observation;
  expect(Object.entries(seen.allowed).filter(([, against]) => against.length === 0).map(([verb]) => verb)).toEqual(['inspection.reply', 'inspection.rectify']);
  const evidence = `/files/inspections/${id}/evidence/${seen.files[0]?.id ?? ''}`;
  expect(await (await app.ask(evidence, { headers: computer.headers })).text()).toContain('没有讨论');
  for (const stranger of [law, people.finance, office.audit]) expect((await app.ask(evidence, { headers: stranger.headers })).status).toBe(404);
  const named = () => ({ ...c(), id, observationId: problem });
  expect((await failing(law.client.inspection.reply({ ...named(), version: 1, text: '不是我们' }))).code).toBe('NOT_FOUND');
  await computer.client.inspection.reply({ ...named(), version: 1, text: '当天时间不够，次日补过讨论' });
  expect(await saying(computer.client.inspection.rectify({ ...named(), version: 1, text: '已补', files: [] }))).toBe('stale.observation');
  expect(await saying(lead.client.inspection.recheck({ ...named(), version: 2, passed: true, note: '看过' }))).toBe('need.observation_state');
  await computer.client.inspection.rectify({ ...named(), version: 2, text: '11月25日补开讨论，记录已补', files: [] });
  expect(await saying(lead.client.inspection.recheck({ ...named(), version: 3, passed: true, note: '看过' }))).toBe('forbidden.rechecker');
  expect(await saying(computer.client.inspection.recheck({ ...named(), version: 3, passed: true, note: '看过' }))).toBe('forbidden.post');
  await second.client.inspection.recheck({ ...named(), version: 3, passed: false, note: '记录里还没有讨论要点' });
  expect((await one(computer)).observation).toMatchObject({ state: 'open', returned: 1, recheckNote: '记录里还没有讨论要点' });
  await computer.client.inspection.rectify({ ...named(), version: 4, text: '要点已写入记录', files: [] });
  await discipline.client.inspection.recheck({ ...named(), version: 5, passed: true, note: '记录已有五条要点' });
  expect((await one(computer)).observation).toMatchObject({ state: 'passed', recheckerName: '王清正', returned: 1 });
});

test('before the round is published nothing of it is entered in the list everybody reads', async () => {
  const { lead, computer } = people;
  for (const who of [lead, computer]) expect(await saying(who.client.inspection.follow({ ...c(), id, observationId: problem, version: (await one(who)).observation.version, text: '没有讨论' }))).toBe('need.round_published');
});

test('what becomes due is told to those who can act, the branch first', async () => {
  const [due, overdue, waiting] = inspectionWatches;
  if (due === undefined || overdue === undefined || waiting === undefined) throw new Error('three watches');
  const { lead, second, discipline, law } = people;
  const { id: itemId } = await itemIn('法规处党支部');
  await lead.client.inspection.observe({ ...c(), id, itemId, kind: 'problem', itemKey: null, text: '没有签认', requirement: '补签', dueOn: '2026-11-30', ownerId: null, files: [] });
  const { id: about } = await db.selectFrom('observation').select('id').where('text', '=', '没有签认').executeTakeFirstOrThrow();
  const scope = { officeId: office.id, actor: {} as Actor, now: app.program.now() };
  const at = async (watch: (typeof inspectionWatches)[number], on: string) => {
    const ids = await watch.find(db, scope, { today: on, after: null, limit: 10 });
    return watch.load(db, scope, ids, on);
  };
  expect(await at(overdue, '2026-11-30')).toEqual([]);
  expect(await at(overdue, '2026-12-03')).toEqual([expect.objectContaining({ about, dueOn: '2026-11-30', people: [law.id], facts: expect.objectContaining({ days: 3 }) })]);
  // The reminder leads by the observation’s own id.
  expect((await law.client.inspection.get({ id: about })).round.id).toBe(id);
  expect((await failing(people.finance.client.inspection.get({ id: about }))).code).toBe('NOT_FOUND');
  expect((await at(overdue, '2026-12-08'))[0]?.people.toSorted()).toEqual([law.id, lead.id, second.id].toSorted());
  expect(await at(waiting, '2026-12-03')).toEqual([]);
  await law.client.inspection.rectify({ ...c(), id, observationId: about, version: 1, text: '已补签', files: [] });
  expect(await at(overdue, '2026-12-08')).toEqual([]);
  const [recheck] = await at(waiting, '2026-12-03');
  expect([recheck?.dueOn, [...(recheck?.people ?? [])].toSorted()]).toEqual(['2026-12-08', [second.id, discipline.id].toSorted()]);
  await discipline.client.inspection.recheck({ ...c(), id, observationId: about, version: 2, passed: true, note: '已见签字' });
  expect(await at(due, '2027-05-23')).toEqual([]);
  expect(await at(due, '2027-05-24')).toEqual([expect.objectContaining({ about: office.id, dueOn: '2027-05-24', people: expect.arrayContaining([lead.id, second.id]) })]);
});

test('a branch that is dissolved: its problem goes to the home branch of whoever is responsible, else to a person the committee names', async () => {
  const { lead, temp, computer, law, lawMember } = people;
  const { id: itemId } = await itemIn('某审计组临时党支部');
  const made = await lead.client.inspection.observe({ ...c(), id, itemId, kind: 'problem', itemKey: null, text: '总结没有写', requirement: '补写', dueOn: '2026-12-20', ownerId: null, files: [] });
  expect(made.id).toBe(id);
  problem = (await db.selectFrom('observation').select('id').where('text', '=', '总结没有写').executeTakeFirstOrThrow()).id;
  expect((await one(temp, '某审计组临时党支部')).observation.responsible).toBe('某审计组临时党支部');
  // The temporary branch ends; its organiser stands in the law branch from then on.
  const membership = await db.selectFrom('membership').select('id').where('personId', '=', temp.id).executeTakeFirstOrThrow();
  const post = await db.selectFrom('post').select('id').where('personId', '=', temp.id).where('post', '=', 'secretary').executeTakeFirstOrThrow();
  await write(update('branch', branches.temp, { dissolvedOn: today }), update('membership', membership.id, { toOn: '2026-11-23' }), update('post', post.id, { toOn: '2026-11-23' }), insert('membership', { id: newId(), personId: temp.id, branchId: branches.law, kind: 'home', fromOn: today }));
  const moved = (await one(law, '某审计组临时党支部')).observation;
  expect([moved.responsible, moved.allowed['inspection.rectify']]).toEqual(['法规处党支部', []]);
  // He leaves the office: nobody's home is left, so that the committee names somebody.
  await write(update('person', temp.id, { removedOn: today }), update('membership', (await db.selectFrom('membership').select('id').where('personId', '=', temp.id).where('toOn', 'is', null).executeTakeFirstOrThrow()).id, { toOn: '2026-11-23' }));
  const nobody = (await one(lead, '某审计组临时党支部')).observation;
  expect([nobody.responsibleId, nobody.version]).toEqual([null, 1]);
  const overdue = inspectionWatches[1];
  const scope = { officeId: office.id, actor: {} as Actor, now: app.program.now() };
  expect((await overdue?.load(db, scope, [problem], '2026-12-21'))?.[0]?.people.toSorted()).toEqual([lead.id, people.second.id].toSorted());
  await lead.client.inspection.assign({ ...c(), id, observationId: problem, version: 1, ownerId: lawMember.id, dueOn: '2026-12-25', reason: '原支部已撤销，原组织者已调离' });
  await lawMember.client.inspection.rectify({ ...c(), id, observationId: problem, version: 2, text: '已补写总结', files: [] });
  expect(await saying(computer.client.inspection.rectify({ ...c(), id, observationId: problem, version: 3, text: '不相干', files: [] }))).toBe('inspection.no_observation');
  await people.discipline.client.inspection.recheck({ ...c(), id, observationId: problem, version: 3, passed: true, note: '总结已补' });
});

test('an activity cancelled after it was sampled needs no answers; who leads may leave, and another goes on', async () => {
  const { lead, second } = people;
  const gone = await itemIn('法规处党支部');
  await write(update('activity', gone.activityId, { standing: 'cancelled' }));
  expect((await itemIn('法规处党支部')).unanswered).toBe(0);
  expect(await saying(lead.client.inspection.answer({ ...c(), id, itemId: gone.id, key: 'q1', answer: 'yes', note: null, version: 0 }))).toBe('need.item_stands');
  expect((await lead.client.inspection.item({ id, itemId: gone.id })).item.computed.every(({ result }) => result === 'na')).toBe(true);
  for (const branch of ['计算机处党支部', '某审计组临时党支部']) {
    const { id: itemId } = await itemIn(branch);
    const { item, round: of } = await lead.client.inspection.item({ id, itemId });
    expect(await saying(lead.client.inspection.close({ ...c(), id, version: of.version, conclusion: '总体较好' }))).toBe('need.round_answers');
    for (const { key } of of.checklist.filter((asked) => !item.answers.some((answer) => answer.key === asked.key))) await second.client.inspection.answer({ ...c(), id, itemId, key, answer: 'yes', note: null, version: 0 });
  }
  expect(await saying(second.client.inspection.close({ ...c(), id, version: 1, conclusion: '总体较好' }))).toBe('forbidden.round_lead');
  await write(update('person', lead.id, { removedOn: today }));
  await second.client.inspection.takeOver({ ...c(), id, version: 1, reason: '原负责人调离' });
  expect(await saying(second.client.inspection.publish({ ...c(), id, version: 1 }))).toBe('stale.inspection_round');
  await second.client.inspection.publish({ ...c(), id, version: 2 });
  expect((await people.finance.client.inspection.get({ id })).round).toMatchObject({ leadName: '许再看', publishedOn: today, population: expect.arrayContaining([]) });
});

test('once the round is published, what was observed is followed as a problem of the branch: once, whoever is first; each shows the other, and rectification goes its own way', async () => {
  const { second, computer, law, lawMember, finance } = people;
  const { id: itemId } = (await itemOf(second, '计算机处党支部')) ?? expect.fail('seen');
  const seen = async () => (await finance.client.inspection.item({ id, itemId })).item.observations.find(({ text }) => text === '只念了文件，没有讨论') ?? expect.fail('seen');
  const { id: observationId, version, state, byId } = await seen();
  const ask = (over: object = {}) => ({ ...c(), id, observationId, version, text: '学习停在念文件，没有讨论的安排', ...over });
  expect(await saying(law.client.inspection.follow(ask()))).toBe('forbidden.inspected');
  expect(await saying(finance.client.inspection.follow(ask()))).toBe('forbidden.post');
  expect(await saying(computer.client.inspection.follow(ask({ version: version - 1 })))).toBe('stale.observation');
  expect(await saying(computer.client.inspection.follow(ask({ text: '涉嫌违纪违法，另行处理' })))).toBe('SUP-23');
  expect(await saying(computer.client.inspection.follow(ask({ observationId: newId() })))).toBe('inspection.no_observation');
  // Two at once: one of them enters it, the other is told its number.
  const both = await Promise.all([failing(computer.client.inspection.follow(ask())), failing(second.client.inspection.follow(ask()))]);
  expect(both.map(({ code, data }) => data?.findings?.[0]?.check ?? code).toSorted()).toEqual(['done', 'need.observation_once']);
  const { followed } = await seen();
  expect(followed).toMatchObject({ state: 'open', year: 2026 });
  const problemId = followed?.id ?? '';
  const view = await lawMember.client.outcome.get({ id: problemId });
  expect(view).toMatchObject({ activity: null, problem: { text: '学习停在念文件，没有讨论的安排', kind: 'problem', branchName: '计算机处党支部', raisedByPersonId: byId, state: 'open' }, observation: { id: observationId, roundId: id, itemId, round: round.name, state } });
  expect((await finance.client.outcome.list({ outside: 'yes' })).rows.find((row) => row.id === problemId)?.inspection).toBe(round.name);
  const { events } = await db.selectFrom('ledgerEntry').select('events').where('officeId', '=', office.id).where('command', '=', 'inspection.follow').executeTakeFirstOrThrow();
  expect(newsOf(events as never)).toMatchObject([{ kind: 'inspection_followed', to: 'people', people: expect.arrayContaining([computer.id, byId]) }]);
  // The branch plans what to do; the observation shows how far it is, and is itself as it was.
  await computer.client.outcome.plan({ ...c(), id: problemId, measure: '每次联学留出一半时间讨论', ownerId: computer.id, dueOn: '2026-12-31' });
  expect(await seen()).toMatchObject({ state, version, followed: { id: problemId, state: 'going' } });
  expect((await second.client.inspection.get({ id })).observations.find((one) => one.id === observationId)?.followed?.state).toBe('going');
});

test('closed, it stays as it was; the report opens in LibreOffice with seed, list and sheet', async () => {
  const { second, computer } = people;
  const before = await computer.client.inspection.item({ id, itemId: (await itemIn2('计算机处党支部')).id });
  await second.client.inspection.close({ ...c(), id, version: 3, conclusion: '各支部主题联学总体扎实。' });
  await write(update('activity', before.item.activityId, { conversion: 'done' }));
  const after = await computer.client.inspection.item({ id, itemId: before.item.id });
  expect(after.item.computed).toEqual(before.item.computed);
  expect(await saying(second.client.inspection.answer({ ...c(), id, itemId: before.item.id, key: 'q1', answer: 'yes', note: null, version: 2 }))).toBe('need.round_open');
  const sent = await app.ask(`/files/inspections/${id}/report.docx`, { headers: people.finance.headers });
  expect(sent.status).toBe(200);
  const text = new TextDecoder().decode(await convert(new Uint8Array(await sent.arrayBuffer()), 'docx', 'txt'));
  const known = await people.finance.client.inspection.get({ id });
  for (const wanted of ['检查报告', known.round.seed ?? '-', '各支部主题联学总体扎实', '只念了文件，没有讨论', '另列入问题清单（2026-001），成效由他人核验。', '支部说明：当天时间不够', '王清正', '检查总体清单（6项）', '检查依据', '系统自动', ...codes.keys()]) expect(text).toContain(wanted);
  expect(text).not.toMatch(/[[{]\w+\.\w+|\{\w+\}|undefined/);
  expect(await verify(db, await app.program.anchor.read())).toMatchObject({ ok: true });
});
const itemIn2 = async (branch: string) => (await itemOf(people.second, branch)) ?? expect.fail('seen');

test('chosen by hand with the reason; given up again', async () => {
  const { second, computer } = people;
  const [activityId = ''] = codes.values();
  const { id: other } = await second.client.inspection.open({ ...c(), ...round, name: '专项检查', method: 'chosen', size: null, reason: '党员来信反映', activityIds: [activityId] });
  const view = await second.client.inspection.get({ id: other });
  expect([view.round.seed, view.round.reason, view.items.length]).toEqual([null, '党员来信反映', 1]);
  expect(await saying(computer.client.inspection.cancel({ ...c(), id: other, version: 1, reason: '不查' }))).toBe('forbidden.post');
  await second.client.inspection.cancel({ ...c(), id: other, version: 1, reason: '重复' });
  await second.client.inspection.open({ ...c(), ...round, name: '专项检查', method: 'chosen', size: null, reason: '党员来信反映', activityIds: [activityId] });
});
