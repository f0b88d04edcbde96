import { describe, expect, test } from 'vitest';
import { cardFor } from './documents-robot.ts';
import { robotKinds } from './facts.ts';

/** The longest text WeCom takes as Markdown: bytes, not characters. */
const wecomTakes = 4_096;
const cardOf = (lines: readonly string[]) => ({ title: '联学提醒：有 900 项待办', lines, link: 'https://lianxue.example/reminders', linkWords: '查看我的事项', more: (count: number) => `另有 ${count} 项，请打开系统查看` });
const line = (index: number): string => `第${index}类事项：${'审'.repeat(40)}`;

describe.each(robotKinds)('%s', (kind) => {
  test.each([
    ['few lines stand whole', 3, 3], ['as many as fit', 21, 21], ['one too many', 22, 21], ['very many', 900, 21],
  ])('%s', (_, count, whole) => {
    const text = JSON.stringify(cardFor(kind, cardOf(Array.from({ length: count }, (__, index) => line(index + 1)))));
    expect(Buffer.byteLength(text)).toBeLessThan(wecomTakes);
    const shown = Array.from({ length: count }, (__, index) => index + 1).filter((index) => text.includes(line(index)));
    // Cut between two items, never within one, and always from the end.
    expect(shown).toEqual(Array.from({ length: whole }, (__, index) => index + 1));
    expect(text.includes('另有')).toBe(whole < count);
    if (whole < count) expect(text).toContain(`另有 ${count - whole} 项，请打开系统查看`);
    expect(text).toContain('https://lianxue.example/reminders');
  });
});
