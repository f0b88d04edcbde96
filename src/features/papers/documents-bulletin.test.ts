import { expect, test } from 'vitest';
import { exampleBulletin } from '#features/record/fixtures-checks.ts';
import { bulletinPaper } from './documents-bulletin.ts';

const context = { office: '某办', today: '2026-11-26', demo: false };
const body = [{ kind: 'paragraph' as const, runs: [{ text: '请找', bold: false }, { text: '张三', bold: true, mask: 'name' as const }, { text: '13800138000', bold: false, mask: 'phone' as const }] }];
const out = { ...exampleBulletin, body, state: 'released' as const, year: 2026, number: 3, releasedOn: '2026-11-20' };

test('what is masked is masked on paper, before the release as after it', () => {
  for (const bulletin of [{ ...exampleBulletin, body }, out]) {
    const said = JSON.stringify(bulletinPaper(bulletin, context));
    expect(said).toContain('张某');
    expect(said).toContain('138****8000');
    expect(said).not.toMatch(/张三|13800138000/);
  }
});

test.each([
  ['a draft', exampleBulletin, '送审稿，未经签发'],
  ['released', out, undefined],
  ['being corrected', { ...out, state: 'draft' as const, correction: '人数有误' }, '更正送审稿，未经签发'],
  ['corrected', { ...out, correction: '人数有误', correctedOn: '2026-11-25' }, '更正（2026年11月25日）：人数有误'],
  ['withdrawn', { ...out, withdrawnOn: '2026-11-26', withdrawnReason: '误发', withdrawnBy: exampleBulletin.authorId, withdrawnName: '吴常青' }, '已撤回（2026年11月26日）：误发'],
])('%s says so on each page', (_, bulletin, notice) => expect(bulletinPaper(bulletin, context).notice).toBe(notice));
