import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { seedCalendar } from '#database/seed/calendar.ts';
import { newId } from '#shared/ids.ts';
import { openOffice, type TestOffice, type TestPerson } from '#tests/harness/actors.ts';
import { startApp } from '#tests/harness/app.ts';
import type { VerifyStep } from './contract.ts';

/** Histories, the 台账, the calendar and the office's ledger by the contract, as the pages ask. */

const app = await startApp();
let office: TestOffice;
let secretary: TestPerson;
let outsider: TestPerson;
let committee: TestPerson;
let id = '';
const c = () => ({ commandId: newId() });
const topic = {
  theme: '科技强审', kind: '主题联学', source: 'hot' as const, sourceNote: null, projectIds: [], suggestionIds: [], tasks: '研讨', expectedEffect: '方法', problemBrought: null, combines: [],
  forms: [], plannedOn: '2026-12-10', plannedEnd: '2026-12-11', place: '南昌', estimateFen: 0, fundSource: null, planItem: '1', countsAsThemeDay: false,
};
const codeOf = (work: Promise<unknown>): Promise<string> => work.then(() => 'done', (error: { code: string }) => error.code);

beforeAll(async () => {
  await seedCalendar(app.program.db);
  office = await openOffice(app);
  committee = await office.person('吴常青', { posts: [{ post: 'committee' }] });
  const branchId = await office.branch('计算机处党支部');
  secretary = await office.person('周正言', { branchId, posts: [{ post: 'secretary' }] });
  outsider = await office.person('外支部', { branchId: await office.branch('财政处党支部'), posts: [{ post: 'member' }] });
  id = (await secretary.client.activity.create({ ...c(), branchId, ...topic })).id;
  await secretary.client.activity.edit({ ...c(), id, version: 1, theme: '科技强审再出发' });
  await secretary.client.activity.edit({ ...c(), id, version: 2, theme: '数据强审', place: null });
});

test('an activity’s history, newest first, with what each step changed', async () => {
  const first = await secretary.client.ledger.ofActivity({ id, limit: 2 });
  expect(first.rows.map((row) => [row.actorName, row.events[0]?.name])).toEqual([['周正言', 'activity.edited'], ['周正言', 'activity.edited']]);
  const rest = await secretary.client.ledger.ofActivity({ id, limit: 2, after: first.next ?? '' });
  expect([rest.rows.map((row) => row.events[0]?.name), rest.next]).toEqual([['activity.created'], null]);
  const { fields } = await secretary.client.ledger.entry({ id, seq: first.rows[0]?.seq ?? 0 });
  expect(fields.map(({ field, before, after }) => [field, before, after])).toEqual([['theme', '科技强审再出发', '数据强审'], ['place', '南昌', null]]);
  const made = await secretary.client.ledger.entry({ id, seq: rest.rows[0]?.seq ?? 0 });
  expect(made.fields.every((field) => field.before === null)).toBe(true);
  expect(made.fields.map((field) => field.after)).toEqual(expect.arrayContaining(['科技强审', '@stage.topic', '@role.host']));
});

test('only whoever may see the activity reads its history; an entry of another activity is not read through it', async () => {
  const elsewhere = await (await openOffice(app, '另一办')).person('外人', { posts: [{ post: 'committee' }] });
  const seq = (await secretary.client.ledger.ofActivity({ id })).rows[0]?.seq ?? 0;
  for (const who of [outsider, elsewhere, office.audit, office.system]) {
    expect(await codeOf(who.client.ledger.ofActivity({ id }))).toBe('NOT_FOUND');
    expect(await codeOf(who.client.ledger.entry({ id, seq }))).toBe('NOT_FOUND');
  }
  expect((await secretary.client.ledger.entry({ id, seq: 1 })).fields).toEqual([]);
  expect(await codeOf(committee.client.ledger.ofActivity({ id }))).toBe('done');
  expect(await codeOf(committee.client.ledger.ofActivity({ id, after: 'x' }))).toBe('BAD_REQUEST');
});

test('the 台账: the list’s rows with what has become of each, filtered and paged alike', async () => {
  const { rows } = await committee.client.ledger.table({ from: '2026-01-01', to: '2026-12-31' });
  expect(rows).toEqual([expect.objectContaining({ id, theme: '数据强审', record: 'not_yet', bulletin: 'none', present: null, publications: 0, problems: 0, actions: 0 })]);
  expect((await committee.client.ledger.table({ stage: 'held' })).rows).toEqual([]);
  expect((await outsider.client.ledger.table({})).rows).toEqual([]);
});

test('the month: several days, and holidays and working weekends by name', async () => {
  const { activities, days, today } = await secretary.client.home.month({ month: '2026-12' });
  expect(activities).toEqual([expect.objectContaining({ activityId: id, from: '2026-12-10', to: '2026-12-11' })]);
  expect([days.length, today]).toEqual([31, '2026-11-23']);
  const october = await secretary.client.home.month({ month: '2026-10' });
  expect(october.days[0]).toMatchObject({ day: '2026-10-01', working: false });
  expect(october.days.filter((day) => day.working && [0, 6].includes(new Date(day.day).getUTCDay()))).not.toEqual([]);
  expect((await outsider.client.home.month({ month: '2026-12' })).activities).toEqual([]);
  expect(await codeOf(secretary.client.home.month({ month: '2026-13' }))).toBe('BAD_REQUEST');
});

test('the office’s ledger: the audit administrator alone, by filters and key, without the contents of business', async () => {
  for (const who of [secretary, committee, office.system, office.security]) {
    expect(await codeOf(who.client.ledger.list({}))).toBe('FORBIDDEN');
  }
  const { client } = office.audit;
  const all: number[] = [];
  for (let after: string | null = ''; after !== null; ) {
    const page: { rows: { seq: number }[]; next: string | null } = await client.ledger.list({ limit: 3, ...(after === '' ? {} : { after }) });
    all.push(...page.rows.map((row) => row.seq));
    after = page.next;
  }
  expect(all).toEqual(all.toSorted((a, b) => b - a));
  expect(all.at(-1)).toBe(1);
  const business = await client.ledger.list({ about: 'activity', who: '周正' });
  expect(business.rows.map((row) => row.command)).toEqual(['activity.edit', 'activity.edit', 'activity.create']);
  expect((await client.ledger.list({ from: '2026-11-24' })).rows).toEqual([]);
  expect((await client.ledger.list({ to: '2026-11-23' })).rows).not.toEqual([]);
});

test('verification from the screen: progress, then the verdict, for the asker’s own office only', async () => {
  const steps = async (): Promise<VerifyStep[]> => {
    const found: VerifyStep[] = [];
    for await (const step of await office.audit.client.ledger.verify({})) found.push(step);
    return found;
  };
  const whole = await steps();
  expect(whole[0]).toMatchObject({ kind: 'progress', entries: 0 });
  expect(whole.at(-1)).toEqual({ kind: 'whole', entries: (await office.audit.client.ledger.list({ limit: 1 })).rows[0]?.seq });
  const refused = async (): Promise<void> => {
    for await (const step of await committee.client.ledger.verify({})) expect(step).toBeUndefined();
  };
  await expect(refused()).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await sql`update activity set theme = '改过' where id = ${id}`.execute(app.program.db);
  expect((await steps()).at(-1)).toMatchObject({ kind: 'broken', reason: 'state', detail: `activity ${id}` });
  await sql`update activity set theme = '数据强审' where id = ${id}`.execute(app.program.db);
});
