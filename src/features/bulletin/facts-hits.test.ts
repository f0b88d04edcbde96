import { describe, expect, test } from 'vitest';
import { exampleFacts, id, ids } from '#features/activity/fixtures.ts';
import { personalIn } from '#features/record/checks-text.ts';
import type { Block, Kept, MaskKind } from '#features/record/facts.ts';
import { exampleBulletin, exampleRecord } from '#features/record/fixtures-checks.ts';
import { auditing } from '#features/rulebook/fixtures.ts';
import { blockText } from './facts.ts';
import { hitsIn, hitsOf, knownPeople, masking, undecided, withMask } from './facts-hits.ts';
import { maskedText } from './facts-outward.ts';

const paragraph = (...runs: Block['runs']): Block => ({ kind: 'paragraph', runs });
const plain = (text: string): Block => paragraph({ text, bold: false });
const nobody = { names: [], units: [] };
const found = (text: string, names: readonly string[] = [], units: readonly string[] = []): string =>
  personalIn(text, names, units).map(({ kind, start, end }) => `${kind}:${text.slice(start, end)}`).join('|');

describe('what is proposed, to the letter where it stands', () => {
  test.each([
    ['电话13800138000。', 'phone:13800138000'], ['电话 138 0013 8000', 'phone:138 0013 8000'], ['１３８００１３８０００', 'phone:１３８００１３８０００'], ['+86 13800138000', 'phone:+86 13800138000'],
    ['027-87654321', 'phone:027-87654321'], ['027－87654321', 'phone:027－87654321'], ['身份证42010619900101123X', 'identity:42010619900101123X'], ['写信到 a.b@example.org.cn。', 'email:a.b@example.org.cn'],
    ['编号420106199001011234567', ''], ['2026年11月26日', ''], ['第12期', ''], ['0.618', ''], ['', ''],
    // Cut in two so that no eye sees it and no pattern should miss it.
    ['1380013\u200b8000', 'phone:1380013\u200b8000'], ['\u202e13800138000\u202c', 'phone:13800138000'], ['138😀00138000', ''],
    ['😀张三😀', 'name:张三'], ['张\u200d三', 'name:张\u200d三'], ['<b>张三</b>', 'name:张三'], ['张三丰', 'name:张三丰'], ['张 三', ''], ['㎡张三', 'name:张三'],
  ])('%s', (text, expected) => expect(found(text, ['张三', '张三丰', '李'])).toBe(expected));
  test('a longer name takes the place of a shorter within it, a unit is told from a person', () => {
    expect(found('江西省审计厅张三', ['张三', '审计'], ['江西省审计厅'])).toBe('unit:江西省审计厅|name:张三');
  });
  test('a text of 400,000 characters is looked through in one way, not once for each of them', () => {
    const before = performance.now();
    expect(personalIn(`${'学习'.repeat(200_000)}13800138000`, ['张三', '李四'], []).length).toBe(1);
    expect(performance.now() - before).toBeLessThan(20_000);
  });
});

describe('hits', () => {
  const kept = (kind: MaskKind, text: string): Kept => ({ kind, text, reason: '本人同意', byId: ids.secretary, byName: '周书记', at: '2026-12-12T02:00:00.000Z' });
  const text = { title: '张三的体会', contributor: '联系13800138000', body: [plain('张三与张三谈'), plain('电话13800138000')] };
  test('the same words are one, wherever they stand; each place with what is around it', () => {
    const hits = hitsIn(text, { names: ['张三'], units: [] }, []);
    expect(hits.map((hit) => [hit.kind, hit.text, hit.state, hit.places.map((place) => place.block)])).toEqual([['name', '张三', 'open', [-1, 0, 0]], ['phone', '13800138000', 'open', [-2, 1]]]);
    expect(hits[1]?.places[1]).toMatchObject({ start: 2, end: 13, before: '电话', after: '', masked: false });
  });
  test('kept, masked, and masked in part only', () => {
    const states = (body: Block[], word: Kept[] = []) => hitsIn({ title: '', contributor: '', body }, { names: ['张三'], units: [] }, word).map((hit) => hit.state).join();
    const masked = paragraph({ text: '张三', bold: false, mask: 'name' });
    expect(states([plain('张三')])).toBe('open');
    expect(states([plain('张三')], [kept('name', '张三')])).toBe('kept');
    expect(states([plain('张三')], [kept('phone', '张三')])).toBe('open');
    expect(states([masked])).toBe('masked');
    expect(states([masked, plain('张三')])).toBe('open');
    expect(states([paragraph({ text: '张', bold: true, mask: 'name' }, { text: '三', bold: false, mask: 'name' })])).toBe('masked');
    expect(states([paragraph({ text: '张', bold: true, mask: 'name' }, { text: '三', bold: false })])).toBe('open');
  });
  test('undecided before anything leaves: numbers and e-mails; names are proposed only', () => {
    const hits = hitsIn({ title: '', contributor: '', body: [plain('张三13800138000 a@b.cn 42010619900101123X')] }, { names: ['张三'], units: [] }, [kept('email', 'a@b.cn')]);
    expect(undecided(hits).map((hit) => hit.kind)).toEqual(['phone', 'identity']);
  });
});

