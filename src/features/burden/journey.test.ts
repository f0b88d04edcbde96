import { beforeAll, expect, test } from 'vitest';
import { newId } from '#shared/ids.ts';
import { openOffice, type TestOffice, type TestPerson } from '#tests/harness/actors.ts';
import { startApp } from '#tests/harness/app.ts';

/** The burden page on a real database. The clock stands at 2026-11-23. */

const app = await startApp();
let office: TestOffice;
let member: TestPerson;
let committee: TestPerson;
const c = () => ({ commandId: newId() });
beforeAll(async () => {
  office = await openOffice(app);
  member = await office.person('李向东', { branchId: await office.branch('计算机处党支部'), posts: [{ post: 'member' }] });
  committee = await office.person('吴常青', { posts: [{ post: 'committee' }] });
});

test('whoever is signed in reads it; the running product is found guilty of nothing', async () => {
  for (const { client } of [member, committee, office.audit]) {
    const { findings, figures } = await client.burden.page({});
    expect(findings).toEqual([]);
    expect(figures).toMatchObject({ required: 0, limits: { perItem: 2, from: 8, to: 18 }, reminders: { days: 30, sent: 0, most: 0, outside: 0 } });
    expect(figures.columns).toBeGreaterThan(400);
  }
});

test('limits may be made calmer, and never louder', async () => {
  const set = (parameter: string, value: number) => committee.client.rulebook.set({ ...c(), rule: 'BRD-04', parameter, value, severity: null, fromOn: '2026-11-23', source: '本办规定', article: null });
  await expect(set('perItem', 3)).rejects.toMatchObject({ data: { findings: [{ check: 'rulebook.value_bound', field: 'value' }] } });
  await expect(set('from', 7)).rejects.toMatchObject({ data: { findings: [{ check: 'rulebook.value_bound' }] } });
  await set('perItem', 1);
  await set('to', 17);
  expect((await member.client.burden.page({})).figures.limits).toEqual({ perItem: 1, from: 8, to: 17 });
});

test('feedback is counted by everybody and read by those it is for', async () => {
  const { id } = await member.client.feedback.make({ ...c(), kind: 'problem', text: '打开慢', page: '/activities?year=2026' });
  expect((await office.audit.client.burden.page({})).figures.feedback).toEqual({ all: 1, open: 1, answered: 0 });
  await committee.client.feedback.answer({ ...c(), id, version: 1, answer: '已加索引。' });
  expect((await office.audit.client.burden.page({})).figures.feedback).toEqual({ all: 1, open: 0, answered: 1 });
  expect((await office.audit.client.feedback.list({})).rows).toEqual([]);
});
