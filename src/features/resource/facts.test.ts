import { describe, expect, test } from 'vitest';
import { fresh, reached, type At, type Stationed, type Target } from './facts-reach.ts';
import { isWebAddress, tidyTags } from './facts.ts';

const today = '2026-11-23';
const at = (over: Partial<At> = {}): At => ({ id: 'p1', name: '江西制造业审计', region: '360100', industry: 'C', startOn: '2026-10-01', endOn: '2026-12-31', closedOn: null, team: ['zhang'], ...over });
const team: Stationed = { id: 'b1', name: '审计组临时党支部', kind: 'temporary', startOn: '2026-10-08', dissolvedOn: null, people: ['zhang', 'li'], projects: [at()] };
const home: Stationed = { id: 'b2', name: '企业处党支部', kind: 'standing', startOn: null, dissolvedOn: null, people: ['zhang', 'wang'], projects: [at()] };
const idle: Stationed = { id: 'b3', name: '人教处党支部', kind: 'standing', startOn: null, dissolvedOn: null, people: ['zhao'], projects: [] };
const all = [team, home, idle];
const target = (over: Partial<Target>): Target => ({ branchId: null, projectId: null, region: null, industry: null, branchKind: null, ...over });
const names = (to: Partial<Target>, branches: readonly Stationed[] = all, on = today): string => reached(target(to), branches, on).map(({ branch, people }) => `${branch.id}:${people.join('+')}`).join(' ');

describe('whom a push reaches', () => {
  test.each([
    ['teams now in 江西 auditing manufacturing', { region: '360000', industry: 'C' }, 'b1:zhang+li b2:zhang'],
    ['only temporary branches of them', { region: '360000', industry: 'C', branchKind: 'temporary' }, 'b1:zhang+li'],
    ['the city itself', { region: '360100' }, 'b1:zhang+li b2:zhang'],
    ['a county the project does not name', { region: '360111' }, ''],
    ['another province', { region: '420000', industry: 'C' }, ''],
    ['another industry', { region: '360000', industry: 'J' }, ''],
    ['a project', { projectId: 'p1' }, 'b1:zhang+li b2:zhang'],
    ['a branch by name: everybody in it', { branchId: 'b2' }, 'b2:zhang+wang'],
    ['a branch by name that is at no project', { branchId: 'b3' }, 'b3:zhao'],
    ['a branch by name, but only while in 江西', { branchId: 'b3', region: '360000' }, ''],
    ['nothing but a kind is no target', { branchKind: 'standing' }, ''],
    ['nothing at all', {}, ''],
  ] as const)('%s', (_, to, expected) => expect(names(to)).toBe(expected));

  test.each([
    ['before it begins', '2026-09-30', at(), ''], ['on its first day', '2026-10-08', at(), 'b1:zhang+li'], ['on its last planned day', '2026-12-31', at(), 'b1:zhang+li'], ['after it', '2027-01-01', at(), ''],
    ['closed early', today, at({ closedOn: '2026-11-20' }), ''], ['without an end', '2027-06-01', at({ endOn: null }), 'b1:zhang+li'], ['a place that no list has', today, at({ region: null }), ''],
  ] as const)('a project %s', (_, on, project, expected) => expect(names({ region: '360000' }, [{ ...team, projects: [project] }], on)).toBe(expected));

  test('a branch that is not there yet, or no more', () => {
    expect(names({ projectId: 'p1' }, [{ ...team, startOn: '2026-12-01' }, { ...home, dissolvedOn: today }])).toBe('');
  });
  test('people at two projects that fit are told once', () => {
    expect(names({ region: '360000' }, [{ ...home, projects: [at(), at({ id: 'p2', team: ['zhang', 'wang'] })] }])).toBe('b2:zhang+wang');
  });
});

describe('what is new', () => {
  const push = (id: string, resourceId: string, over: object = {}) => ({ id, resourceId, title: resourceId, untilOn: null, ...target({ region: '360000' }), ...over });
  const keys = (pushes: readonly ReturnType<typeof push>[], told: readonly string[] = []) => fresh(pushes, all, new Set(told), today).map((one) => `${one.push.id}>${one.branch.id}`);
  test('each branch is told of each item once, by whichever push comes first', () => {
    expect(keys([push('x', 'r1'), push('y', 'r1')])).toEqual(['x>b1', 'x>b2']);
    expect(keys([push('x', 'r1'), push('y', 'r2')], ['b1 r1'])).toEqual(['x>b2', 'y>b1', 'y>b2']);
    expect(keys([push('x', 'r1')], ['b1 r1', 'b2 r1'])).toEqual([]);
  });
  test('a push whose last day is past reaches nobody', () => {
    expect(keys([push('x', 'r1', { untilOn: '2026-11-22' })])).toEqual([]);
    expect(keys([push('x', 'r1', { untilOn: today })])).toEqual(['x>b1', 'x>b2']);
  });
});

test.each([
  ['https://www.audit.gov.cn/n5/index.html', true], ['http://intranet.local/a?b=1#c', true], ['HTTPS://例子.中国/学习', true], ['javascript:alert(1)', false], ['data:text/html,<script>', false], ['ftp://a.cn/b', false],
  ['https://', false], ['https://user:word@a.cn/', false], ['https://a.cn/ b', false], ['a.cn', false], ['//a.cn', false], ['https://single/', false],
] as const)('address %s: %s', (text, ok) => expect(isWebAddress(text)).toBe(ok));

test('tags once each', () => expect(tidyTags([' 廉政 ', '大数据', '廉政', ''])).toEqual(['廉政', '大数据']));
