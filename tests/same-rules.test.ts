import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser } from 'playwright-core';
import { build } from 'vite';
import { exampleFacts, exampleProgramme, id } from '#features/activity/fixtures.ts';
import { noDeclarations, type ActivityFacts } from '#features/activity/facts.ts';
import { findingsOf } from '#features/checks.ts';
import { bases, categories, costFunds, lecturers, payers } from '#features/cost/facts-plain.ts';
import type { CostLine } from '#features/cost/facts.ts';
import { costLine } from '#features/cost/fixtures.ts';
import { planFindings } from '#features/plan/facts-findings.ts';
import { planId, planLine, planOf } from '#features/plan/fixtures-checks.ts';
import { shippedRules } from '#features/rulebook/fixtures.ts';
import { loadRules } from '#platform/rules.ts';
import { newId } from '#shared/ids.ts';
import { openOffice } from './harness/actors.ts';
import { startApp } from './harness/app.ts';
import { openBrowser } from './harness/browser.ts';

/** A rule says the same wherever it is asked: the functions of the server, bundled as the pages are, run in a real browser on a thousand activities. */

const root = new URL('../', import.meta.url).pathname;
const entry = 'virtual:rules';
const app = await startApp({ now: '2026-11-23T02:00:00.000Z' });
let browser: Browser;
let script = '';

