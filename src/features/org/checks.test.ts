import { describe, expect, test } from 'vitest';
import type { ActivityFacts } from '#features/activity/facts.ts';
import { exampleFacts, exampleProgramme, id, ids } from '#features/activity/fixtures.ts';
import { says, severities } from '#features/rulebook/fixtures.ts';

type Branch = ActivityFacts['branches'][number];
const temporary: Branch = {
  id: ids.branch, name: '审计组临时党支部', kind: 'temporary', projectId: ids.project, approvalNo: '〔2026〕3号', approvedOn: '2026-09-01', plannedEnd: null,
  dissolvedOn: null, projectClosedOn: null,
};
const by = (branch: Partial<Branch>, activity: Partial<ActivityFacts['activity']> = {}) => exampleFacts({ branches: [{ ...temporary, ...branch }], activity });

describe('ORG-03 a temporary branch is approved', () => {
  test.each([
    ['approved before', by({}), ''],
    ['approved on the day', by({ approvedOn: '2026-12-10' }), ''],
    ['approved a day late', by({ approvedOn: '2026-12-11' }), 'block'],
    ['never approved', by({ approvedOn: null, approvalNo: null }), 'block'],
    ['a standing branch needs none', by({ kind: 'standing', approvedOn: null }), ''],
  ])('%s', (_, facts, expected) => expect(severities('ORG-03', facts)).toBe(expected));
});

describe('ORG-04 what a temporary branch does not do', () => {
  const saying = (title: string) =>
    ({ programme: { ...exampleProgramme, sessions: exampleProgramme.sessions.map((session) => ({ ...session, agenda: [{ title, minutes: 60, owner: '', strand: 'theory' as const }] })) } });
  test.each([
    ['讨论发展党员事项', 'block'],
    ['表决对张某的党纪处分', 'block'],
    ['收缴党费', 'block'],
    ['支委会换届', 'block'],
    ['选举出席代表', 'block'],
    ['发 展 党 员大会', 'block'],
    ['学习换届纪律', ''],
    ['学习《中国共产党发展党员工作细则》', ''],
    ['学习纪律处分条例', ''],
    ['观看处分案例警示片', ''],
    ['研讨大数据审计方法', ''],
    ['学习换届纪律，随后换届', 'block'],
  ])('%s', (title, expected) => expect(severities('ORG-04', by({}, saying(title)))).toBe(expected));

  test('kind and forms are read too', () => {
    expect(severities('ORG-04', by({}, { kind: '换届大会' }))).toBe('block');
    expect(severities('ORG-04', by({}, { forms: ['选举'] }))).toBe('block');
  });
  test('a standing branch may; beside one a person is asked for the reason', () => {
    expect(severities('ORG-04', by({ kind: 'standing' }, saying('支委会换届')))).toBe('');
    const both = exampleFacts({ branches: [temporary, { ...temporary, id: id(40), kind: 'standing' }], activity: saying('支委会换届') });
    expect(severities('ORG-04', both)).toBe('warn');
  });
});

describe('ORG-06 it ends with its project', () => {
  test.each([
    ['project open', by({}), ''],
    ['closed on the day', by({ projectClosedOn: '2026-12-10' }), ''],
    ['closed the day before', by({ projectClosedOn: '2026-12-09' }), 'block'],
    ['dissolved the day before', by({ dissolvedOn: '2026-12-09' }), 'block'],
    ['held before it closed', by({ projectClosedOn: '2026-12-09' }, { heldOn: '2026-12-08' }), ''],
    ['standing', by({ kind: 'standing', projectClosedOn: '2026-12-01' }), ''],
  ])('%s', (_, facts, expected) => expect(severities('ORG-06', facts)).toBe(expected));
  test('names the earlier of both ends', () => {
    expect(says('ORG-06', by({ projectClosedOn: '2026-12-08', dissolvedOn: '2026-12-01' }))[0]?.facts).toMatchObject({ end: '2026-12-01' });
  });
});
