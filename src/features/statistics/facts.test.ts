import { describe, expect, test } from 'vitest';
import { cellsOf, keysOf, Sums } from './facts-cells.ts';
import { Cells, figureOf, figures, medianOf, type FigureKey } from './facts-figures.ts';
import { keysAsked, recordsOf } from './facts-records.ts';
import { besideOf, factOf, isHeld, traits, unknown, within, type Image, type Images } from './facts.ts';

/** Every definition, as a table of small cases; what is not known is a value. */

const activity = (over: Image = {}): Image => ({ stage: 'conversion', standing: 'active', origin: 'entered', source: 'hot', forms: ['座谈'], host_branch_ids: ['b1'], held_on: '2026-03-05', planned_on: '2026-03-04', year: 2026, conversion: 'open', ...over });
const units: Record<string, Image> = {
  steel: { own: false, industry: 'C', region: '420000', field: '钢铁', front_line: true }, office: { own: false, industry: 'S', region: '360100', field: null, front_line: false },
  bare: { own: false, industry: null, region: '湖北十堰', field: null, front_line: null }, ours: { own: true, industry: null, region: null, field: null, front_line: null },
};
const partner = (unit: string | null): Image => ({ role: 'partner', unit_id: unit });
const images = (over: Partial<Images> & { with?: readonly (string | null)[] } = {}): Images => ({
  activity: activity(), sides: [{ role: 'host', unit_id: 'ours' }, ...(over.with ?? ['steel']).map(partner)], units: new Map(Object.entries(units)), problems: [], actions: [], record: null, ...over,
});

describe('held or not, its year and month', () => {
  test.each<[string, Image, boolean, string, string]>([
    ['held on a day', {}, true, '2026', '03'], ['not yet: by its plan', { held_on: null }, false, '2026', '03'], ['not yet, no day planned', { held_on: null, planned_on: null }, false, '2026', unknown],
    ['held in another year than planned', { held_on: '2027-01-02' }, true, '2027', '01'], ['brought in, the year alone is told', { held_on: null, planned_on: null, origin: 'imported', year: 2018 }, true, '2018', unknown],
    ['brought in, nothing is told', { held_on: null, planned_on: null, origin: 'imported', year: null }, true, unknown, unknown],
  ])('%s', (_, over, held, year, month) => expect(factOf(images({ activity: activity(over) }))).toMatchObject({ held, year, month }));
  test('a postponed one stands as that', () => expect(factOf(images({ activity: activity({ held_on: null, standing: 'postponed', stage: 'held' }) })).stage).toBe('postponed'));
  test('isHeld', () => expect([isHeld({ held_on: null }), isHeld({ held_on: '2026-01-01' }), isHeld({ origin: 'imported' })]).toEqual([false, true, true]));
});

describe('partners', () => {
  test.each<[string, readonly (string | null)[], readonly string[], readonly string[], readonly string[]]>([
    ['one', ['steel'], ['C'], ['420000'], ['yes']], ['two of two industries', ['steel', 'office'], ['C', 'S'], ['360000', '420000'], ['yes']], ['not front line, known of all', ['office'], ['S'], ['360000'], ['no']],
    ['one of which nothing is known', ['bare'], [unknown], ['420000'], [unknown]], ['known and unknown beside each other', ['office', 'bare'], [unknown, 'S'], ['360000', '420000'], [unknown]],
    ['no unit named', [null], [unknown], [unknown], [unknown]], ['none at all', [], [unknown], [unknown], [unknown]], ['only branches of our own', ['ours'], [within], [within], [within]], ['our own and another', ['ours', 'steel'], ['C'], ['420000'], ['yes']],
  ])('%s', (_, with_, industry, region, front) => expect(factOf(images({ with: with_ })).traits).toMatchObject({ industry, region, front }));
  test('units met are those outside, each once', () => expect(factOf(images({ with: ['steel', 'steel', 'ours', null] })).units).toEqual(['steel']));
  test('industry and province stand together', () => expect(factOf(images({ with: ['steel', 'bare'] })).reach).toEqual([`${unknown}|420000`, 'C|420000']));
});