beforeAll(async () => {
  browser = await openBrowser();
  const made = await build({
    configFile: false, logLevel: 'error', root, resolve: { alias: [{ find: /^#(features|shared|platform|web)\//, replacement: `${root}src/$1/` }] },
    plugins: [{
      name: 'rules-entry', resolveId: (name) => (name === entry ? `\0${entry}` : null),
      load: (name) => (name === `\0${entry}` ? `import { findingsOf } from '${root}src/features/checks.ts'; import { planFindings } from '${root}src/features/plan/facts-findings.ts'; globalThis.rules = { findingsOf, planFindings };` : null),
    }],
    build: { write: false, minify: true, rollupOptions: { input: entry, output: { format: 'iife' } } },
  });
  const [first] = Array.isArray(made) ? made : [made];
  const chunk = first !== undefined && 'output' in first ? first.output[0] : undefined;
  script = chunk?.type === 'chunk' ? chunk.code : '';
});
afterAll(() => browser.close());

const place = fc.constantFrom('江西省审计厅', '庐山', '某温泉', '西宁市（青海）', '井冈山干部学院', '武 当 山路', '秘密交通站', '机密★');
const day = fc.constantFrom('2026-12-10', '2026-12-12', '2027-02-17', '2017-09-30', '2026-11-25');
const nat = (most: number) => fc.nat({ max: most });
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: null });
const line: fc.Arbitrary<CostLine> = fc.record({
  category: fc.constantFrom(...categories), basis: fc.constantFrom(...bases), quantity: nat(60), times: nat(6), unitFen: nat(220_000), seats: maybe(fc.integer({ min: 5, max: 60 })), lecturer: maybe(fc.constantFrom(...lecturers)), lecturerOwn: fc.boolean(),
  fundSource: maybe(fc.constantFrom(...costFunds)), decision: maybe(fc.constantFrom('', '2026-11-02 支委会')), payer: fc.constantFrom(...payers), spentOn: fc.constantFrom(...payers), onAllowance: maybe(nat(5)), note: maybe(fc.constantFrom('白酒', '酒店会议室', '误餐补助', '补助标准内', 'ＫＴＶ', '资料')),
  actualFen: maybe(nat(300_000)), papers: fc.constantFrom<CostLine['papers']>([], ['invoice'], ['invoice', 'payment', 'contract', 'hire_note', 'meal_note', 'lecturer_receipt', 'decision']),
}).map((over) => costLine(over));
const session = fc.record({ day, from: fc.constantFrom('08:30', '09:00', '13:30'), to: fc.constantFrom('11:30', '17:00', '12:10'), place, minutes: fc.integer({ min: 10, max: 300 }), strand: fc.constantFrom('theory' as const, 'problem' as const, 'other' as const), stop: place, kind: fc.constantFrom('venue' as const, 'meal' as const, 'scenic' as const) })
  .map(({ minutes, strand, stop, kind, ...rest }) => ({ ...rest, stops: [{ name: stop, kind }], agenda: [{ title: '学习研讨', minutes, owner: '', strand }] }));
const activities: fc.Arbitrary<ActivityFacts> = fc.record({
  lines: fc.array(line, { maxLength: 5 }), sessions: fc.array(session, { maxLength: 3 }), place: maybe(place), plannedOn: maybe(day), source: maybe(fc.constantFrom('project' as const, 'hot' as const, 'suggestion' as const)), theme: maybe(fc.constantFrom('科技强审', '机密★5年', '“科技强审”')),
  audit: fc.constantFrom('no' as const, 'under_audit' as const, 'cooling' as const), kind: fc.constantFrom('standing' as const, 'temporary' as const), stage: fc.constantFrom('topic' as const, 'programme' as const, 'held' as const, 'summary' as const), expected: maybe(nat(80)), away: maybe(fc.constantFrom('no' as const, 'city' as const, 'province' as const)),
  alcohol: maybe(fc.boolean()), gift: fc.boolean(), planned: fc.boolean(),
}).map(({ lines, sessions, place: at, plannedOn, source, theme, audit, kind, stage, expected, away, alcohol, gift, planned }) => {
  const base = exampleFacts({ activity: { place: at, plannedOn, plannedEnd: plannedOn, source, theme, stage, heldOn: stage === 'summary' ? plannedOn : null, programme: sessions.length === 0 ? null : { ...exampleProgramme, sessions }, declarations: { ...noDeclarations, alcohol, gifts: gift ? [{ direction: 'in', what: '茶' }] : [] } } });
  return {
    ...base, costs: lines.map((one, index) => ({ ...one, id: id(700 + index), position: index + 1 })), planned: planned ? { id: id(90), away, people: expected, extra: false } : null,
    branches: base.branches.map((branch) => ({ ...branch, kind, leaders: [{ name: '甲', appointedBy: null }] })), sides: base.sides.map((side) => ({ ...side, expected, audit: side.own ? ('no' as const) : audit })),
    earlier: [{ id: id(95), code: '2026-001', theme: '科技强审', on: '2026-06-01', partner: '江西省审计厅' }],
  };
});

test('a thousand activities: the browser finds what Node finds, letter for letter', async () => {
  const given = fc.sample(activities, { numRuns: 1000, seed: 20261126 });
  const page = await browser.newPage();
  await page.addScriptTag({ content: script });
  const rules = { ...shippedRules, calendar: [...shippedRules.calendar] };
  const there = await page.evaluate(([facts, inForce]) => {
    const { findingsOf: ask } = (globalThis as unknown as { rules: { findingsOf: (one: unknown, by: unknown) => unknown } }).rules;
    const by = { ...(inForce as object), calendar: new Map((inForce as { calendar: [string, boolean][] }).calendar) };
    return (facts as unknown[]).map((one) => JSON.stringify(ask(one, by)));
  }, [given, rules] as const);
  const here = given.map((facts) => JSON.stringify(findingsOf(facts, shippedRules)));
  const different = here.flatMap((text, index) => (text === there[index] ? [] : [{ index, here: text, there: there[index] }]));
  expect(different.slice(0, 1)).toEqual([]);
  // They were not asked about nothing: nearly every rule of plan, costs, places, integrity and branches spoke.
  const spoke = new Set(here.flatMap((text) => (JSON.parse(text) as { check: string }[]).map(({ check }) => check)));
  expect([...spoke].filter((check) => check.startsWith('CST-')).length).toBe(19);
  expect(spoke.size).toBeGreaterThan(30);

  const plan = planOf({ items: given.slice(0, 200).map((facts, index) => planLine({ id: planId(2_000 + index), costs: facts.costs, away: facts.planned?.away ?? null, people: facts.sides[0]?.expected ?? null })) });
  const planThere = await page.evaluate(([facts, inForce]) => {
    const { planFindings: ask } = (globalThis as unknown as { rules: { planFindings: (one: unknown, by: unknown) => unknown } }).rules;
    return JSON.stringify(ask(facts, { ...(inForce as object), calendar: new Map() }));
  }, [plan, rules] as const);
  expect(planThere).toBe(JSON.stringify(planFindings(plan, shippedRules)));
});

test('the server’s own check of edits is what the same function says of the same facts', async () => {
  const office = await openOffice(app);
  const branchId = await office.branch('计算机处党支部');
  const proposer = await office.person('陈思远', { branchId, posts: [{ post: 'member' }] });
  const { id: activityId } = await proposer.client.activity.create({
    commandId: newId(), branchId, theme: '题', kind: '主题联学', source: 'hot', sourceNote: null, projectIds: [], suggestionIds: [], tasks: '任务', expectedEffect: '效果', problemBrought: null, combines: [], forms: [],
    plannedOn: '2026-12-10', plannedEnd: null, place: null, estimateFen: 0, fundSource: null, planItem: '1', countsAsThemeDay: false,
  });
  const { facts } = await proposer.client.activity.get({ id: activityId });
  const rules = await loadRules(app.program.db, office.id, app.clock.now());
  for (const { activity } of fc.sample(activities, { numRuns: 40, seed: 7 })) {
    const theme = activity.theme?.includes('★') === true ? null : activity.theme;
    const at = activity.place?.includes('★') === true ? null : activity.place;
    const edits = { place: at, plannedOn: activity.plannedOn, source: activity.source, theme };
    const told = await proposer.client.activity.check({ id: activityId, ...edits });
    const same = findingsOf({ ...facts, activity: { ...facts.activity, ...edits } }, rules);
    expect(told.map(({ check, severity, subject, facts: said }) => ({ check, severity, subject, said }))).toEqual(same.map(({ check, severity, subject, facts: said }) => ({ check, severity, subject, said })));
  }
});
