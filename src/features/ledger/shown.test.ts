import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { events } from '#features/events.ts';
import { toldOf } from '#features/notice/facts.ts';
import { lexicon } from '#features/words.ts';
import { stateTables } from '#platform/ledger/state-tables.ts';
import { mayRead, shownEvent, textOf } from './shown.ts';

const said = Object.keys(lexicon).filter((key) => key.startsWith('event.')).map((key) => key.slice('event.'.length));
const features = new URL('..', import.meta.url).pathname;

test('every event has its sentence, and every sentence its event', () => {
  expect(events.filter((name) => !said.includes(name))).toEqual([]);
  expect(said.filter((name) => !events.includes(name))).toEqual([]);
  expect(events.filter((name, index) => events.indexOf(name) !== index)).toEqual([]);
});

test('every event a feature’s code names is in the list', () => {
  const files = readdirSync(features, { recursive: true, encoding: 'utf8' }).filter((path) => /\/decide[\w-]*\.ts$/.test(path) && !path.includes('.test.'));
  const named = files.flatMap((path) => [...readFileSync(join(features, path), 'utf8').matchAll(/name: '([a-z_]+\.[a-z_]+)'/g)].map((found) => found[1] ?? ''));
  expect(named.length).toBeGreaterThan(30);
  expect(named.filter((name) => !events.includes(name))).toEqual([]);
});

test('every event people are told of is one that happens, wherever its feature is there', () => {
  const there = new Set(events.map((name) => name.split('.')[0]));
  expect(toldOf.filter((name) => there.has(name.split('.')[0]) && !events.includes(name))).toEqual([]);
});

test('a column without a label, and a table nobody labelled, are shown to nobody', () => {
  for (const [table, column] of [['link', 'secret_hash'], ['token', 'hash'], ['project_auditee', 'unit_id'], ['approval', 'why'], ['insight', 'text'], ['consent', 'shown']] as const) {
    expect([table, column, mayRead(table, column, 'inside')]).toEqual([table, column, false]);
  }
  const labelled = new Set(Object.keys(lexicon).filter((key) => key.startsWith('ledger.field.')).map((key) => key.split('.')[2]));
  expect([...labelled].filter((table) => !(stateTables as readonly string[]).includes(table ?? ''))).toEqual([]);
});

test('opinions and answers reach those inside only, as do the step and the check they are about', () => {
  const returned = { name: 'approval.returned', details: { step: 'discipline', comment: '对方在审', people: ['a'] } };
  expect(shownEvent(returned, 'inside').details).toEqual({ step: 'discipline', comment: '对方在审' });
  expect(shownEvent(returned, 'outside').details).toEqual({ step: '@ledger.withheld', comment: '@ledger.withheld' });
  expect(shownEvent({ name: 'review.responded', details: { check: 'INT-01', title: '@check.INT-01.title', text: '已报告' } }, 'outside').details).toEqual({
    check: '@ledger.withheld', title: '@ledger.withheld', text: '@ledger.withheld',
  });
  expect(shownEvent({ name: 'activity.created', details: { theme: '科技强审' } }, 'outside').details).toEqual({ theme: '科技强审' });
  expect([mayRead('approval', 'comment', 'inside'), mayRead('approval', 'comment', 'outside'), mayRead('reply', 'reason', 'outside'), mayRead('activity', 'theme', 'outside')]).toEqual([true, false, false, true]);
  // What was spent is told on the activity's page, to whom it is open.
  expect([mayRead('cost_line', 'actual_fen', 'inside'), mayRead('cost_line', 'actual_fen', 'outside'), mayRead('cost_line', 'amount_fen', 'outside')]).toEqual([true, false, true]);
  expect(shownEvent({ name: 'cost.actuals_entered', details: { amount: '900.00' } }, 'outside').details).toEqual({ amount: '@ledger.withheld' });
});

test('values read as text', () => {
  expect(textOf('activity', 'stage', 'held')).toBe('@stage.held');
  expect([textOf('cost_line', 'category', 'hire'), textOf('cost_line', 'unit_fen', 150_000)]).toEqual(['@cost.category.hire', '1,500.00']);
  expect(textOf('activity', 'estimate_fen', 123450)).toBe('1,234.50');
  expect(textOf('activity', 'forms', ['研讨', '参观'])).toBe('研讨、参观');
  expect(textOf('programme_version', 'programme', { sessions: [{ day: '2026-12-10', place: '会议室', stops: [] }], tasks: [] })).toBe('2026-12-10  会议室');
  expect([textOf('side', 'present', 0), textOf('side', 'present', null), textOf('activity', 'theme', '')]).toEqual(['0', null, null]);
});