test.each<[string, Image | null, readonly string[]]>([
  ['no record', null, [unknown]], ['a draft', { strands: ['theory'], written_at: null }, [unknown]], ['written', { strands: ['problem', 'theory'], written_at: '2026-03-06T00:00:00Z' }, ['problem', 'theory']], ['written, under no strand', { strands: [], written_at: '2026-03-06T00:00:00Z' }, [unknown]],
])('strands: %s', (_, record, strand) => expect(factOf(images({ record })).traits.strand).toEqual(strand));
test.each<[Image, readonly string[], readonly string[]]>([[{ source: null, forms: [] }, [unknown], [unknown]], [{ source: 'focal', forms: ['参观', '座谈', '参观', ' '] }, ['focal'], ['参观', '座谈']]])('source and forms %j', (over, source, form) => expect(factOf(images({ activity: activity(over) })).traits).toMatchObject({ source, form }));

describe('problems', () => {
  const problems = [{ id: 'p1', kind: 'problem' }];
  const action = (state: string, over: Image = {}): Image => ({ problem_id: 'p1', state, verified_on: null, ...over });
  test.each<[string, readonly Image[], Image, object]>([
    ['raised only', [], {}, { tasked: false, verified: false, days: null }], ['with an action', [action('open')], {}, { tasked: true, verified: false, days: null }], ['whose action was dropped', [action('dropped')], {}, { tasked: false, verified: false, days: null }],
    ['verified', [action('verified', { verified_on: '2026-04-04' })], {}, { tasked: true, verified: true, days: '30' }], ['the first of two counts', [action('verified', { verified_on: '2026-05-04' }), action('verified', { verified_on: '2026-03-06' })], {}, { verified: true, days: '1' }],
    ['day of the activity not known', [action('verified', { verified_on: '2026-04-04' })], { held_on: null, origin: 'imported' }, { verified: true, days: unknown }], ['verified before it was held', [action('verified', { verified_on: '2026-01-04' })], {}, { verified: true, days: unknown }],
    ['of a kind nobody knew before', [], { conversion: 'unknown' }, { kind: 'problem' }],
  ])('%s', (_, actions, over, expected) => expect(factOf(images({ activity: activity(over), problems, actions })).raised).toMatchObject([expected]));
  test('of a past brought in nothing is known, unless problems are told', () => {
    const past = activity({ origin: 'imported', conversion: 'unknown' });
    expect([factOf(images({ activity: past })).followed, factOf(images({ activity: past, problems })).followed, factOf(images()).followed]).toEqual([unknown, 'told', 'yes']);
    expect(factOf(images({ activity: past, problems, actions: [action('open')] })).followed).toBe('yes');
  });
});

const summed = (...all: Images[]): Cells => {
  const sums = new Sums();
  for (const one of all) sums.add(cellsOf(factOf(one)));
  return new Cells(sums.rows.filter(({ branch, year }) => branch === '*' && year === '*'));
};
const value = (key: FigureKey, cells: Cells, undated = 0) => figureOf(key).of(cells, { units: 2, undated });

