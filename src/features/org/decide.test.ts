import { describe, expect, test } from 'vitest';
import { actors, given, id } from '#features/activity/fixtures.ts';
import type { Post } from '#shared/actor.ts';
import { addBranch, addPerson, addUnit } from './decide.ts';
import { exclusive } from './policy.ts';

const operator = { ...actors.committee, kind: 'operator' as const, posts: [] };

describe('SEC-04: the three administrators are exclusive', () => {
  test.each<[Post[], boolean]>([
    [['system_admin'], true],
    [['system_admin', 'audit_admin'], false],
    [['security_admin', 'member'], false],
    [['member', 'secretary'], true],
  ])('%j → %s', (posts, allowed) => {
    expect(exclusive(posts, operator).length === 0).toBe(allowed);
  });
  test('the committee cannot make an administrator', () => {
    expect(exclusive(['audit_admin'], actors.committee)).toMatchObject([{ check: 'forbidden.post' }]);
  });
});

test('a temporary branch without an approval record is refused (ORG-03)', () => {
  const input = { commandId: id(1), unitId: id(2), name: '某审计组临时党支部', kind: 'temporary' as const, approvalNo: null, approvedBy: null, approvedOn: null, startOn: null, plannedEnd: null };
  expect(addBranch({ unitKnown: true }, input, given(actors.committee))).toMatchObject({ ok: false, findings: [{ check: 'ORG-03' }] });
  expect(addBranch({ unitKnown: true }, { ...input, approvalNo: '武办党〔2026〕3号', approvedOn: '2026-03-01' }, given(actors.committee)).ok).toBe(true);
});

test('a unit is entered once', () => {
  const input = { commandId: id(1), name: '江西省审计厅', kind: '机关', industry: 'S', region: '江西' };
  expect(addUnit({ taken: true }, input, given(actors.secretary))).toMatchObject({ ok: false, findings: [{ check: 'need.unit_once', field: 'name' }] });
  expect(addUnit({ taken: false }, input, given(actors.member)).ok).toBe(false);
});

test('a person starts with one home branch and its posts', () => {
  const decision = addPerson({ branchKnown: true }, { commandId: id(1), name: '曾文静', branchId: id(3), posts: [{ post: 'member', branchId: id(3) }] }, given(actors.committee));
  expect(decision.ok && decision.changes.map((change) => change.table)).toEqual(['person', 'membership', 'post']);
  expect(decision.ok && decision.changes[0]).toMatchObject({ row: { pinyin: expect.stringMatching(/^zeng /) } });
});
