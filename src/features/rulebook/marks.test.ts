import { describe, expect, test } from 'vitest';
import { exampleFacts } from '#features/activity/fixtures.ts';
import { says } from './fixtures.ts';
import { marksAtDoor, marksIn } from './marks.ts';

describe('mark forms', () => {
  test.each([
    '绝密★', '机密★5年', '秘密★长期', '机密☆', '绝 密 ★ 启用前', '秘密*1年', '密级：机密', '密级:秘密', '第一行\n机密\n第三行', '  秘 密  ', '【绝密】', '秘密 10年', '机密＊3年',
    '絕密★', '機密★', '祕密★', '绝\u200b密★', '標題\n密級：機密',
  ])('%s', (text) => expect(marksIn(text).map((mark) => mark.form)).toEqual(['mark']));
});

describe('bare words', () => {
  test.each(['会上讨论了秘密事项', '不得带走机密材料', '这是绝密吗'])('%s', (text) => expect(marksIn(text).map((mark) => mark.form)).toEqual(['word']));
});

describe('neither', () => {
  test.each(['联学活动', '亲密合作', '机关保密委员会', '保密审查', '精密机械', '自然之奥秘，密不可分', ''])('%s', (text) => expect(marksIn(text)).toEqual([]));
  test('set phrases that the office lists', () => {
    expect(marksIn('重温誓词：保守党的秘密', ['保守党的秘密'])).toEqual([]);
    expect(marksIn('重温誓词：保守党的秘密').length).toBe(1);
    expect(marksIn('保守党的秘密★', ['保守党的秘密']).map((mark) => mark.form)).toEqual(['mark']);
  });
});

test('the door names the field, not the text, and lets bare words pass', () => {
  const input = { commandId: 'x', tasks: '研讨', programme: { sessions: [{ place: '会议室' }, { place: '机密★ 大楼' }] }, note: '秘密' + '事项' };
  expect(marksAtDoor(input)).toMatchObject([{ check: 'SEC-09', severity: 'block', field: 'programme.sessions.1.place', facts: { mark: '机密' } }]);
  expect(JSON.stringify(marksAtDoor(input))).not.toContain('大楼');
  expect(marksAtDoor({ year: 2026, tags: [null, true] })).toEqual([]);
});

describe('SEC-09 over an activity', () => {
  test('a mark blocks, a bare word warns, set phrases and plain text pass', () => {
    const theme = (text: string) => says('SEC-09', exampleFacts({ activity: { theme: text } })).map(({ severity, field }) => [severity, field]);
    expect(theme('机密★')).toEqual([['block', 'activity.theme']]);
    expect(theme('秘密工作')).toEqual([['warn', 'activity.theme']]);
    expect(theme('保守党的秘密')).toEqual([]);
    expect(theme('科技强审')).toEqual([]);
  });
});