describe('masking a text', () => {
  test('every place of a hit, and back again to the letter', () => {
    const body = [paragraph({ text: '请张', bold: true }, { text: '三与张三来', bold: false }), plain('😀张三')];
    const [hit] = hitsIn({ title: '', contributor: '', body }, { names: ['张三'], units: [] }, []);
    if (hit === undefined) throw new Error('a hit expected');
    const masked = withMask(body, hit, true);
    expect(masked.map(blockText)).toEqual(body.map(blockText));
    expect(maskedText({ title: '', contributor: '', body: masked }).body.map(blockText)).toEqual(['请张某与张某来', '😀张某']);
    expect(withMask(masked, hit, false)).toEqual(body);
  });
  test('a range outside a block masks nothing', () => {
    expect(masking(plain('张三'), { start: 5, end: 9 }, 'other')).toEqual(plain('张三'));
    expect(masking(plain('张三丰'), { start: 1, end: 2 }, 'other').runs).toEqual([{ text: '张', bold: false }, { text: '三', bold: false, mask: 'other' }, { text: '丰', bold: false }]);
  });
});

describe('people the activity knows', () => {
  const facts = exampleFacts({
    record: { ...exampleRecord, chair: '周书记', recorder: '李向东', decisions: [{ text: '共建', owner: '数据办', dueOn: null }, { text: '再聚', owner: '赵明', dueOn: null }] },
    attendance: [{ id: id(300), sideId: ids.ownSide, personId: ids.member, name: '欧阳娜', post: null, state: 'present', reason: null, branchId: ids.branch }],
    further: [{ id: id(60), code: '2026-002', theme: null, kind: '联学', heldOn: null, organiserId: null, proposerId: null, names: ['钱进', '某支部'], auditees: ['某钢铁公司'] }],
  });
  test('by attendance, sides, record, and of further activities; what is no name is left out', () => {
    const names = knownPeople(facts, { alsoActivityIds: [] }).names.toSorted();
    expect(names).toEqual(['刘明', '李向东', '欧阳娜', '赵明', '陈思远'].toSorted());
    expect(knownPeople(facts, { alsoActivityIds: [id(60)] }).names).toContain('钱进');
    expect(knownPeople(facts, { alsoActivityIds: [id(60)] }).names).not.toContain('某支部');
  });
  test('units under audit, of this activity and of further ones it was composed from', () => {
    expect(knownPeople(facts, { alsoActivityIds: [] }).units).toEqual([]);
    expect(knownPeople(auditing(facts, 'under_audit'), { alsoActivityIds: [id(60)] }).units).toEqual(['江西省审计厅', '数据办党支部', '某钢铁公司']);
    expect(hitsOf(facts, { ...exampleBulletin, body: [plain('刘明到某钢铁公司')], alsoActivityIds: [id(60)] }).map((hit) => hit.kind)).toEqual(['name', 'unit']);
  });
  test('nobody known, nothing proposed', () => expect(hitsIn({ title: '张三', contributor: '', body: [] }, nobody, [])).toEqual([]));
});
