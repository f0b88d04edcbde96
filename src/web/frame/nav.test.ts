import type { Post } from '#shared/actor.ts';
import { expect, test } from 'vitest';
import { navFor } from './nav.ts';

const shown = (...posts: Post[]) => navFor(posts.map((post) => ({ post, branchId: null }))).map(({ key }) => key);

test('members see the business, administrators do not', () => {
  expect(shown('member')).toContain('nav.activities');
  expect(shown('member')).not.toContain('nav.administration');
  expect(shown('member')).not.toContain('nav.outlets');
  expect(shown('committee')).toContain('nav.outlets');
  expect(shown('system_admin')).toEqual(['nav.home', 'nav.administration', 'nav.peers', 'nav.people']);
  expect(shown('security_admin')).toEqual(['nav.home', 'nav.administration', 'nav.peers', 'nav.people', 'nav.rulebook']);
  expect(shown('audit_admin')).toEqual(['nav.home', 'nav.administration', 'nav.peers', 'nav.auditLog']);
});

test('the phone keeps three ways and 更多', () => {
  expect(navFor([{ post: 'member', branchId: 'b' }]).filter((item) => item.bottom)).toHaveLength(3);
});