describe('figures', () => {
  const raised = { problems: [{ id: 'p1', kind: 'problem' }, { id: 'p2', kind: 'voice' }], actions: [{ problem_id: 'p1', state: 'verified', verified_on: '2026-03-15' }] };
  const past = images({ activity: activity({ origin: 'imported', held_on: null, year: null, planned_on: null, conversion: 'unknown', host_branch_ids: [] }), with: [] });
  const told = images({ activity: activity({ origin: 'imported', conversion: 'unknown' }), problems: [{ id: 'p3', kind: 'problem' }] });
  test('what a past told and nobody followed is raised, and in no rate', () => {
    const both = summed(images(raised), told);
    expect([value('raised', both), value('rate', both), value('verified', both)]).toEqual([{ value: 3, unknown: 0 }, { value: 0.5, of: 2, unknown: 1 }, { value: 1, unknown: 1 }]);
  });
  const cells = summed(images(raised), images({ with: ['office'] }), images({ activity: activity({ held_on: null, stage: 'approval' }) }), images({ activity: activity({ held_on: null, standing: 'cancelled' }) }), past);
  test.each<[FigureKey, object]>([
    ['held', { value: 3, unknown: 0 }], ['ahead', { value: 1, unknown: 0 }], ['branches', { value: 1, unknown: 1 }], ['units', { value: 2, unknown: 1 }], ['front', { value: 0.5, of: 2, unknown: 1 }], ['raised', { value: 2, unknown: 1 }],
    ['tasked', { value: 1, unknown: 1 }], ['verified', { value: 1, unknown: 1 }], ['rate', { value: 0.5, of: 2, unknown: 1 }], ['days', { value: 10, unknown: 0 }],
  ])('%s', (key, expected) => expect(value(key, cells)).toEqual(expected));
  test('of nothing there is no share', () => expect(figures.map(({ key }) => value(key, new Cells([])).value)).toEqual([0, 0, 0, 2, null, 0, 0, 0, null, null, 0, 0, 0]));
  test('those of no known year are told where a year is asked for', () => expect(value('held', cells, 4).unknown).toBe(4));
  test.each<[readonly [string, number][], number | null]>([[[], null], [[['5', 1]], 5], [[['10', 1], ['2', 1]], 2], [[['10', 2], ['2', 1]], 10], [[['9', 1], ['10', 1], ['100', 1]], 10]])('the middle of %j', (days, middle) => expect(medianOf(days.map(([key, n]) => ({ key, n })))).toBe(middle));
});

describe('a problem that belongs to no activity', () => {
  const problem = { kind: 'voice', branch_id: 'b1', year: 2026 };
  test.each<[string, Image, readonly Image[], object]>([
    ['entered', problem, [], { year: '2026', branches: ['b1'], tasked: false, verified: false }], ['with an action', problem, [{ state: 'open' }], { tasked: true, verified: false }], ['whose action was dropped', problem, [{ state: 'dropped' }], { tasked: false, verified: false }],
    ['verified', problem, [{ state: 'verified' }, { state: 'open' }], { tasked: true, verified: true }], ['of no known year and branch', { kind: 'problem', year: null, branch_id: null }, [], { year: unknown, branches: [] }],
  ])('%s', (_, row, actions, expected) => expect(besideOf(row, actions)).toMatchObject({ beside: true, ...expected }));
  test('counts beside the activities: in its branch and year, and in no sum of theirs', () => {
    const rows = cellsOf(besideOf(problem, [{ state: 'verified' }]));
    expect(rows.map(({ branch, year, dimension, n, problems, tasked, verified }) => [branch, year, dimension, n, problems, tasked, verified])).toEqual([['*', '*', 'beside', 1, 1, 1, 1], ['*', '2026', 'beside', 1, 1, 1, 1], ['b1', '*', 'beside', 1, 1, 1, 1], ['b1', '2026', 'beside', 1, 1, 1, 1]]);
  });
});

describe('sums', () => {
  test('two hosts count once in the office and once each', () => {
    const rows = cellsOf(factOf(images({ activity: activity({ host_branch_ids: ['b1', 'b2'] }) }))).filter(({ dimension, year }) => dimension === 'held' && year === '*');
    expect(rows.map(({ branch, n }) => [branch, n])).toEqual([['*', 1], ['b1', 1], ['b2', 1]]);
  });
  test('what is added and taken away comes to nothing', () => {
    const sums = new Sums();
    sums.add(cellsOf(factOf(images())));
    sums.add(cellsOf(factOf(images())), -1);
    expect(sums.rows).toEqual([]);
  });
  test('an activity has the key that the records of each of its cells ask for', () => {
    for (const one of [images({ with: ['steel', 'bare'] }), images({ with: [], activity: activity({ source: null, forms: [], host_branch_ids: [] }) })]) {
      const fact = factOf(one);
      const keys = keysOf(fact);
      for (const { dimension, key } of cellsOf(fact).filter((cell) => ['held', 'year', 'month', 'reach', 'partner', ...traits].includes(cell.dimension))) expect(keys, `${dimension} ${key}`).toEqual(expect.arrayContaining(keysAsked(recordsOf({}, dimension, key))));
    }
  });
});
