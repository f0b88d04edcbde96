import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { create, edit } from '#features/activity/commands.ts';
import { loadActivity } from '#features/activity/store.ts';
import { findingsOf } from '#features/checks.ts';
import { scopeOf, type Command } from '#platform/command.ts';
import { Door } from '#platform/door.ts';
import { Anchor } from '#platform/ledger/anchor.ts';
import { verify } from '#platform/ledger/verify.ts';
import { loadRules } from '#platform/rules.ts';
import type { Actor } from '#shared/actor.ts';
import { newId } from '#shared/ids.ts';
import { Refusal } from '#shared/refusal.ts';
import { settingOn } from '#shared/rules.ts';
import { freshDatabase } from '#tests/harness/database.ts';
import { smallOffice, type SmallOffice } from '#tests/harness/office-fixture.ts';
import { viewOf } from './api.ts';
import { ruleOf } from './book.ts';
import { confirmRule, setRule } from './commands.ts';
import { marksAtDoor } from './marks.ts';
import { shippedSettings, shipRules } from './shipped.ts';
import { listSettings } from './store.ts';

const { db } = await freshDatabase();
const anchor = Anchor.in(mkdtempSync(join(tmpdir(), 'lx-anchor-')));
const now = new Date('2026-11-24T02:00:00.000Z');
const door = new Door({ db, anchor, emit: async () => undefined, now: () => now, screen: marksAtDoor });
let office: SmallOffice;
let other: SmallOffice;

const ship: Command<{ commandId: string }, null> = {
  name: 'fixture.ship', tables: ['ruleSetting'], load: async () => null,
  decide: (_, __, given) => ({ ok: true, subject: { type: 'office', id: given.actor.officeId, activityId: null }, changes: shipRules(given.newId), events: [] }),
};
const give = <I extends { commandId: string }, F>(command: Command<I, F>, by: Actor, input: Omit<I, 'commandId'>) => {
  const commandId = newId();
  return door.run(command, by, { commandId, input: { ...input, commandId } as unknown as I });
};
const code = (work: Promise<unknown>): Promise<string> => work.then(() => 'done', (error: unknown) => (error instanceof Refusal ? error.findings[0]?.check ?? error.code : String(error)));
const valueOn = async (which: SmallOffice, rule: string, parameter: string, on: string) => settingOn(await loadRules(db, which.officeId, now), rule, parameter, on)?.value;

beforeAll(async () => {
  office = await smallOffice(door);
  other = await smallOffice(door);
  await give(ship, office.people.committee, {});
  await give(ship, other.people.committee, {});
});

test('the rows of a new office are what is shipped, lists and figures alike', async () => {
  const rules = await loadRules(db, office.officeId, now);
  const key = (row: { rule: string; parameter: string }) => `${row.rule} ${row.parameter}`;
  expect(rules.settings.toSorted((a, b) => key(a).localeCompare(key(b)))).toEqual(shippedSettings.toSorted((a, b) => key(a).localeCompare(key(b))));
  expect(rules.today).toBe('2026-11-24');
});

test('a value set through the door counts from its day, in its own office only', async () => {
  expect(await valueOn(office, 'PLN-11', 'workingDays', '2026-12-05')).toBe(7);
  const input = { rule: 'PLN-11', parameter: 'workingDays', value: 5, severity: null, fromOn: '2026-12-01', source: '本办规定', article: '第三条' };
  expect(await code(give(setRule, office.people.secretary, input))).toBe('forbidden.post');
  await give(setRule, office.people.committee, input);
  expect(await valueOn(office, 'PLN-11', 'workingDays', '2026-11-30')).toBe(7);
  expect(await valueOn(office, 'PLN-11', 'workingDays', '2026-12-05')).toBe(5);
  expect(await valueOn(other, 'PLN-11', 'workingDays', '2026-12-05')).toBe(7);
});

test('a calendar day entered later is seen at once', async () => {
  expect((await loadRules(db, office.officeId, now)).calendar.size).toBe(0);
  await db.insertInto('calendarDay').values({ day: '2027-01-01', working: false, name: '元旦', source: '试' }).execute();
  expect((await loadRules(db, office.officeId, now)).calendar.get('2027-01-01')).toBe(false);
});

test('the barred areas: proposed by 机关党委 they wait, confirmed by 机关纪委 they count; another office cannot', async () => {
  const { committee, discipline, proposer } = office.people;
  const activity = await give(create, proposer, {
    branchId: office.branch, theme: '科技强审', kind: '主题联学', source: 'difficult', sourceNote: null, projectIds: [], suggestionIds: [], tasks: '研讨', expectedEffect: '方法',
    problemBrought: null, combines: [], forms: [], plannedOn: '2026-12-10', plannedEnd: null, place: '庐山', estimateFen: 0, fundSource: null, planItem: '2026-3', countsAsThemeDay: false,
  });
  const plc = async () => {
    const { facts, rules } = await loadActivity(db, scopeOf(proposer), activity.id);
    return findingsOf(facts, rules).filter((finding) => finding.check === 'PLC-01').map((finding) => finding.severity);
  };
  expect(await plc()).toEqual(['block']);
  const receipt = await give(setRule, committee, { rule: 'PLC-01', parameter: 'areas', value: [{ name: '东湖', aliases: ['东湖'], except: [] }], severity: null, fromOn: '2026-11-24', source: '本办规定', article: null });
  expect(await plc()).toEqual(['block']);
  const confirming = { rule: 'PLC-01', id: receipt.id, version: 1 };
  expect(await code(give(confirmRule, committee, confirming))).toBe('forbidden.post');
  expect(await code(give(confirmRule, other.people.discipline, confirming))).toBe('rulebook.no_rule');
  await give(confirmRule, discipline, confirming);
  expect(await plc()).toEqual([]);
  await give(edit, proposer, { id: activity.id, version: 1, place: '东湖宾馆' });
  expect(await plc()).toEqual(['block']);
});

test('text with a secrecy mark does not come in with any command, and leaves nothing behind', async () => {
  const entries = () => db.selectFrom('ledgerEntry').select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
  const before = await entries();
  const input = { rule: 'PLN-13', parameter: 'months', value: 6, severity: null, fromOn: '2026-12-01', source: '机密★5年', article: null };
  expect(await code(give(setRule, office.people.committee, input))).toBe('SEC-09');
  expect(await entries()).toEqual(before);
  expect(await code(give(setRule, office.people.secretary, input))).toBe('forbidden.post');
});

test('the page shows what is in force, what it was, and what the asker may do', async () => {
  const rule = ruleOf('PLN-11');
  if (rule === undefined) throw new Error('PLN-11');
  const rows = (await listSettings(db, scopeOf(office.people.committee))).filter((row) => row.rule === 'PLN-11');
  const view = viewOf(rule, rows, office.people.committee, '2026-12-02');
  expect(view.parameters[0]?.current?.value).toBe(5);
  expect(view.parameters[0]?.settings.map((row) => [row.value, row.fromOn, row.toOn])).toEqual([[5, '2026-12-01', null], [7, '2017-10-01', '2026-11-30']]);
  expect([view.mayEdit, view.mayConfirm]).toEqual([true, true]);
  const reader = viewOf(rule, rows, office.people.member, '2026-12-02');
  expect([reader.mayEdit, reader.mayConfirm]).toEqual([false, false]);
});

test('the ledger replays to the same settings', async () => {
  expect(await verify(db, await anchor.read())).toMatchObject({ ok: true });
});
